import Arguments
import Files
import QuestionnaireModel
import Testing

@testable import Commands

/// Who was asked something tells the answer that decided it.
@Suite struct KeptRouteTests {
  /// Items that loop over, or are routed by, answers that never leave the study; synthetic.
  private static let routed = """
    questionnaire: routed
    version: 1.0.0
    languages: [en]
    title: Routed
    sections:
    - id: first
      title: First
      items:
      - {id: sex, type: single, options: {1: A, 2: B}, en: Sex?}
      - {id: n, type: integer, range: 0..99, en: Count?}
      - {id: open, type: single, options: {1: A, 2: B}, en: Open?}
      - {id: private, type: single, options: {1: A, 2: B}, disclosure: sensitive, en: Private?}
      - {id: secret, type: single, options: {1: A, 2: B}, disclosure: never_export, en: Secret?}
      - {id: many, type: multiple, options: {1: A, 2: B}, disclosure: never_export, en: Many?}
      - {id: times, type: integer, range: 0..2, disclosure: never_export, en: Times?}
      - {id: hidden, type: computed, value: times + 1, en: Hidden}
      - {id: follow, type: single, when: secret = 1, options: {1: A, 2: B}, en: Follow?}
      - {id: chain, type: integer, range: 0..9, when: answered(follow), en: Chain?}
      - {id: sum, type: computed, value: chain + n, en: Sum}
      - {id: counted, type: single, when: hidden > 1, options: {1: A, 2: B}, en: Counted?}
      - {id: mild, type: single, when: private = 1, options: {1: A, 2: B}, en: Mild?}
      - {id: each, type: roster, over: many, as: W, en: Each, items: [{id: kind, type: single, options: {1: A, 2: B}, en: "Kind {W}?"}]}
    - id: second
      title: Second
      when: secret = 2
      items:
      - {id: later, type: single, options: {1: A, 2: B}, en: Later?}
      - {id: row, battery: agree, en: Battery, items: [{id: row_a, en: One.}, {id: row_b, en: Two.}]}
    - id: third
      title: Third
      items:
      - {id: last, type: single, options: {1: A, 2: B}, en: Last?}
    scales:
      agree: {options: {1: No, 2: "Yes"}}

    """

  private static func study(_ work: borrowing Workplace) throws {
    let questionnaire = try work.write("routed.yaml", routed)
    let answers = try work.write(
      "routed.csv",
      """
      sex,n,open,private,secret,many,times,follow,chain,counted,mild,kind_1,kind_2,later,row_a,row_b,last
      1,3,1,1,1,1,1,1,2,1,1,2,,,,,1
      2,4,2,2,2,2,0,,,,,,1,1,1,2,2
      1,5,1,2,2,1;2,0,,,,,1,2,2,2,1,1
      2,6,2,1,1,2,2,2,3,2,2,,1,,,,2

      """)
    #expect(Typed(["init", work.study, "-q", questionnaire]).code == .done)
    let taken = Typed(["import", work.study, answers])
    #expect(taken.output.contains("4 stored"), "\(taken.output) \(taken.error)")
  }

  @Test(arguments: [
    "follow", "chain", "sum", "counted", "kind_1", "kind_2", "later", "row_a",
  ])
  func `being asked because of a kept answer is kept with it`(item: String) throws {
    let work = try Workplace()
    try Self.study(work)
    let plan = try work.write(
      "p.yaml",
      """
      plan: book
      questionnaire: routed
      version: 1.0.0
      language: en
      tables:
      - {id: t, item: \(item)}
      """)
    let margins = try work.write(
      "m.csv",
      "variable,category,share,source,date\nsex,1,0.5,made,2026-01-01\nsex,2,0.5,made,2026-01-01\n")
    for words in [
      ["crosstab", work.study, "-r", item, "-c", "sex"],
      ["crosstab", work.study, "-r", "sex", "-c", "open", "--where", "answered(\(item))"],
      ["test", work.study, "--outcome", "n", "--by", item],
      ["scale", work.study, "-i", "open,sex", "--by", item],
      ["model", work.study, "--formula", "n ~ \(item)"],
      ["weight", work.study, "-m", margins, "--keep", item, "-o", work.path + "/w.csv"],
      ["tabulate", work.study, plan], ["plan", "check", plan, work.study],
    ] {
      let typed = Typed(words)
      #expect(typed.code != .done, "\(words): \(typed.output)")
      #expect((typed.output + typed.error).contains("[P0701]"), "\(words): \(typed.error)")
    }
    #expect(!exists(work.path + "/w.csv"))
  }

  @Test(arguments: ["mild", "last", "open", "private"])
  func `a sensitive answer that decides who is asked keeps nothing`(item: String) throws {
    let work = try Workplace()
    try Self.study(work)
    #expect(Typed(["crosstab", work.study, "-r", item, "-c", "sex"]).code == .done)
  }

  @Test func `a table of a roster's records is kept where what it loops over is`() throws {
    let work = try Workplace()
    try Self.study(work)
    for item in ["v", "kind"] {
      let plan = try work.write(
        "r.yaml",
        """
        plan: book
        questionnaire: routed
        version: 1.0.0
        language: en
        records: {v: {roster: each, label: W}}
        tables:
        - {id: t, records: v, item: \(item)}
        """)
      let typed = Typed(["tabulate", work.study, plan])
      #expect(typed.code != .done && typed.error.contains("[P0701]"), "\(typed.error)")
    }
  }

  /// Versions of a questionnaire of which only the first promises, and the last asks more; synthetic.
  private static func version(_ number: String, _ disclosure: String, more: Bool) -> String {
    let start = """
      questionnaire: versions
      version: \(number)
      languages: [en]
      title: Versions
      sections:
      - id: only
        title: Only
        items:
        - {id: sex, type: single, options: {1: A, 2: B}, en: Sex?}
        - {id: sec, type: single, \(disclosure)options: {1: A, 2: B}, en: Secret?}
        - {id: n, type: integer, range: 0..99, en: Count?}

      """
    guard more else { return start }
    return start
      + "  - {id: twice, type: computed, value: n * 2, when: sec = 1, en: Twice}\n"
      + "  - {id: why, type: single, when: sec = 1, options: {1: A, 2: B}, en: Why?}\n"
  }

  @Test(arguments: [["--version", "1.1.0"], [], ["--version", "1.0.0"]])
  func `what one version promised holds whichever is read, also for what a later one adds`(
    choice: [String]
  ) throws {
    let work = try Workplace()
    let first = try work.write(
      "1.yaml", Self.version("1.0.0", "disclosure: never_export, ", more: false))
    let second = try work.write("2.yaml", Self.version("1.1.0", "", more: true))
    #expect(Typed(["init", work.study, "-q", first]).code == .done)
    #expect(Typed(["init", work.study, "-q", second, "--add"]).code == .done)
    let answers = try work.write("v.csv", "sex,sec,n,why\n1,1,2,1\n2,2,3,\n1,2,5,\n2,1,4,2\n")
    #expect(Typed(["import", work.study, answers]).code == .done)
    let items = choice.last == "1.0.0" ? ["sec"] : ["sec", "twice", "why"]
    for item in items {
      for words in [
        ["crosstab", work.study, "-r", item, "-c", "sex"],
        ["crosstab", work.study, "-r", "sex", "-c", "sex", "--where", "answered(\(item))"],
        ["test", work.study, "--outcome", "n", "--by", item],
      ] {
        let typed = Typed(words + choice)
        #expect(typed.output == "" && typed.error.contains("[P0701]"), "\(words): \(typed.error)")
      }
    }
    #expect(Typed(["crosstab", work.study, "-r", "n", "-c", "sex"] + choice).code == .done)
  }
}
