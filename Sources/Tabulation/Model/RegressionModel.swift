package import Microdata
package import SurveyStatistics

/// A regression of answers, with the errors that its data allow.
package struct RegressionModel: Sendable {
  package let request: ModelRequest
  package let outcomeLabel: String
  package let coefficients: [Coefficient]
  package let respondents: Int
  /// The rows left out for a missing answer or weight.
  package let leftOut: Int
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
  package init(_ request: ModelRequest, of dataset: Dataset) throws {
    guard 0 < request.level, request.level < 1 else {
      throw TabulationError.levelOutOfRange(request.level)
    }
    guard !request.usesFirth || (request.family == .logit && !request.isDesignBased) else {
      throw ModelError.firthUnsuited
    }
    guard request.family != .amce else {
      self = try RegressionModel(factorial: request, of: dataset)
      return
    }
    let rows = try ModelRows(request, of: dataset)
    var notes = dataset.notes.map { ModelNote.data(.data($0)) }
    if let filter = request.filter {
      notes.append(
        .data(
          .filter(
            filter.text, kept: rows.selection.count, of: dataset.rowCount,
            unknown: rows.selection.unknownCount)))
    }
    notes += rows.notes
    self.request = request
    outcomeLabel = rows.outcomeLabel
    leftOut = rows.selection.count - rows.complete.count { $0 }
    let x = rows.matrix
    let errors = rows.design.map(ErrorBasis.design) ?? .model
    let replicates = rows.sample?.replicates
    if let sample = rows.sample, let design = rows.design {
      if let weight = request.weight { notes.append(.weight(weight)) }
      notes.append(
        .design(
          sample.summary(degreesOfFreedom: design.degreesOfFreedom(), level: request.level)))
    } else {
      notes.append(.modelErrors)
    }
    if replicates != nil { notes.append(.replicatedModel) }
    var tested: [(term: String, test: NominalEffectTest)] = []
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
      (rSquared, logLikelihood) = (fit.rSquared, nil)
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
      (rSquared, logLikelihood) = (nil, fit.logLikelihood)
      if request.usesFirth { notes.append(.firth) }
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
      (rSquared, logLikelihood) = (nil, fit.logLikelihood)
      if rows.design == nil {
        for (term, columns) in rows.termColumns {
          do throws(StatisticsError) {
            tested.append((term, try NominalEffectTest(of: columns, places, on: x)))
          } catch {
            notes.append(.proportionalOddsNotTested(term, error))
          }
        }
      }
    }
    proportionalOdds = tested
    marginalMeans = []
    self.notes = notes
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

/// The rows that a model is fitted to; with a design all rows, those left out with weight zero.
private struct ModelRows {
  let selection: RowSelection
  let complete: [Bool]
  let outcome: [Double]
  let outcomeLabel: String
  let matrix: ModelMatrix
  /// For each term the positions of its predictors.
  let termColumns: [(String, [Int])]
  let sample: DesignedSample?
  /// The sample's design, in which the rows left out weigh nothing.
  let design: SurveyDesign?
  let notes: [ModelNote]

  init(_ request: ModelRequest, of dataset: Dataset) throws {
    let selection = RowSelection(request.filter, of: dataset)
    let counted: [Bool] =
      selection.mask.map { mask in mask.map { $0 != 0 } }
      ?? Array(repeating: true, count: dataset.rowCount)
    let outcomeColumn = try dataset.column(request.formula.outcome, for: .outcome)
    var outcome = try OutcomeAnswers(outcomeColumn, request, counted: counted)
    let answered = zip(counted, outcome.values).map { $0 && $1 != nil }
    let columns = try ModelColumns(request.formula, of: dataset, counted: answered)
    let fitted = try FittedSample.ifAsked(
      request.design, weight: request.weight, of: dataset, selection: selection)
    let weights =
      try fitted?.rowWeights(selection)
      ?? request.weight.map { name in
        try RowWeights(
          try dataset.column(name, for: .weight), areFrequencies: false, selection: selection)
      }
    let predictors = columns.terms.flatMap(\.predictors)
    let complete = (0..<dataset.rowCount).map { row in
      answered[row] && predictors.allSatisfy { $0.values[row] != nil }
        && (weights.map { $0.states[row] == RowWeights.State.counted.rawValue } ?? true)
    }
    let kept =
      request.isDesignBased ? Array(0..<dataset.rowCount) : complete.indices.filter { complete[$0] }
    guard complete.contains(true) else {
      throw StatisticsError.tooFewObservations(needed: 1, found: 0)
    }
    if request.family == .ordinal { outcome.rankPlaces(among: complete) }
    self.selection = selection
    self.complete = complete
    self.outcome = kept.map { complete[$0] ? outcome.values[$0] ?? 0 : 0 }
    outcomeLabel = outcomeColumn.label
    matrix = ModelMatrix(
      names: predictors.map(\.name),
      columns: predictors.map { predictor in
        kept.map { complete[$0] ? predictor.values[$0] ?? 0 : 0 }
      })
    var start = 0
    termColumns = columns.terms.map { term in
      defer { start += term.predictors.count }
      return (term.name, Array(start..<start + term.predictors.count))
    }
    sample =
      request.isDesignBased
      ? try DesignedSample(
        request.design, weights: kept.map { complete[$0] ? weights?.values[$0] ?? 1 : 0 },
        fitted: fitted, of: dataset) : nil
    do throws(WeightError) {
      design = try sample?.design.limited(to: complete)
    } catch {
      throw TabulationError.weights(error)
    }
    notes = outcome.notes + columns.notes
  }
}

/// The outcome of a model: a number for each row, nil where it has none.
private struct OutcomeAnswers {
  private(set) var values: [Double?]
  private(set) var notes: [ModelNote] = []
  private let name: String
  private let labels: [String]

  init(_ column: Column, _ request: ModelRequest, counted: [Bool]) throws {
    name = column.name
    guard request.family != .linear else {
      values = try column.modelNumbers()
      labels = []
      return
    }
    let categorized = column.categorized()
    let codes = categorized.modelCodes()
    labels = categorized.categories.map(\.label)
    guard request.family == .logit else {
      values = codes.map { $0.map(Double.init) }
      return
    }
    var occurs = [Bool](repeating: false, count: labels.count)
    for (row, code) in codes.enumerated() where counted[row] {
      if let code { occurs[code] = true }
    }
    let present = occurs.indices.filter { occurs[$0] }
    let event: Int
    if let wanted = request.event {
      let found =
        categorized.categories.firstIndex { $0.code == wanted }
        ?? categorized.categories.firstIndex { $0.label == wanted }
      guard let found else {
        throw ModelError.unknownEvent(wanted, item: column.name, known: labels)
      }
      event = found
    } else {
      guard present.count == 2 else {
        throw ModelError.notTwoAnswers(column.name, found: present.count)
      }
      event = present[1]
    }
    values = codes.map { code in code.map { $0 == event ? 1 : 0 } }
    notes = [.event(item: column.name, category: labels[event])]
  }

  /// Numbers the answers that occur in their order, and says which they are.
  mutating func rankPlaces(among rows: [Bool]) {
    let present = Set(zip(values, rows).compactMap { $1 ? $0 : nil }).sorted()
    notes = [.order(item: name, categories: present.map { labels[Int($0)] })]
  }
}
