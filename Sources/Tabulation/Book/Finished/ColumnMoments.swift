import SurveyStatistics

/// What sums up the numbers of an item in one column.
struct ColumnMoments: Hashable, Sendable {
  /// The respondents whose answer is a number.
  let respondents: Int
  let weight: Double
  /// (Σw)² / Σw² (Kish 1965).
  let effective: Double
  let mean: Double
  /// Σw (x − x̄)² / Σw · n / (n − 1); nil for one respondent.
  let variance: Double?
  /// Of the mean, where respondents are counted or weigh differently but were drawn singly.
  let standardError: Double?
  let median: Double

  /// Nil where nobody's answer is a number.
  ///
  /// - Parameters:
  ///   - scores: the number of each row of the base; nil where it has none.
  ///   - slots: the rows of the base that are summed up.
  init?(_ crossing: Crossing, scores: [Double?], slots: [Int], column: Int) {
    var points: [(value: Double, count: Int, weight: Double, square: Double)] = []
    for slot in slots {
      guard let value = scores[slot] else { continue }
      let cell = slot * crossing.columns + column
      guard crossing.weights[cell] > 0 else { continue }
      points.append(
        (value, crossing.counts[cell], crossing.weights[cell], crossing.squares[cell]))
    }
    guard !points.isEmpty else { return nil }
    let weight = points.reduce(0) { $0 + $1.weight }
    let squares = points.reduce(0) { $0 + $1.square }
    respondents = points.reduce(0) { $0 + $1.count }
    self.weight = weight
    effective = weight * weight / squares
    // Around one of the values, so that leading digits shared by all do not use up precision.
    let origin = points[0].value
    let shift = points.reduce(0) { $0 + $1.weight * ($1.value - origin) } / weight
    mean = origin + shift
    let n = Double(respondents)
    let scatter = points.reduce(0) { sum, point in
      let distance = point.value - origin - shift
      return sum + point.weight * distance * distance
    }
    variance = respondents > 1 ? scatter / weight * n / (n - 1) : nil
    switch crossing.variation {
    case .counts: standardError = variance.map { ($0 / n).squareRoot() }
    case .weighted(let table):
      let contributions = points.reduce(0) { sum, point in
        let distance = point.value - origin - shift
        return sum + point.square * distance * distance
      }
      let all = Double(table.sampled)
      standardError =
        respondents > 1 ? (contributions * all / (all - 1)).squareRoot() / weight : nil
    case .designed, .none: standardError = nil
    }
    median = WeightedDistribution(points.map(\.value), weights: points.map(\.weight)).median
  }
}
