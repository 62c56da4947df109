/// How a contact attempt or a case ended.
///
/// Codes 1 to 4 are final and AAPOR's. AAPOR numbers no temporary results, so codes 5 are this
/// program's own; each says what the case counts as while nothing later is known.
package struct Disposition: Sendable, Hashable {
  /// As AAPOR writes it: `2.112`.
  package let code: String
  package let english: String
  package let romanian: String
  /// The final code that an interim one counts as; nil for a final code.
  package let interimFor: String?

  init(_ code: String, _ english: String, _ romanian: String, countsAs final: String? = nil) {
    self.code = code
    self.english = english
    self.romanian = romanian
    interimFor = final
  }

  package var isFinal: Bool { interimFor == nil }

  /// The final code that the case counts as after it.
  package var finalCode: String { interimFor ?? code }

  /// What the case counts as after it: AAPOR's formulas name groups of codes.
  package func category(in edition: OutcomeEdition) -> OutcomeCategory {
    switch finalCode.prefix(3) {
    case "1.1": .complete
    case "1.2": .partial
    case "2.1": .refusal
    case "2.2": .nonContact
    case "2.3": .other
    case "3.1": .unknownUnit
    case "3.2": edition == .ninth ? .unknownOther : .unknownRespondent
    case "4.1", "4.5", "4.7", "4.8", "4.9": .ineligible
    default: .unknownOther
    }
  }
}

/// Whom a case is: a person whose name is known, or an establishment such as a school or a ward.
package enum CaseKind: String, CaseIterable, Sendable, Hashable, Codable {
  case person
  case establishment

  /// The codes that attempts at such a case may end with, ascending.
  package var dispositions: [Disposition] {
    switch self {
    case .person: Disposition.persons
    case .establishment: Disposition.establishments
    }
  }

  /// Finds a code as it is written or with fewer or more zeros at its end: `2.2` is `2.20`.
  package func disposition(_ code: String) -> Disposition? {
    dispositions.first { $0.code == code }
      ?? dispositions.first { Self.unpadded($0.code) == Self.unpadded(code) }
  }

  private static func unpadded(_ code: String) -> Substring {
    var digits = code[...]
    while digits.hasSuffix("0") { digits = digits.dropLast() }
    return digits
  }
}
