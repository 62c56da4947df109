package import SurveyStatistics

/// A regression of answers, with the errors that its data allow.
package struct RegressionModel: Sendable {
  package let request: ModelRequest
  package let outcomeLabel: String
  package let coefficients: [Coefficient]
  package let respondents: Int
  /// The rows left out for a missing answer or weight; nil where it is held back.
  package let leftOut: Int?
  package let rSquared: Double?
  package let logLikelihood: Double?
  /// For each term of an ordinal regression without a design, whether its odds are proportional.
  package let proportionalOdds: [(term: String, test: NominalEffectTest)]
  /// Of a factorial survey the mean at each level.
  package let marginalMeans: [FactorialSurvey.MarginalMean]
  package let notes: [ModelNote]

  /// Fits the model that is asked for.
  ///
  /// - Throws: where the formula does not fit the data, or the model cannot be fitted.
  package init(_ request: ModelRequest, of sample: Sample) throws {
    guard 0 < request.level, request.level < 1 else {
      throw TabulationError.levelOutOfRange(request.level)
    }
    guard !request.usesFirth || (request.family == .logit && !sample.isDesignBased) else {
      throw ModelError.firthUnsuited
    }
    try request.check()
    guard request.family != .amce else {
      self = try RegressionModel(factorial: request, of: sample)
      return
    }
    let rows = try ModelRows(request, of: sample)
    let fit: ModelFit
    do throws(StatisticsError) {
      fit = try ModelFit(request, rows)
    } catch {
      throw rows.explained(error, request)
    }
    self.request = request
    outcomeLabel = rows.outcomeLabel
    leftOut = sample.weighing.count - rows.complete.count { $0 }
    coefficients = fit.coefficients
    respondents = fit.respondents
    rSquared = fit.rSquared
    logLikelihood = fit.logLikelihood
    proportionalOdds = fit.proportionalOdds
    marginalMeans = []
    notes = Self.notes(request, rows) + fit.notes
  }

  /// What comes before the notes of the fit.
  private static func notes(_ request: ModelRequest, _ rows: ModelRows) -> [ModelNote] {
    var notes = rows.sample.notes.map(ModelNote.data) + rows.notes
    guard let sample = rows.designed, let design = rows.design else {
      return notes + [.modelErrors]
    }
    if let weight = rows.sample.weighting.column { notes.append(.weight(weight)) }
    notes.append(
      .design(
        sample.summary(degreesOfFreedom: design.degreesOfFreedom(), level: request.level)))
    return notes
  }

  /// The effects of a factorial survey.
  init(
    _ request: ModelRequest, outcomeLabel: String, _ survey: FactorialSurvey, leftOut: Int,
    notes: [ModelNote]
  ) {
    self.request = request
    self.outcomeLabel = outcomeLabel
    coefficients = survey.effects.compactMap(\.coefficient)
    respondents = survey.respondents
    self.leftOut = leftOut
    rSquared = nil
    logLikelihood = nil
    proportionalOdds = []
    marginalMeans = survey.marginalMeans
    self.notes = notes
  }
}
