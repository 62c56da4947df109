/// Whether a proportion is precise enough to be published, by the rule of NCHS.
///
/// Parker and others 2017, National Center for Health Statistics, Series 2, no. 175: on the capped
/// Korn–Graubard interval at level 0.95.
package struct PresentationStandard: Sendable, Hashable, Codable {
  package enum Finding: String, Sendable, Hashable, Codable, CaseIterable {
    /// Fewer than 30 respondents, or an effective sample of fewer.
    case sampleTooSmall
    /// The interval is 0.30 or wider.
    case intervalTooWide
    /// The interval is wider than 0.05 and than 1.3 times the proportion.
    case relativelyTooWide
    /// Fewer than eight degrees of freedom: the interval itself is uncertain.
    case fewDegreesOfFreedom
    /// Nobody, or everybody: an estimate without variation.
    case noVariation
    /// The same for the rest of the population as `relativelyTooWide`.
    case complementRelativelyTooWide
  }

  package let findings: [Finding]
  package let interval: ConfidenceInterval?
  package let effectiveSampleSize: Double?

  /// Whether the rule keeps the proportion back.
  package var isSuppressed: Bool {
    findings.contains { finding in
      switch finding {
      case .sampleTooSmall, .intervalTooWide, .relativelyTooWide: true
      case .fewDegreesOfFreedom, .noVariation, .complementRelativelyTooWide: false
      }
    }
  }

  package init(_ proportion: DesignProportion) {
    let size = proportion.effectiveSampleSize()
    let interval = proportion.betaInterval()
    var findings: [Finding] = []
    if proportion.estimate.observations < 30 || SmallBase.isUnder(size ?? 0, 30) {
      findings.append(.sampleTooSmall)
    }
    if let interval {
      let width = interval.upper - interval.lower
      let share = proportion.estimate.value
      if width >= 0.30 {
        findings.append(.intervalTooWide)
      } else if width > 0.05 {
        if width > 1.3 * share { findings.append(.relativelyTooWide) }
        if width > 1.3 * (1 - share) { findings.append(.complementRelativelyTooWide) }
      }
    }
    if proportion.estimate.degreesOfFreedom < 8 { findings.append(.fewDegreesOfFreedom) }
    if proportion.isExtreme { findings.append(.noVariation) }
    self.findings = findings
    self.interval = interval
    effectiveSampleSize = size
  }
}
