package import QuestionnaireModel

/// Why a cell, or the row it stands in, does not fit the questionnaire; it never holds the cell.
package enum CellFault: Hashable, Sendable {
  case answer(AnswerFault)
  case notAnOption
  /// An option and a non-answer are written so.
  case alsoNonanswer
  case notAWholeNumber
  case notANumber
  case decimalComma
  case decimalPoint
  case notADate(DateOrder)
  case notATime
  case notOnRoute
  /// It would identify a person, and the import does not allow that.
  case personalData([PersonalData])
  case checkFailed(message: String)
  case notYesOrNo
  case raggedRow(fields: Int, expected: Int)
  case noRespondent
  case differsFromStored
  case respondentSpelledOtherwise

  /// The rule in plain words, and the fix where there is one.
  package var reason: String {
    switch self {
    case .answer(let fault): fault.reason
    case .notAnOption: "neither a code nor a label of this item"
    case .alsoNonanswer:
      "an option and a non-answer of this item are both written so; write codes, or say 'values' in the"
        + " mapping where the option is meant"
    case .notAWholeNumber: "not a whole number"
    case .notANumber: "not a number"
    case .decimalComma:
      "a number with a comma; say 'decimal: comma' in the mapping if that is how decimals are written"
    case .decimalPoint:
      "a number with a point, where the mapping says that decimals are written with a comma"
    case .notADate(let order):
      "not a date written as \(order.rawValue); name another order in the mapping"
    case .notATime: "not a time written as HH:MM"
    case .personalData(let kinds):
      "holds \(kinds.map(\.words).joined(separator: " and ")); leave it out of the file, or import with "
        + "--allow-personal-data"
    case .notOnRoute: "answered although the questionnaire does not ask it of this respondent"
    case .checkFailed(let message): "fails the item's check: \(message)"
    case .notYesOrNo:
      "neither 1 nor 0, yes nor no, nor the option's label; say under 'values' in the mapping what"
        + " it means"
    case .raggedRow(let fields, let expected):
      "the row has \(fields) fields, the header \(expected)"
    case .noRespondent: "the respondent's identifier is empty"
    case .respondentSpelledOtherwise:
      "this respondent stands in the file already, with the identifier written otherwise (1, 01 and 1.0"
        + " are one): give each respondent a number of its own"
    case .differsFromStored: "this respondent is stored already with other answers"
    }
  }
}

extension PersonalData {
  fileprivate var words: String {
    switch self {
    case .personalNumber: "a personal number (CNP)"
    case .phone: "a phone number"
    case .account: "an account number (IBAN)"
    case .mailAddress: "a mail address"
    }
  }
}

extension AnswerFault {
  /// The rule in plain words.
  package var reason: String {
    switch self {
    case .wrongType(let expected): "not an answer to an item of type \(expected)"
    case .unknownCode: "neither a code nor a label of this item"
    case .belowRange(let minimum): "below the least allowed, \(minimum)"
    case .aboveRange(let maximum): "above the most allowed, \(maximum)"
    case .tooManyDecimals(let limit): "more than \(limit) decimals"
    case .tooLong(let limit): "longer than \(limit) characters"
    case .tooManyChoices(let limit): "more than \(limit) options chosen"
    case .exclusiveWithOthers: "an option that rules out others chosen together with others"
    case .tooFewRanked(let minimum): "fewer than the \(minimum) options ranked"
    case .rankedTwice: "an option ranked twice"
    case .empty: "empty, and the item is required"
    case .nonanswerNotAllowed(let kind):
      "a non-answer (\(kind.rawValue)) that this item does not allow"
    case .checkFailed: "fails the item's check"
    }
  }
}

/// What kind of text a rejected cell held; all that may be said of it.
package enum ValueClass: String, Hashable, Sendable {
  case empty
  case wholeNumber = "whole number"
  case number
  case numberWithComma = "number with comma"
  case text
  case row

  /// Sorts a cell's bytes into a class.
  init(_ bytes: UnsafeRawBufferPointer) {
    let digits = bytes.count { (0x30...0x39).contains($0) }
    let signs = bytes.first == 0x2D ? 1 : 0
    let points = bytes.count { $0 == 0x2E }
    let commas = bytes.count { $0 == 0x2C }
    let isNumeric = digits > 0 && digits + signs + points + commas == bytes.count
    self =
      switch (bytes.isEmpty, isNumeric, points, commas) {
      case (true, _, _, _): .empty
      case (_, true, 0, 0): .wholeNumber
      case (_, true, 1, 0): .number
      case (_, true, 0, 1): .numberWithComma
      default: .text
      }
  }
}
