package import SQLiteSupport
package import SurveyStatistics

/// Why something about cases was refused; never with an identifier in it.
package enum CaseError: SQLiteFailure, Hashable, CustomStringConvertible {
  case study(StudyError)
  case unknownCase(Int)
  case noCases
  case unknownCode(String, kind: CaseKind)

  package init(sqlite error: SQLiteError) { self = .study(StudyError(sqlite: error)) }

  package var description: String {
    switch self {
    case .study(let error): error.description
    case .unknownCase(let number):
      "the study has no case \(number); 'percept cases STUDY' lists those it has"
    case .noCases:
      "the study has no cases; take in a sample with 'percept cases STUDY --import FILE'"
    case .unknownCode(let code, let kind):
      "'\(code)' is no disposition code of a case that is \(kind.phrase); 'percept cases --codes'"
        + " lists them"
    }
  }
}

extension CaseKind {
  /// The kind with its article.
  fileprivate var phrase: String {
    switch self {
    case .person: "a person"
    case .establishment: "an establishment"
    }
  }
}
