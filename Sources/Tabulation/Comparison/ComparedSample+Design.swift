import SurveyStatistics

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
