import QuestionnaireModel
import Rehearsal

/// The words for what a rehearsal found, the same in every form.
struct RehearsalWords {
  private let questionnaire: Questionnaire
  private let language: Language

  init(_ result: RehearsalResult) {
    questionnaire = result.questionnaire
    language = result.language
  }

  func id(_ item: Int) -> String { questionnaire.items[item].id.rawValue }

  /// What was never reached, and why, without the item's name.
  func text(of gap: Gap) -> String {
    switch gap {
    case .itemNeverAsked(let item, let why): "nobody was asked; " + text(of: why, item)
    case .optionNeverChosen(let item, let code, let asked):
      "nobody chose \(option(code, of: item)), of \(asked) asked"
    case .itemNeverSkipped(let item, let asked):
      "all \(asked) who came here were asked; nobody was led past '\(condition(of: item))'"
    case .noAcceptableAnswer(_, let respondents):
      "\(respondents) found no answer that its checks let pass"
    }
  }

  private func text(of reason: Gap.Reason, _ item: Int) -> String {
    switch reason {
    case .nobodyCameSoFar: "nobody came so far"
    case .neverTrue(let conditions, let came):
      conditions.map { "'\($0.notation(in: questionnaire))'" }.joined(separator: " and ")
        + " was true for none of the \(came) who came so far"
    case .neverTogether(let parts, let came):
      "of the \(came) who came so far, "
        + parts.map { "'\($0.condition.notation(in: questionnaire))' was true for \($0.count)" }
        .joined(separator: ", ") + ", never together"
    }
  }

  private func option(_ code: Int, of item: Int) -> String {
    let label = questionnaire.items[item].type.optionList?.option(code: code)?.label[language]
    return label.map { "option \(code) '\($0)'" } ?? "point \(code)"
  }

  private func condition(of item: Int) -> String {
    questionnaire.items[item].when?.notation(in: questionnaire) ?? ""
  }

  /// The items that a route leaves out, in runs: `P09-P10, P12`.
  func leftOut(by route: RouteResult) -> String {
    let asked = Set(route.items)
    var runs: [ClosedRange<Int>] = []
    var isWithin = false
    // Nobody is asked for what is computed or drawn.
    for item in questionnaire.items.indices where !questionnaire.items[item].isDerived {
      if asked.contains(item) {
        isWithin = false
      } else if isWithin, let last = runs.popLast() {
        runs.append(last.lowerBound...item)
      } else {
        runs.append(item...item)
        isWithin = true
      }
    }
    return runs.isEmpty
      ? "asks everything"
      : "without "
        + runs.map {
          $0.count == 1 ? id($0.lowerBound) : "\(id($0.lowerBound)) to \(id($0.upperBound))"
        }
        .joined(separator: ", ")
  }

  /// Minutes with one decimal.
  static func minutes(_ milliseconds: Int) -> String {
    let tenths = (milliseconds + 3_000) / 6_000
    return "\(tenths / 10).\(tenths % 10)"
  }

  static func percent(_ part: Int, of whole: Int) -> String {
    whole == 0 ? "0 %" : "\((100 * part + whole / 2) / whole) %"
  }
}
