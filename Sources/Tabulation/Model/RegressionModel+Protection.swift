import Microdata
import QuestionnaireModel
import SurveyStatistics

extension RegressionModel {
  /// Fits the model that is asked for, unless it would tell of few respondents.
  ///
  /// The answers by each predictor are judged as `crosstab` would publish them. A coefficient tells
  /// the respondents of its category, and with the others, R² and the likelihood those of the rest:
  /// so it is the whole model that is refused.
  /// - Throws: where the model cannot be fitted, or would tell of few.
  package init(
    _ request: ModelRequest, of sample: Sample, under groups: SmallGroups
  ) throws {
    let items = request.formula.columns
    guard groups.protects(items, of: sample) else {
      self = try RegressionModel(request, of: sample)
      return
    }
    if let reason = groups.shownBecause {
      let whole = try RegressionModel(request, of: sample)
      self.init(
        whole, leftOut: whole.leftOut, notes: whole.notes + [.heldBack(.shown(reason))])
      return
    }
    let whole: RegressionModel
    do {
      whole = try RegressionModel(request, of: sample)
    } catch let error as ModelError where error.tellsOfAnswers {
      throw Self.refusal("the model")
    } catch is StatisticsError {
      throw Self.refusal("the model")
    }
    let judge = ModelJudge(request: request, sample: sample, items: items, groups: groups)
    let base = try request.family == .amce ? judge.vignettes() : judge.regression(whole)
    let left = [PublishedExclusion(reason: .nonanswer(.missing), count: base.leftOut)]
    let holdsBaseBack = base.table.published(left) != left
    var notes = whole.notes.compactMap { note -> ModelNote? in
      switch note {
      case .data(.filter(let text, _, _, _)) where base.table.holdsFilterBack:
        .data(.filterHeldBack(text))
      case .data(.weightless(let count)) where count < judge.least: nil
      case .suspectCodes(let item, let codes):
        groups.tells(codes, of: item, among: items, in: sample) ? note : nil
      default: note
      }
    }
    if holdsBaseBack || base.table.holdsFilterBack { notes.append(.heldBack(.numbers)) }
    self.init(whole, leftOut: holdsBaseBack ? nil : whole.leftOut, notes: notes)
  }

  fileprivate static func refusal(_ what: String) -> TabulationError {
    .tellsOfFew(
      what,
      remedy: "join categories, take those wanted with --categories, or leave predictors out")
  }

  private init(_ whole: RegressionModel, leftOut: Int?, notes: [ModelNote]) {
    request = whole.request
    outcomeLabel = whole.outcomeLabel
    coefficients = whole.coefficients
    respondents = whole.respondents
    self.leftOut = leftOut
    rSquared = whole.rSquared
    logLikelihood = whole.logLikelihood
    proportionalOdds = whole.proportionalOdds
    marginalMeans = whole.marginalMeans
    self.notes = notes
  }
}

extension ModelError {
  /// Whether that a model cannot be fitted tells what respondents answered.
  fileprivate var tellsOfAnswers: Bool {
    switch self {
    case .notTwoAnswers, .constantPredictor, .constantOutcome, .nobody, .dependent, .separated,
      .manyNumbers, .manyLevels, .beyondRange, .unknownReference, .forbiddenOccurs:
      true
    case .formula, .notNumbers, .unknownEvent, .tooManyCoefficients, .reference, .absentItem,
      .referenceOfNumber, .firthUnsuited, .forbiddenLevels, .forbiddenItem, .forbiddenLevel,
      .noRespondent, .factorialProduct, .factorialDesign:
      false
    }
  }
}

/// Looks for few respondents behind the numbers of a model.
private struct ModelJudge {
  let request: ModelRequest
  let sample: Sample
  let items: [String]
  let groups: SmallGroups

  /// Whom a model is about.
  struct Base {
    let table: JudgedTable
    let leftOut: Int
  }

  var least: Int { groups.threshold(of: items, in: sample) }

  /// Judges the answers of a regression.
  func regression(_ model: RegressionModel) throws -> Base {
    let rows = try ModelRows(request, of: sample)
    let outcome = rows.answers.indices.map { rows.complete[$0] ? rows.answers[$0] : nil }
    let coefficients = rows.matrix.columns.count + 1
    guard rows.complete.count(where: { $0 }) - coefficients >= least else {
      throw RegressionModel.refusal("the model of so few respondents")
    }
    var base = try judged(outcome, by: nil, "the outcome")
    for term in request.formula.terms {
      guard let groups = rows.columns.groups(of: term, among: rows.complete) else { continue }
      base = try judged(outcome, by: groups, "'\(term.map(\.name).joined(separator: ":"))'")
    }
    // A group of rows alike that alone decides what is fitted to it tells its own mean.
    if let groups = rows.decidingGroups {
      base = try judged(outcome, by: groups, "a combination of predictors")
    }
    return Base(table: base, leftOut: sample.weighing.count - rows.complete.count { $0 })
  }

  /// Judges the judgments of vignettes, and how many respondents gave them.
  func vignettes() throws -> Base {
    let dataset = sample.data
    let answers = try OutcomeAnswers(
      try dataset.column(request.formula.outcome, for: .outcome), request,
      counted: Array(repeating: true, count: dataset.rowCount))
    let attributes = try request.formula.terms.flatMap(\.self).map { variable in
      try dataset.column(variable.name, for: .predictor).chosen(by: request).categorized()
        .modelCodes()
    }
    guard let name = request.respondent else { throw ModelError.noRespondent }
    let judges = try dataset.column(name, for: .respondent).categorized().modelCodes()
    let outcome = answers.values.indices.map { row -> Double? in
      let isComplete =
        sample.weighs(row) && judges[row] != nil && attributes.allSatisfy { $0[row] != nil }
      return isComplete ? answers.values[row] : nil
    }
    var base = try judged(outcome, by: nil, "the outcome")
    for (variable, codes) in zip(request.formula.terms.flatMap(\.self), attributes) {
      let groups = codes.map { $0.map(String.init) }
      base = try judged(outcome, by: groups, "'\(variable.name)'")
      var persons: [String: Set<Int>] = [:]
      for (row, group) in groups.enumerated() where outcome[row] != nil {
        if let group, let judge = judges[row] { persons[group, default: []].insert(judge) }
      }
      guard persons.values.allSatisfy({ $0.count >= least }) else {
        throw RegressionModel.refusal("'\(variable.name)'")
      }
    }
    return Base(table: base, leftOut: sample.weighing.count - outcome.count { $0 != nil })
  }

  /// The outcome by groups as it would be published.
  ///
  /// - Throws: where a count or base of it is held back, or its numbers tell of few.
  private func judged(
    _ outcome: [Double?], by groups: [String?]?, _ what: String
  ) throws -> JudgedTable {
    let known = Set(outcome.compactMap(\.self))
    // Ordered answers and events are categories, however many there are.
    let isMeasured =
      known.count > SmallGroups.fewNumbers
      && (request.family == .linear || request.family == .amce)
    let table = try self.groups.judged(
      JudgedAxis("outcome", values: outcome.map { isMeasured ? $0.map { _ in 0 } : $0 }),
      by: groups.map { JudgedAxis("predictor", values: $0) } ?? .everyone, of: items,
      in: sample)
    var isOpen =
      !table.hasGaps && table.total != nil
      && table.columns.indices.allSatisfy { table.base($0) != nil }
    if isMeasured {
      var values: [String: [Double]] = [:]
      for (row, value) in outcome.enumerated() {
        if let value { values[groups?[row] ?? "", default: []].append(value) }
      }
      isOpen =
        isOpen
        && values.values.allSatisfy {
          !self.groups.tellsOfFew($0, of: items, in: sample)
        }
    }
    guard isOpen else { throw RegressionModel.refusal(what) }
    return table
  }
}
