import Distributions

/// A test of whether groups of a population have the same distribution, by ranks, from a survey.
///
/// Ranks are those of the population, estimated from weights, with ties in their middle; their
/// group means are compared as in a linear model (Lumley & Scott 2013; R's `svyranktest`). The
/// Kruskal–Wallis form is referred to F, not to chi-square. With replicates ranks are found anew in
/// each of them.
package struct DesignRankTest: HypothesisTest {
  package static let name = "Design-based rank test"

  /// t for two groups; for more the Wald chi-square over its degrees of freedom, as F.
  package let statistic: Statistic
  package let pValue: PValue
  /// For two groups how much higher the first group's mean rank is, as a share of the population; R's
  /// `svyranktest` has the other sign.
  package let difference: Estimate?
  package let groups: Int

  /// - Parameters:
  ///   - groups: the group of each row from 0 up; negative outside the comparison.
  ///   - replicates: of the same design, for errors that are not linearized.
  /// - Throws: `tooFewGroups`, `zeroVariance`, `singularCovariance`, or `tooFewObservations` where no
  ///   degrees of freedom are left.
  package init(
    _ design: SurveyDesign, of values: [Double], groups: [Int32],
    replicates: ReplicateWeights? = nil
  ) throws(StatisticsError) {
    let rank = { (weights: [Double]) in populationRanks(values, weights: weights) }
    let means = try DesignGroupMeans(design, groups: groups, replicates: replicates, of: rank)
    self.groups = means.means.count
    difference = means.difference
    (statistic, pValue) = try means.test()
  }

  /// Gives the interval of the difference of two groups; nil for more.
  package func differenceInterval(level: Double = 0.95) -> ConfidenceInterval? {
    DesignGroupMeans.interval(difference, statistic, level: level)
  }

  /// The difference of two groups where nothing tells how far it would vary, so that there is no test;
  /// nil where there are not two.
  package static func difference(
    _ design: SurveyDesign, of values: [Double], groups: [Int32]
  ) -> Double? {
    let means = try? DesignGroupMeans(design, groups: groups, replicates: nil) {
      populationRanks(values, weights: $0)
    }
    return means?.difference?.value
  }
}

/// A test of whether groups of a population have the same mean, from a survey.
///
/// Student's t of the difference of two domain means; for more the Wald statistic of all differences
/// over their number, referred to F with ν − k + 2 degrees of freedom for k groups (Korn & Graubard
/// 1990; R's `svyttest` and `regTermTest`).
package struct DesignMeansTest: HypothesisTest {
  package static let name = "Design-based comparison of means"

  package let statistic: Statistic
  package let pValue: PValue
  /// For two groups how much higher the first group's mean is; R's `svyttest` has the other sign.
  package let difference: Estimate?
  package let groups: Int

  /// - Parameters:
  ///   - groups: the group of each row from 0 up; negative outside the comparison.
  ///   - replicates: of the same design, for errors that are not linearized.
  /// - Throws: as `DesignRankTest`.
  package init(
    _ design: SurveyDesign, of values: [Double], groups: [Int32],
    replicates: ReplicateWeights? = nil
  ) throws(StatisticsError) {
    let means = try DesignGroupMeans(design, groups: groups, replicates: replicates) { _ in values }
    self.groups = means.means.count
    difference = means.difference
    (statistic, pValue) = try means.test()
  }

  /// Gives the interval of the difference of two groups; nil for more.
  package func differenceInterval(level: Double = 0.95) -> ConfidenceInterval? {
    DesignGroupMeans.interval(difference, statistic, level: level)
  }

  /// The difference of two groups as `DesignRankTest` gives it.
  package static func difference(
    _ design: SurveyDesign, of values: [Double], groups: [Int32]
  ) -> Double? {
    let means = try? DesignGroupMeans(design, groups: groups, replicates: nil) { _ in values }
    return means?.difference?.value
  }
}

/// The means of groups with their covariance under a design.
private struct DesignGroupMeans {
  let means: [Double]
  private let covariance: SymmetricMatrix
  private let degreesOfFreedom: Int

  /// - Parameter values: of each row, from the weights of the rows in any group.
  init(
    _ design: SurveyDesign, groups: [Int32], replicates: ReplicateWeights?,
    of values: @escaping ([Double]) -> [Double]
  ) throws(StatisticsError) {
    precondition(groups.count == design.rowCount, "each row has a group, or lies outside")
    let domain = groups.map { $0 >= 0 }
    let inside = try DomainWeights(design, domain)
    let present = Set(groups.indices.filter { inside.weights[$0] > 0 }.map { groups[$0] }).sorted()
    guard present.count >= 2 else { throw .tooFewGroups(needed: 2, found: present.count) }
    let scores = values(inside.weights)
    precondition(scores.count == design.rowCount, "each row has a value")
    guard let means = Self.means(scores, inside.weights, groups, present) else {
      throw .indeterminate
    }
    self.means = means
    degreesOfFreedom = design.degreesOfFreedom(in: domain)
    if let replicates {
      covariance = try replicates.covariance { weights in
        let inside = zip(weights, domain).map { $1 ? $0 : 0 }
        return Self.means(values(inside), inside, groups, present)
      }
    } else {
      covariance = design.covariance(
        of: present.indices.map { place in
          let sum = groups.indices.reduce(0) {
            groups[$1] == present[place] ? $0 + inside.weights[$1] : $0
          }
          return groups.indices.map {
            groups[$0] == present[place]
              ? inside.weights[$0] * (scores[$0] - means[place]) / sum : 0
          }
        })
    }
  }

  /// Nil where a group weighs nothing.
  private static func means(
    _ values: [Double], _ weights: [Double], _ groups: [Int32], _ present: [Int32]
  ) -> [Double]? {
    var means: [Double] = []
    for group in present {
      var (sum, total) = (0.0, 0.0)
      for row in groups.indices where groups[row] == group && weights[row] > 0 {
        sum += weights[row]
        total += weights[row] * values[row]
      }
      guard sum > 0 else { return nil }
      means.append(total / sum)
    }
    return means
  }

  private var contrastCovariance: SymmetricMatrix {
    covariance.transformed(
      by: (1..<means.count).map { group in
        means.indices.map { $0 == 0 ? -1.0 : $0 == group ? 1 : 0 }
      })
  }

  var difference: Estimate? {
    guard means.count == 2 else { return nil }
    return Estimate(
      means[0] - means[1], standardError: max(contrastCovariance[0, 0], 0).squareRoot())
  }

  func test() throws(StatisticsError) -> (Statistic, PValue) {
    let differences = means.dropFirst().map { $0 - means[0] }
    let freedom = degreesOfFreedom - differences.count
    guard freedom > 0 else {
      throw .tooFewObservations(needed: differences.count + 1, found: freedom + differences.count)
    }
    let df = Double(freedom)
    guard differences.count > 1 else {
      let error = max(contrastCovariance[0, 0], 0).squareRoot()
      guard error > 0 else { throw .zeroVariance }
      // First less second, as every difference of two groups.
      let t = -differences[0] / error
      return (
        Statistic("t", t, degreesOfFreedom: [df]),
        PValue(2 * StudentTDistribution(degreesOfFreedom: df).upperTail(abs(t)), .asymptotic)
      )
    }
    guard let wald = inverseQuadraticForm(contrastCovariance.values, differences) else {
      throw .singularCovariance
    }
    let numerator = Double(differences.count)
    return (
      Statistic("F", wald / numerator, degreesOfFreedom: [numerator, df]),
      PValue(
        FDistribution(numerator: numerator, denominator: df).upperTail(wald / numerator),
        .asymptotic)
    )
  }

  static func interval(
    _ difference: Estimate?, _ statistic: Statistic, level: Double
  ) -> ConfidenceInterval? {
    requireLevel(level)
    guard let difference, let error = difference.standardError,
      let df = statistic.degreesOfFreedom.first
    else { return nil }
    let reach =
      error * StudentTDistribution(degreesOfFreedom: df).upperQuantile((1 - level) / 2)
    return ConfidenceInterval(
      lower: difference.value - reach, upper: difference.value + reach, level: level)
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
