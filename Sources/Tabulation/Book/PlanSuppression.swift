package import Disclosure
package import Microdata
package import QuestionnaireModel

/// Which cells may not be published.
package struct SuppressionRules: Hashable, Sendable {
  /// The smallest count that may be shown of items of each class; none where there is no entry.
  package var thresholds: [Confidentiality: Int]
  /// The class of each column that is not open.
  package var classes: [String: Confidentiality]
  /// Whether it is a survivors' study, whose tables have the complement suppressed too.
  package var protectsSurvivors: Bool
  /// The rules for sums and means of numbers of each class; none where there is no entry.
  package var dominance: [Confidentiality: [DominanceRule]] = [:]
  /// Whether few who are left out of a base are protected as those in a cell are.
  package var protectsExclusions = true
  /// The smallest base on which a protected table shows percentages.
  package var percentageBase = 20
  /// What columns tell of who a respondent is, where they tell anything.
  package var traits: [String: RespondentTrait] = [:]

  package init(
    thresholds: [Confidentiality: Int] = [:], classes: [String: Confidentiality] = [:],
    protectsSurvivors: Bool = false
  ) {
    self.thresholds = thresholds
    self.classes = classes
    self.protectsSurvivors = protectsSurvivors
  }
}

extension SuppressionRules {
  /// What holds where no plan says otherwise: counts under ten are held back of sensitive and
  /// identifying items, in a study of survivors those under five of all.
  ///
  /// - Parameter columns: those that may be looked at, which know their class.
  package static func usual(
    survivors: Bool, of columns: some Sequence<Column> = EmptyCollection<Column>()
  ) -> SuppressionRules {
    let protected: [Confidentiality] =
      survivors ? [.open, .sensitive, .identifying] : [.sensitive, .identifying]
    var rules = SuppressionRules(protectsSurvivors: survivors)
    for confidentiality in protected {
      rules.thresholds[confidentiality] = survivors ? 5 : 10
      rules.dominance[confidentiality] = DominanceRule.acro
    }
    for column in columns where column.origin.confidentiality != .open {
      rules.classes[column.name] = column.origin.confidentiality
    }
    return rules
  }

  /// Whether a count of any of some columns is held back where it is small.
  package func protects(_ columns: some Sequence<String>) -> Bool {
    columns.contains { (thresholds[classes[$0] ?? .open] ?? 0) > 0 }
  }
}

/// What an item tells of who a respondent is.
package enum RespondentTrait: String, CaseIterable, Hashable, Sendable {
  case sex
  case exploitation = "form of exploitation"
  case ageGroup = "age group"
  case exactAge = "exact age"
  case place
  /// A county or a smaller place.
  case county
}

/// Waves that are compared: the item that tells them apart.
package struct WaveComparison: Hashable, Sendable {
  package let item: String
  /// Why items that differ between waves are compared all the same; nil where they are not.
  package let forcedBecause: String?

  package init(item: String, forcedBecause: String?) {
    self.item = item
    self.forcedBecause = forcedBecause
  }
}
