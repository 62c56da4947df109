/// An answer prints its kind and never its content, so that no log or message can leak it.
///
/// A non-answer prints as it is, for it says nothing of the respondent's life.
extension Answer: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
  package var description: String {
    switch self {
    case .choice: "choice(hidden)"
    case .choices: "choices(hidden)"
    case .ranking: "ranking(hidden)"
    case .integer: "integer(hidden)"
    case .decimal: "decimal(hidden)"
    case .text: "text(hidden)"
    case .date: "date(hidden)"
    case .time: "time(hidden)"
    case .nonanswer(let kind): "nonanswer(\(kind.rawValue))"
    }
  }

  package var debugDescription: String { description }

  package var customMirror: Mirror { Mirror(self, children: []) }
}
