/// The effects of attributes in a factorial survey, whose vignettes combine levels at random.
///
/// Average marginal component effects are the coefficients of a linear regression on indicators of all
/// levels but the first, with errors by respondent (Hainmueller, Hopkins & Yamamoto 2014); marginal
/// means average the outcome at each level, and do not depend on a baseline (Leeper, Hobolt & Tilley
/// 2020). Levels are taken to be drawn independently: forbidden pairs need averaging over the rest.
package struct FactorialSurvey: Sendable {
  /// An attribute of the vignettes, and the level each of them had.
  package struct Attribute: Sendable {
    package let name: String
    package let levels: [String]
    package let codes: [Int]

    package init(name: String, levels: [String], codes: [Int]) {
      precondition(
        levels.count >= 2 && codes.allSatisfy(levels.indices.contains),
        "each vignette has a level of the attribute")
      self.name = name
      self.levels = levels
      self.codes = codes
    }
  }

  package struct Effect: Sendable, Hashable {
    package let attribute: String
    package let level: String
    /// Nil for the baseline of an attribute.
    package let coefficient: Coefficient?
  }

  /// The effect of each level against the first of its attribute.
  package let effects: [Effect]
  package let marginalMeans: [MarginalMean]
  package let respondents: Int
  package let vignettes: Int

  package struct MarginalMean: Sendable, Hashable {
    package let attribute: String
    package let level: String
    package let mean: DesignEstimate
  }

  /// - Parameters:
  ///   - outcome: of each vignette, such as its rating, or 1 where it was chosen.
  ///   - respondents: who judged each vignette.
  ///   - weights: of each vignette's respondent; nil where all are alike.
  /// - Throws: as `LinearRegression`; `tooFewGroups` for a single respondent.
  package init(
    _ outcome: [Double], attributes: [Attribute], respondents: [Int],
    weights: SamplingWeights? = nil
  ) throws(StatisticsError) {
    let labels = DesignLabels(respondents)
    guard labels.names.count >= 2 else {
      throw .tooFewGroups(needed: 2, found: labels.names.count)
    }
    // It fails for a single cluster alone.
    guard
      let design = try? SurveyDesign(
        weights: weights ?? SamplingWeights(equal: outcome.count),
        stages: [SamplingStage(clusters: labels)])
    else { throw .tooFewGroups(needed: 2, found: 1) }
    var names: [String] = []
    var columns: [[Double]] = []
    for attribute in attributes {
      for level in attribute.levels.indices.dropFirst() {
        names.append("\(attribute.name): \(attribute.levels[level])")
        columns.append(attribute.codes.map { $0 == level ? 1 : 0 })
      }
    }
    let fit = try LinearRegression(
      outcome, on: ModelMatrix(names: names, columns: columns).withIntercept,
      errors: .design(design))
    var effects: [Effect] = []
    var means: [MarginalMean] = []
    var place = 1
    for attribute in attributes {
      for level in attribute.levels.indices {
        effects.append(
          Effect(
            attribute: attribute.name, level: attribute.levels[level],
            coefficient: level == 0 ? nil : fit.coefficients[place]))
        if level > 0 { place += 1 }
        means.append(
          MarginalMean(
            attribute: attribute.name, level: attribute.levels[level],
            mean: try design.mean(of: outcome, in: attribute.codes.map { $0 == level })))
      }
    }
    self.effects = effects
    marginalMeans = means
    self.respondents = labels.names.count
    vignettes = outcome.count
  }
}
