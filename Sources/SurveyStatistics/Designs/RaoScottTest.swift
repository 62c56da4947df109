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
  /// Cramér's V of the weighted shares: √(X² / n / (min(r, c) − 1)).
  package let cramersV: Double
  /// λ̄, the mean of the generalized design effects.
  package let meanDesignEffect: Double
  package let observations: Int
  /// ν: clusters less strata.
  package let designDegreesOfFreedom: Int

  /// - Throws: `degenerateTable`, `singularCovariance`, `zeroVariance` where the table does not vary
  ///   between clusters, `tooFewObservations` without degrees of freedom.
  package init(_ table: DesignTable, form: Form = .f) throws(StatisticsError) {
    let reduced = table.withoutEmptyCategories
    guard reduced.rows >= 2, reduced.columns >= 2 else {
      throw .degenerateTable(nonemptyRows: reduced.rows, nonemptyColumns: reduced.columns)
    }
    guard reduced.degreesOfFreedom > 0 else { throw .tooFewObservations(needed: 2, found: 1) }
    let effects = try GeneralizedDesignEffects(reduced)
    self.form = form
    pearson = reduced.pearson
    meanDesignEffect = effects.sum / Double(effects.count)
    observations = reduced.observations
    let freedom = Double(observations * (min(reduced.rows, reduced.columns) - 1))
    cramersV = min((pearson / freedom).squareRoot(), 1)
    designDegreesOfFreedom = reduced.degreesOfFreedom
    let d0 = effects.sum * effects.sum / effects.squares
    let scaleFreedom = d0 * Double(reduced.degreesOfFreedom)
    switch form {
    case .firstOrder:
      let df = Double(effects.count)
      let corrected = pearson / meanDesignEffect
      statistic = Statistic("X²", corrected, degreesOfFreedom: [df])
      pValue = PValue(
        ChiSquareDistribution(degreesOfFreedom: df).upperTail(corrected), .asymptotic)
    case .secondOrder:
      let corrected = pearson * d0 / effects.sum
      statistic = Statistic("X²", corrected, degreesOfFreedom: [d0])
      pValue = PValue(
        ChiSquareDistribution(degreesOfFreedom: d0).upperTail(corrected), .asymptotic)
    case .f:
      statistic = Statistic("F", pearson / effects.sum, degreesOfFreedom: [d0, scaleFreedom])
      pValue = PValue(
        FDistribution(numerator: d0, denominator: scaleFreedom).upperTail(pearson / effects.sum),
        .asymptotic)
    case .linearCombination:
      statistic = Statistic("X²", pearson, degreesOfFreedom: [])
      let terms = try GeneralizedDesignEffects.terms(reduced)
      // Only eigenvalues that differ by more than a million times end the series early.
      let tail =
        terms.upperTail(pearson, denominatorDegreesOfFreedom: scaleFreedom)
        ?? terms.saddlepointUpperTail(pearson, denominatorDegreesOfFreedom: scaleFreedom)
      pValue = PValue(tail, .asymptotic)
    case .saddlepoint:
      statistic = Statistic("X²", pearson, degreesOfFreedom: [])
      pValue = PValue(
        try GeneralizedDesignEffects.terms(reduced)
          .saddlepointUpperTail(pearson, denominatorDegreesOfFreedom: scaleFreedom),
        .asymptotic)
    }
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
