import QuestionnaireLanguage
import QuestionnaireModel
import Words

extension ConditionScope {
  /// A professionals' questionnaire in small, with an item of every type.
  static let sample = ConditionScope([
    Entry(name: "P11", index: 0, kind: .choice(contact), nonanswers: [.dontKnow, .refused]),
    Entry(name: "P12", index: 1, kind: .number(1...500)),
    Entry(name: "P10", index: 2, kind: .choices(trainers)),
    Entry(name: "born", index: 3, kind: .date(nil)),
    Entry(name: "open", index: 4, kind: .text),
    Entry(name: "hello", index: 5, kind: .note),
    Entry(name: "P22a", index: 6, kind: .choice(agreement)),
    Entry(name: "P22b", index: 7, kind: .choice(agreement)),
    Entry(name: "P22", index: 6, kind: .battery(rows: 6..<8, agreement)),
    Entry(name: "met", index: 8, kind: .date(date("2020-01-01")...date("2026-12-31"))),
    Entry(name: "OR", index: 9, kind: .number(nil)),
    Entry(name: "broken", index: 10, kind: .faulty),
  ])

  private static let contact = Options(
    [
      Option(value: 1, names: ["1", "known"], labels: ["Da, știam", "Yes, I knew"]),
      Option(value: 2, names: ["2", "suspected"], labels: ["Da, bănuiam", "Yes"]),
      Option(value: 3, names: ["3", "no"], labels: ["Nu", "Yes"]),
    ], isOrdered: false)

  private static let trainers = Options(
    [
      Option(value: 1, names: ["1", "own"]), Option(value: 2, names: ["2", "anitp"]),
      Option(value: -1, names: ["-1", "none"]),
    ], isOrdered: false)

  private static let agreement = Options(
    (1...5).map { Option(value: Double($0), names: ["\($0)"], labels: ["label \($0)"]) },
    isOrdered: true)

  private static func date(_ text: String) -> CalendarDate {
    guard let date = CalendarDate(iso8601: text) else {
      preconditionFailure("the sample's dates must be days of the calendar")
    }
    return date
  }
}
