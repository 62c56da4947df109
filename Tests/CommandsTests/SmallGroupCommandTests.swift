import Arguments
import Files
import QuestionnaireModel
import StudyStorage
import Testing

@testable import Commands

/// What `crosstab` holds back of a study, no other command prints.
@Suite struct SmallGroupCommandTests {
  /// One item of each class that may leave the study; synthetic.
  private static let questionnaire = """
    questionnaire: small
    version: 1.0.0
    languages: [en]
    title: Small
    sections:
    - id: only
      title: Person
      items:
      - {id: group, type: single, options: {1: A, 2: B, 3: C}, en: Group?}
      - {id: age, type: integer, range: 18..99, en: Age?}
      - {id: open, type: single, options: {1: X, 2: Y}, en: Open?}
      - {id: sensitive, type: single, options: {1: X, 2: Y}, disclosure: sensitive, en: Sensitive?}
      - {id: identifying, type: single, options: {1: X, 2: Y}, disclosure: identifying, en: Who?}
      - {id: other, type: single, options: {1: X, 2: Y}, en: Other?}

    """

  /// Sixty of group A, forty of B and four of C; `open`, `sensitive` and `identifying` hold the same.
  private static func workplace() throws -> Workplace {
    let work = try Workplace()
    var rows = "group,age,open,sensitive,identifying,other\n"
    for row in 0..<104 {
      let group = row < 60 ? 1 : row < 100 ? 2 : 3
      let answer = row == 103 ? 2 : row % 2 + 1
      rows += "\(group),\(18 + row * 7 % 60),\(answer),\(answer),\(answer),\(row / 3 % 2 + 1)\n"
    }
    let questionnaire = try work.write("small-groups.yaml", questionnaire)
    let answers = try work.write("small-groups.csv", rows)
    #expect(Typed(["init", work.study, "-q", questionnaire]).code == .done)
    #expect(Typed(["import", work.study, answers]).code == .done)
    _ = try work.write("shares.csv", Self.shares(of: "group", [0.5, 0.4, 0.1]))
    return work
  }

  private static func shares(of item: String, _ shares: [Double]) -> String {
    "variable,category,share,source,date\n"
      + shares.enumerated().map { "\(item),\($0.offset + 1),\($0.element),made up,2026-01-01\n" }
      .joined()
  }

  /// What is asked of the item by group, or of the group under a condition on the item, and what tells
  /// of the four in it.
  private static let readings: [String: [(words: [String], tells: [String])]] = [
    "crosstab": [(["-r", "ITEM", "-c", "group"], ["\"tests\": [{"])],
    "test": [
      (["--outcome", "ITEM", "--by", "group"], ["\"n\": 4,", "anova", "kruskal"]),
      (
        ["--outcome", "age", "--by", "group", "--where", "ITEM in [1, 2]"], ["\"n\": 4,", "anova"]
      ),
      (["--outcome", "age", "--by", "ITEM", "--where", "group = 3"], ["\"n\": 4,", "welch"]),
      (["--outcome", "ITEM", "--pairs", "other", "--where", "group = 3"], ["paired-t"]),
      (["--outcome", "group", "--shares", "SHARES", "--where", "ITEM in [1, 2]"], ["\"n\": 4,"]),
    ],
    "scale": [
      (["--items", "ITEM,other", "--by", "group"], ["Differential functioning by group ("]),
      (["--items", "ITEM,other", "--where", "group = 3"], ["\"alpha\": "]),
    ],
    "model": [
      (["--formula", "ITEM ~ group", "--family", "ordinal"], ["group: C"]),
      (["--formula", "age ~ ITEM + group"], ["group: C"]),
      (["--formula", "age ~ group", "--where", "ITEM in [1, 2]"], ["group: C"]),
    ],
    "weight": [
      (
        ["-m", "SHARES", "--where", "ITEM in [1, 2]"],
        ["\"unweighted\": 4,", "\"designEffect\": 1"]
      )
    ],
  ]

  private static func words(
    _ command: String, _ words: [String], _ item: String, _ work: borrowing Workplace
  )
    -> [String]
  {
    let shares = "\(work.path)/shares.csv"
    return [command, work.study]
      + words.map { $0.replacing("ITEM", with: item).replacing("SHARES", with: shares) }
  }

  @Test(arguments: [Confidentiality.open, .sensitive, .identifying])
  func `four respondents are told of by every command or by none`(
    confidentiality: Confidentiality
  ) throws {
    let work = try Self.workplace()
    for (command, readings) in Self.readings.sorted(by: { $0.key < $1.key }) {
      for (words, tells) in readings {
        let typed = Typed(
          Self.words(command, words, confidentiality.rawValue, work) + ["--format", "json"])
        let told = tells.filter(typed.output.replacing("[\n    {", with: "[{").contains)
        let place = "\(command) \(words): \(typed.output)\(typed.error)"
        if confidentiality == .open {
          #expect(!told.isEmpty, "\(place)")
        } else {
          #expect(told == [], "\(place)")
          #expect(typed.code == .done || typed.error.contains("is held back"), "\(place)")
        }
      }
    }
  }

  @Test func `texts and files hold back what JSON does`() throws {
    let work = try Self.workplace()
    let words = Self.words("test", ["--outcome", "ITEM", "--by", "group"], "sensitive", work)
    let text = Typed(words).output
    #expect(text.contains("[c]") && !text.contains("Welch"))
    #expect(text.contains("held back"))
    let csv = Typed(words + ["--format", "csv"]).output
    #expect(!csv.contains("test,") && !csv.contains("association,"))
    let weights = Typed(
      Self.words("weight", ["-m", "SHARES", "--where", "ITEM in [1, 2]"], "sensitive", work)
    ).output
    #expect(weights.contains("[c]") && !weights.contains("Design effect of the weights"))
  }

  @Test(arguments: ["crosstab", "test", "scale", "model", "weight"])
  func `a look at small counts is for the terminal, gives a reason, and is noted`(
    command: String
  ) throws {
    let work = try Self.workplace()
    let reading = try #require(Self.readings[command]?.first)
    let words = Self.words(command, reading.words, "sensitive", work) + ["--unprotected"]
    #expect(Typed(words).code == .usage)
    let file = Typed(words + ["--reason", "checking", "-o", "\(work.path)/out.txt"])
    #expect(file.code == .usage && !exists("\(work.path)/out.txt"), "\(file.error)")
    #expect(try Study.open(work.study, for: .reading).smallCountsShown().isEmpty)
    let shown = Typed(words + ["--reason", "checking", "--format", "json"])
    #expect(shown.code == .done, "\(shown.error)")
    #expect(
      reading.tells.contains(
        where: shown.output.replacing("[\n    {", with: "[{").contains),
      "\(shown.output)")
    #expect(shown.output.contains("for the analyst alone and not for publication: checking"))
    let noted = try Study.open(work.study, for: .reading).smallCountsShown()
    #expect(noted.count == 1 && noted.first?.reason == "checking")
    let open = Self.words(command, reading.words, "open", work)
    #expect(Typed(open + ["--unprotected", "--reason", "checking"]).code == .usage)
    #expect(Typed(open + ["--reason", "checking"]).code == .usage)
    #expect(try Study.open(work.study, for: .reading).smallCountsShown().count == 1)
  }

  @Test func `a bare file knows of no class, and everything of it is shown`() throws {
    let work = try Self.workplace()
    let typed = Typed([
      "test", "\(work.path)/small-groups.csv", "--outcome", "sensitive", "--by", "group",
    ])
    #expect(
      typed.code == .done && typed.output.contains("Kruskal") && !typed.output.contains("[c]"))
  }

  @Test(arguments: [Confidentiality.open, .sensitive, .identifying, .neverExport])
  func `a quota tells no count of an item that its table holds back`(
    confidentiality: Confidentiality
  ) throws {
    let work = try Workplace()
    let questionnaire = try work.write(
      "quota.yaml",
      """
      questionnaire: quota
      version: 1.0.0
      languages: [en]
      title: Quota
      sections:
      - id: only
        title: Person
        items:
        - {id: item, type: single, options: {1: X, 2: Y}, disclosure: \(confidentiality.rawValue), en: Item?}
        - {id: other, type: integer, range: 0..99, en: Other?}
      quotas:
        few: {that: item = 2, target: 20}

      """)
    let rows = "item,other\n" + (0..<60).map { "\($0 < 3 ? 2 : 1),\($0)\n" }.joined()
    let answers = try work.write("quota.csv", rows)
    #expect(Typed(["init", work.study, "-q", questionnaire]).code == .done)
    #expect(Typed(["import", work.study, answers]).code == .done)
    let json = Typed(["status", work.study, "--format", "json"])
    let text = Typed(["status", work.study]).output
    #expect(json.code == .done && json.output.contains("\"quota\": \"few\""), "\(json.error)")
    #expect(json.output.contains("\"counted\": 3") == (confidentiality == .open), "\(json.output)")
    #expect(text.contains("[c]") == (confidentiality != .open), "\(text)")
  }
}
