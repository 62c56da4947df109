/// How unequal weights are: what is left of them once rows are added up.
package struct WeightSpread: Sendable, Hashable {
  /// The rows that have weight, be it below zero.
  package private(set) var respondents = 0
  /// The rows whose weight is below zero.
  package private(set) var negative = 0
  package private(set) var sum = 0.0
  package private(set) var sumOfSquares = 0.0
  package private(set) var smallest = Double.infinity
  package private(set) var largest = -Double.infinity

  init() {}

  init(_ weights: some Sequence<Double>) {
    for weight in weights { add(weight, rows: 1) }
  }

  /// Adds rows of one weight.
  mutating func add(_ weight: Double, rows: Int) {
    guard rows > 0 else { return }
    if weight != 0 { respondents += rows }
    if weight < 0 { negative += rows }
    sum += Double(rows) * weight
    sumOfSquares += Double(rows) * weight * weight
    smallest = min(smallest, weight)
    largest = max(largest, weight)
  }

  mutating func add(_ other: WeightSpread) {
    respondents += other.respondents
    negative += other.negative
    sum += other.sum
    sumOfSquares += other.sumOfSquares
    smallest = min(smallest, other.smallest)
    largest = max(largest, other.largest)
  }

  /// The size of an unweighted sample as precise as this one, (Σw)² / Σw² (Kish 1965, §11.2).
  ///
  /// It knows nothing of clusters and strata, nor of how weights go with answers.
  package var effectiveSampleSize: Double { sum * sum / sumOfSquares }

  /// The price of unequal weights, n Σw² / (Σw)² = 1 + cv² (Kish 1992).
  package var designEffect: Double { Double(respondents) / effectiveSampleSize }
}
