/// How a sample was drawn, which decides how far its estimates would vary.
///
/// Strata and clusters in stages, sizes of finite populations, and weights. Domains never make a
/// smaller design: rows outside count with weight zero, so strata and clusters stay what they were.
package struct SurveyDesign: Sendable {
  package let weights: SamplingWeights
  package let lonelyStrata: LonelyStratumPolicy
  let stages: [IndexedStage]
  /// What the weights were fitted to, which takes its part out of every variance.
  let calibration: CalibrationResiduals?

  /// Describes a sample by its weights and stages; without stages respondents were drawn singly.
  ///
  /// - Parameter nested: whether the strata number their clusters each on their own.
  /// - Throws: where the description contradicts itself, or a stratum is lonely.
  package init(
    weights: SamplingWeights, stages: [SamplingStage] = [SamplingStage()], nested: Bool = false,
    lonelyStrata: LonelyStratumPolicy = .fail
  ) throws(DesignError) {
    precondition(!stages.isEmpty, "a sample is drawn in at least one stage")
    precondition(
      stages.dropLast().allSatisfy { $0.clusters != nil }, "an earlier stage draws clusters")
    var indexed: [IndexedStage] = []
    for stage in stages {
      indexed.append(
        try IndexedStage(
          stage, within: indexed.last, rowCount: weights.values.count, nested: nested,
          lonely: lonelyStrata))
    }
    self.weights = weights
    self.lonelyStrata = lonelyStrata
    self.stages = indexed
    calibration = nil
  }

  private init(_ design: SurveyDesign, weights: SamplingWeights, calibration: CalibrationResiduals?)
  {
    self.weights = weights
    lonelyStrata = design.lonelyStrata
    stages = design.stages
    self.calibration = calibration
  }

  /// The same sample with weights fitted to known totals.
  func calibrated(_ weights: SamplingWeights, by residuals: CalibrationResiduals) -> SurveyDesign {
    precondition(
      weights.values.count == rowCount, "calibrated weights belong to the design's rows")
    return SurveyDesign(self, weights: weights, calibration: residuals)
  }

  /// The same sample in which rows outside a domain weigh nothing; strata and clusters stay.
  ///
  /// - Throws: `allZero` where nobody in the domain weighs anything.
  package func limited(to domain: [Bool]) throws(WeightError) -> SurveyDesign {
    precondition(domain.count == rowCount, "each row is in the domain or outside")
    return SurveyDesign(
      self, weights: try SamplingWeights(zip(weights.values, domain).map { $1 ? $0 : 0 }),
      calibration: calibration)
  }

  package var rowCount: Int { weights.values.count }

  package var isCalibrated: Bool { calibration != nil }

  /// The strata of the first stage.
  package var strata: Int { stages[0].sampled.count }

  /// The clusters of the first stage, or the respondents where there are none.
  package var primaryUnits: Int { stages[0].unitCount }

  package var isClustered: Bool { stages[0].unitOfRow != nil }

  package var isFinite: Bool { stages[0].population.contains { $0.isFinite } }

  /// The lonely strata of all stages, whatever the policy made of them.
  package var lonelyCount: Int { stages.reduce(0) { $0 + $1.lonelyCount } }

  /// Primary units less strata, of those that the policy counts.
  ///
  /// - Parameter domain: whether a row belongs to it; nil for all rows.
  package func degreesOfFreedom(
    in domain: [Bool]? = nil, policy: DegreesOfFreedomPolicy = .domain
  ) -> Int {
    switch policy {
    case .design: primaryUnits - strata
    case .domain:
      stages[0].degreesOfFreedom { row in weights.values[row] > 0 && (domain?[row] ?? true) }
    }
  }
}
