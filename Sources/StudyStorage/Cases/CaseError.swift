package import SQLiteSupport
package import SurveyStatistics

/// Why something about cases was refused; never with an identifier in it.
package enum CaseError: SQLiteFailure, Hashable, CustomStringConvertible {
  case study(StudyError)
  case unknownCase(Int)
  case noCases
  case unknownCode(String, kind: CaseKind)
  /// The case is another interviewer's, and nobody said that it is taken all the same.
  case assignedToOther(Int, interviewer: String, hasActor: Bool)
  /// Several interviews of the case are not ended.
  case severalOpen(Int, interviews: [String])
  /// A decision on one more interview of a case that has none.
  case notYetInterviewed(Int)
  /// An interview is to be replaced that is not of the case.
  case notOfCase(String, Int)
  case replacedAlready(String)

  package init(sqlite error: SQLiteError) { self = .study(StudyError(sqlite: error)) }

  package var description: String {
    switch self {
    case .study(let error): error.description
    case .unknownCase(let number):
      "the study has no case \(number); 'percept cases STUDY' lists those it has"
    case .assignedToOther(let number, let interviewer, let hasActor):
      "case \(number) is assigned to \(interviewer); "
        + (hasActor ? "" : "say who you are with --actor, or ")
        + "take it with --take-case if you are to interview it"
    case .severalOpen(let number, let interviews):
      "case \(number) has several interviews that are not ended: "
        + "\(interviews.joined(separator: ", ")); go on with one of them with --resume"
    case .notYetInterviewed(let number):
      "case \(number) has no other interview; leave --member and --replaces out"
    case .notOfCase(let name, let number):
      "interview \(name) is none of case \(number) with this questionnaire; 'percept cases STUDY"
        + " --case \(number)' lists those it has"
    case .replacedAlready(let name): "interview \(name) was replaced by a later one already"
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
