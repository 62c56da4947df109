import Distributions

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// The correlation of two normal variables that an ordinal table is thought to be cut from.
///
/// Two-step: thresholds from the margins, then ρ by maximum likelihood; or all together by maximum
/// likelihood. Olsson 1979. No constant is added to empty cells: a table whose likelihood rises
/// towards ±1 has no estimate. Fractional counts are taken as frequencies.
package struct PolychoricCorrelation: AssociationMeasure {
  package static let name = "Polychoric correlation"

  package enum Method: String, Sendable, Hashable, Codable {
    /// Thresholds from the margins; the standard error takes them as known.
    case twoStep
    /// Thresholds and correlation together.
    case maximumLikelihood
  }

  package let method: Method
  package let estimate: Estimate
  package let rowThresholds: [Double]
  package let columnThresholds: [Double]
  package let sampleSize: Double
  package let notes: [AnalysisNote]
  /// The likelihood-ratio test that the table comes from normal variables; nil for 2 by 2.
  package let fit: NormalityOfTableTest?

  /// - Throws: `degenerateTable`, `tooFewObservations`, or `noConvergence` where the likelihood has
  ///   no maximum between −1 and 1.
  package init(
    _ table: ContingencyTable, method: Method = .maximumLikelihood
  ) throws(StatisticsError) {
    let reduced = try table.reducedForIndependence()
    let model = OrdinalNormalModel(reduced)
    let start = model.thresholdsFromMargins
    let rho = try model.bestCorrelation(start)
    var parameters = [rho] + start
    if method == .maximumLikelihood { parameters = try model.maximize(from: parameters) }
    let free = method == .maximumLikelihood ? parameters.count : 1
    let (_, information) = model.scores(parameters, free: free)
    let unit = (0..<free).map { $0 == 0 ? 1.0 : 0 }
    guard let variances = solvePositiveDefinite(information, unit), variances[0] > 0 else {
      throw .noConvergence
    }
    self.method = method
    estimate = Estimate(parameters[0], standardError: variances[0].squareRoot())
    rowThresholds = Array(parameters[1..<reduced.rows])
    columnThresholds = Array(parameters[reduced.rows...])
    sampleSize = reduced.total
    let dropped = (table.rows - reduced.rows, table.columns - reduced.columns)
    notes = dropped == (0, 0) ? [] : [.emptyCategoriesDropped(rows: dropped.0, columns: dropped.1)]
    fit = NormalityOfTableTest(reduced, logLikelihood: model.logLikelihood(parameters))
  }
}

/// The test that an ordinal table comes from two normal variables.
///
/// Null hypothesis: the cells have the probabilities of a bivariate normal cut at thresholds.
/// G² against the free table, with rc − r − c degrees of freedom; Olsson 1979.
package struct NormalityOfTableTest: HypothesisTest {
  package static let name = "Likelihood-ratio test of underlying normality"

  package let statistic: Statistic
  package let pValue: PValue

  init?(_ table: ContingencyTable, logLikelihood: Double) {
    let df = table.rows * table.columns - table.rows - table.columns
    guard df > 0 else { return nil }
    let n = table.total
    let free = table.counts.reduce(0) { $1 > 0 ? $0 + $1 * log($1 / n) : $0 }
    (statistic, pValue) = chiSquareResult(
      "G²", max(2 * (free - logLikelihood), 0), degreesOfFreedom: Double(df))
  }
}

/// The likelihood of a table cut from a bivariate normal.
///
/// Parameters are ρ, then the thresholds of the rows, then those of the columns.
private struct OrdinalNormalModel {
  private let table: ContingencyTable
  private let normal = NormalDistribution.standard

  init(_ table: ContingencyTable) { self.table = table }

  var thresholdsFromMargins: [Double] {
    func cuts(_ totals: [Double]) -> [Double] {
      var below = 0.0
      return totals.dropLast().map { total in
        below += total
        return normal.quantile(below / table.total)
      }
    }
    return cuts(table.rowTotals) + cuts(table.columnTotals)
  }

  /// The ends of each category, from −∞ to ∞.
  private func ends(_ parameters: [Double]) -> (rows: [Double], columns: [Double]) {
    let cuts = Array(parameters.dropFirst())
    return (
      [-.infinity] + cuts[..<(table.rows - 1)] + [.infinity],
      [-.infinity] + cuts[(table.rows - 1)...] + [.infinity]
    )
  }

  /// The probabilities of the cells, none below the least that a logarithm is taken of.
  private func probabilities(_ parameters: [Double]) -> [Double] {
    let normal = BivariateNormalDistribution(correlation: parameters[0])
    let (rows, columns) = ends(parameters)
    let corners = rows.map { row in columns.map { normal.cumulative(row, $0) } }
    return (0..<table.rows).flatMap { row in
      (0..<table.columns).map { column in
        let rectangle =
          corners[row + 1][column + 1] - corners[row][column + 1]
          - corners[row + 1][column] + corners[row][column]
        return max(rectangle, 1e-300)
      }
    }
  }

  func logLikelihood(_ parameters: [Double]) -> Double {
    zip(table.counts, probabilities(parameters)).reduce(0) { sum, cell in
      cell.0 > 0 ? sum + cell.0 * log(cell.1) : sum
    }
  }

  /// Solves ∂ ln L / ∂ρ = 0 with the thresholds given.
  func bestCorrelation(_ thresholds: [Double]) throws(StatisticsError) -> Double {
    func slope(_ rho: Double) -> Double { scores([rho] + thresholds, free: 1).gradient[0] }
    let reach = 0.9999
    guard slope(-reach) > 0, slope(reach) < 0 else { throw .noConvergence }
    return findRoot(in: -reach...reach, of: slope)
  }

  /// Climbs to the maximum by Fisher scoring, with shortened steps.
  func maximize(from start: [Double]) throws(StatisticsError) -> [Double] {
    var parameters = start
    var height = logLikelihood(parameters)
    for _ in 0..<200 {
      let (gradient, information) = scores(parameters, free: parameters.count)
      guard let step = solvePositiveDefinite(information, gradient) else { throw .noConvergence }
      var share = 1.0
      while true {
        let next = zip(parameters, step).map { $0 + share * $1 }
        if abs(next[0]) < 1, isAscending(next) {
          let reached = logLikelihood(next)
          if reached >= height - 1e-12 * abs(height) {
            (parameters, height) = (next, reached)
            break
          }
        }
        share /= 2
        guard share > 1e-10 else { throw .noConvergence }
      }
      if step.allSatisfy({ abs($0) < 1e-12 }) { return parameters }
    }
    throw .noConvergence
  }

  private func isAscending(_ parameters: [Double]) -> Bool {
    let (rows, columns) = ends(parameters)
    return zip(rows, rows.dropFirst()).allSatisfy { $0 < $1 }
      && zip(columns, columns.dropFirst()).allSatisfy { $0 < $1 }
  }

  /// The gradient of the log-likelihood and the expected information, over the first parameters.
  func scores(_ parameters: [Double], free: Int) -> (gradient: [Double], information: [Double]) {
    let chances = probabilities(parameters)
    let slopes = derivatives(parameters).prefix(free)
    var gradient = [Double](repeating: 0, count: free)
    var information = [Double](repeating: 0, count: free * free)
    let n = table.total
    for (a, slope) in slopes.enumerated() {
      for cell in chances.indices {
        gradient[a] += table.counts[cell] * slope[cell] / chances[cell]
      }
      for (b, other) in slopes.enumerated() {
        information[a * free + b] = chances.indices.reduce(0) {
          $0 + n * slope[$1] * other[$1] / chances[$1]
        }
      }
    }
    return (gradient, information)
  }

  /// The derivative of each cell's probability by each parameter.
  private func derivatives(_ parameters: [Double]) -> [[Double]] {
    let rho = parameters[0]
    let normal = BivariateNormalDistribution(correlation: rho)
    let spread = ((1 - rho) * (1 + rho)).squareRoot()
    let (rows, columns) = ends(parameters)
    func cells(_ value: (Int, Int) -> Double) -> [Double] {
      (0..<table.rows).flatMap { row in (0..<table.columns).map { value(row, $0) } }
    }
    // ∂Φ₂/∂ρ is the density (Plackett 1954).
    var all = [
      cells { row, column in
        normal.density(rows[row + 1], columns[column + 1])
          - normal.density(rows[row], columns[column + 1])
          - normal.density(rows[row + 1], columns[column])
          + normal.density(rows[row], columns[column])
      }
    ]
    // ∂Φ₂/∂a is φ(a) Φ((b − ρ a) / √(1 − ρ²)).
    func share(_ at: Double, _ from: Double, _ to: Double) -> Double {
      let standard = NormalDistribution.standard
      return standard.density(at)
        * (standard.cumulative((to - rho * at) / spread)
          - standard.cumulative((from - rho * at) / spread))
    }
    for cut in 1..<table.rows {
      all.append(
        cells { row, column in
          let slope = share(rows[cut], columns[column], columns[column + 1])
          return row == cut - 1 ? slope : row == cut ? -slope : 0
        })
    }
    for cut in 1..<table.columns {
      all.append(
        cells { row, column in
          let slope = share(columns[cut], rows[row], rows[row + 1])
          return column == cut - 1 ? slope : column == cut ? -slope : 0
        })
    }
    return all
  }
}
