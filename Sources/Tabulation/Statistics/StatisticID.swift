/// The name of a test or a measure of association, as options and output files write it.
///
/// There are those of the catalog and no others.
package struct StatisticID: RawRepresentable, Hashable, Sendable {
  package let rawValue: String

  package init?(rawValue: String) {
    self.init(rawValue)
    guard StatisticCatalog.byID[self] != nil else { return nil }
  }

  /// Only a statistic of the catalog has a name.
  init(_ rawValue: String) { self.rawValue = rawValue }
}

extension StatisticID {
  /// What the catalog knows of it.
  package var statistic: TableStatistic {
    guard let known = StatisticCatalog.byID[self] else {
      preconditionFailure("a statistic that has a name is in the catalog")
    }
    return known
  }

  /// Whether it measures how strong an association is, rather than testing whether there is one.
  package var isAssociation: Bool { statistic.isAssociation }

  /// Whether it is for samples with weights, strata or clusters.
  package var isDesignBased: Bool { statistic.isDesignBased }

  /// The tests of respondents who were counted, in the order they are reported.
  package static var availableTests: [StatisticID] {
    StatisticCatalog.all.filter { !$0.isAssociation && !$0.isDesignBased }.map(\.id)
  }

  /// The tests that take the design of a sample into account, in the order they are reported.
  package static var designTests: [StatisticID] {
    StatisticCatalog.all.filter(\.isDesignBased).map(\.id)
  }

  /// The measures of association, in the order they are reported.
  package static var availableAssociations: [StatisticID] {
    StatisticCatalog.all.filter(\.isAssociation).map(\.id)
  }
}
