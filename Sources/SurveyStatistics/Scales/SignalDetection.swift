import Distributions

/// How well respondents tell two kinds of cases apart, and which answer they lean to.
///
/// d′ = z(H) − z(F) and c = −[z(H) + z(F)] / 2 from the rates of hits H and false alarms F; the
/// standard errors are the delta method's (Gourevitch & Galanter 1967). Green & Swets 1966.
package struct SignalDetection: Sendable, Hashable, Codable {
  /// What is done about rates of 0 and 1, whose z does not exist.
  package enum Correction: String, Sendable, Hashable, Codable {
    /// Nothing: they have no d′.
    case none
    /// ½ is added to every count of hits and false alarms and 1 to every number of cases, whatever
    /// the rates (Hautus 1995).
    case logLinear
    /// A rate of 0 becomes 1 / 2n and one of 1 becomes 1 − 1 / 2n (Macmillan & Kaplan 1985).
    case extremeRates
  }

  package let correction: Correction
  /// The rates as counted, without correction.
  package let hitRate: Double
  package let falseAlarmRate: Double
  /// d′, the distance of the two kinds in standard deviations.
  package let sensitivity: Estimate
  /// c, above 0 where respondents lean to "no".
  package let criterion: Estimate

  /// - Parameters:
  ///   - hits: "yes" answers to cases that are.
  ///   - misses: "no" answers to cases that are.
  ///   - falseAlarms: "yes" answers to cases that are not.
  ///   - correctRejections: "no" answers to cases that are not.
  /// - Throws: `tooFewObservations` without cases of a kind, or `zeroCells` for a rate of 0 or 1
  ///   without correction.
  package init(
    hits: Int, misses: Int, falseAlarms: Int, correctRejections: Int,
    correction: Correction = .logLinear
  ) throws(StatisticsError) {
    precondition(
      [hits, misses, falseAlarms, correctRejections].allSatisfy { $0 >= 0 },
      "answers are counted")
    let signals = hits + misses
    let noises = falseAlarms + correctRejections
    guard signals > 0, noises > 0 else { throw .tooFewObservations(needed: 1, found: 0) }
    let hit = try CorrectedRate(hits, of: signals, correction)
    let alarm = try CorrectedRate(falseAlarms, of: noises, correction)
    self.correction = correction
    hitRate = Double(hits) / Double(signals)
    falseAlarmRate = Double(falseAlarms) / Double(noises)
    let error = (hit.variance + alarm.variance).squareRoot()
    sensitivity = Estimate(hit.z - alarm.z, standardError: error)
    criterion = Estimate(-(hit.z + alarm.z) / 2, standardError: error / 2)
  }

  /// ln β, the logarithm of the likelihood ratio at the criterion: c d′.
  package var logLikelihoodRatio: Double { criterion.value * sensitivity.value }
}

/// A rate away from 0 and 1, as a normal deviate.
private struct CorrectedRate {
  let z: Double
  let variance: Double

  init(
    _ count: Int, of total: Int, _ correction: SignalDetection.Correction
  ) throws(StatisticsError) {
    var n = Double(total)
    var rate = Double(count) / n
    switch correction {
    case .none:
      guard 0 < count, count < total else { throw .zeroCells }
    case .logLinear:
      n += 1
      rate = (Double(count) + 0.5) / n
    case .extremeRates:
      rate = min(max(rate, 0.5 / n), 1 - 0.5 / n)
    }
    z = NormalDistribution.standard.quantile(rate)
    let density = NormalDistribution.standard.density(z)
    variance = rate * (1 - rate) / (n * density * density)
  }
}
