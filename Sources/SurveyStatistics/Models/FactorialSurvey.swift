/// The effects of attributes in a factorial survey, whose vignettes combine levels at random.
///
/// Average marginal component effects are the coefficients of a linear regression on indicators of all
/// levels but the first, with errors by respondent (Hainmueller, Hopkins & Yamamoto 2014); marginal
/// means average the outcome at each level, and do not depend on a baseline (Leeper, Hobolt & Tilley
/// 2020). Where pairs of levels are forbidden, the attributes concerned interact, and an effect averages
/// over those levels of the other that go with both levels compared, each with the same weight
/// (Hainmueller, Hopkins & Yamamoto 2014, §4.2); other levels are taken to be drawn independently.
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

  /// Two levels, of two attributes by their places, that no vignette combines.
  package struct ForbiddenPair: Sendable, Hashable {
    package let first: Int
    package let firstLevel: Int
    package let second: Int
    package let secondLevel: Int

    package init(first: Int, firstLevel: Int, second: Int, secondLevel: Int) {
      precondition(first != second, "a pair is of two attributes")
      self.first = first
      self.firstLevel = firstLevel
      self.second = second
      self.secondLevel = secondLevel
    }
  }

  package struct Effect: Sendable, Hashable {
    package let attribute: String
    package let level: String
    /// Nil for the baseline of an attribute, and where nothing goes with both levels.
    package let coefficient: Coefficient?
  }

  /// The effect of each level against the first of its attribute.
  package let effects: [Effect]
  package let marginalMeans: [MarginalMean]
  package let respondents: Int
  package let vignettes: Int
  /// Whether the attributes explain the outcome without remainder, so that effects have no errors.
  package let isPerfect: Bool

  package struct MarginalMean: Sendable, Hashable {
    package let attribute: String
    package let level: String
    package let mean: DesignEstimate
  }

  /// - Parameters:
  ///   - outcome: of each vignette, such as its rating, or 1 where it was chosen.
  ///   - respondents: who judged each vignette.
  ///   - forbidden: pairs that were not drawn.
  ///   - weights: of each vignette's respondent; nil where all are alike.
  /// - Throws: as `LinearRegression`; `tooFewGroups` for a single respondent.
  package init(
    _ outcome: [Double], attributes: [Attribute], respondents: [Int],
    forbidden: [ForbiddenPair] = [], weights: SamplingWeights? = nil
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
    let terms = FactorialTerms(attributes, forbidden)
    let matrix = terms.matrix(attributes, weights: design.weights.values)
    let fit = try LinearRegression(outcome, on: matrix, errors: .design(design))
    let places = Dictionary(uniqueKeysWithValues: zip(matrix.names, matrix.names.indices))
    var effects: [Effect] = []
    var means: [MarginalMean] = []
    for (place, attribute) in attributes.enumerated() {
      for level in attribute.levels.indices {
        effects.append(
          Effect(
            attribute: attribute.name, level: attribute.levels[level],
            coefficient: terms.effect(of: level, in: place).map { gradient in
              Self.coefficient(
                "\(attribute.name): \(attribute.levels[level])", gradient, fit, places)
            }))
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
    isPerfect = fit.isPerfect
  }

  /// A sum of coefficients with its error; those left out of the fit are zero.
  private static func coefficient(
    _ name: String, _ gradient: [String: Double], _ fit: LinearRegression, _ places: [String: Int]
  ) -> Coefficient {
    var row = [Double](repeating: 0, count: fit.coefficients.count)
    for (term, factor) in gradient {
      if let place = places[term] { row[place] = factor }
    }
    let value = zip(row, fit.coefficients).reduce(0) { $0 + $1.0 * $1.1.estimate.value }
    let variance = max(fit.covariance.quadraticForm(row), 0)
    return Coefficient(
      name: name,
      estimate: Estimate(value, standardError: fit.isPerfect ? nil : variance.squareRoot()),
      degreesOfFreedom: fit.coefficients[0].degreesOfFreedom)
  }
}
