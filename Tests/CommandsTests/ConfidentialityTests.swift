import Arguments
import Files
import QuestionnaireModel
import Testing

@testable import Commands

/// Every command that reads answers for an analyst goes through one door, whatever the class of an item.
@Suite struct ConfidentialityTests {
  /// One item of each class twice, and what follows from those that are kept; synthetic.
  private static let questionnaire = """
    questionnaire: classes
    version: 1.0.0
    languages: [en]
    title: Classes
    sections:
    - id: only
      title: Person
      items:
      - {id: group, type: single, options: {1: A, 2: B}, en: Group?}
      - {id: visits, type: integer, range: 0..99, en: Count?}
      - {id: open, type: single, options: {1: A, 2: B}, en: Open?}
      - {id: open_n, type: integer, range: 0..99, en: Open number?}
      - {id: sensitive, type: single, options: {1: A, 2: B}, disclosure: sensitive, en: Sensitive?}
      - {id: sensitive_n, type: integer, range: 0..99, disclosure: sensitive, en: Sensitive number?}
      - {id: identifying, type: single, options: {1: A, 2: B}, disclosure: identifying, en: Who?}
      - {id: identifying_n, type: integer, range: 0..99, disclosure: identifying, en: Which?}
      - {id: never_export, type: single, options: {1: A, 2: B}, disclosure: never_export, en: Kept?}
      - {id: never_export_n, type: integer, range: 0..99, disclosure: never_export, en: Number?}
      - {id: day, type: date, disclosure: never_export, en: Which day?}
      - {id: langs, type: multiple, options: {1: X, 2: Y}, disclosure: never_export, en: Which?}
      - {id: twice, type: computed, value: never_export_n * 2, en: Twice}
      - {id: hint, type: computed, value: visits + 1, when: never_export = 1, en: Hint}
    indices:
      score: {mean: [open_n, never_export_n], valid: 1, en: Score}

    """

  private static let margins = """
    variable,category,share,source,date
    ITEM,1,0.5,made up,2026-01-01
    ITEM,2,0.5,made up,2026-01-01

    """

  private static func plan(_ body: String) -> String {
    """
    plan: book
    questionnaire: classes
    version: 1.0.0
    language: en
    banners:
      by: {columns: [group]}

    """ + body
  }

  /// What is read of an answer, with the item in each place that the command has for one.
  ///
  /// `ITEM` stands for the item of two options, `NUMBER` for the one of numbers.
  private static let readings: [String: [[String]]] = [
    "crosstab": [
      ["-r", "ITEM", "-c", "group"], ["-r", "group", "-c", "ITEM"],
      ["-r", "group", "-c", "visits", "--where", "ITEM = 1"],
      ["-r", "group", "-c", "visits", "--where", "NUMBER >= 0"],
      ["-r", "group", "-c", "open", "--weight", "NUMBER"],
      ["-r", "group", "-c", "open", "--frequency", "NUMBER"],
      ["-r", "group", "-c", "open", "--strata", "ITEM"],
      ["-r", "group", "-c", "open", "--cluster", "NUMBER"],
      ["-r", "group", "-c", "open", "--fpc", "NUMBER"],
      ["-r", "group", "-c", "open", "--margins", "MARGINS", "--replicates", "jk1"],
    ],
    "describe": [
      ["--items", "ITEM"], ["--items", "group", "--by", "ITEM"],
      ["--items", "group", "--where", "NUMBER >= 0"],
    ],
    "test": [
      ["--outcome", "NUMBER", "--by", "group"], ["--outcome", "visits", "--by", "ITEM"],
      ["--outcome", "visits", "--pairs", "NUMBER"],
      ["--outcome", "visits", "--by", "group", "--where", "ITEM = 1"],
      ["--outcome", "visits", "--by", "group", "--cluster", "NUMBER"],
      ["--outcome", "ITEM", "--shares", "MARGINS"],
    ],
    "scale": [
      ["--items", "group,open,ITEM"], ["--items", "group,open", "--where", "ITEM = 1"],
      ["--items", "group,open", "--by", "ITEM"],
    ],
    "model": [
      ["--formula", "NUMBER ~ group"], ["--formula", "visits ~ ITEM"],
      ["--formula", "visits ~ group", "--where", "NUMBER >= 0"],
      ["--formula", "visits ~ group", "--weight", "NUMBER"],
    ],
    "weight": [
      ["-m", "MARGINS"], ["-m", "GROUPS", "--keep", "ITEM", "--output", "OUT"],
      ["-m", "GROUPS", "--where", "ITEM = 1"], ["-m", "GROUPS", "--weight", "NUMBER"],
    ],
    "tabulate": [["PLAN"], ["PLAN-COLUMN"], ["PLAN-WHERE"], ["PLAN-MEAN"]],
    "notebook": [["PLAN", "-o", "OUT"], ["PLAN-WHERE", "-o", "OUT"]],
    "export": [["--to", "OUT", "--quasi", "ITEM"], ["--to", "OUT", "--quasi", "group,NUMBER"]],
  ]

  /// The commands that give no analyst an answer; each with the reason why not.
  private static let withoutAnswers: [String: String] = [
    "new": "writes an empty questionnaire", "check": "reads a questionnaire",
    "explain": "prints a page", "show": "reads a questionnaire", "simulate": "makes answers up",
    "diff": "compares questionnaires", "power": "reads no data", "init": "makes a study",
    "train": "keeps nothing", "cases": "lists contacts", "interview": "is the interviewer's",
    "enter": "is the keyer's", "verify": "is the keyer's", "import": "writes answers",
    "status": "counts interviews", "correct": "is the field team's", "withdraw": "erases",
    "audit": "has a test of its own, of the trail", "plan": "reads names, and is tested below",
  ]

  @Test func `a command is known either to pass the door or to need none`() {
    let commands = Program.table.groups.flatMap(\.commands).map { $0.name }
    let known = Set(Self.readings.keys).union(Self.withoutAnswers.keys)
    // A new command that reads answers belongs into `readings`, with every place for an item.
    #expect(Set(commands) == known)
  }

  @Test(arguments: Confidentiality.allCases)
  func `only what never leaves the study is refused, by every command and everywhere`(
    confidentiality: Confidentiality
  ) throws {
    let work = try Self.workplace()
    let (item, number) = (confidentiality.rawValue, "\(confidentiality.rawValue)_n")
    for (command, lines) in Self.readings.sorted(by: { $0.key < $1.key }) {
      for line in lines {
        let out = "\(work.path)/out-\(command).csv"
        let words = try line.map { word -> String in
          switch word {
          case "MARGINS":
            try work.write("m.csv", Self.margins.replacing("ITEM", with: item))
          case "GROUPS": try work.write("g.csv", Self.margins.replacing("ITEM", with: "group"))
          case "OUT": out
          case "PLAN": try work.write("p.yaml", Self.plan("tables:\n- {id: t, item: \(item)}\n"))
          case "PLAN-COLUMN":
            try work.write(
              "c.yaml", Self.plan("tables:\n- {id: t, item: \(item), banner: by}\n"))
          case "PLAN-WHERE":
            try work.write(
              "w.yaml", Self.plan("where: \(item) = 1\ntables:\n- {id: t, item: open}\n"))
          case "PLAN-MEAN":
            try work.write(
              "n.yaml",
              Self.plan("tables:\n- {id: t, item: \(number), categories: no, summaries: [mean]}\n"))
          default: word.replacing("ITEM", with: item).replacing("NUMBER", with: number)
          }
        }
        let typed = Typed([command, work.study] + words)
        let isRefused = typed.error.contains(
          "never leaves the study, so no table counts it; leave it out [P0701]")
        let place = "\(command) \(words.joined(separator: " ")): \(typed.error)"
        #expect(isRefused == (confidentiality == .neverExport), "\(place)")
        if confidentiality == .neverExport {
          #expect(typed.code != .done && typed.output == "" && !exists(out), "\(place)")
        }
      }
    }
  }

  @Test(arguments: ["twice", "hint", "day", "langs_1"])
  func `what follows from a kept item is kept, and so are its dates and options`(
    item: String
  ) throws {
    let work = try Self.workplace()
    for words in [
      ["crosstab", work.study, "-r", "group", "-c", item],
      ["crosstab", work.study, "-r", "group", "-c", "open", "--where", "\(item) = 1"],
      ["crosstab", work.study, "-r", "group", "-c", "open", "--where", "\(item) = 2020-01-01"],
      ["test", work.study, "--outcome", item, "--by", "group"],
    ] {
      let typed = Typed(words)
      #expect(typed.output == "" && typed.error.contains("'\(item)' never leaves the study"))
    }
  }

  @Test func `an item is not refused for a longer name that holds its own`() throws {
    let work = try Self.workplace()
    let typed = Typed([
      "crosstab", work.study, "-r", "group", "-c", "open", "--where", "open_n >= 0",
    ])
    #expect(typed.code == .done)
    let misspelled = Typed([
      "crosstab", work.study, "-r", "group", "-c", "open", "--where", "dayy = 1",
    ])
    #expect(misspelled.code == .usage && !misspelled.error.contains("2020-"))
  }

  @Test(arguments: [
    "recode: never_export, into: {a: [1], b: [2]}", "bands: never_export_n, into: {low: 0..99}",
    "any: langs", "any: langs, options: [1]", "condition: never_export = 1", "index: score",
    "top: never_export",
    "bands: twice, into: {low: 0..99}", "condition: hint > 3",
  ])
  func `what a plan derives from a kept item is refused`(rule: String) throws {
    let work = try Self.workplace()
    let plan = try work.write(
      "d.yaml", Self.plan("derived:\n  d: {label: D, \(rule)}\ntables:\n- {id: t, item: d}\n"))
    for words in [["plan", "check", plan, work.study], ["tabulate", work.study, plan]] {
      let typed = Typed(words)
      #expect(typed.code == .findings, "\(rule): \(typed.error)")
      #expect((typed.output + typed.error).contains("[P0701]"), "\(rule): \(typed.error)")
    }
  }

  /// A study of twelve made-up respondents.
  private static func workplace() throws -> Workplace {
    let work = try Workplace()
    var rows = "group,visits,open,open_n,sensitive,sensitive_n,identifying,identifying_n,"
    rows += "never_export,never_export_n,day,langs_1,langs_2\n"
    for row in 0..<12 {
      let pair = "\(row % 2 + 1),\(row % 5 + 1)"
      let other = "\(row / 2 % 2 + 1),\(row % 4 + 1)"
      rows += "\(pair),\(other),\(other),\(other),\(other),2020-01-\(10 + row),1,0\n"
    }
    let questionnaire = try work.write("classes.yaml", questionnaire)
    let answers = try work.write("classes.csv", rows)
    #expect(Typed(["init", work.study, "-q", questionnaire]).code == .done)
    #expect(Typed(["import", work.study, answers]).code == .done)
    return work
  }
}

/// Whoever makes a column says what becomes of the origin of those that it is made of.
@Suite struct ColumnOriginTests {
  @Test func `no source makes a column without saying what it is beyond its answers`() throws {
    let root = #filePath.split(separator: "/", omittingEmptySubsequences: false)
      .dropLast(3).joined(separator: "/")
    // The readers of bare files make columns of which nothing is known.
    let bare: Set = ["NumberColumnBuilder.swift", "TextColumnBuilder.swift"]
    for path in try Self.sources(in: root + "/Sources")
    where !path.contains("/bench/") && !bare.contains(String(path.split(separator: "/").last ?? ""))
    {
      let text = String(decoding: try readFile(path, limit: 1 << 20), as: UTF8.self)
      guard text.contains("import Microdata") || path.contains("/Microdata/") else { continue }
      for part in text.split(separator: " Column(", omittingEmptySubsequences: false).dropFirst()
      where part.drop(while: \.isWhitespace).hasPrefix("name:") {
        #expect(part.prefix(900).contains("origin:"), "\(path) makes a column without an origin")
      }
    }
  }

  private static func sources(in folder: String) throws(FileError) -> [String] {
    var found: [String] = []
    for name in try listFolder(folder).sorted() {
      let path = folder + "/" + name
      if isFolder(path) { found += try sources(in: path) }
      if name.hasSuffix(".swift") { found.append(path) }
    }
    return found
  }
}
