import Microdata
import QuestionnaireModel

/// The words for kinds of non-answers that this program writes among numbers, and reads there.
enum NonanswerWords {
  static let categories = Nonanswer.allCases.filter { $0 != .missing }.map {
    NonanswerCategory(kind: $0, code: $0.rawValue, label: label(of: $0))
  }

  static func place(of text: String) -> Int? { categories.firstIndex { $0.code == text } }

  private static func label(of kind: Nonanswer) -> String {
    switch kind {
    case .dontKnow: "Don't know"
    case .refused: "Refused"
    case .notApplicable: "Not applicable"
    case .missing: "Missing"
    case .notAsked: "Not asked"
    case .notReached: "Not reached"
    case .withdrawn: "Withdrawn"
    }
  }
}
