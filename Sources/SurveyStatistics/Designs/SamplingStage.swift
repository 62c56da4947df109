/// One stage of drawing a sample: within what, of what, and out of how many.
package struct SamplingStage: Sendable {
  /// Within which groups units were drawn separately; nil for none.
  package var strata: DesignLabels?
  /// What was drawn; nil where respondents themselves were.
  package var clusters: DesignLabels?
  package var population: FinitePopulation?

  package init(
    strata: DesignLabels? = nil, clusters: DesignLabels? = nil, population: FinitePopulation? = nil
  ) {
    self.strata = strata
    self.clusters = clusters
    self.population = population
  }
}

/// How much of a finite population each stratum's sample took, one number for each row.
package enum FinitePopulation: Sendable, Hashable {
  /// The units of the stratum in the population.
  case sizes([Double])
  /// The sampled share of the stratum's units.
  case fractions([Double])

  /// Tells sizes from fractions: numbers up to 1 throughout are fractions, as in R's `survey`.
  ///
  /// - Throws: `populationUnclear` where some are below 1 and others above.
  package init(telling numbers: [Double]) throws(DesignError) {
    if let row = numbers.firstIndex(where: { !($0 > 0 && $0.isFinite) }) {
      throw .populationUnsound(row: row + 1)
    }
    if numbers.allSatisfy({ $0 <= 1 }) {
      self = .fractions(numbers)
    } else if let row = numbers.firstIndex(where: { $0 < 1 }) {
      throw .populationUnclear(row: row + 1)
    } else {
      self = .sizes(numbers)
    }
  }
}

/// What a stratum with a single sampled unit adds to a variance.
package enum LonelyStratumPolicy: String, Sendable, Hashable, Codable, CaseIterable {
  /// The design is refused, with the stratum named.
  case fail
  /// Nothing, as if the unit had been certain to be drawn; the variance is then too small.
  case certainty
  /// Its distance from the mean of the whole sample; the variance is then rather too large.
  case adjust
  /// What the other strata add on average.
  case average
}

/// Which clusters and strata the degrees of freedom of a domain count.
package enum DegreesOfFreedomPolicy: String, Sendable, Hashable, Codable {
  /// Those that hold respondents of the domain, as R's `survey` counts.
  case domain
  /// Those of the whole design.
  case design
}
