import Distributions

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// The Mantel–Haenszel test of 2 by 2 tables in several strata.
///
/// Null hypothesis: the odds ratio is 1 in every stratum, against one that they share. Mantel &
/// Haenszel 1959; `.greater` means a common odds ratio above 1.
package struct MantelHaenszelTest: DirectionalTest {
  package static let name = "Mantel–Haenszel test"

  /// How the p-value is found.
  package enum Method: Sendable, Hashable, Codable {
    /// The normal distribution, with ½ taken off the distance where corrected.
    case asymptotic(continuityCorrected: Bool)
    /// The distribution of the first cells' sum given all margins.
    case exact
  }

  package let method: Method
  package let sampleSize: Double
  package let notes: [AnalysisNote]
  private let sum: Double
  private let expectation: Double
  private let variance: Double
  private let margins: [ConditionalCellDistribution.Margins]

  /// - Throws: `notTwoByTwo`; `tooFewObservations` where no stratum has all four margins;
  ///   `fractionalCounts` for the exact method.
  package init(
    _ strata: [ContingencyTable], method: Method = .asymptotic(continuityCorrected: false)
  ) throws(StatisticsError) {
    for stratum in strata { try stratum.requireTwoByTwo() }
    let kept = strata.informative
    guard !kept.isEmpty else { throw .tooFewObservations(needed: 2, found: 0) }
    if method == .exact, !kept.allSatisfy(\.isWhole) { throw .fractionalCounts }
    self.method = method
    sum = kept.reduce(0) { $0 + $1[0, 0] }
    expectation = kept.reduce(0) { $0 + $1.rowTotals[0] * $1.columnTotals[0] / $1.total }
    variance = kept.reduce(0) { sum, table in
      let n = table.total
      let product = table.rowTotals.reduce(1, *) / n * (table.columnTotals.reduce(1, *) / n)
      return sum + product / (n - 1)
    }
    margins = method == .exact ? kept.map(ConditionalCellDistribution.Margins.init) : []
    sampleSize = kept.reduce(0) { $0 + $1.total }
    notes = kept.count < strata.count ? [.strataDropped(strata.count - kept.count)] : []
  }

  /// M² with one degree of freedom, or the sum of the first cells where the method is exact.
  package var statistic: Statistic {
    switch method {
    case .asymptotic: Statistic("M²", z * z, degreesOfFreedom: [1])
    case .exact: Statistic("Σ n₁₁", sum)
    }
  }

  package func pValue(_ alternative: Alternative) -> PValue {
    switch method {
    case .asymptotic: PValue(normalTail(z, alternative), .asymptotic)
    case .exact:
      PValue(ConditionalCellDistribution(margins).tail(Int(sum), alternative), .exact)
    }
  }

  /// The common odds ratio that maximizes the conditional likelihood; nil unless exact.
  package var conditionalOddsRatio: Estimate? {
    guard method == .exact else { return nil }
    return Estimate(ConditionalCellDistribution(margins).maximumLikelihoodOddsRatio(Int(sum)))
  }

  private var z: Double {
    let difference = sum - expectation
    let isCorrected = method == .asymptotic(continuityCorrected: true)
    let distance = max(abs(difference) - (isCorrected ? 0.5 : 0), 0)
    return (difference < 0 ? -distance : distance) / variance.squareRoot()
  }
}

/// The Mantel–Haenszel odds ratio that several strata share.
///
/// Σ (a d / n) / Σ (b c / n), with the variance of its logarithm by Robins, Breslow & Greenland 1986.
/// It is 0 or +∞ where one sum is zero, and then has no interval.
package struct MantelHaenszelOddsRatio: AssociationMeasure {
  package static let name = "Mantel–Haenszel odds ratio"

  package let sampleSize: Double
  package let notes: [AnalysisNote]
  /// The common odds ratio, 0 or +∞ included.
  package let value: Double
  private let logStandardError: Double?

  /// - Throws: `notTwoByTwo`, or `indeterminate` where both sums are zero.
  package init(_ strata: [ContingencyTable]) throws(StatisticsError) {
    for stratum in strata { try stratum.requireTwoByTwo() }
    let kept = strata.informative
    var r = 0.0
    var s = 0.0
    var (pr, both, qs) = (0.0, 0.0, 0.0)
    for table in kept {
      let n = table.total
      let concordant = table[0, 0] * table[1, 1] / n
      let discordant = table[0, 1] * table[1, 0] / n
      let p = (table[0, 0] + table[1, 1]) / n
      let q = (table[0, 1] + table[1, 0]) / n
      r += concordant
      s += discordant
      pr += p * concordant
      both += p * discordant + q * concordant
      qs += q * discordant
    }
    guard r > 0 || s > 0 else { throw .indeterminate }
    value = s > 0 ? r / s : .infinity
    let variance = pr / (2 * r * r) + both / (2 * r * s) + qs / (2 * s * s)
    logStandardError = r > 0 && s > 0 ? variance.squareRoot() : nil
    sampleSize = kept.reduce(0) { $0 + $1.total }
    notes = kept.count < strata.count ? [.strataDropped(strata.count - kept.count)] : []
  }

  package var estimate: Estimate {
    Estimate(value, standardError: logStandardError.map { $0 * value })
  }

  package func confidenceInterval(level: Double = 0.95) -> ConfidenceInterval? {
    logStandardError.flatMap {
      Estimate(log(value), standardError: $0).confidenceInterval(level: level)?.mapped(by: exp)
    }
  }
}

extension [ContingencyTable] {
  /// The 2 by 2 tables whose four margins all hold observations.
  var informative: [ContingencyTable] {
    filter { $0.rowTotals.allSatisfy { $0 > 0 } && $0.columnTotals.allSatisfy { $0 > 0 } }
  }
}
