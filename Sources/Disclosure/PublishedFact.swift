/// A number that is printed beside a table's cells, with what its rounding leaves open.
///
/// A percentage over a known base gives a small count away, and a mean tells a sum.
package struct PublishedFact: Hashable, Sendable {
  package let table: Int
  /// Whether it is computed from weighted counts.
  package let isWeighted: Bool
  /// What each cell is multiplied by in the sum that the base is divided into.
  let scores: [Int: Double]
  let base: Int
  /// The limits between which the sum divided by the base lies.
  let limits: ClosedRange<Double>

  /// A percentage that is printed with so many decimals, of a cell in a base of the same table.
  package static func percentage(
    _ printed: Double, decimals: Int, table: Int, cell: Int, base: Int, isWeighted: Bool = false
  ) -> PublishedFact {
    mean(
      printed / 100, decimals: decimals + 2, table: table, scores: [cell: 1], base: base,
      isWeighted: isWeighted)
  }

  /// A mean that is printed with so many decimals, of scores of cells in a base of the same table.
  package static func mean(
    _ printed: Double, decimals: Int, table: Int, scores: [Int: Double], base: Int,
    isWeighted: Bool = false
  ) -> PublishedFact {
    precondition(decimals >= 0 && printed.isFinite, "a printed number has decimals, or none")
    // A hair more than half a unit, so that binary fractions exclude no number that fits.
    let half = (0..<decimals).reduce(0.5) { unit, _ in unit / 10 } * (1 + 1e-9)
    return PublishedFact(
      table: table, isWeighted: isWeighted, scores: scores, base: base,
      limits: printed - half...printed + half)
  }
}

extension LinkedCells {
  /// Adds what printed numbers tell to the relations.
  ///
  /// - Throws: `DisclosureError.unfittingMask` where a fact names a cell that no table has.
  func adding(_ facts: [PublishedFact], of book: LinkedBook) throws(DisclosureError) -> LinkedCells
  {
    var copy = self
    for fact in facts {
      guard cellsOfTables.indices.contains(fact.table) else { throw .unfittingMask(table: "") }
      let numbers = cellsOfTables[fact.table]
      guard (Array(fact.scores.keys) + [fact.base]).allSatisfy(numbers.indices.contains) else {
        throw .unfittingMask(table: book.tables[fact.table].name)
      }
      for (limit, sign) in [(fact.limits.lowerBound, 1.0), (fact.limits.upperBound, -1.0)] {
        var coefficients: [Int: Double] = [numbers[fact.base]: -limit * sign]
        for (index, score) in fact.scores.sorted(by: { $0.key < $1.key }) {
          coefficients[numbers[index], default: 0] += score * sign
        }
        copy.add(
          LinearRelation(
            terms: coefficients.sorted { $0.key < $1.key }.map {
              .init(cell: $0.key, coefficient: $0.value)
            }, upper: .infinity))
      }
    }
    return copy
  }
}
