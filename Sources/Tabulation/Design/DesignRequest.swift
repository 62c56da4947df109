package import SurveyStatistics

/// Which columns say how a sample was drawn; several of a kind belong to its stages in order.
package struct DesignRequest: Hashable, Sendable {
  package var strata: [String] = []
  package var clusters: [String] = []
  /// Sizes of strata in the population, in units of the stage, or sampled fractions.
  package var populations: [String] = []
  /// Whether the strata number their clusters each on their own.
  package var nested = false
  package var lonelyStrata = LonelyStratumPolicy.fail

  package init() {}

  /// Whether nothing is said of strata, clusters or populations.
  package var isEmpty: Bool { strata.isEmpty && clusters.isEmpty && populations.isEmpty }

  package var columns: [String] { strata + clusters + populations }
}
