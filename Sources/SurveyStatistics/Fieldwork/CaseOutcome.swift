/// What an interview says of its case.
package enum InterviewResult: Sendable, Hashable {
  case completed
  /// Consent was asked and not given.
  case declined
  /// Begun, and to be gone on with.
  case open
  /// Broken off after this share of the applicable questions was answered.
  case brokenOff(answered: Double)
  /// Content was erased on the respondent's wish.
  case withdrawn
}

/// Which code a case has after its attempts and interviews.
///
/// An interview decides before attempts do. Of the attempts, the last final code holds; before one,
/// a refusal outweighs an interview begun, that a contact, and that what reached nobody, whichever
/// came last (after AAPOR's advice on converting temporary codes). A case without attempts is 3.11.
package enum CaseOutcome {
  /// The share of applicable questions from which a break-off is a partial interview.
  ///
  /// One of AAPOR's examples: under 50 % a break-off, from 50 % a partial interview.
  package static let partialFrom = 0.5

  /// Finds the code, among those of the case's kind.
  package static func disposition(
    of kind: CaseKind, attempts codes: [String], interview: InterviewResult?
  ) -> Disposition {
    let found = interview.flatMap { kind.disposition(code(of: $0)) }
    if let found, found.isFinal { return found }
    let attempts = codes.compactMap(kind.disposition)
    if let last = attempts.last(where: \.isFinal) { return last }
    let known = attempts + [found].compactMap { $0 }
    let strongest = known.max { rank($0) < rank($1) }
    return strongest ?? kind.disposition("3.11") ?? kind.dispositions[0]
  }

  private static func code(of result: InterviewResult) -> String {
    switch result {
    case .completed: "1.1"
    case .declined: "2.112"
    case .open: "5.5"
    case .brokenOff(let answered): answered >= partialFrom ? "1.2" : "2.12"
    // The person took part and no answer is left: counted among those who broke off.
    case .withdrawn: "2.12"
    }
  }

  /// How much an interim code says of the case.
  private static func rank(_ disposition: Disposition) -> Int {
    switch disposition.finalCode.prefix(3) {
    case "2.1": disposition.finalCode == "2.11" ? 5 : 4
    case "2.3": 3
    case "2.2": 2
    default: 1
    }
  }
}
