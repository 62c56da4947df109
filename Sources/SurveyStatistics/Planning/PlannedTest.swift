/// A test that a study is planned for, with what its power depends on besides effect and size.
package enum PlannedTest: Sendable, Hashable, Codable {
  /// Student's t of two equal groups; the effect is Cohen's d.
  case twoMeans
  /// t of paired differences; the effect is their mean over their standard deviation.
  case pairedMeans
  /// z of two equal groups' proportions; the effect is the second, against a first.
  case twoProportions(first: Double)
  /// z of one proportion against a known one; the effect is the true proportion.
  case oneProportion(known: Double)
  /// F of several equal groups' means; the effect is Cohen's f.
  case manyMeans(groups: Int)
  /// χ² of independence or fit; the effect is Cohen's w.
  case chiSquare(degreesOfFreedom: Int)
  /// McNemar's z; the effect is the share of one change among all changes, which are so frequent.
  case pairedProportions(changing: Double)
  /// t of a correlation by Fisher's z; the effect is the correlation.
  case correlation
  /// Mann and Whitney's test of two equal groups; the effect is P(first < second) + ½ P(equal).
  case ranks

  /// Whether the size that it is planned with is that of one group among several.
  package var groups: Int {
    switch self {
    case .twoMeans, .twoProportions, .ranks: 2
    case .manyMeans(let groups): groups
    case .pairedMeans, .oneProportion, .chiSquare, .pairedProportions, .correlation: 1
    }
  }

  /// Whether it can look for effects in one direction.
  package var hasSides: Bool {
    switch self {
    case .manyMeans, .chiSquare: false
    case .twoMeans, .pairedMeans, .twoProportions, .oneProportion, .pairedProportions,
      .correlation, .ranks:
      true
    }
  }

  /// The effects that can be asked for: above none, up to the largest.
  package var effects: Range<Double> {
    switch self {
    case .twoMeans, .pairedMeans, .manyMeans, .chiSquare: 0..<100
    case .twoProportions(let first): first..<1
    case .oneProportion(let known): known..<1
    case .pairedProportions, .ranks: 0.5..<1
    case .correlation: 0..<1
    }
  }

  /// The effect as large in the other direction, for those that have one.
  func mirrored(_ effect: Double) -> Double {
    switch self {
    case .twoMeans, .pairedMeans, .manyMeans, .chiSquare, .correlation: abs(effect)
    case .pairedProportions, .ranks: effect < 0.5 ? 1 - effect : effect
    case .twoProportions, .oneProportion: effect
    }
  }

  /// The least size of a group for which it is computed.
  var leastSize: Double {
    switch self {
    case .correlation: 4
    default: 2
    }
  }
}

/// How sure and how strict a planned test is to be.
package struct TestPlan: Sendable, Hashable, Codable {
  package let test: PlannedTest
  /// The probability of finding an effect that is not there.
  package let alpha: Double
  /// Whether effects in both directions count.
  package let isTwoSided: Bool

  package init(_ test: PlannedTest, alpha: Double = 0.05, twoSided: Bool = true) {
    precondition(0 < alpha && alpha < 1, "a significance level lies strictly between 0 and 1")
    precondition(twoSided || test.hasSides, "a test without sides has no single one")
    self.test = test
    self.alpha = alpha
    isTwoSided = twoSided
  }
}
