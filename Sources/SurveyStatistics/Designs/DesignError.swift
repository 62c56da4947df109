/// Why a sample cannot have been drawn as described; rows and stages count from 1.
package enum DesignError: Error, Sendable, Hashable, Codable {
  /// A stratum has one sampled unit, and no policy says what it adds to a variance.
  case lonelyStratum(String, stage: Int)
  /// A cluster's name occurs in two strata.
  case clusterInTwoStrata(String, stage: Int)
  /// A population size or fraction is not a positive number.
  case populationUnsound(row: Int)
  /// Some numbers look like sizes and others like fractions.
  case populationUnclear(row: Int)
  /// The rows of a stratum give different sizes of its population.
  case populationVaries(stratum: String, stage: Int)
  /// More units were drawn from a stratum than it has.
  case populationTooSmall(stratum: String, stage: Int, sampled: Int)
}

extension DesignError: CustomStringConvertible {
  package var description: String {
    switch self {
    case .lonelyStratum(let stratum, let stage):
      "stratum '\(stratum)' has a single unit at stage \(stage), so its variance is not known; "
        + "join it with another stratum, or choose what lonely strata add"
    case .clusterInTwoStrata(let cluster, let stage):
      "cluster '\(cluster)' occurs in two strata at stage \(stage); if each stratum numbers its "
        + "own clusters, say that they are nested"
    case .populationUnsound(let row):
      "the population of row \(row) is not a positive number; give each stratum's size or fraction"
    case .populationUnclear(let row):
      "the population of row \(row) is below 1 and others are above; give sizes or fractions alone"
    case .populationVaries(let stratum, let stage):
      "the rows of stratum '\(stratum)' give different populations at stage \(stage); a stratum has "
        + "one"
    case .populationTooSmall(let stratum, let stage, let sampled):
      "stratum '\(stratum)' has fewer units than the \(sampled) sampled at stage \(stage); its "
        + "population counts units, not people"
    }
  }
}
