import Files

/// The tasks that are timed.
enum TaskCases {
  static func all(on bench: Workbench) throws -> [TaskCase] {
    [
      startUp(bench),
      realTable(bench),
      importing(bench, rows: 100_000, items: 60),
      tableFromStudy(bench, rows: 1_000_000, items: 6),
      tableFromFile(bench, rows: 1_000_000, items: 6),
      checking(bench, questions: 2_000),
      rehearsing(bench, respondents: 10_000),
    ]
  }

  /// Questions each of which is asked behind the one before.
  private static func checking(_ bench: Workbench, questions: Int) -> TaskCase {
    let file = bench.path("questions-\(questions).yaml")
    return TaskCase(
      name: "check of \(questions) questions", program: bench.program, arguments: ["check", file],
      runs: 21, target: 1_000,
      prepare: {
        let items = (0..<questions).map { number in
          let route = number == 0 ? "" : ", when: q\(number - 1) > 2"
          return
            "  - {id: q\(number), type: integer, range: 0..9\(route), en: \"How many of \(number)?\"}"
        }
        let head = [
          "# SYNTHETIC", "questionnaire: made", "version: 1.0.0", "languages: [en]", "title: Made",
          "sections:", "- id: only", "  items:",
        ]
        let text = (head + items).joined(separator: "\n") + "\n"
        try writeFile(file, Array(text.utf8))
      }, reset: {})
  }

  private static func rehearsing(_ bench: Workbench, respondents: Int) -> TaskCase {
    TaskCase(
      name: "simulate of \(respondents) respondents", program: bench.program,
      arguments: [
        "simulate", "questionnaires/professionals.yaml", "--respondents", String(respondents),
      ], runs: 5, target: 5_000, prepare: {}, reset: {})
  }

  private static func startUp(_ bench: Workbench) -> TaskCase {
    TaskCase(
      name: "start-up", program: bench.program, arguments: ["--version"], runs: 51, target: 5,
      prepare: {}, reset: {})
  }

  private static func realTable(_ bench: Workbench) -> TaskCase {
    TaskCase(
      name: "crosstab of 5,381 rows from CSV", program: bench.program,
      arguments: [
        "crosstab", "datasets/wvs-poverty.csv", "--rows", "poverty", "--columns", "country",
      ], runs: 31, target: 20, prepare: {}, reset: {})
  }

  private static func importing(_ bench: Workbench, rows: Int, items: Int) -> TaskCase {
    let made = MadeStudy(bench, rows: rows, items: items)
    return TaskCase(
      name: "import of \(rows) rows of \(items) items", program: bench.program,
      arguments: ["import", made.study, made.table], runs: 5, target: 1000,
      prepare: made.makeTable,
      reset: made.makeEmptyStudy)
  }

  private static func tableFromStudy(_ bench: Workbench, rows: Int, items: Int) -> TaskCase {
    let made = MadeStudy(bench, rows: rows, items: items)
    return TaskCase(
      name: "crosstab of \(rows) responses from a study", program: bench.program,
      arguments: ["crosstab", made.study, "--rows", "q1", "--columns", "q2"], runs: 21,
      target: 40, prepare: made.makeFullStudy, reset: {})
  }

  private static func tableFromFile(_ bench: Workbench, rows: Int, items: Int) -> TaskCase {
    let made = MadeStudy(bench, rows: rows, items: items)
    return TaskCase(
      name: "crosstab of \(rows) rows from CSV", program: bench.program,
      arguments: ["crosstab", made.table, "--rows", "q1", "--columns", "q2"], runs: 11,
      target: nil, prepare: made.makeTable, reset: {})
  }
}

/// A study of made data with the file it is imported from.
struct MadeStudy: Sendable {
  let bench: Workbench
  let rows: Int
  let items: Int

  init(_ bench: Workbench, rows: Int, items: Int) {
    self.bench = bench
    self.rows = rows
    self.items = items
  }

  var table: String { bench.path("synthetic-\(rows)x\(items).csv") }
  var study: String { bench.path("synthetic-\(rows)x\(items).percept") }
  private var questionnaire: String { bench.path("synthetic-\(items).yaml") }

  func makeTable() throws {
    try writeFile(questionnaire, Array(MadeData.questionnaire(items: items).utf8), mode: 0o600)
    try MadeData.writeTable(table, rows: rows, items: items)
  }

  func makeEmptyStudy() throws {
    if exists(study) { try remove(study) }
    _ = try run(bench.program, ["init", study, "--questionnaire", questionnaire])
  }

  func makeFullStudy() throws {
    try makeTable()
    try makeEmptyStudy()
    _ = try run(bench.program, ["import", study, table])
  }
}
