package import QuestionnaireModel

/// One answer of a row: an answer met before, by its number, or an answer of its own.
package enum ImportedAnswer: Hashable, Sendable {
  case interned(Int)
  case direct(Answer)
}

/// What became of a row that was offered to the study.
package enum RowOutcome: Hashable, Sendable {
  case stored
  /// The same respondent with the same answers is there already.
  case alreadyStored
  /// The same respondent is there already with other answers; nothing was changed.
  case differs
}

/// How a row is recognized when it comes again.
package enum RowIdentity: Hashable, Sendable {
  /// By the respondent's own identifier, of which only a keyed digest is kept.
  case respondent([UInt8])
  /// By its content and its position in a file of that name.
  case content(file: String, position: Int, bytes: [UInt8])
}
