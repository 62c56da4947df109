import Diagnostics
import Microdata
import PlanLanguage
import QuestionnaireModel
import Tabulation
import Testing

/// Plans over files without a questionnaire.
@Suite struct BareFilePlanTests {
  /// A column as it is read from a file: its texts in the order they occur, nil where it is empty.
  private func column(_ name: String, _ cells: [String?]) -> Column {
    var codes: [String] = []
    for case let cell? in cells where !codes.contains(cell) { codes.append(cell) }
    let values = codes.map { Double($0) }
    let areNumbers = values.allSatisfy { $0 != nil }
    return Column(
      name: name, label: name, measurement: areNumbers ? .numeric : .nominal,
      categories: zip(codes, values).map {
        ColumnCategory(code: $0, label: $0, value: areNumbers ? $1 : nil)
      },
      nonanswers: [NonanswerCategory(kind: .missing, code: "", label: "Missing")],
      values: .narrow(
        cells.map { cell in UInt8(cell.flatMap(codes.firstIndex) ?? codes.count) }), origin: .bare)
  }

  private func made(
    _ text: String, _ columns: [Column]
  ) throws -> (plan: BookPlan, data: Dataset) {
    let subject = PlanSubject(
      columns: columns.map { PlanSubject.Source(column: $0, item: nil, option: nil) }, versions: [])
    let source = SourceText(name: "-", text: text)
    let (plan, diagnostics) = PlanReader.read(source, subject: subject)
    #expect(TextRenderer().render(Findings(source: source, diagnostics: diagnostics)) == "")
    let data = Dataset(name: "-", rowCount: columns[0].count, columns: columns)
    let read = try #require(plan)
    return (read, try data.adding(read.derived))
  }

  private func words(_ column: Column?) throws -> [String] {
    let column = try #require(column)
    return (0..<column.count).map { row in
      switch column.heldValue(row: row) {
      case .number(let number): Column.text(of: number)
      default: "-"
      }
    }
  }

  @Test func `items are derived of columns that have rows`() throws {
    let (plan, data) = try made(
      """
      plan: p
      derived:
        xx: {recode: q, into: {low: {label: Low, from: A}, high: {label: High, from: B}}}
        yy: {bands: n, into: {few: ..2, many: 3..}}
        zz: {condition: n > 1 and q = B}
      banners:
        s: {columns: [n]}
      banner: s
      tables:
      - {id: a, item: xx}
      - {id: b, item: yy}
      - {id: c, item: zz}
      """,
      [column("q", ["A", "B", "A", nil]), column("n", ["1", "2", "3", "4"])])
    #expect(plan.derived.map(\.name) == ["xx", "yy", "zz"])
    #expect(data.rowCount == 4)
    #expect(try words(data["xx"]) == ["0", "1", "0", "-"])
    #expect(try words(data["yy"]) == ["0", "0", "1", "1"])
    #expect(try words(data["zz"]) == ["0", "1", "0", "-"])
  }

  /// The columns of 0 and 1 that a set of columns is counted by.
  private func set(_ cells: [[String?]]) throws -> [[String]] {
    let columns = cells.enumerated().map { column("c\($0.offset)", $0.element) }
    let (plan, data) = try made(
      """
      plan: p
      banners:
        s: {columns: [g]}
      banner: s
      tables:
      - {id: a, responses: [\(columns.map(\.name).joined(separator: ", "))]}
      """, columns + [column("g", cells[0].indices.map { String($0 % 2) })])
    guard case .responses(let set, _, _) = plan.tables[0].stub else { return [] }
    #expect(set.options.map(\.code) == columns.map(\.name))
    #expect(set.options.allSatisfy { $0.chosen == "1" })
    return try set.options.map { try words(data[$0.column]) }
  }

  @Test func `an option that nobody or everybody chose belongs to its set`() throws {
    #expect(
      try set([["1", "0"], ["0", "0"], ["1", "1"]]) == [["1", "0"], ["0", "0"], ["1", "1"]])
    #expect(try set([["0", "0"], ["0", "0"]]) == [["0", "0"], ["0", "0"]])
    // Where the file writes what was not chosen, an empty cell is no answer.
    #expect(try set([["1", "0", nil], ["1", "1", "1"]]) == [["1", "0", "-"], ["1", "1", "1"]])
  }

  @Test func `a set may be written in words and in decimals`() throws {
    #expect(try set([["TRUE", "FALSE"], ["TRUE", "TRUE"]]) == [["1", "0"], ["1", "1"]])
    #expect(try set([["1.0", "0.0"], ["0", "0.0"]]) == [["1", "0"], ["0", "0"]])
    #expect(try set([["Yes", "no"], ["Y", "N"]]) == [["1", "0"], ["1", "0"]])
    #expect(try set([["Checked", "Unchecked"], ["1", nil]]) == [["1", "0"], ["1", "-"]])
  }

  @Test func `where only what was chosen is written, who has nothing at all is missing`() throws {
    let expected = [["1", "0", "-"], ["1", "1", "-"], ["0", "0", "-"]]
    #expect(try set([["1", nil, nil], ["1", "1", nil], [nil, nil, nil]]) == expected)
    #expect(try set([["TV", nil, nil], ["Radio", "Radio", nil], [nil, nil, nil]]) == expected)
  }

  @Test func `a column that is no option's is refused`() throws {
    let columns = [column("a", ["1", "0"]), column("b", ["p", "q"])]
    let subject = PlanSubject(
      columns: columns.map { PlanSubject.Source(column: $0, item: nil, option: nil) }, versions: [])
    for pair in ["a, b", "b, a"] {
      let text = "plan: p\ntables:\n- {id: t, responses: [\(pair)]}"
      let found = PlanReader.read(SourceText(name: "-", text: text), subject: subject).diagnostics
      #expect(found.map(\.code).contains("P0303"))
    }
  }
}
