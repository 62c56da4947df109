/// Weights fitted to a population, with how it went.
///
/// Linear calibration without bounds may make some negative, and these are kept: without them the
/// margins would not be met.
package struct CalibratedWeights: Sendable {
  let values: FittedValues
  package let spread: WeightSpread
  package let iterations: Int
  /// The largest distance of a margin from its total, as a share of it.
  package let largestGap: Double
  /// The least and the largest factor that a weight was multiplied by.
  package let factors: ClosedRange<Double>
  /// The rows whose weights were cut back to a limit.
  package let trimmed: Int
  /// The rows whose weight is below zero.
  package var negative: Int { spread.negative }
  /// For each margin the rows of each category, and their weights before and after.
  package let margins: FittedMargins

  /// Fits a sample's weights to totals.
  ///
  /// - Parameter start: the weights to begin with; nil where all are one.
  /// - Throws: where a category is empty, or no weights meet the totals within the bounds.
  package init(
    _ start: SamplingWeights?, to targets: CalibrationTargets,
    by method: CalibrationMethod = .raking
  ) throws(WeightingError) {
    let (keys, counts) = (targets.keys, targets.keys.rowCounts())
    precondition(
      start.map { $0.values.count == targets.margins[0].codes.count } ?? true,
      "each row has a category of each margin")
    let sums = start.map { keys.sums($0.values) } ?? counts.map { Double($0) }
    try targets.check(sums: sums)
    guard targets.numbers.isEmpty else {
      let start = start ?? SamplingWeights(equal: targets.margins[0].codes.count)
      let fit = try CalibrationEquations(
        targets.matrix, weights: start.values, targets, method: method
      ).solve()
      let used = zip(start.values, fit.factors).filter { $0.0 > 0 }.map(\.1)
      let fitted = zip(start.values, fit.factors).map(*)
      self.init(
        .byRow(fitted), spread: WeightSpread(fitted), factors: used,
        fit: fit,
        margins: FittedMargins(targets, counts, before: sums, after: keys.sums(fitted)))
      return
    }
    let cells = JointCells(keys, sums: sums)
    let fit = try cells.fit(to: targets, by: method)
    let factors = cells.factorOfKey(fit.factors)
    self.init(
      FittedValues(start, factors, keys),
      spread: start.map { keys.spread(of: $0.values, times: factors) }
        ?? zip(counts, factors).reduce(into: WeightSpread()) { $0.add($1.1, rows: $1.0) },
      factors: fit.factors, fit: fit,
      margins: FittedMargins(
        targets, counts, before: sums, after: zip(sums, factors).map(*)))
  }

  /// - Parameter factors: those of weights that were positive.
  private init(
    _ values: FittedValues, spread: WeightSpread, factors: [Double], fit: CalibrationFit,
    margins: FittedMargins
  ) {
    self.values = values
    self.spread = spread
    iterations = fit.iterations
    largestGap = fit.gap
    trimmed = 0
    self.factors = (factors.min() ?? 1)...(factors.max() ?? 1)
    self.margins = margins
  }

  /// Fits by raking and keeps weights within limits, cutting and raking again in turns.
  ///
  /// - Parameters:
  ///   - start: the weights to begin with; nil where all are one.
  ///   - limits: of the weights as multiples of their mean.
  /// - Throws: `boundsUnattainable` where cut weights do not meet the margins.
  package static func raked(
    _ start: SamplingWeights?, to targets: CalibrationTargets,
    trimmedTo limits: ClosedRange<Double>
  ) throws(WeightingError) -> CalibratedWeights {
    let start = start ?? SamplingWeights(equal: targets.margins[0].codes.count)
    let mean = targets.people / Double(start.respondents)
    let range = limits.lowerBound * mean...limits.upperBound * mean
    let first = try CalibratedWeights(start, to: targets)
    var (current, values) = (first, first.rowWeights)
    var iterations = current.iterations
    var touched = Set<Int>()
    for _ in 0..<200 {
      let outside = values.indices.filter {
        values[$0] > 0
          && (values[$0] > range.upperBound * (1 + 1e-9)
            || values[$0] < range.lowerBound * (1 - 1e-9))
      }
      guard !outside.isEmpty else {
        return CalibratedWeights(
          current, values, from: start, before: first.margins, iterations: iterations,
          trimmed: touched.count)
      }
      touched.formUnion(outside)
      guard let cut = try? SamplingWeights(values.cut(to: range)) else { break }
      current = try CalibratedWeights(cut, to: targets)
      values = current.rowWeights
      iterations += current.iterations
    }
    let worst = targets.worstMargin(values.cut(to: range))
    throw .boundsUnattainable(margin: worst.name, gap: worst.gap)
  }

  private init(
    _ fitted: CalibratedWeights, _ values: [Double], from start: SamplingWeights,
    before: FittedMargins, iterations: Int, trimmed: Int
  ) {
    self.values = .byRow(values)
    spread = fitted.spread
    self.iterations = iterations
    largestGap = fitted.largestGap
    self.trimmed = trimmed
    let used = zip(start.values, values).filter { $0.0 > 0 }.map { $1 / $0 }
    factors = (used.min() ?? 1)...(used.max() ?? 1)
    margins = FittedMargins(
      counts: before.counts, before: before.before, after: fitted.margins.after)
  }
}

extension [Double] {
  /// Those above zero within limits.
  fileprivate func cut(to range: ClosedRange<Double>) -> [Double] {
    map { $0 > 0 ? Swift.min(Swift.max($0, range.lowerBound), range.upperBound) : 0 }
  }
}

/// For each margin of a fit the rows of each category, and their weights before and after.
package struct FittedMargins: Sendable {
  package let counts: [[Int]]
  package let before: [[Double]]
  package let after: [[Double]]

  init(counts: [[Int]], before: [[Double]], after: [[Double]]) {
    self.counts = counts
    self.before = before
    self.after = after
  }

  /// Adds up what combinations of categories hold.
  init(_ targets: CalibrationTargets, _ counts: [Int], before: [Double], after: [Double]) {
    self.init(
      counts: targets.marginTotals(of: counts), before: targets.marginTotals(of: before),
      after: targets.marginTotals(of: after))
  }
}
