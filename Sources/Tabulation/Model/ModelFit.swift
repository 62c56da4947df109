import SurveyStatistics

/// A regression fitted to its rows.
struct ModelFit {
  private(set) var coefficients: [Coefficient]
  let respondents: Int
  private(set) var rSquared: Double?
  private(set) var logLikelihood: Double?
  private(set) var proportionalOdds: [(term: String, test: NominalEffectTest)] = []
  private(set) var notes: [ModelNote] = []

  /// - Throws: where the model cannot be fitted.
  init(_ request: ModelRequest, _ rows: ModelRows) throws(StatisticsError) {
    let errors = rows.design.map(ErrorBasis.design) ?? .model
    let x = rows.matrix
    let replicates = rows.designed?.replicates
    if replicates != nil { notes.append(.replicatedModel) }
    switch request.family {
    case .linear:
      let fit = try LinearRegression(rows.outcome, on: x.withIntercept, errors: errors)
      coefficients =
        try replicates?.coefficients(fit.coefficients, in: rows.complete) {
          design throws(StatisticsError) in
          try LinearRegression(rows.outcome, on: x.withIntercept, errors: .design(design))
            .coefficients
        } ?? fit.coefficients
      respondents = fit.observations
      rSquared = fit.rSquared
      if fit.isPerfect { notes.append(.perfect) }
    case .logit:
      let fit = try LogisticRegression(
        rows.outcome, on: x.withIntercept, errors: errors, penalized: request.usesFirth)
      coefficients =
        try replicates?.coefficients(fit.coefficients, in: rows.complete) {
          design throws(StatisticsError) in
          try LogisticRegression(rows.outcome, on: x.withIntercept, errors: .design(design))
            .coefficients
        } ?? fit.coefficients
      respondents = fit.observations
      logLikelihood = fit.logLikelihood
      if request.usesFirth {
        let profiled = fit.profiled(level: request.level)
        notes.append(.firth(isProfiled: profiled != nil))
        coefficients = profiled ?? coefficients
      }
    case .amce: preconditionFailure("the effects of vignettes have a model of their own")
    case .ordinal:
      let places = rows.outcome.map { Int($0) }
      let fit = try ProportionalOdds(places, on: x, errors: errors)
      coefficients =
        try replicates?.coefficients(fit.coefficients, in: rows.complete) {
          design throws(StatisticsError) in
          try ProportionalOdds(places, on: x, errors: .design(design)).coefficients
        } ?? fit.coefficients
      respondents = fit.observations
      logLikelihood = fit.logLikelihood
      if rows.design == nil { test(rows, places, thresholds: fit.coefficients.count - fit.slopes) }
    }
    if let design = rows.design, coefficients.contains(where: { !$0.hasFreedom }) {
      notes.append(
        .noFreedom(
          design: design.degreesOfFreedom(),
          coefficients: request.family == .ordinal
            ? x.columns.count : x.columns.count + 1))
    }
  }

  /// Tests of each term whether its odds are proportional.
  private mutating func test(_ rows: ModelRows, _ places: [Int], thresholds: Int) {
    for (term, columns) in rows.termColumns {
      let size =
        rows.matrix.columns.count - columns.count + thresholds * (1 + columns.count)
      guard size <= ModelSize.differingLimit else {
        notes.append(.proportionalOddsTooLarge(term))
        continue
      }
      do throws(StatisticsError) {
        proportionalOdds.append(
          (term, try NominalEffectTest(of: columns, places, on: rows.matrix)))
      } catch {
        notes.append(.proportionalOddsNotTested(term, error))
      }
    }
  }
}
