import Microdata
import SurveyStatistics

/// The rows that a model is fitted to; with a design all rows, those left out with weight zero.
struct ModelRows {
  let sample: Sample
  let complete: [Bool]
  let outcome: [Double]
  let outcomeLabel: String
  let matrix: ModelMatrix
  /// For each term the positions of its predictors.
  let termColumns: [(name: String, places: [Int])]
  let designed: DesignedSample?
  /// The sample's design, in which the rows left out weigh nothing.
  let design: SurveyDesign?
  let notes: [ModelNote]

  /// - Throws: where the formula does not fit the data.
  init(_ request: ModelRequest, of sample: Sample) throws {
    let dataset = sample.data
    let columns = try ModelColumns(request, of: dataset)
    let outcomeColumn = try dataset.column(request.formula.outcome, for: .outcome)
    let weighed = (0..<dataset.rowCount).map { sample.weighs($0) && columns.holds($0) }
    var outcome = try OutcomeAnswers(outcomeColumn, request, counted: weighed)
    let complete = weighed.indices.map { weighed[$0] && outcome.values[$0] != nil }
    guard complete.contains(true) else {
      throw ModelError.nobody
    }
    let distinct = try outcome.distinct(among: complete)
    if request.family == .ordinal { outcome.sayOrder(among: complete) }
    let (terms, notes) = try columns.terms(
      among: complete, besides: request.family == .ordinal ? distinct - 1 : 1)
    let kept =
      sample.isDesignBased ? Array(0..<dataset.rowCount) : complete.indices.filter { complete[$0] }
    self.sample = sample
    self.complete = complete
    self.outcome = kept.map { complete[$0] ? outcome.values[$0] ?? 0 : 0 }
    outcomeLabel = outcomeColumn.label
    let predictors = terms.flatMap(\.predictors)
    matrix = try Self.matrix(predictors, kept, complete)
    var start = 0
    termColumns = terms.map { term in
      defer { start += term.predictors.count }
      return (term.name, Array(start..<start + term.predictors.count))
    }
    designed =
      sample.isDesignBased
      ? try DesignedSample(
        sample.design,
        weights: kept.map { complete[$0] ? sample.weights?.values[$0] ?? 1 : 0 },
        fitted: sample.fitted, of: dataset) : nil
    do throws(WeightError) {
      design = try designed?.design.limited(to: complete)
    } catch {
      throw TabulationError.weights(error)
    }
    self.notes = outcome.notes + columns.asAnswered.map(ModelNote.asAnswered) + notes
  }

  /// - Throws: `beyondRange` where sums of squares would be larger than any number.
  private static func matrix(
    _ predictors: [ModelColumns.Predictor], _ kept: [Int], _ complete: [Bool]
  ) throws(ModelError) -> ModelMatrix {
    let columns = predictors.map { predictor in
      kept.map { complete[$0] ? predictor.values[$0] ?? 0 : 0 }
    }
    let place = columns.firstIndex { $0.contains { !(abs($0) < OutcomeAnswers.greatest) } }
    if let place { throw .beyondRange(predictors[place].name) }
    return ModelMatrix(names: predictors.map(\.name), columns: columns)
  }

  /// What a failed fit means in the words of the formula.
  func explained(_ error: StatisticsError, _ request: ModelRequest) -> any Error {
    switch error {
    case .separation(let names):
      let terms = termColumns.filter { term in
        term.places.contains { names.contains(matrix.names[$0]) }
      }
      return ModelError.separated(
        terms.map(\.name), outcome: request.formula.outcome,
        mayPenalize: request.family == .logit && !sample.isDesignBased)
    case .singularCovariance:
      let dependent = matrix.dependent(
        where: design?.weights.values ?? outcome.map { _ in 1 })
      return dependent.isEmpty ? error : ModelError.dependent(dependent)
    default: return error
    }
  }
}
