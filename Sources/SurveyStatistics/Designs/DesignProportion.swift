import Distributions

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// A share of the population with intervals that respect the design.
package struct DesignProportion: Sendable, Hashable, Codable {
  package let estimate: DesignEstimate

  /// - Parameter estimate: of a mean of zeros and ones.
  package init(_ estimate: DesignEstimate) {
    precondition(
      -1e-12 <= estimate.value && estimate.value <= 1 + 1e-12, "a proportion lies in 0 to 1")
    self.estimate = estimate
  }

  private var share: Double { min(max(estimate.value, 0), 1) }

  /// Whether the sample shows no variation: a share of 0 or 1.
  package var isExtreme: Bool { share == 0 || share == 1 || estimate.standardError == 0 }

  /// Gives p ± t · SE, which may leave 0…1.
  package func waldInterval(level: Double = 0.95) -> ConfidenceInterval? {
    estimate.confidenceInterval(level: level)
  }

  /// Gives the interval symmetric in the logarithm of the odds; nil for a share of 0 or 1.
  ///
  /// R's `svyciprop(method = "logit")`, Stata's default.
  package func logitInterval(level: Double = 0.95) -> ConfidenceInterval? {
    requireLevel(level)
    guard !isExtreme,
      let t = criticalT(level: level, degreesOfFreedom: estimate.degreesOfFreedom)
    else { return nil }
    let logit = log(share / (1 - share))
    let reach = t * estimate.standardError / (share * (1 - share))
    return ConfidenceInterval(lower: logit - reach, upper: logit + reach, level: level)
      .mapped { 1 / (1 + exp(-$0)) }
  }

  /// Gives the interval symmetric in arcsin √p, where the error does not depend on p; nil for 0 or 1.
  ///
  /// R's `svyciprop(method = "asin")`; where it would pass 0 or 1, which R folds back, it ends there.
  package func arcsineInterval(level: Double = 0.95) -> ConfidenceInterval? {
    requireLevel(level)
    guard !isExtreme,
      let t = criticalT(level: level, degreesOfFreedom: estimate.degreesOfFreedom)
    else { return nil }
    let angle = asin(share.squareRoot())
    let reach = t * estimate.standardError / (2 * (share * (1 - share)).squareRoot())
    return ConfidenceInterval(
      lower: max(angle - reach, 0), upper: min(angle + reach, .pi / 2), level: level
    ).mapped { sin($0) * sin($0) }
  }

  /// Gives the shares whose likelihood is not too far below that of the sample; nil for 0 or 1.
  ///
  /// 2 n* (p̂ ln(p̂/p) + (1 − p̂) ln((1 − p̂)/(1 − p))) ≤ F₍1,df₎, with n* = p̂ (1 − p̂) / V: Rao and Scott's
  /// ratio of likelihoods (1984). R's `svyciprop(method = "likelihood")` interpolates the same curve.
  package func likelihoodInterval(level: Double = 0.95) -> ConfidenceInterval? {
    requireLevel(level)
    guard !isExtreme,
      let t = criticalT(level: level, degreesOfFreedom: estimate.degreesOfFreedom)
    else { return nil }
    let size = share * (1 - share) / (estimate.standardError * estimate.standardError)
    // The curve in the logit of p, where ln p and ln (1 − p) keep their digits at both ends.
    let logit = log(share / (1 - share))
    let entropy = share * log(share) + (1 - share) * log(1 - share)
    func gap(_ x: Double) -> Double {
      let logShare = -log1p(exp(-x))
      return 2 * size * (entropy - share * logShare - (1 - share) * (logShare - x)) - t * t
    }
    func end(_ step: Double) -> Double {
      var far = step
      while gap(logit + far) < 0, abs(far) < 700 { far *= 2 }
      return findRoot(in: min(logit, logit + far)...max(logit, logit + far), of: gap)
    }
    return ConfidenceInterval(lower: end(-1), upper: end(1), level: level)
      .mapped { 1 / (1 + exp(-$0)) }
  }

  /// The effective sample size n* = p (1 − p) / V · (t₍n−1₎ / t₍df₎)² (Korn & Graubard 1998).
  ///
  /// For a share of 0 or 1 it is n; without degrees of freedom other shares have none.
  /// - Parameter capped: whether it may not exceed n, as the rule of NCHS has it and R has not.
  package func effectiveSampleSize(level: Double = 0.95, capped: Bool = true) -> Double? {
    let n = Double(estimate.observations)
    guard !isExtreme else {
      return estimate.degreesOfFreedom > 0 || share == 0 || share == 1 ? n : nil
    }
    guard estimate.observations > 1,
      let t = criticalT(level: level, degreesOfFreedom: estimate.degreesOfFreedom),
      let simple = criticalT(level: level, degreesOfFreedom: estimate.observations - 1)
    else { return nil }
    let variance = estimate.standardError * estimate.standardError
    let size = share * (1 - share) / variance * (simple / t) * (simple / t)
    return capped ? min(size, n) : size
  }

  /// Gives the Clopper–Pearson interval of the effective sample (Korn & Graubard 1998).
  ///
  /// R's `svyciprop(method = "beta")`, which is undefined for shares of 0 and 1; here they get the
  /// one-sided interval of n respondents, as NCHS has it.
  package func betaInterval(level: Double = 0.95, capped: Bool = true) -> ConfidenceInterval? {
    requireLevel(level)
    return effectiveSampleSize(level: level, capped: capped).map { size in
      ProportionInterval.clopperPearson(share: share, effectiveTrials: size, level: level)
    }
  }

  /// Gives Wilson's interval of the effective sample.
  package func wilsonInterval(level: Double = 0.95, capped: Bool = true) -> ConfidenceInterval? {
    effectiveSampleSize(level: level, capped: capped).flatMap { size in
      // It fails for no trials alone.
      try? ProportionInterval.wilson(successes: share * size, trials: size, level: level)
    }
  }

  /// Gives the interval from Jeffreys' prior and the effective sample.
  package func jeffreysInterval(level: Double = 0.95, capped: Bool = true) -> ConfidenceInterval? {
    effectiveSampleSize(level: level, capped: capped).map { size in
      ProportionInterval.jeffreys(successes: share * size, trials: size, level: level)
    }
  }
}

extension ProportionInterval {
  /// Gives Jeffreys' equal-tailed interval, of Beta(x + ½, n − x + ½); from 0 or to 1 at the ends.
  ///
  /// Brown, Cai & DasGupta 2001, §3.1.3; fractional numbers are effective ones.
  package static func jeffreys(
    successes: Double, trials: Double, level: Double = 0.95
  ) -> ConfidenceInterval {
    requireLevel(level)
    precondition(0 <= successes && successes <= trials, "successes lie between 0 and trials")
    let tail = (1 - level) / 2
    let beta = BetaDistribution(alpha: successes + 0.5, beta: trials - successes + 0.5)
    return ConfidenceInterval(
      lower: successes == 0 ? 0 : beta.quantile(tail),
      upper: successes == trials ? 1 : beta.upperQuantile(tail), level: level)
  }

  /// Gives the Clopper–Pearson interval of a share of an effective, perhaps fractional, sample.
  static func clopperPearson(
    share: Double, effectiveTrials: Double, level: Double
  ) -> ConfidenceInterval {
    let tail = (1 - level) / 2
    let successes = share * effectiveTrials
    let failures = (1 - share) * effectiveTrials
    return ConfidenceInterval(
      lower: share == 0
        ? 0 : BetaDistribution(alpha: successes, beta: failures + 1).quantile(tail),
      upper: share == 1
        ? 1 : BetaDistribution(alpha: successes + 1, beta: failures).upperQuantile(tail),
      level: level)
  }
}
