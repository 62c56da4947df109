import Disclosure
import Microdata
import QuestionnaireModel
import SurveyStatistics
import Testing

@testable import Tabulation

/// What a table holds back, no analysis of the same answers tells.
@Suite struct SmallGroupTests {
  static func groups(
    _ classes: [String: Confidentiality], survivors: Bool = false
  ) -> SmallGroups {
    var rules = SuppressionRules.usual(survivors: survivors)
    rules.classes = classes
    return SmallGroups(rules: rules, ledger: Ledger(), key: [UInt8](repeating: 7, count: 32))
  }

  private static func byColumn(_ tests: ComparisonSelection = .all) -> ComparisonRequest {
    ComparisonRequest(outcome: "row", design: .groups(by: "column"), tests: tests)
  }

  private static func sensitive(
    _ counts: [[Int]], classes: [String: Confidentiality] = ["row": .sensitive]
  ) throws -> ItemComparison {
    try ItemComparison(byColumn(), of: expanded(counts), under: groups(classes))
  }

  // MARK: - Groups

  @Test func `a small group gives up its numbers, and no other tells them`() throws {
    let found = try Self.sensitive([[40, 3, 30], [20, 2, 41]])
    let small = try #require(found.samples.first { $0.code == "2" })
    #expect(small.size == nil && small.mean == nil && small.standardDeviation == nil)
    #expect(small.median == nil && small.isHeldBack)
    // The sum less the others would be it.
    #expect(found.samples.count { $0.size == nil } >= 2 || found.size == nil)
    #expect(found.tests.isEmpty && found.effects.isEmpty)
    #expect(found.pairwise.allSatisfy { $0.id == .gamesHowell })
    #expect(found.notes.contains(.heldBack(.numbers)))
  }

  @Test func `a small cell in a large group gives up its numbers but not the size of the group`()
    throws
  {
    let found = try Self.sensitive([[40, 3, 30], [20, 30, 41]])
    #expect(found.samples.map(\.size) == [60, 33, 71])
    #expect(found.samples[1].isHeldBack && found.samples.count { $0.isHeldBack } == 2)
    #expect(found.size == 164 && found.tests.isEmpty && found.effects.isEmpty)
  }

  @Test func `the groups' class counts as the outcome's`() throws {
    let found = try Self.sensitive([[40, 3], [20, 2]], classes: ["column": .identifying])
    #expect(found.samples.allSatisfy { $0.isHeldBack || $0.size != 5 })
    #expect(found.tests.isEmpty)
  }

  @Test func `groups that are large in every answer are compared as ever`() throws {
    let counts = [[40, 13, 30], [20, 30, 41]]
    let found = try Self.sensitive(counts)
    let whole = try ItemComparison(Self.byColumn(), of: expanded(counts))
    #expect(found.tests == whole.tests && found.effects == whole.effects)
    #expect(found.pairwise == whole.pairwise && found.notes == whole.notes)
    #expect(found.samples.map(\.mean) == whole.samples.map(\.mean))
  }

  @Test func `items of no class are not held back, but among survivors all are`() throws {
    let counts = [[40, 3], [20, 2]]
    let open = try ItemComparison(
      Self.byColumn(), of: expanded(counts), under: Self.groups(["other": .sensitive]))
    #expect(!open.tests.isEmpty && open.samples[1].size == 5)
    let survivors = try ItemComparison(
      Self.byColumn(), of: expanded(counts), under: Self.groups([:], survivors: true))
    #expect(survivors.tests.isEmpty && survivors.samples[1].isHeldBack)
  }

  @Test func `a group that nobody is in is not left out where that tells it`() throws {
    let found = try Self.sensitive([[40, 0, 30], [20, 0, 41]])
    #expect(found.samples.map(\.code) == ["1", "2", "3"])
    #expect(found.samples[1].isHeldBack && found.tests.isEmpty)
    #expect(!found.notes.contains(.emptyGroupsLeftOut(1)))
  }

  @Test func `an analyst's look shows all and says so`() throws {
    var groups = Self.groups(["row": .sensitive])
    groups.shownBecause = "checking"
    let data = expanded([[40, 3], [20, 2]])
    let found = try ItemComparison(Self.byColumn(), of: data, under: groups)
    #expect(found.samples[1].size == 5 && !found.tests.isEmpty)
    #expect(found.notes.contains(.heldBack(.shown("checking"))))
  }

  @Test func `measured numbers go by the size of the group and by who makes up their sum`() throws {
    let n = 120
    let ages = (0..<n).map { Double(18 + $0 * 7 % 60) }
    var groups = (0..<n).map { $0 % 2 }
    for row in 0..<4 { groups[row] = 2 }
    var request = ComparisonRequest(outcome: "age", design: .groups(by: "g"))
    request.tests = .all
    let column = SmallColumn.declared("g", ["a", "b", "c"]).holding(groups)
    let found = try ItemComparison(
      request, of: dataset(numbers("age", ages.map { $0 }), column),
      under: Self.groups(["age": .sensitive]))
    #expect(found.samples[2].isHeldBack && found.samples[2].size == nil)
    #expect(found.tests.isEmpty && found.effects.isEmpty)
    #expect(found.samples.contains { !$0.isHeldBack })
    let pair = SmallColumn.declared("g", ["a", "b"]).holding((0..<n).map { $0 % 2 })
    let large = try ItemComparison(
      request, of: dataset(numbers("age", ages.map { $0 }), pair),
      under: Self.groups(["age": .sensitive]))
    #expect(large.samples.map(\.size) == [60, 60] && !large.tests.isEmpty)
    var incomes = ages
    incomes[0] = 1e6
    let dominated = try ItemComparison(
      request, of: dataset(numbers("age", incomes.map { $0 }), pair),
      under: Self.groups(["age": .sensitive]))
    #expect(dominated.samples[0].isHeldBack && !dominated.samples[1].isHeldBack)
    #expect(dominated.tests.isEmpty)
  }

  @Test func `a weighted comparison gives up what an unweighted one does`() throws {
    let counts = [[40, 3, 30], [20, 30, 41]]
    let plain = expanded(counts)
    let data = Dataset(
      name: "weighted", rowCount: plain.rowCount,
      columns: plain.columns + [
        numbers("w", (0..<plain.rowCount).map { 1 + Double($0 % 3) })
      ])
    let request = ComparisonRequest(outcome: "row", design: .groups(by: "column"))
    let sample = try Sample(data, weighting: .sampling("w"))
    let found = try ItemComparison(request, of: sample, under: Self.groups(["row": .sensitive]))
    #expect(found.samples[1].isHeldBack && found.tests.isEmpty && found.effects.isEmpty)
    let open = try ItemComparison(request, of: sample, under: Self.groups([:]))
    #expect(!open.tests.isEmpty)
  }

  // MARK: - Pairs and shares

  @Test func `pairs are held back by the table of both answers`() throws {
    var request = ComparisonRequest(outcome: "row", design: .pairs(with: "column"))
    request.tests = .all
    let few = try ItemComparison(
      request, of: expanded([[40, 3], [20, 30]]), under: Self.groups(["row": .sensitive]))
    #expect(few.tests.isEmpty && few.effects.isEmpty)
    #expect(
      !few.notes.contains {
        if case .mcnemarChanges = $0 { true } else { false }
      })
    #expect(few.samples.map(\.size) == [93, 93] && few.samples[0].mean != nil)
    let many = try ItemComparison(
      request, of: expanded([[40, 13], [20, 30]]), under: Self.groups(["row": .sensitive]))
    #expect(!many.tests.isEmpty)
    // With three of one answer, the share of the pair tells them.
    let rare = try ItemComparison(
      request, of: expanded([[40, 3], [20, 0]]), under: Self.groups(["row": .sensitive]))
    #expect(rare.samples.contains { $0.isHeldBack } && rare.tests.isEmpty)
  }

  @Test func `few in a category are no share of a population either`() throws {
    let shares = [("1", 0.5), ("2", 0.3), ("3", 0.2)].map {
      WeightingRequest.Share(category: $0.0, share: $0.1, source: "made", date: "2026")
    }
    let request = ShareRequest(.init(item: "row", shares: shares))
    let data = expanded([[60], [31], [4]])
    let found = try ShareComparison(request, of: data, under: Self.groups(["row": .sensitive]))
    #expect(found.rows[2].respondents == nil && found.rows[2].share == nil)
    #expect(found.rows[2].confidenceInterval == nil && found.rows[2].standardError == nil)
    #expect(found.rows.count { $0.respondents == nil } >= 2 || found.respondents == nil)
    #expect(found.statistic == nil && found.p == nil)
    let joined = try ShareComparison(
      ShareRequest(
        .init(
          item: "row",
          shares: [
            .init(category: "1", share: 0.5, source: "made", date: "2026"),
            .init(category: "2|3", share: 0.5, source: "made", date: "2026"),
          ])), of: data, under: Self.groups(["row": .sensitive]))
    #expect(joined.rows.map(\.respondents) == [60, 35] && joined.p != nil)
  }

  // MARK: - Whatever a table does not tell

  /// Two sets of answers that agree in all that the table publishes give the same comparison.
  @Test(arguments: [false, true])
  func `what is printed is the same whatever the gaps of the table hold`(paired: Bool) throws {
    var random = RepeatableNumbers()
    var tried = 0
    for _ in 0..<60 {
      let (height, width) =
        paired ? (3, 3) : (2 + random.next(below: 2), 2 + random.next(below: 3))
      let counts = (0..<height).map { _ in
        (0..<width).map { _ in
          random.next(below: 3) == 0 ? random.next(below: 10) : 10 + random.next(below: 40)
        }
      }
      guard let other = try Self.alike(counts) else { continue }
      tried += 1
      var request = Self.byColumn()
      if paired { request.design = .pairs(with: "column") }
      let groups = Self.groups(["row": .sensitive])
      let first = try ItemComparison(request, of: expanded(counts), under: groups)
      let second = try ItemComparison(request, of: expanded(other), under: groups)
      #expect(Self.told(first) == Self.told(second), "\(counts) and \(other)")
    }
    #expect(tried > 5)
  }

  /// Other counts with the same published ones, of which the same are held back.
  private static func alike(_ counts: [[Int]]) throws -> [[Int]]? {
    func mask(_ counts: [[Int]]) throws -> [[Bool]] {
      var request = rowByColumn
      request.tests = .none
      let groups = groups(["row": .sensitive])
      let book = try CrossTabulation(request, of: expanded(counts)).book(under: groups.rules)
      let page = TablePage(try groups.protected(book).book.tables[0])
      let margin = page.rows.indices.map { page.margin?.counts[$0] == .withheld }
      return page.withheldCells + [
        page.bases.map { $0 == nil }, margin, [page.margin?.base == nil],
      ]
    }
    let gaps = try mask(counts)
    guard gaps.count == counts.count + 3 else { return nil }
    for top in counts.indices {
      for bottom in counts.indices where bottom != top {
        for left in counts[top].indices {
          for right in counts[top].indices where right != left {
            let corners = [(top, left), (top, right), (bottom, left), (bottom, right)]
            guard corners.allSatisfy({ gaps[$0.0][$0.1] }), counts[top][right] > 0,
              counts[bottom][left] > 0
            else { continue }
            var other = counts
            other[top][left] += 1
            other[top][right] -= 1
            other[bottom][left] -= 1
            other[bottom][right] += 1
            if try mask(other) == gaps { return other }
          }
        }
      }
    }
    return nil
  }

  /// Everything that a report may print of a comparison; a last digit may differ with the order in
  /// which answers were added up.
  private static func told(_ found: ItemComparison) -> String {
    func rounded(_ number: Double?) -> String {
      number.map { "\(($0 * 1e9).rounded())" } ?? "nil"
    }
    let samples = found.samples.map {
      "\($0.code) \($0.size.map(String.init) ?? "nil") \(rounded($0.mean))"
        + " \(rounded($0.standardDeviation)) \(rounded($0.median))"
    }
    return "\(samples) \(found.size.map(String.init) ?? "nil") \(found.excluded) \(found.effects)"
      + " \(found.tests) \(found.pairwise) \(found.notes.map(\.description))"
  }
}
