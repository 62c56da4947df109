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
  /// The predictors' answers of all rows, and the outcome's.
  let columns: ModelColumns
  let answers: [Double?]

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
    self.columns = columns
    answers = outcome.values
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

extension ModelRows {
  /// The groups of rows alike that alone decide what is fitted to them; nil where there are none.
  ///
  /// For each row of the data its group; all other rows that count are one, and those that do not are
  /// in none. Their leverage is 1 together: a model with as many coefficients as groups has no others.
  var decidingGroups: [String?]? {
    let kept = matrix.observations == answers.count ? Array(answers.indices) : keptRows
    let counted = kept.indices.filter { complete[kept[$0]] }
    var sizes: [[Double]: Int] = [:]
    let patterns = counted.map { place in matrix.columns.map { $0[place] } }
    for pattern in patterns { sizes[pattern, default: 0] += 1 }
    let leverages = ModelMatrix(
      names: matrix.names, columns: matrix.columns.map { column in counted.map { column[$0] } }
    ).withIntercept.leverages()
    var names: [[Double]: String] = [:]
    for (pattern, leverage) in zip(patterns, leverages)
    where leverage * Double(sizes[pattern] ?? 0) > 1 - 1e-6 && names[pattern] == nil {
      names[pattern] = "\(names.count)"
    }
    guard !names.isEmpty else { return nil }
    var groups = [String?](repeating: nil, count: answers.count)
    for (place, pattern) in zip(counted, patterns) { groups[kept[place]] = names[pattern] ?? "" }
    return groups
  }

  /// The rows of the data that a model without a design is fitted to.
  private var keptRows: [Int] { complete.indices.filter { complete[$0] } }
}
