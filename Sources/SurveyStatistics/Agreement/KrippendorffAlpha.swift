/// Krippendorff's α: agreement of any number of raters, at any scale level, with missing ratings.
///
/// α = 1 − observed over expected disagreement, from the coincidences of values within units. Units
/// with fewer than two ratings say nothing and are left out; Krippendorff 2011, 2018.
package struct KrippendorffAlpha: Sendable, Hashable, Codable {
  /// How far apart two values are.
  package enum Metric: String, Sendable, Hashable, Codable, CaseIterable {
    /// All different values are equally far apart.
    case nominal
    /// The number of ratings between two values, by all pairable ratings.
    case ordinal
    /// The squared difference.
    case interval
    /// The squared difference over the squared sum; values are not negative.
    case ratio
  }

  package let value: Double
  package let metric: Metric
  /// The units with at least two ratings.
  package let pairableUnits: Int
  package let pairableRatings: Int
  /// What a resample of the coincidences is made of.
  let coincidences: CoincidenceShares

  /// Makes α from one row for each unit, with nil where a rater gave no rating.
  ///
  /// - Throws: `tooFewObservations` where no unit has two ratings, or `indeterminate` where all
  ///   pairable ratings are equal.
  package init(_ units: [[Double?]], metric: Metric) throws(StatisticsError) {
    let rated = units.map { $0.compactMap(\.self) }.filter { $0.count >= 2 }
    guard !rated.isEmpty else { throw .tooFewObservations(needed: 2, found: 0) }
    let values = Set(rated.flatMap(\.self)).sorted()
    precondition(
      metric != .ratio || values.allSatisfy { $0 >= 0 }, "ratio values are not negative")
    let positions = Dictionary(uniqueKeysWithValues: zip(values, values.indices))
    let k = values.count
    var coincidences = [Double](repeating: 0, count: k * k)
    for unit in rated {
      let categories = unit.compactMap { positions[$0] }
      let weight = 1 / Double(unit.count - 1)
      for (i, first) in categories.enumerated() {
        for (j, second) in categories.enumerated() where i != j {
          coincidences[first * k + second] += weight
        }
      }
    }
    let totals = (0..<k).map { row in coincidences[row * k..<(row + 1) * k].reduce(0, +) }
    let n = totals.reduce(0, +)
    var (observed, expected) = (0.0, 0.0)
    var distances = [Double](repeating: 0, count: k * k)
    for first in 0..<k {
      for second in 0..<k where first != second {
        let distance = KrippendorffAlpha.distance(first, second, values, totals, metric)
        distances[first * k + second] = distance
        observed += coincidences[first * k + second] * distance
        expected += totals[first] * totals[second] * distance
      }
    }
    guard expected > 0 else { throw .indeterminate }
    value = 1 - (n - 1) * observed / expected
    self.metric = metric
    pairableUnits = rated.count
    pairableRatings = rated.reduce(0) { $0 + $1.count }
    self.coincidences = CoincidenceShares(
      shares: coincidences.map { $0 / n },
      disagreements: distances.map { $0 * n * (n - 1) / expected },
      pairs: rated.reduce(0) { $0 + $1.count * ($1.count - 1) / 2 })
  }

  private static func distance(
    _ first: Int, _ second: Int, _ values: [Double], _ totals: [Double], _ metric: Metric
  ) -> Double {
    let difference: Double
    switch metric {
    case .nominal: difference = 1
    case .ordinal:
      let range = min(first, second)...max(first, second)
      difference = totals[range].reduce(0, +) - (totals[first] + totals[second]) / 2
    case .interval: difference = values[first] - values[second]
    case .ratio: difference = (values[first] - values[second]) / (values[first] + values[second])
    }
    return difference * difference
  }
}
