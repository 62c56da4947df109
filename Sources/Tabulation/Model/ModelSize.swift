/// How many coefficients a model would have, so that a wrong formula ends at once.
struct ModelSize {
  /// Each term of the formula with its predictors.
  let terms: [(name: String, count: Double)]
  /// What else has a coefficient: intercept or thresholds.
  let besides: Int

  init(terms: [(name: String, count: Double)], besides: Int) {
    self.terms = terms
    self.besides = besides
  }

  /// The most coefficients that a model takes.
  static let coefficientLimit = 200

  /// The most parameters where slopes differ between thresholds; they often run away, which takes long.
  static let differingLimit = 100

  /// The most rows times the square of the coefficients, some seconds of a processor for each step.
  static let workLimit = 5_000_000_000.0

  /// - Throws: `tooManyCoefficients` with the term that has most of them.
  func check(rows: Int) throws(ModelError) {
    let count = terms.reduce(Double(besides)) { $0 + $1.count }
    let largest = terms.max { $0.count < $1.count }
    guard count <= Double(Self.coefficientLimit) else {
      throw .tooManyCoefficients(
        Self.whole(count), limit: Self.coefficientLimit, largest: largest?.name ?? "",
        own: Self.whole(largest?.count ?? 0))
    }
    guard Double(rows) * count * count <= Self.workLimit else {
      throw .tooManyCoefficients(
        Self.whole(count),
        limit: Int((Self.workLimit / Double(max(rows, 1))).squareRoot()),
        largest: largest?.name ?? "", own: Self.whole(largest?.count ?? 0))
    }
  }

  /// Products of many categories exceed what an `Int` holds.
  private static func whole(_ count: Double) -> Int { Int(min(count, 1e15)) }
}
