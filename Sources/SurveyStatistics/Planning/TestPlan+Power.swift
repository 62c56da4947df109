import Distributions

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

extension TestPlan {
  /// The probability of finding an effect with so many respondents in each group.
  ///
  /// Cohen 1988; by the noncentral distributions of t, F and χ², and by normal approximation for
  /// proportions (Fleiss, Levin & Paik 2003, §4.2), changes (Connor 1987), correlations (Fisher's z)
  /// and ranks (Noether 1987). Sizes may be fractional.
  package func power(effect: Double, size: Double) -> Double {
    precondition(size >= test.leastSize && size.isFinite, "a group has at least two respondents")
    switch test {
    case .twoMeans:
      return noncentralT(2 * size - 2, effect * (size / 2).squareRoot())
    case .pairedMeans:
      return noncentralT(size - 1, effect * size.squareRoot())
    case .twoProportions(let first):
      let pooled = (first + effect) / 2
      return normal(
        distance: abs(effect - first) * size.squareRoot(),
        underNull: (2 * pooled * (1 - pooled)).squareRoot(),
        underEffect: (first * (1 - first) + effect * (1 - effect)).squareRoot())
    case .oneProportion(let known):
      return normal(
        distance: abs(effect - known) * size.squareRoot(),
        underNull: (known * (1 - known)).squareRoot(),
        underEffect: (effect * (1 - effect)).squareRoot())
    case .manyMeans(let groups):
      let k = Double(groups)
      let denominator = k * (size - 1)
      let critical = FDistribution(numerator: k - 1, denominator: denominator)
        .upperQuantile(alpha)
      return NoncentralFDistribution(
        numerator: k - 1, denominator: denominator, noncentrality: effect * effect * k * size
      ).upperTail(critical)
    case .chiSquare(let degrees):
      let df = Double(degrees)
      let critical = ChiSquareDistribution(degreesOfFreedom: df).upperQuantile(alpha)
      return NoncentralChiSquareDistribution(
        degreesOfFreedom: df, noncentrality: effect * effect * size
      ).upperTail(critical)
    case .pairedProportions(let changing):
      let difference = changing * abs(2 * effect - 1)
      return normal(
        distance: difference * size.squareRoot(), underNull: changing.squareRoot(),
        underEffect: max(changing - difference * difference, 0).squareRoot())
    case .correlation:
      return normal(
        distance: atanh(abs(effect)) * (size - 3).squareRoot(), underNull: 1, underEffect: 1)
    case .ranks:
      // Noether's variance of U under no difference, for both.
      return normal(
        distance: abs(effect - 0.5) * (6 * size).squareRoot(), underNull: 1, underEffect: 1)
    }
  }

  /// Of two-sided tests both tails count, however unlikely the wrong one.
  private func noncentralT(_ df: Double, _ noncentrality: Double) -> Double {
    let distribution = NoncentralTDistribution(
      degreesOfFreedom: df, noncentrality: abs(noncentrality))
    let critical = StudentTDistribution(degreesOfFreedom: df)
      .upperQuantile(isTwoSided ? alpha / 2 : alpha)
    return distribution.upperTail(critical)
      + (isTwoSided ? distribution.cumulative(-critical) : 0)
  }

  private func normal(distance: Double, underNull: Double, underEffect: Double) -> Double {
    let standard = NormalDistribution.standard
    let critical = standard.upperQuantile(isTwoSided ? alpha / 2 : alpha) * underNull
    guard underEffect > 0 else { return distance > critical ? 1 : 0 }
    return standard.upperTail((critical - distance) / underEffect)
  }

  /// The size of each group at which an effect is found with a probability; fractional.
  ///
  /// - Throws: `indeterminate` where no effect was named, or none that a thousand million would find.
  package func size(effect: Double, power: Double) throws(StatisticsError) -> Double {
    precondition(0 < power && power < 1, "a power lies strictly between 0 and 1")
    let least = test.leastSize
    guard self.power(effect: effect, size: least) < power else { return least }
    let most = 1e9
    guard self.power(effect: effect, size: most) >= power else { throw .indeterminate }
    // The range is narrowed by doubling first, since noncentral tails far out are slow.
    var high = least * 2
    while high < most, self.power(effect: effect, size: high) < power { high *= 2 }
    return findRoot(in: high / 2...min(high, most)) { self.power(effect: effect, size: $0) - power }
  }

  /// The smallest effect, above none, that is found with a probability by groups of a size.
  ///
  /// - Throws: `indeterminate` where even the largest is not.
  package func detectableEffect(size: Double, power: Double) throws(StatisticsError) -> Double {
    precondition(alpha < power && power < 1, "a power lies between the significance level and 1")
    let low = test.effects.lowerBound
    var high = min(test.effects.upperBound, low + 1)
    if test.effects.upperBound <= 1 { high = test.effects.upperBound - 1e-12 }
    while high < test.effects.upperBound, self.power(effect: high, size: size) < power {
      high = min(high * 2, test.effects.upperBound)
      if high == test.effects.upperBound { break }
    }
    guard self.power(effect: high, size: size) >= power else { throw .indeterminate }
    return findRoot(in: low...high) { self.power(effect: $0, size: size) - power }
  }
}
