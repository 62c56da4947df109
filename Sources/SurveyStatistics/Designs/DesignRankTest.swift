import Distributions

/// A test of whether groups of a population have the same distribution, by ranks, from a survey.
///
/// Ranks are those of the population, estimated from weights, with ties in their middle; their
/// group means are compared as in a linear model (Lumley & Scott 2013; R's `svyranktest`). The
/// Kruskal–Wallis form is referred to F, not to chi-square.
package struct DesignRankTest: HypothesisTest {
  package static let name = "Design-based rank test"

  /// t for two groups; for more the Wald chi-square over its degrees of freedom, as F.
  package let statistic: Statistic
  package let pValue: PValue
  /// For two groups how much higher the second group's mean rank is, as a share of the population.
  package let difference: Estimate?
  package let groups: Int

  /// - Parameters:
  ///   - groups: the group of each row from 0 up; negative outside the comparison.
  /// - Throws: `tooFewGroups`, `zeroVariance`, `singularCovariance`, or `tooFewObservations` where no
  ///   degrees of freedom are left.
  package init(
    _ design: SurveyDesign, of values: [Double], groups: [Int32]
  ) throws(StatisticsError) {
    precondition(
      values.count == design.rowCount && groups.count == design.rowCount,
      "each row has a value and a group")
    let domain = groups.map { $0 >= 0 }
    let inside = try DomainWeights(design, domain)
    let present = Set(groups.indices.filter { inside.weights[$0] > 0 }.map { groups[$0] }).sorted()
    guard present.count >= 2 else { throw .tooFewGroups(needed: 2, found: present.count) }
    let ranks = populationRanks(values, weights: inside.weights)
    // The means of ranks are domain means, and differences from the first group contrasts.
    let contributions = present.map { group -> (mean: Double, parts: [Double]) in
      var (sum, total) = (0.0, 0.0)
      for row in groups.indices where groups[row] == group {
        sum += inside.weights[row]
        total += inside.weights[row] * ranks[row]
      }
      let mean = total / sum
      return (
        mean,
        groups.indices.map {
          groups[$0] == group ? inside.weights[$0] * (ranks[$0] - mean) / sum : 0
        }
      )
    }
    let covariance = design.covariance(of: contributions.map(\.parts))
    let differences = contributions.dropFirst().map { $0.mean - contributions[0].mean }
    let contrasts = (1..<present.count).map { group in
      present.indices.map { $0 == 0 ? -1.0 : $0 == group ? 1 : 0 }
    }
    let contrastCovariance = covariance.transformed(by: contrasts)
    let freedom = design.degreesOfFreedom(in: domain) - differences.count
    guard freedom > 0 else {
      throw .tooFewObservations(needed: differences.count + 1, found: freedom + differences.count)
    }
    let df = Double(freedom)
    self.groups = present.count
    if differences.count == 1 {
      let error = max(contrastCovariance[0, 0], 0).squareRoot()
      guard error > 0 else { throw .zeroVariance }
      let t = differences[0] / error
      difference = Estimate(differences[0], standardError: error)
      statistic = Statistic("t", t, degreesOfFreedom: [df])
      pValue = PValue(2 * StudentTDistribution(degreesOfFreedom: df).upperTail(abs(t)), .asymptotic)
    } else {
      guard let wald = inverseQuadraticForm(contrastCovariance.values, differences) else {
        throw .singularCovariance
      }
      let numerator = Double(differences.count)
      difference = nil
      statistic = Statistic("F", wald / numerator, degreesOfFreedom: [numerator, df])
      pValue = PValue(
        FDistribution(numerator: numerator, denominator: df).upperTail(wald / numerator),
        .asymptotic)
    }
  }
}

/// Each value's place in the population, from 0 to 1, tied values in the middle of theirs.
///
/// R's `svyranktest` averages cumulated weights over ties row by row, which depends on the order of
/// rows where tied weights differ. The numbers of rows without weight mean nothing.
private func populationRanks(_ values: [Double], weights: [Double]) -> [Double] {
  let order = values.indices.filter { weights[$0] > 0 }.sorted { values[$0] < values[$1] }
  let total = order.reduce(0) { $0 + weights[$1] }
  var ranks = [Double](repeating: 0, count: values.count)
  var start = 0
  var below = 0.0
  while start < order.count {
    var end = start
    var sum = 0.0
    while end < order.count, values[order[end]] == values[order[start]] {
      sum += weights[order[end]]
      end += 1
    }
    let rank = (below + sum / 2) / total
    for place in start..<end { ranks[order[place]] = rank }
    below += sum
    start = end
  }
  return ranks
}
