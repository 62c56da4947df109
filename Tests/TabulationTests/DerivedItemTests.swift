import Microdata
import QuestionnaireModel
import Tabulation
import Testing

/// Columns made of others, and records of which a respondent has several.
@Suite struct DerivedItemTests {
  private static let nonanswers = [
    NonanswerCategory(kind: .dontKnow, code: "-98", label: "Don't know"),
    NonanswerCategory(kind: .notAsked, code: "not_asked", label: "Not asked"),
  ]

  private static func choice(_ name: String, _ codes: [UInt8]) -> Column {
    Column(
      name: name, label: name, measurement: .ordinal,
      categories: (1...4).map {
        ColumnCategory(code: String($0), label: "Label \($0)", value: Double($0))
      }, nonanswers: nonanswers, values: .narrow(codes), origin: .bare)
  }

  private static func numbers(_ name: String, _ values: [Double?]) -> Column {
    Column(
      name: name, label: name, measurement: .numeric, categories: [], nonanswers: nonanswers,
      values: .numbers(values.map { $0 ?? 0 }, nonanswers: values.map { $0 == nil ? 1 : 0 }),
      origin: .bare)
  }

  private func held(_ column: Column) -> [HeldValue] {
    (0..<column.count).map { column.heldValue(row: $0) }
  }

  private func derive(
    _ rule: DerivedItem.Rule, _ columns: [Column]
  ) throws -> Column {
    let data = Dataset(name: "-", rowCount: columns[0].count, columns: columns)
    let item = DerivedItem(name: "new", label: "New", rule: rule)
    return try #require(data.adding([item])["new"])
  }

  @Test func `recoding keeps non-answers, and what goes nowhere is missing`() throws {
    let column = try derive(
      .groups(
        of: "a",
        [
          DerivedCategory(code: "1", label: "Low", from: ["1", "2"]),
          DerivedCategory(code: "2", label: "High", from: ["4"]),
        ], isOrdered: true), [Self.choice("a", [0, 1, 2, 3, 4, 5])])
    #expect(
      held(column) == [
        .number(1), .number(1), .nonanswer(.missing), .number(2), .nonanswer(.dontKnow),
        .nonanswer(.notAsked),
      ])
    #expect(column.measurement == .ordinal)
  }

  @Test func `the end that two bands share belongs to the first`() throws {
    let column = try derive(
      .bands(
        of: "n",
        [
          Band(code: "1", label: "Few", low: 0, high: 2),
          Band(code: "2", label: "Many", low: 2, high: 5),
        ]), [Self.numbers("n", [0, 2, 2.5, 9, nil])])
    #expect(
      held(column) == [
        .number(1), .number(1), .number(2), .nonanswer(.missing), .nonanswer(.dontKnow),
      ])
  }

  @Test func `bands are cut from codes that are numbers too`() throws {
    let column = try derive(
      .bands(of: "a", [Band(code: "1", label: "All", low: 2, high: 3)]),
      [Self.choice("a", [0, 1, 2])])
    #expect(held(column) == [.nonanswer(.missing), .number(1), .number(1)])
  }

  @Test func `a condition that is unknown makes a missing answer and not a no`() throws {
    let condition = PlanCondition(
      text: "n > 1", condition: .comparison(.item(0), .greater, .number(1)), columns: ["n"])
    let column = try derive(
      .condition(condition, yes: "Yes", no: "No"), [Self.numbers("n", [1, 2, nil])])
    #expect(held(column) == [.number(0), .number(1), .nonanswer(.missing)])
  }

  @Test func `any of some options is chosen where one of them is`() throws {
    func option(_ name: String, _ codes: [UInt8]) -> Column {
      Column(
        name: name, label: name, measurement: .nominal,
        categories: [("0", 0.0), ("1", 1.0)].map {
          ColumnCategory(code: $0.0, label: $0.0, value: $0.1)
        }, nonanswers: Self.nonanswers, values: .narrow(codes), origin: .bare)
    }
    let column = try derive(
      .anyChosen(of: ["a", "b"], yes: "Yes", no: "No"),
      [option("a", [0, 1, 0, 2]), option("b", [0, 0, 1, 2])])
    #expect(held(column) == [.number(0), .number(1), .number(1), .nonanswer(.missing)])
  }

  @Test func `an index is scored as interviews are, reversed items turned round`() throws {
    let index = ScoredIndex(
      method: .mean,
      items: [
        .init(columns: ["a"], reversal: nil, key: nil),
        .init(columns: ["b"], reversal: 5, key: nil),
      ], valid: 1, dontKnow: .missing)
    let column = try derive(
      .index(index), [Self.choice("a", [3, 0, 4, 5]), Self.choice("b", [0, 4, 4, 5])])
    #expect(
      held(column) == [.number(4), .number(1), .nonanswer(.missing), .nonanswer(.notAsked)])
  }

  @Test func `a respondent has a record for each pass that was asked`() throws {
    let data = Dataset(
      name: "-", rowCount: 2,
      columns: [
        Self.choice("warm_1", [0, 5]), Self.choice("warm_2", [3, 4]),
        Self.numbers("age", [30, 40]),
      ])
    let set = RecordSet(
      name: "visits", label: "With", passItem: "visits",
      passes: [RecordPass(code: "1", label: "A"), RecordPass(code: "2", label: "B")],
      items: [RecordItem(name: "warm", columns: ["warm_1", "warm_2"])])
    let records = try data.records(set)
    #expect(records.rowCount == 3)
    #expect(
      held(try #require(records["warm"])) == [.number(1), .number(4), .nonanswer(.dontKnow)])
    #expect(held(try #require(records["visits"])) == [.number(1), .number(2), .number(2)])
    #expect(
      held(try #require(records[RecordSet.respondentItem])) == [
        .number(1), .number(1), .number(2),
      ])
    #expect(held(try #require(records["age"])) == [.number(30), .number(30), .number(40)])
  }

  @Test func `a column that is not there is named`() {
    let data = Dataset(name: "-", rowCount: 1, columns: [Self.numbers("n", [1])])
    let item = DerivedItem(name: "new", label: "New", rule: .bands(of: "m", []))
    #expect {
      try data.adding([item])
    } throws: { error in
      guard case TabulationError.unknownColumn("m", _, _, _) = error else { return false }
      return true
    }
  }
}
