/// What an item tells of who a respondent is.
package enum IdentifyingTrait: String, CaseIterable, Comparable, Hashable, Sendable {
  case sex
  case exploitation = "form of exploitation"
  case ageGroup = "age group"
  case exactAge = "exact age"
  case place
  /// A county or a smaller place.
  case smallPlace = "county"

  package static func < (left: IdentifyingTrait, right: IdentifyingTrait) -> Bool {
    left.rawValue < right.rawValue
  }
}

/// A set of traits of which a table may cross only so many.
package struct CrossRule: Hashable, Sendable {
  package let traits: Set<IdentifyingTrait>
  package let most: Int

  package init(atMost most: Int, of traits: Set<IdentifyingTrait>) {
    precondition(most >= 0 && most < traits.count, "a rule on crosses refuses some cross")
    self.traits = traits
    self.most = most
  }

  /// No county, no exact age, and never sex, form of exploitation, age and place at once.
  package static let survivors = [
    CrossRule(atMost: 0, of: [.smallPlace]),
    CrossRule(atMost: 0, of: [.exactAge]),
    CrossRule(atMost: 3, of: [.sex, .exploitation, .ageGroup, .place]),
  ]

  package func refuses(_ present: Set<IdentifyingTrait>) -> Bool {
    present.intersection(traits).count > most
  }
}
