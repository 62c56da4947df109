/// When a count may be published.
///
/// Source: A. Hundepool et al., Statistical Disclosure Control (2012), section 5.2; the defaults
/// are those of ACRO (J. Smith et al.).
package struct DisclosureRule: Hashable, Sendable {
  /// The fewest respondents that a published cell may hold; 0 where every count may be published.
  package var threshold: Int
  /// Whether it may not be told that nobody is in a cell.
  package var zerosAreDisclosive: Bool
  /// Whether it may not be told that everybody of a row or column is in one cell.
  package var wholeGroupsAreDisclosive: Bool
  /// The rules for the weights or magnitudes of a cell's respondents.
  package var dominance: [DominanceRule]

  package init(
    threshold: Int, zerosAreDisclosive: Bool = false, wholeGroupsAreDisclosive: Bool = true,
    dominance: [DominanceRule] = []
  ) {
    precondition(threshold >= 0, "a threshold is not negative")
    self.threshold = threshold
    self.zerosAreDisclosive = zerosAreDisclosive
    self.wholeGroupsAreDisclosive = wholeGroupsAreDisclosive
    self.dominance = dominance
  }

  /// Nothing is held back.
  package static let open = DisclosureRule(threshold: 0, wholeGroupsAreDisclosive: false)
  /// The defaults of ACRO: ten respondents, zeros and whole groups held back, no dominant ones.
  package static let acro = DisclosureRule(
    threshold: 10, zerosAreDisclosive: true, dominance: DominanceRule.acro)
  /// The rule for survivors: five respondents, and no group of whom all say the same.
  package static let survivors = DisclosureRule(threshold: 5)

  /// The rule that holds back whatever one of two does.
  package func joined(with other: DisclosureRule) -> DisclosureRule {
    DisclosureRule(
      threshold: max(threshold, other.threshold),
      zerosAreDisclosive: zerosAreDisclosive || other.zerosAreDisclosive,
      wholeGroupsAreDisclosive: wholeGroupsAreDisclosive || other.wholeGroupsAreDisclosive,
      dominance: dominance + other.dominance.filter { !dominance.contains($0) })
  }

  /// Whether a count may not be published by this rule.
  package func isSensitive(count: Int) -> Bool {
    count == 0 ? zerosAreDisclosive && threshold > 0 : count < threshold
  }

  /// How far the bounds of a sensitive count must reach, and how far apart they must lie.
  var reach: Double { Double(max(threshold, 1)) }
}
