import Microdata
import SurveyStatistics

/// The weights and design of a sample whose answers are compared, with what they are to be noted by.
struct WeightedRows {
  let weights: RowWeights?
  let sample: DesignedSample
  let notes: [ComparisonNote]

  init(
    _ request: ComparisonRequest, of dataset: Dataset, selection: RowSelection
  ) throws(TabulationError) {
    let fitted = try FittedSample.ifAsked(
      request.sample, weight: request.weight, of: dataset, selection: selection)
    if let fitted {
      weights = fitted.rowWeights(selection)
    } else if let name = request.weight {
      weights = try RowWeights(
        try dataset.column(name, for: .weight), areFrequencies: false, selection: selection)
    } else {
      weights = nil
    }
    sample = try DesignedSample(
      request.sample, weights: weights?.values, fitted: fitted, of: dataset)
    var notes = dataset.notes.map { ComparisonNote.data(.data($0)) }
    if let filter = request.filter {
      notes.append(
        .data(
          .filter(
            filter.text, kept: selection.count, of: dataset.rowCount,
            unknown: selection.unknownCount)))
    }
    notes += request.asAnswered(of: dataset)
    if let weights, weights.weightless > 0 { notes.append(.data(.weightless(weights.weightless))) }
    if let weight = request.weight { notes.append(.weight(weight)) }
    self.notes = notes
  }
}

extension ComparedSample {
  /// The answers of a domain of a sample with a design; nil where nobody in it weighs anything.
  init?(
    of values: [Double], in domain: [Bool], _ design: SurveyDesign, code: String, label: String
  ) {
    guard let mean = try? design.mean(of: values, in: domain),
      let median = try? design.quantile(0.5, of: values, in: domain)
    else { return nil }
    let squares = values.map { ($0 - mean.value) * ($0 - mean.value) }
    let n = Double(mean.observations)
    let variance = (try? design.mean(of: squares, in: domain)).map { $0.value * n / (n - 1) }
    self.init(
      code: code, label: label, size: mean.observations, mean: mean.value,
      standardDeviation: n > 1 ? variance?.squareRoot() : nil, median: median.value)
  }
}
