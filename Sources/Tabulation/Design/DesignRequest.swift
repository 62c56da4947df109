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
  /// How variances are found from replicates; nil for linearization.
  package var replication: ReplicationMethod?
  /// What weights are fitted to by raking, so that variances are those of residuals.
  package var margins: [WeightingRequest.Margin] = []

  package init() {}

  /// Whether nothing is said of the sample beyond its weights.
  package var isEmpty: Bool {
    strata.isEmpty && clusters.isEmpty && populations.isEmpty && replication == nil
      && margins.isEmpty
  }

  package var columns: [String] { strata + clusters + populations + margins.map(\.item) }
}

extension ReplicationMethod {
  /// Reads `jk1`, `jkn`, `brr`, `fay`, `fay:0.3`, `bootstrap` or `bootstrap:1000`.
  ///
  /// - Throws: `unknownReplication` where the text is none of these.
  package init(parsing text: String, seed: UInt64) throws(TabulationError) {
    let parts = text.split(separator: ":", omittingEmptySubsequences: false).map(String.init)
    switch (parts[0], parts.count) {
    case ("jk1", 1): self = .jackknife1
    case ("jkn", 1): self = .jackknifeN
    case ("brr", 1): self = .balancedHalves
    case ("fay", 1): self = .fay(rho: 0.5)
    case ("fay", 2):
      guard let rho = Double(parts[1]), 0 <= rho, rho < 1 else { throw .unknownReplication(text) }
      self = .fay(rho: rho)
    case ("bootstrap", 1): self = .bootstrap(replicates: 500, seed: seed)
    case ("bootstrap", 2):
      guard let count = Int(parts[1]), (2...100_000).contains(count) else {
        throw .unknownReplication(text)
      }
      self = .bootstrap(replicates: count, seed: seed)
    default: throw .unknownReplication(text)
    }
  }

  var phrase: String {
    switch self {
    case .jackknife1: "jackknife (JK1)"
    case .jackknifeN: "stratified jackknife (JKn)"
    case .balancedHalves: "balanced half-sample (BRR)"
    case .fay(let rho): "Fay's balanced half-sample (ρ = \(rho))"
    case .bootstrap(_, let seed): "bootstrap (Rao–Wu, seed \(seed))"
    }
  }
}
