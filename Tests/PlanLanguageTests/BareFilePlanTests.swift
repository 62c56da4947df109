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
    return (read, try data.described(by: read.items).adding(read.derived))
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
    // Who was asked of the other options was asked of this one.
    #expect(try set([["1", "0", nil], ["1", "1", "1"]]) == [["1", "0", "0"], ["1", "1", "1"]])
    // Where the file writes what was not chosen, who has nothing at all was not asked.
    #expect(try set([["1", "0", nil], ["1", "0", nil]]) == [["1", "0", "-"], ["1", "0", "-"]])
  }

  @Test func `a set may be written in words and in decimals`() throws {
    #expect(try set([["TRUE", "FALSE"], ["TRUE", "TRUE"]]) == [["1", "0"], ["1", "1"]])
    #expect(try set([["1.0", "0.0"], ["0", "0.0"]]) == [["1", "0"], ["0", "0"]])
    #expect(try set([["Yes", "no"], ["Y", "N"]]) == [["1", "0"], ["1", "0"]])
    #expect(try set([["Checked", "Unchecked"], ["1", nil]]) == [["1", "0"], ["1", "0"]])
    #expect(try set([["Da", "Nu"], ["NU", "da"]]) == [["1", "0"], ["0", "1"]])
    #expect(
      try set([["1", "2"], ["2", "2"], ["1", "1"]]) == [["1", "0"], ["0", "0"], ["1", "1"]])
  }

  @Test func `where only what was chosen is written, who has nothing at all chose nothing`() throws
  {
    let expected = [["1", "0", "0"], ["1", "1", "0"], ["0", "0", "0"]]
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

  /// The columns of 0 and 1 of a set that a plan declares.
  private func declared(_ set: String, _ columns: [Column]) throws -> [String: [String]] {
    let (plan, data) = try made(
      """
      plan: p
      sets:
        s: \(set)
      tables:
      - {id: a, responses: s, banner: none}
      """, columns)
    guard case .responses(let made, _, _) = plan.tables[0].stub else { return [:] }
    return try Dictionary(
      uniqueKeysWithValues: made.options.map { ($0.label, try words(data[$0.column])) })
  }

  @Test func `a plan may say what an empty cell is`() throws {
    let marks = [column("a", ["1", nil, nil]), column("b", ["1", "1", nil])]
    #expect(
      try declared("{columns: [a, b], blank: missing}", marks)
        == ["a": ["1", "0", "-"], "b": ["1", "1", "-"]])
    let answers = [column("a", ["1", "0", nil, nil]), column("b", ["1", "1", "0", nil])]
    #expect(
      try declared("{columns: [a, b], blank: missing}", answers)
        == ["a": ["1", "0", "-", "-"], "b": ["1", "1", "0", "-"]])
    #expect(
      try declared("{columns: [a, b], blank: not_chosen}", answers)
        == ["a": ["1", "0", "0", "0"], "b": ["1", "1", "0", "0"]])
  }

  @Test func `a plan may say what means chosen`() throws {
    let columns = [column("a", ["5", "3", "9"]), column("b", ["4", "5", "5"])]
    #expect(
      try declared("{columns: [a, b], chosen: [4, 5]}", columns)
        == ["a": ["1", "0", "0"], "b": ["1", "1", "1"]])
    let source = SourceText(
      name: "-",
      text: "plan: p\nsets: {s: {columns: [a, b], chosen: [4, 5], not_chosen: [3]}}\n"
        + "tables:\n- {id: t, responses: s, banner: none}")
    let found = PlanReader.read(
      source,
      subject: PlanSubject(
        columns: columns.map { PlanSubject.Source(column: $0, item: nil, option: nil) },
        versions: [])
    ).diagnostics
    #expect(found.map(\.code) == ["P0303"])
  }

  @Test func `a column of lists is a set`() throws {
    let lists = column("l", ["a;b", "b", nil, " c ; a", "ab"])
    #expect(
      try declared(
        "{list: l, options: {c: Third, a: First, b: Second, ab: Other, d: None}}", [lists])
        == [
          "First": ["1", "0", "0", "1", "0"], "Second": ["1", "1", "0", "0", "0"],
          "Third": ["0", "0", "0", "1", "0"], "Other": ["0", "0", "0", "0", "1"],
          "None": ["0", "0", "0", "0", "0"],
        ])
    #expect(
      try declared("{list: l, separator: ', ', blank: missing}", [column("l", ["x, y", "x", nil])])
        == ["x": ["1", "1", "-"], "y": ["1", "0", "-"]])
    let (plan, data) = try made(
      "plan: p\ntables:\n- {id: a, responses: l, banner: none}", [column("l", ["10;2", "2"])])
    guard case .responses(let set, _, _) = plan.tables[0].stub else { return }
    #expect(set.options.map(\.code) == ["2", "10"])
    #expect(try set.options.map { try words(data[$0.column]) } == [["1", "1"], ["1", "0"]])
  }

  @Test func `a note tells how many empty cells were taken for an answer`() throws {
    let text = "plan: p\ntables:\n- {id: t, responses: [a, b], banner: none}"
    let marks = try made(text, [column("a", ["1", nil, nil]), column("b", ["1", "1", nil])]).data
    #expect(marks.notes.count == 1 && marks.notes[0].hasPrefix("1 of 3 respondents have nothing"))
    let answers = try made(text, [column("a", ["1", nil, nil]), column("b", ["1", "0", nil])]).data
    #expect(answers.notes.count == 1 && answers.notes[0].hasPrefix("1 of 3 respondents have an"))
    #expect(
      try made(text, [column("a", ["1", "0"]), column("b", ["0", "0"])]).data.notes.isEmpty)
    let codes = try made(text, [column("a", ["1", "2"]), column("b", ["2", "1"])]).data
    #expect(codes.notes == ["In a, b 1 is taken for chosen and 2 for not chosen."])
    let list = try made(
      "plan: p\nsets: {s: {list: l}}\ntables:\n- {id: t, responses: s, banner: none}",
      [column("l", ["1", "2"])])
    #expect(list.data.notes.isEmpty)
  }

  @Test func `items say what the columns of a file are`() throws {
    let (plan, data) = try made(
      """
      plan: p
      items:
        q: {label: How is it?, measure: ordinal, categories: {1: Bad, 2: Fair, 3: Good}, nonanswers: {9: refused}, reversed: yes}
        n: {nonanswers: [-9, none]}
        g: {categories: {m: Man, f: Woman}}
      derived:
        score: {index: [q, n], valid: 1}
        good: {condition: "q = Good or q is refused", labels: ["Yes", "No"]}
        high: {top: q, count: 2}
        ages: {bands: n, into: {few: ..2, many: 3..}}
      banners:
        s: {columns: [g]}
      banner: s
      where: g = Man or g = Woman
      tables:
      - {id: a, item: q, categories: [Good, Fair], summaries: mean, nets: {ok: {of: [Good]}}}
      - {id: b, item: score, summaries: mean}
      - {id: c, item: good}
      - {id: d, item: high}
      - {id: e, item: ages}
      """,
      [
        column("q", ["1", "9", "3.0", nil]), column("n", ["1", "-9", "none", "4"]),
        column("g", ["f", "m", "f", "m"]),
      ])
    #expect(plan.items.count == 3)
    #expect(data["q"]?.categories.map(\.label) == ["Bad", "Fair", "Good"])
    #expect(data["g"]?.categories.map(\.label) == ["Man", "Woman"])
    #expect(try words(data["score"]) == ["2", "-", "1", "4"])
    #expect(try words(data["good"]) == ["0", "1", "1", "-"])
    #expect(try words(data["high"]) == ["0", "-", "1", "-"])
    #expect(try words(data["ages"]) == ["0", "-", "-", "1"])
  }

  @Test func `a category that a table names exists, also where nobody chose it`() throws {
    let (plan, data) = try made(
      """
      plan: p
      tables:
      - {id: a, item: q, categories: [5, 4, 3, 2, 1], banner: none}
      - {id: b, grid: [s, t], categories: [Never, Sometimes, Often], banner: none}
      - {id: c, grid: [q, r], show: mean, banner: none}
      """,
      [
        column("q", ["2", "5"]), column("r", ["1", "2"]), column("s", ["Often", "Never"]),
        column("t", ["Sometimes", "Often"]),
      ])
    #expect(data["q"]?.categories.map(\.code) == ["1", "2", "3", "4", "5"])
    #expect(plan.items["t"]?.unmet == ["Never"])
    #expect(data["t"]?.categories.map(\.code) == ["Sometimes", "Often", "Never"])
  }

  @Test func `dates of a file are dates in conditions and bands`() throws {
    let day = Column(
      name: "d", label: "d", measurement: .numeric,
      categories: [
        ColumnCategory(code: "2026-01-05", label: "2026-01-05", value: 20458),
        ColumnCategory(code: "2026-07-01", label: "2026-07-01", value: 20635),
      ], nonanswers: [], values: .narrow([0, 1]), origin: dates)
    let (_, data) = try made(
      """
      plan: p
      derived:
        late: {condition: "d >= 2026-06-01"}
        half: {bands: d, into: {first: 2026-01-01..2026-06-30, second: 2026-07-01..}}
      tables:
      - {id: a, item: late, banner: none}
      - {id: b, item: half, banner: none}
      """, [day])
    #expect(try words(data["late"]) == ["0", "1"])
    #expect(try words(data["half"]) == ["0", "1"])
  }

  private var dates: ColumnOrigin {
    var origin = ColumnOrigin.bare
    origin.unit = .date
    return origin
  }
}
