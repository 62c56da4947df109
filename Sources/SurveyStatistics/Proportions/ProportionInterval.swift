import Distributions

/// Intervals for one proportion, from a simple random sample.
///
/// Counts are whole for the exact interval; the others accept an effective sample size.
package enum ProportionInterval {
  /// Gives the interval of proportions that the score test does not reject (Wilson 1927).
  ///
  /// Without continuity correction. Never leaves 0…1, and 0 or 1 where no or all answers count.
  package static func wilson(
    successes: Double, trials: Double, level: Double = 0.95
  ) throws(StatisticsError) -> ConfidenceInterval {
    requireLevel(level)
    precondition(0 <= successes && successes <= trials, "successes lie between 0 and trials")
    guard trials > 0 else { throw .tooFewObservations(needed: 1, found: 0) }
    let z = NormalDistribution.standard.upperQuantile((1 - level) / 2)
    let failures = trials - successes
    let center = successes + z * z / 2
    let reach = z * (successes * failures / trials + z * z / 4).squareRoot()
    let scale = trials + z * z
    return ConfidenceInterval(
      lower: successes == 0 ? 0 : max((center - reach) / scale, 0),
      upper: failures == 0 ? 1 : min((center + reach) / scale, 1), level: level)
  }

  /// Gives the exact interval with at most (1 − level) / 2 in each tail (Clopper & Pearson 1934).
  package static func clopperPearson(
    successes: Int, trials: Int, level: Double = 0.95
  ) throws(StatisticsError) -> ConfidenceInterval {
    requireLevel(level)
    precondition(0 <= successes && successes <= trials, "successes lie between 0 and trials")
    guard trials > 0 else { throw .tooFewObservations(needed: 1, found: 0) }
    let tail = (1 - level) / 2
    let x = Double(successes)
    let failures = Double(trials - successes)
    let lower =
      successes == 0 ? 0 : BetaDistribution(alpha: x, beta: failures + 1).quantile(tail)
    let upper =
      successes == trials
      ? 1 : BetaDistribution(alpha: x + 1, beta: failures).upperQuantile(tail)
    return ConfidenceInterval(lower: lower, upper: upper, level: level)
  }
}
