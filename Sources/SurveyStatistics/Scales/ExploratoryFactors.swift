import Distributions

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// Common factors behind the correlations of items, unrotated, with the fit of the model.
///
/// R = Λ Λᵀ + Ψ with k factors; Jöreskog 1967, Harman & Jones 1966. Loadings are determined up to sign
/// and rotation only: compare uniquenesses, communalities and χ², and rotate for reading.
package struct ExploratoryFactors: Sendable, Hashable, Codable {
  /// What is made small.
  package enum Method: String, Sendable, Hashable, Codable {
    /// The discrepancy of the normal likelihood.
    case maximumLikelihood
    /// The squares of the residual correlations (minres, unweighted least squares).
    case minimumResiduals
  }

  package let method: Method
  package let factors: Int
  /// The variance of each item that is its own; never under 0.005, where it is a Heywood case.
  package let uniquenesses: [Double]
  /// Items in rows, factors in columns, the factors in falling order of their share.
  package let loadings: [[Double]]
  /// The value of what was made small: ln-likelihood discrepancy or half the squared residuals.
  package let discrepancy: Double
  /// The test that k factors suffice; nil without degrees of freedom.
  package let fit: FactorModelTest?

  /// Items that have hit the lower bound of a uniqueness.
  package var heywoodItems: [Int] {
    uniquenesses.indices.filter { uniquenesses[$0] <= leastUniqueness * (1 + 1e-9) }
  }

  /// The part of each item's variance that the factors explain.
  package var communalities: [Double] {
    loadings.map { $0.reduce(0) { $0 + $1 * $1 } }
  }

  /// - Parameters:
  ///   - correlations: row after row, positive definite.
  ///   - sampleSize: the respondents that they come from.
  /// - Throws: `tooFewGroups` where so many factors need more items, `singularCovariance`, or
  ///   `noConvergence`.
  package init(
    correlations: [Double], items: Int, factors: Int, sampleSize: Int,
    method: Method = .maximumLikelihood
  ) throws(StatisticsError) {
    precondition(correlations.count == items * items, "a matrix of correlations is square")
    precondition(factors >= 1, "a model has at least one factor")
    let free = (items - factors) * (items - factors) - items - factors
    guard free >= 0 else { throw .tooFewGroups(needed: items + 1, found: items) }
    guard sampleSize > items else {
      throw .tooFewObservations(needed: items + 1, found: sampleSize)
    }
    let problem = try FactorProblem(correlations, items: items, factors: factors, method: method)
    let logs = try problem.minimize()
    let point = problem.point(logs)
    self.method = method
    self.factors = factors
    uniquenesses = logs.map { exp($0) }
    loadings = point.loadings
    discrepancy = point.discrepancy
    fit = FactorModelTest(
      discrepancy: problem.likelihoodDiscrepancy(uniquenesses, loadings: point.loadings),
      degreesOfFreedom: free / 2, items: items, factors: factors, sampleSize: sampleSize,
      independence: -symmetricEigensystem(correlations, size: items).reduce(0) {
        $0 + log($1.value)
      })
  }
}

/// The test that a number of factors suffices, with Bartlett's correction.
///
/// Null hypothesis: the correlations are those of the model. χ² = (n − 1 − (2p + 5)/6 − 2k/3) F with
/// the discrepancy F of the normal likelihood; Bartlett 1950, Lawley & Maxwell 1971.
package struct FactorModelTest: HypothesisTest {
  package static let name = "Test of the number of factors"

  package let statistic: Statistic
  package let pValue: PValue
  /// √(max(χ² − df, 0) / (df (n − 1))); Steiger & Lind 1980.
  package let rootMeanSquareError: Double
  /// How far the model is from independence to a perfect fit; Tucker & Lewis 1973.
  package let tuckerLewisIndex: Double

  init?(
    discrepancy: Double, degreesOfFreedom: Int, items: Int, factors: Int, sampleSize: Int,
    independence: Double
  ) {
    guard degreesOfFreedom > 0 else { return nil }
    let df = Double(degreesOfFreedom)
    let (n, p) = (Double(sampleSize - 1), Double(items))
    let base = n - (2 * p + 5) / 6
    let value = max((base - 2 * Double(factors) / 3) * discrepancy, 0)
    (statistic, pValue) = chiSquareResult("χ²", value, degreesOfFreedom: df)
    rootMeanSquareError = (max(value - df, 0) / (df * n)).squareRoot()
    let null = base * independence / (p * (p - 1) / 2)
    tuckerLewisIndex = (null - value / df) / (null - 1)
  }
}

/// The least that an item's own variance is allowed to be, as in R's factanal.
private let leastUniqueness = 0.005

/// Minimizing a discrepancy over the logarithms of the uniquenesses.
private struct FactorProblem {
  let correlations: [Double]
  let items: Int
  let factors: Int
  let method: ExploratoryFactors.Method

  /// Where the minimization stands.
  struct Point {
    var discrepancy: Double
    var loadings: [[Double]]
    var gradient: [Double]
    var curvature: [Double]
  }

  init(
    _ correlations: [Double], items: Int, factors: Int, method: ExploratoryFactors.Method
  ) throws(StatisticsError) {
    let eigenvalues = symmetricEigensystem(correlations, size: items).map(\.value)
    guard (eigenvalues.last ?? 0) > 1e-10 else { throw .singularCovariance }
    self.correlations = correlations
    self.items = items
    self.factors = factors
    self.method = method
  }

  func point(_ logs: [Double]) -> Point {
    let psi = logs.map { exp($0) }
    return switch method {
    case .maximumLikelihood: likelihoodPoint(psi)
    case .minimumResiduals: residualPoint(psi)
    }
  }

  /// With eigenvalues e of Ψ^−½ R Ψ^−½: F = Σ (e − ln e − 1) over the smallest.
  private func likelihoodPoint(_ psi: [Double]) -> Point {
    let scaled = correlations.indices.map {
      correlations[$0] / (psi[$0 / items] * psi[$0 % items]).squareRoot()
    }
    let system = symmetricEigensystem(scaled, size: items)
    let rest = system[factors...]
    return Point(
      discrepancy: rest.reduce(0) { $0 + $1.value - log($1.value) - 1 },
      loadings: (0..<items).map { item in
        system[..<factors].map {
          $0.vector[item] * (psi[item] * max($0.value - 1, 0)).squareRoot()
        }
      },
      gradient: (0..<items).map { item in
        rest.reduce(0) { $0 + (1 - $1.value) * $1.vector[item] * $1.vector[item] }
      },
      curvature: curvature(rest.map { $0.vector }, weights: psi.map { _ in 1 }))
  }

  /// With eigenvalues e of R − Ψ: F = ½ Σ e² over the smallest.
  private func residualPoint(_ psi: [Double]) -> Point {
    var reduced = correlations
    for item in 0..<items { reduced[item * items + item] -= psi[item] }
    let system = symmetricEigensystem(reduced, size: items)
    let rest = system[factors...]
    return Point(
      discrepancy: rest.reduce(0) { $0 + $1.value * $1.value } / 2,
      loadings: (0..<items).map { item in
        system[..<factors].map { $0.vector[item] * max($0.value, 0).squareRoot() }
      },
      gradient: (0..<items).map { item in
        -psi[item] * rest.reduce(0) { $0 + $1.value * $1.vector[item] * $1.vector[item] }
      },
      curvature: curvature(rest.map { $0.vector }, weights: psi))
  }

  /// Jöreskog's approximation to the second derivatives: squared sums of products.
  private func curvature(_ vectors: [[Double]], weights: [Double]) -> [Double] {
    (0..<items * items).map { cell in
      let (a, b) = (cell / items, cell % items)
      let sum = vectors.reduce(0) { $0 + $1[a] * $1[b] }
      return weights[a] * weights[b] * sum * sum
    }
  }

  /// Newton's steps, shortened where they do not descend; items at the bound stand still.
  func minimize() throws(StatisticsError) -> [Double] {
    let least = log(leastUniqueness)
    var logs = startingLogs
    var here = point(logs)
    for _ in 0..<500 {
      let moving = (0..<items).filter { logs[$0] > least || here.gradient[$0] < 0 }
      let steepest = moving.reduce(0) { max($0, abs(here.gradient[$1])) }
      if steepest < 1e-13 { return logs }
      let matrix = moving.flatMap { a in
        moving.map { here.curvature[a * items + $0] * (a == $0 ? 1 + 1e-9 : 1) }
      }
      let slope = moving.map { here.gradient[$0] }
      let newton = solvePositiveDefinite(matrix, slope) ?? slope
      var share = 1.0
      var next = logs
      while true {
        for (item, step) in zip(moving, newton) {
          next[item] = min(max(logs[item] - share * max(min(step, 2), -2), least), 1)
        }
        let there = point(next)
        if there.discrepancy <= here.discrepancy + 1e-15 {
          let isStill = zip(next, logs).allSatisfy { abs($0 - $1) < 1e-14 }
          (logs, here) = (next, there)
          if isStill { return logs }
          break
        }
        share /= 2
        // Rounding hides any further descent.
        if share < 1e-8 {
          guard steepest < 1e-7 else { throw .noConvergence }
          return logs
        }
      }
    }
    throw .noConvergence
  }

  /// Jöreskog's start: (1 − k / 2p) over the diagonal of the inverse.
  private var startingLogs: [Double] {
    let system = symmetricEigensystem(correlations, size: items)
    return (0..<items).map { item in
      let inverse = system.reduce(0) { $0 + $1.vector[item] * $1.vector[item] / $1.value }
      let start = (1 - 0.5 * Double(factors) / Double(items)) / inverse
      return log(min(max(start, leastUniqueness), 1))
    }
  }

  /// ln |Σ| − ln |R| + tr(R Σ⁻¹) − p for the model's Σ, whatever the method.
  func likelihoodDiscrepancy(_ psi: [Double], loadings: [[Double]]) -> Double {
    let scaledModel = (0..<items * items).map { cell in
      let (a, b) = (cell / items, cell % items)
      let common = zip(loadings[a], loadings[b]).reduce(0) { $0 + $1.0 * $1.1 }
      return common + (a == b ? psi[a] : 0)
    }
    let model = symmetricEigensystem(scaledModel, size: items)
    let data = symmetricEigensystem(correlations, size: items)
    var value = -Double(items)
    for part in model {
      let product = (0..<items).reduce(0.0) { sum, row in
        sum
          + part.vector[row]
          * (0..<items).reduce(0) { $0 + correlations[row * items + $1] * part.vector[$1] }
      }
      value += log(part.value) + product / part.value
    }
    return value - data.reduce(0) { $0 + log($1.value) }
  }
}
