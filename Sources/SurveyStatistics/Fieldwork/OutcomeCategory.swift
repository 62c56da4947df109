/// What a case counts as in outcome rates; the letters are those of AAPOR's formulas.
///
/// Source: AAPOR, Standard Definitions, 9th edition (2016) and 10th edition (2023).
package enum OutcomeCategory: String, CaseIterable, Sendable, Hashable, Codable {
  case complete = "I"
  case partial = "P"
  /// A refusal or break-off.
  case refusal = "R"
  case nonContact = "NC"
  /// Another reason of an eligible case without an interview.
  case other = "O"
  /// Nothing is known of the person or unit that was sampled (codes 3.1).
  case unknownUnit = "UH"
  /// Whether the unit has an eligible respondent is unknown; in the 9th edition part of `UO`.
  case unknownRespondent = "UR"
  case unknownOther = "UO"
  case ineligible = "NE"
}

/// The edition of the Standard Definitions that categories are taken from.
package enum OutcomeEdition: Int, CaseIterable, Sendable, Hashable {
  /// 2016: code 3.20 belongs to `UO`.
  case ninth = 9
  /// 2023: code 3.20 is a category of its own, `UR`.
  case tenth = 10
}

/// How many cases stand in each category.
package struct OutcomeCounts: Sendable, Hashable {
  private var counts: [Int]

  package init() {
    counts = Array(repeating: 0, count: OutcomeCategory.allCases.count)
  }

  package init(_ counts: [OutcomeCategory: Int]) {
    self.init()
    for (category, count) in counts { self[category] = count }
  }

  package subscript(_ category: OutcomeCategory) -> Int {
    get { counts[category.place] }
    set {
      precondition(newValue >= 0, "a count is not negative")
      counts[category.place] = newValue
    }
  }

  package var total: Int { counts.reduce(0, +) }

  func sum(_ categories: OutcomeCategory...) -> Int {
    categories.reduce(0) { $0 + self[$1] }
  }

  /// The cases known to be eligible: I + P + R + NC + O.
  package var eligible: Int { sum(.complete, .partial, .refusal, .nonContact, .other) }

  /// The cases of which it is unknown: UH + UR + UO.
  package var unknown: Int { sum(.unknownUnit, .unknownRespondent, .unknownOther) }
}

extension OutcomeCategory {
  fileprivate var place: Int {
    switch self {
    case .complete: 0
    case .partial: 1
    case .refusal: 2
    case .nonContact: 3
    case .other: 4
    case .unknownUnit: 5
    case .unknownRespondent: 6
    case .unknownOther: 7
    case .ineligible: 8
    }
  }
}
