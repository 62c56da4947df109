import Distributions

/// A test of independence in a table of a survey, corrected for the design.
///
/// Pearson's X² of the weighted proportions times n, whose terms the design makes unequal: their
/// weights are the eigenvalues of the generalized design effects, taken at the observed proportions
/// (Rao & Scott 1981, 1984; Thomas & Rao 1987; Sribney 1998). With too little covariance to tell the
/// terms apart it does not exist.
package struct RaoScottTest: HypothesisTest {
  package static let name = "Rao–Scott test of independence"

  /// How the sum of unequal terms is referred to a distribution.
  package enum Form: String, Sendable, Hashable, Codable, CaseIterable {
    /// X² / λ̄ as chi-square with (r − 1)(c − 1) degrees of freedom: first order.
    case firstOrder
    /// X² d₀ / Σλ as chi-square with d₀ = (Σλ)² / Σλ²: second order, by Satterthwaite.
    case secondOrder
    /// X² / Σλ as F with d₀ and d₀ · ν degrees of freedom: second order, for few clusters.
    case f
    /// X² as the sum itself over an estimated scale, exactly.
    case linearCombination
    /// The same by saddlepoint approximation.
    case saddlepoint
  }

  package let form: Form
  package let statistic: Statistic
  package let pValue: PValue
  /// Pearson's X² of the weighted table on the scale of n, uncorrected.
  package let pearson: Double
  /// The eigenvalues of the generalized design effects, largest first.
  package let eigenvalues: [Double]
  package let observations: Int
  /// ν: clusters less strata.
  package let designDegreesOfFreedom: Int

  /// The mean of the generalized design effects.
  package var meanDesignEffect: Double {
    eigenvalues.reduce(0, +) / Double(eigenvalues.count)
  }

  /// - Throws: `degenerateTable`, `singularCovariance`, `zeroVariance` where the table does not vary
  ///   between clusters, `tooFewObservations` without degrees of freedom.
  package init(_ table: DesignTable, form: Form = .f) throws(StatisticsError) {
    let reduced = table.withoutEmptyCategories
    guard reduced.rows >= 2, reduced.columns >= 2 else {
      throw .degenerateTable(nonemptyRows: reduced.rows, nonemptyColumns: reduced.columns)
    }
    guard reduced.degreesOfFreedom > 0 else { throw .tooFewObservations(needed: 2, found: 1) }
    let effects = try GeneralizedDesignEffects(reduced)
    self.init(
      form, pearson: reduced.pearson, eigenvalues: effects.eigenvalues,
      observations: reduced.observations, designDegreesOfFreedom: reduced.degreesOfFreedom)
  }

  private init(
    _ form: Form, pearson: Double, eigenvalues: [Double], observations: Int,
    designDegreesOfFreedom: Int
  ) {
    self.form = form
    self.pearson = pearson
    self.eigenvalues = eigenvalues
    self.observations = observations
    self.designDegreesOfFreedom = designDegreesOfFreedom
    let sum = eigenvalues.reduce(0, +)
    let squares = eigenvalues.reduce(0) { $0 + $1 * $1 }
    let d0 = sum * sum / squares
    let scaleFreedom = d0 * Double(designDegreesOfFreedom)
    let terms = WeightedChiSquareSum(weights: eigenvalues.filter { $0 > 1e-12 * sum })
    switch form {
    case .firstOrder:
      let df = Double(eigenvalues.count)
      let corrected = pearson * df / sum
      statistic = Statistic("X²", corrected, degreesOfFreedom: [df])
      pValue = PValue(
        ChiSquareDistribution(degreesOfFreedom: df).upperTail(corrected), .asymptotic)
    case .secondOrder:
      let corrected = pearson * d0 / sum
      statistic = Statistic("X²", corrected, degreesOfFreedom: [d0])
      pValue = PValue(
        ChiSquareDistribution(degreesOfFreedom: d0).upperTail(corrected), .asymptotic)
    case .f:
      statistic = Statistic("F", pearson / sum, degreesOfFreedom: [d0, scaleFreedom])
      pValue = PValue(
        FDistribution(numerator: d0, denominator: scaleFreedom).upperTail(pearson / sum),
        .asymptotic)
    case .linearCombination:
      statistic = Statistic("X²", pearson, degreesOfFreedom: [])
      // Only eigenvalues that differ by more than a million times end the series early.
      let tail =
        terms.upperTail(pearson, denominatorDegreesOfFreedom: scaleFreedom)
        ?? terms.saddlepointUpperTail(pearson, denominatorDegreesOfFreedom: scaleFreedom)
      pValue = PValue(tail, .asymptotic)
    case .saddlepoint:
      statistic = Statistic("X²", pearson, degreesOfFreedom: [])
      pValue = PValue(
        terms.saddlepointUpperTail(pearson, denominatorDegreesOfFreedom: scaleFreedom),
        .asymptotic)
    }
  }

  /// The same test with another reference distribution.
  package func referred(to form: Form) -> RaoScottTest {
    RaoScottTest(
      form, pearson: pearson, eigenvalues: eigenvalues, observations: observations,
      designDegreesOfFreedom: designDegreesOfFreedom)
  }
}

extension DesignTable {
  /// Pearson's X² of the proportions, on the scale of the respondents.
  var pearson: Double {
    let p = proportions
    let rowShares = (0..<rows).map { row in
      (0..<columns).reduce(0) { $0 + p[row * columns + $1] }
    }
    let columnShares = (0..<columns).map { column in
      (0..<rows).reduce(0) { $0 + p[$1 * columns + column] }
    }
    var sum = 0.0
    for row in 0..<rows {
      for column in 0..<columns {
        let expected = rowShares[row] * columnShares[column]
        let distance = p[row * columns + column] - expected
        if expected > 0 { sum += distance * distance / expected }
      }
    }
    return sum * Double(observations)
  }
}

/// The eigenvalues of (CᵀD⁻¹C / n)⁻¹ (CᵀD⁻¹VD⁻¹C) for contrasts C of interaction.
private struct GeneralizedDesignEffects {
  let eigenvalues: [Double]

  init(_ table: DesignTable) throws(StatisticsError) {
    let p = table.proportions
    let inverse = p.map { $0 > 0 ? 1 / $0 : 0 }
    let covariance = table.proportionCovariance
    let n = Double(table.observations)
    // Contrasts (i,j) − (r,j) − (i,c) + (r,c), each with four cells.
    let (r, c) = (table.rows - 1, table.columns - 1)
    let contrasts = (0..<r).flatMap { row in
      (0..<c).map { column in
        [
          (row * table.columns + column, 1.0), (r * table.columns + column, -1.0),
          (row * table.columns + c, -1.0), (r * table.columns + c, 1.0),
        ]
      }
    }
    let size = contrasts.count
    var simple = [Double](repeating: 0, count: size * size)
    var design = [Double](repeating: 0, count: size * size)
    for a in 0..<size {
      for b in a..<size {
        var (expected, seen) = (0.0, 0.0)
        for (x, signX) in contrasts[a] {
          for (y, signY) in contrasts[b] {
            if x == y { expected += signX * signY * inverse[x] }
            seen += signX * signY * inverse[x] * inverse[y] * covariance[x, y]
          }
        }
        simple[a * size + b] = expected / n
        design[a * size + b] = seen
      }
    }
    let values = generalizedEigenvalues(
      of: SymmetricMatrix(size: size, values: design).values,
      relativeTo: SymmetricMatrix(size: size, values: simple).values, size: size)
    guard let values else { throw .singularCovariance }
    guard values.contains(where: { $0 > 1e-12 }) else { throw .zeroVariance }
    eigenvalues = values.map { max($0, 0) }
  }
}
