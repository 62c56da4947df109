/// What in a text tells who somebody is: a personal number, a phone, an account or a mail address.
///
/// It looks for what can be proven by its form and finds no names. Numbers that are ordinary in
/// answers, such as years, dates and sums, are none of these.
package enum PersonalData: Int, CaseIterable, Hashable, Sendable {
  /// A valid Romanian personal number (CNP).
  case personalNumber = 1
  case phone = 2
  /// A valid international bank account number.
  case account = 3
  case mailAddress = 4

  /// The number that stands for it among the soft checks of an answer; those of the
  /// questionnaire are not negative.
  package var check: Int { -rawValue }

  package init?(check: Int) {
    self.init(rawValue: -check)
  }

  /// Finds each kind that a text holds, in the order of the kinds.
  package static func kinds(in text: String) -> [PersonalData] {
    var digits = 0
    var hasAt = false
    for byte in text.utf8 {
      if (0x30...0x39).contains(byte) { digits += 1 }
      if byte == 0x40 { hasAt = true }
    }
    // Nothing that is looked for has fewer digits than a phone number.
    guard digits >= 10 || hasAt else { return [] }
    let scalars = Array(text.unicodeScalars)
    let accounts = digits >= 10 ? AccountNumber.ranges(in: scalars) : []
    let runs = digits >= 10 ? DigitRun.runs(in: leavingOut(accounts, of: scalars)) : []
    return allCases.filter { kind in
      switch kind {
      case .personalNumber: runs.contains { $0.holds(\.isPersonalNumber) }
      case .phone: runs.contains { $0.holds(\.isPhone) }
      case .account: !accounts.isEmpty
      case .mailAddress: hasAt && MailAddress.stands(in: scalars)
      }
    }
  }

  /// The text without accounts, whose digits are no other number.
  private static func leavingOut(
    _ accounts: [Range<Int>], of text: [Unicode.Scalar]
  ) -> [Unicode.Scalar] {
    var rest = text
    for account in accounts {
      for place in account { rest[place] = "_" }
    }
    return rest
  }

  /// Finds each kind that an answer in words holds.
  package static func kinds(in answer: Answer) -> [PersonalData] {
    if case .text(let text) = answer { kinds(in: text) } else { [] }
  }
}
