import Arguments
import Files
import Testing

@testable import Commands

/// What `describe` tells of the same answers is what `crosstab` and `test` tell, and no more.
@Suite struct DescribeTests {
  /// A sensitive item, an open one, a number of each kind; synthetic.
  private static let questionnaire = """
    questionnaire: looks
    version: 1.0.0
    languages: [en]
    title: Looks
    nonanswers:
      refused: {code: -99, key: r, en: Refused}
    sections:
    - id: only
      title: Person
      items:
      - {id: region, type: single, options: {1: North, 2: South}, en: Region?}
      - {id: trust, type: scale, range: 1..4, ends: {low: {en: None}, high: {en: Full}}, en: Trust?}
      - {id: hurt, type: single, options: {1: "Yes", 2: "No"}, disclosure: sensitive, allow: [refused], en: Hurt?}
      - {id: times, type: integer, range: 0..99, disclosure: sensitive, en: How often?}
      - {id: secret, type: single, options: {1: A, 2: B}, disclosure: never_export, en: Secret?}

    """

  private static func study(_ work: borrowing Workplace, hurt: Int = 4) throws {
    let questionnaire = try work.write("looks.yaml", questionnaire)
    var rows = "region,trust,hurt,times,secret\n"
    for row in 0..<60 {
      rows += "\(row % 2 + 1),\(row % 4 + 1),\(row < hurt ? 1 : row < 57 ? 2 : -99),\(row % 7),1\n"
    }
    let answers = try work.write("looks.csv", rows)
    let made = Typed(["init", work.study, "-q", questionnaire])
    #expect(made.code == .done, "\(made.error)\(made.output)")
    let imported = Typed(["import", work.study, answers])
    #expect(imported.code == .done, "\(imported.error)\(imported.output)")
  }

  @Test func `an item that never leaves the study is left out, and said`() throws {
    let work = try Workplace()
    try Self.study(work)
    let told = Typed(["describe", work.study])
    #expect(told.code == .done && !told.output.contains("secret"))
    #expect(told.output.contains("1 item left out that never leave the study."))
  }

  @Test func `few of a sensitive item are held back, and whatever tells them`() throws {
    let work = try Workplace()
    try Self.study(work)
    for words in [["describe", work.study], ["describe", work.study, "-f", "csv"]] {
      let told = Typed(words)
      #expect(told.code == .done && told.output.contains("[c]"))
    }
    let json = Typed(["describe", work.study, "--items", "hurt", "-f", "json"]).output
    #expect(json.contains(#""n": null"#) && json.contains(#""withheld": true"#))
    #expect(!json.contains(#""n": 4,"#) && !json.contains(#""n": 53"#))
  }

  @Test func `the ends of a sensitive number are nobody's to see`() throws {
    let work = try Workplace()
    try Self.study(work)
    let json = Typed(["describe", work.study, "--items", "times", "-f", "json"]).output
    #expect(json.contains(#""minimum": null"#) && json.contains(#""maximum": null"#))
    #expect(json.contains(#""answered": 60"#) && json.contains(#""mean": 2.9"#), "\(json)")
  }

  @Test func `small counts are shown to who says why, and the log keeps it`() throws {
    let work = try Workplace()
    try Self.study(work)
    #expect(Typed(["describe", work.study, "--unprotected"]).code == .usage)
    let shown = Typed(["describe", work.study, "--unprotected", "--reason", "a check"])
    #expect(shown.code == .done && !shown.output.contains("[c]"))
    #expect(shown.output.contains("not for publication: a check"))
    let filed = Typed([
      "describe", work.study, "--unprotected", "--reason", "a check", "-o", work.path + "/o.txt",
    ])
    #expect(filed.code == .usage && !exists(work.path + "/o.txt"))
  }

  @Test func `a bare file is described as R describes it`() throws {
    let work = try Workplace()
    let data = try work.write(
      "bare.csv", "x,word\n2,a\n4,b\n4,a\n5,\n7,a\n9,b\n,NA\n")
    let json = Typed(["describe", data, "-f", "json"]).output
    for part in [
      #""format": "percept.describe/1""#, #""rows": 7"#, #""answered": 6"#,
      #""nonanswers": {"missing": 1}"#, #""mean": 5.16666666666666"#,
      #""quartiles": [4.0, 4.5, 6.5]"#,
      #""minimum": 2.0"#, #""maximum": 9.0"#, #""mean": null"#, #""quartiles": null"#,
      #""n": 3, "percent": 60.0"#,
    ] {
      #expect(json.contains(part), "\(part) in \(json)")
    }
  }

  @Test func `groups add up to everybody`() throws {
    let work = try Workplace()
    try Self.study(work)
    let told = Typed(["describe", work.study, "--items", "trust", "--by", "region"])
    #expect(told.code == .done && told.output.contains("North") && told.output.contains("South"))
    let json = Typed([
      "describe", work.study, "--items", "trust", "--by", "region", "-f", "json",
    ]).output
    #expect(json.contains(#""by": "region""#) && json.contains(#""rows": 30"#))
  }

  @Test func `patterns of protected items are not told`() throws {
    let work = try Workplace()
    try Self.study(work)
    let told = Typed(["describe", work.study, "--missing-patterns", "-f", "json"]).output
    #expect(told.contains(#""leftOutOfPatterns": ["hurt", "times"]"#))
  }

  @Test func `an option without effect is refused`() throws {
    let work = try Workplace()
    let data = try work.write("bare.csv", "x\n1\n2\n")
    for words in [
      ["--outliers", "-f", "csv"], ["--reason", "x"], ["--unprotected", "--reason", "x"],
      ["--items", "nothing"], ["--language", "ro"],
    ] {
      #expect(Typed(["describe", data] + words).code != .done, "\(words)")
    }
  }
}
