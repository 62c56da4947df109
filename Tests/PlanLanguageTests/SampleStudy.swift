import Diagnostics
import Microdata
import PlanLanguage
import QuestionnaireLanguage
import QuestionnaireModel
import StudyStorage

/// The wellbeing study that plans in the tests and in the pages of explanations are about.
enum SampleStudy {
  static let text = """
    questionnaire: wellbeing
    version: 2.0.0
    languages: [en]
    title: Wellbeing
    nonanswers:
      dont_know: {code: -98, key: d, en: Don't know}
      refused: {code: -99, key: r, en: No answer}
    scales:
      agree: {options: {1: No, 2: Rather not, 3: Rather, 4: "Yes"}, allow: [dont_know]}
    sections:
    - id: only
      items:
      - {id: country, type: single, options: {1: {name: north, en: Norway}, 2: {name: south, en: Spain}, 3: Poland}, en: Country?}
      - {id: gender, type: single, options: {1: {name: woman, en: Woman}, 2: {name: man, en: Man}}, en: Gender?}
      - {id: age, type: integer, range: 15..110, en: Age?}
      - {id: happy, type: single, scale: agree, measures: MOOD, en: Are you happy?}
      - {id: sleepy, type: single, scale: agree, measures: MOOD, reversed: yes, en: Are you tired?}
      - id: trust
        battery: agree
        en: Do you trust …
        items:
        - {id: trust_a, en: your neighbors?}
        - {id: trust_b, en: the police?}
      - {id: help, type: multiple, options: {1: {name: family, en: Family}, 2: {name: friends, en: Friends}, 3: {name: nobody, en: Nobody, exclusive: yes}}, en: Who helps you?}
      - {id: order, type: ranking, limit: 2, options: {1: Sleep, 2: Work, 3: Love}, en: What matters most?}
      - {id: works, type: single, options: {1: {name: yes_works, en: Works}, 2: {name: no_work, en: Does not}}, en: Do you work?}
      - {id: job, type: single, when: works = yes_works, options: {1: Desk, 2: Field}, en: Which job?}
      - {id: search, type: single, when: works = no_work, options: {1: Seeks, 2: Rests}, en: Do you look for work?}
      - {id: why, type: text, en: Why?}
      - {id: phone, type: single, disclosure: never_export, options: {1: Home, 2: Mobile}, en: Which phone?}
      - {id: town, type: single, disclosure: identifying, allow: [refused], options: {1: Small, 2: Large}, en: Which town?}
      - {id: hours, type: decimal, range: 0..24, places: 1, en: Hours of sleep?}
      - {id: w, type: decimal, range: 0..9, places: 3, role: weight, en: Weight?}
      - {id: region, type: single, role: stratum, options: {1: East, 2: West}, en: Region?}
      - {id: village, type: integer, role: cluster, range: 1..99, en: Village?}
      - {id: when_asked, type: single, role: wave, options: {1: Before, 2: After}, en: Wave?}
    - id: visits
      items:
      - id: visit
        type: roster
        over: help
        en: Think of them.
        items:
        - {id: warm, type: single, scale: agree, en: Are they warm?}
        - {id: often, type: integer, range: 0..31, en: How often a month?}
    indices:
      MOOD: {mean: [happy, sleepy], valid: 1, en: Mood}
    """

  static let questionnaire = read(text)

  static let subject = subject(versions: [questionnaire])

  static func read(_ text: String) -> Questionnaire {
    let source = SourceText(name: "wellbeing.yaml", text: text)
    let (questionnaire, diagnostics) = QuestionnaireReader.read(source)
    guard let questionnaire else {
      preconditionFailure(
        TextRenderer().render(Findings(source: source, diagnostics: diagnostics)))
    }
    return questionnaire
  }

  static func subject(versions: [Questionnaire]) -> PlanSubject {
    PlanSubject(
      columns: versions.last?.analysisColumns(in: nil).map {
        PlanSubject.Source(column: $0.column, item: $0.item, option: $0.option)
      } ?? [], versions: versions)
  }
}

/// A file without a questionnaire that plans in the tests and in the pages of explanations are about.
enum SampleFile {
  static let subject = PlanSubject(
    columns: [
      column("mood", ["1", "2", "9"]), column("town", ["Cluj", "Iasi"]),
      column("been", ["a;b", "a"]), column("tv", ["1"]), column("radio", ["1"]),
      column("weekly", ["1", "2", "3", "4"]), column("daily", ["1", "2", "3", "4"]),
    ].map { PlanSubject.Source(column: $0, item: nil, option: nil) }, versions: [])

  private static func column(_ name: String, _ codes: [String]) -> Column {
    let values = codes.map { Double($0) }
    let areNumbers = !values.contains(nil)
    return Column(
      name: name, label: name, measurement: areNumbers ? .numeric : .nominal,
      categories: zip(codes, values).map {
        ColumnCategory(code: $0, label: $0, value: areNumbers ? $1 : nil)
      },
      nonanswers: [NonanswerCategory(kind: .missing, code: "", label: "Missing")],
      values: .narrow([]), origin: .bare)
  }
}

/// Makes a whole plan of the piece that an example shows.
enum ExamplePlan {
  /// What a piece is about: the file where it says of its columns what they are.
  static func subject(of piece: String) -> PlanSubject {
    isOfFile(piece) ? SampleFile.subject : SampleStudy.subject
  }

  private static func isOfFile(_ piece: String) -> Bool {
    ["items: {mood", "items: {town", "items:\n  mood", "list: been"].contains { piece.contains($0) }
  }

  /// Completes a table (`- {id: …`) or keys of the top level with what they leave out.
  static func completing(_ piece: String) -> String {
    let lines = piece.split(separator: "\n", omittingEmptySubsequences: false)
    let isTables = piece.hasPrefix("- ")
    let keys = isTables ? ["tables"] : lines.compactMap(key)
    let defaults = isOfFile(piece) ? fileDefaults : defaults
    return defaults.filter { !keys.contains($0.key) }.map { $0.lines + "\n" }.joined()
      + (isTables ? "tables:\n" : "") + piece
  }

  private static func key(of line: Substring) -> String? {
    let text = line.first == " " || line.first == "-" ? "" : line.drop { !$0.isLetter }
    return text.firstIndex(of: ":").map { String(text[..<$0]) }
  }

  private static let fileDefaults: [(key: String, lines: String)] = [
    ("plan", "plan: book"), ("tables", "tables:\n- {id: t, item: mood, banner: none}"),
  ]

  private static let defaults: [(key: String, lines: String)] = [
    ("plan", "plan: book"), ("questionnaire", "questionnaire: wellbeing"),
    ("banners", "banners:\n  main: {columns: [gender]}"), ("banner", "banner: main"),
    ("tables", "tables:\n- {id: t, item: happy}"),
  ]
}
