/// How much an item's answers can harm or identify a respondent.
package enum ItemClass: CaseIterable, Hashable, Sendable {
  case open
  case sensitive
  case identifying
  /// Its answers are in no table.
  case neverPublished
}

/// The rules of a study: one for each class of items, and the crosses that it refuses.
package struct DisclosurePolicy: Hashable, Sendable {
  package var open: DisclosureRule
  package var sensitive: DisclosureRule
  package var identifying: DisclosureRule
  package var crosses: [CrossRule]

  package init(
    open: DisclosureRule, sensitive: DisclosureRule, identifying: DisclosureRule,
    crosses: [CrossRule] = []
  ) {
    self.open = open
    self.sensitive = sensitive
    self.identifying = identifying
    self.crosses = crosses
  }

  /// Ten respondents where an item is sensitive or identifying, any number elsewhere.
  package static let standard = DisclosurePolicy(
    open: .open, sensitive: .acro, identifying: .acro)
  /// Five respondents in every table, and none of the crosses that single survivors out.
  package static let survivors = DisclosurePolicy(
    open: .survivors, sensitive: .survivors, identifying: .survivors,
    crosses: CrossRule.survivors)

  /// The rule of a table: the strictest of the items that it crosses or is filtered by.
  ///
  /// - Throws: `DisclosureError.neverPublished` where an item is in no table.
  package func rule(
    table: String, items: [(name: String, itemClass: ItemClass)]
  ) throws(DisclosureError) -> DisclosureRule {
    var rule = open
    for item in items {
      switch item.itemClass {
      case .open: break
      case .sensitive: rule = rule.joined(with: sensitive)
      case .identifying: rule = rule.joined(with: identifying)
      case .neverPublished: throw .neverPublished(table: table, item: item.name)
      }
    }
    return rule
  }

  /// Refuses a table that crosses what no table of the study may cross.
  ///
  /// `traits` are those of all items on the table's sides, in its layers and in its conditions.
  /// - Throws: `DisclosureError.refusedCross`.
  package func check(table: String, traits: Set<IdentifyingTrait>) throws(DisclosureError) {
    for cross in crosses where cross.refuses(traits) {
      throw .refusedCross(
        table: table, traits: traits.intersection(cross.traits).sorted(), most: cross.most)
    }
  }
}
