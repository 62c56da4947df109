package import QuestionnaireModel

/// An answer that the session has met before, by its number.
package struct InternedAnswer: Hashable, Sendable {
  let number: Int32
}

/// The answers of one row, a place for each item of the questionnaire; those of notes are ignored.
package struct ImportedRow: Hashable, Sendable {
  /// What stands in the place of an answer of the row's own.
  static let ownNumber: Int32 = -1

  private(set) var numbers: [Int32]
  private var own: [Int: Answer] = [:]

  /// Makes a row in which everything was left empty.
  package init(itemCount: Int) {
    numbers = Array(repeating: Self.ownNumber, count: itemCount)
  }

  package mutating func put(_ answer: InternedAnswer, at item: Int) {
    numbers[item] = answer.number
  }

  package mutating func put(_ answer: Answer, at item: Int) {
    numbers[item] = Self.ownNumber
    own[item] = answer
  }

  /// The answer of the row's own that stands at an item.
  func ownAnswer(at item: Int) -> Answer {
    own[item] ?? .nonanswer(.missing)
  }
}

/// What became of a row that was offered to the study.
package enum RowOutcome: Hashable, Sendable {
  case stored
  /// The same respondent with the same answers is there already.
  case alreadyStored
  /// The same respondent is there already with other answers; nothing was changed.
  case differs
  /// The respondent stands already in this file, with the identifier written otherwise.
  case spelledOtherwise
}

/// How a row is recognized when it comes again.
package enum RowIdentity: Hashable, Sendable {
  /// By the respondent's own identifier, of which only a keyed digest is kept.
  case respondent([UInt8])
  /// By its content and its position in a file of that name.
  case content(file: String, position: Int, bytes: [UInt8])
}

/// An identity holds what stood in the file, and prints none of it.
extension RowIdentity: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
  package var description: String {
    switch self {
    case .respondent: "respondent(hidden)"
    case .content(_, let position, _): "content(at \(position), hidden)"
    }
  }

  package var debugDescription: String { description }

  package var customMirror: Mirror { Mirror(self, children: []) }
}
