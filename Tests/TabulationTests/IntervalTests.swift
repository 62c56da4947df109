import Microdata
import SurveyStatistics
import Testing

@testable import Tabulation

/// An interval that is printed beside an estimate holds it.
@Suite struct IntervalTests {
  /// Tables of all shapes: tiny, sparse, independent, dependent, with empty categories.
  private static func table(_ place: Int, _ numbers: inout RepeatableNumbers) -> [[Int]] {
    let isSmall = place.isMultiple(of: 3)
    let rows = isSmall ? 2 : 2 + numbers.next(below: 5)
    let columns = isSmall ? 2 : place.isMultiple(of: 4) ? rows : 2 + numbers.next(below: 5)
    let most = [1, 2, 4, 12, 60][numbers.next(below: 5)]
    return (0..<rows).map { row in
      (0..<columns).map { column in
        let lean = place.isMultiple(of: 2) && row == column ? 3 * most : 0
        return numbers.next(below: most + 1) + (numbers.next(below: 4) == 0 ? 0 : lean)
      }
    }
  }

  private func tables(_ from: Int, _ to: Int, _ check: (CrossTabulation) throws -> Void) throws {
    var numbers = RepeatableNumbers()
    for _ in 0..<from { _ = numbers.next(below: 2) }
    var request = rowByColumn
    request.weighting = .frequency("n")
    request.tests = .some(StatisticID.availableAssociations)
    for place in from..<to {
      let counts = Self.table(place, &numbers)
      guard counts.joined().contains(where: { $0 > 0 }) else { continue }
      request.level = [0.95, 0.8, 0.99][place % 3]
      try check(try CrossTabulation(request, of: Self.weighted(counts)))
    }
  }

  /// As `expanded`, one row of data for each cell.
  private static func weighted(_ table: [[Int]]) -> Dataset {
    let width = table[0].count
    let cells = table.indices.flatMap { row in (0..<width).map { (row, $0) } }
    return dataset(
      SmallColumn.declared("row", table.indices.map { "R\($0 + 1)" }).holding(cells.map(\.0)),
      SmallColumn.declared("column", (0..<width).map { "C\($0 + 1)" }).holding(cells.map(\.1)),
      numbers("n", cells.map { Double(table[$0.0][$0.1]) }))
  }

  private static func column(_ name: String, _ values: [Double]) -> Column { numbers(name, values) }

  @Test(arguments: 0..<10)
  func `no association lies outside its interval in a thousand random tables`(part: Int) throws {
    try tables(part * 1000, (part + 1) * 1000) { table in
      for association in table.associations {
        guard let interval = association.confidenceInterval else {
          if association.id == .cramersV {
            #expect(table.notes.contains(.cramersVWithoutInterval))
          }
          continue
        }
        #expect(
          interval.contains(association.estimate),
          "\(association.id) \(association.estimate) \(interval) \(table.unweightedRows)")
      }
    }
  }

  @Test func `V of a table that chance makes has a note in the place of its interval`() throws {
    let counts = (0..<10).map { row in (0..<10).map { ($0 * 3 + row * 7) % 5 == 0 ? 2 : 1 } }
    let table = try CrossTabulation(rowByColumn, of: expanded(counts))
    let v = try #require(table.association(.cramersV))
    #expect(v.estimate > 0.1)
    #expect(v.confidenceInterval == nil)
    #expect(table.notes.contains(.cramersVWithoutInterval))
  }

  @Test func `a book's V of a table that chance makes has a note in the place of its interval`()
    throws
  {
    let counts = (0..<10).map { row in (0..<10).map { ($0 * 3 + row * 7) % 5 == 0 ? 2 : 1 } }
    var plan = MadeSample.plan(
      .item(StubItem(ItemSelection("row"))), by: [.items([ItemSelection("column")])])
    plan.tables[0].tests.notation = .none
    let table = try Book(plan, of: BookData(respondents: expanded(counts))).tables[0]
    let omnibus = try #require(table.omnibus.first)
    #expect(omnibus.effect?.id == .cramersV)
    #expect(omnibus.effect?.confidenceInterval == nil)
    #expect(table.notes.contains(TableNote.intervalBelowV))
  }

  @Test func `no effect of groups lies outside its interval`() throws {
    var numbers = RepeatableNumbers()
    for place in 0..<400 {
      // Exact rank tests of many groups take their time, so most are of few.
      let isLarge = place.isMultiple(of: 20)
      let groups = 2 + numbers.next(below: isLarge ? 5 : 3)
      let samples = (0..<groups).map { group in
        (0..<(2 + numbers.next(below: isLarge ? 6 : 4))).map { _ in
          Double(numbers.next(below: 7) + (place.isMultiple(of: 3) ? group : 0))
        }
      }
      let codes = samples.enumerated().flatMap {
        Array(repeating: $0.offset, count: $0.element.count)
      }
      var request = ComparisonRequest(outcome: "x", design: .groups(by: "group"))
      request.tests = .all
      let data = dataset(
        Self.column("x", samples.flatMap(\.self)),
        SmallColumn.declared("group", samples.indices.map { "G\($0 + 1)" }).holding(codes))
      let comparison = try ItemComparison(request, of: data)
      for effect in comparison.effects {
        guard let interval = effect.confidenceInterval else { continue }
        #expect(
          interval.contains(effect.estimate), "\(effect.id) \(effect.estimate) \(interval)")
      }
    }
  }
}
