/// What holds between cells whoever the respondents are: a weighted sum lies between two limits.
struct LinearRelation: Hashable {
  struct Term: Hashable {
    var cell: Int
    var coefficient: Double
  }

  var terms: [Term]
  var lower = 0.0
  /// Infinite where the sum has no upper limit.
  var upper = 0.0

  var isEquation: Bool { lower == upper }

  /// Whole = sum of parts.
  static func sum(_ whole: Int, of parts: [Int]) -> LinearRelation {
    LinearRelation(
      terms: [Term(cell: whole, coefficient: 1)] + parts.map { Term(cell: $0, coefficient: -1) })
  }

  /// Sum of parts − whole ≥ 0.
  static func atMost(_ whole: Int, sumOf parts: [Int]) -> LinearRelation {
    LinearRelation(
      terms: [Term(cell: whole, coefficient: -1)] + parts.map { Term(cell: $0, coefficient: 1) },
      upper: .infinity)
  }

  func value(at point: [Double]) -> Double {
    terms.reduce(0) { $0 + $1.coefficient * point[$1.cell] }
  }

  /// The relation in other numbers of cells, its terms in order.
  func renumbered(_ number: [Int]) -> LinearRelation {
    var copy = self
    copy.terms = terms.map { Term(cell: number[$0.cell], coefficient: $0.coefficient) }
      .sorted { $0.cell < $1.cell }
    return copy
  }

  /// Whether one relation comes before another in an order that only the cells decide.
  static func precedes(_ left: LinearRelation, _ right: LinearRelation) -> Bool {
    if left.upper != right.upper { return left.upper < right.upper }
    if left.lower != right.lower { return left.lower < right.lower }
    for (first, second) in zip(left.terms, right.terms) where first != second {
      return first.cell != second.cell
        ? first.cell < second.cell : first.coefficient < second.coefficient
    }
    return left.terms.count < right.terms.count
  }
}
