import Distributions

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

extension Coefficient {
  /// The two-sided p-value of the coefficient being zero: of the profile, or of Wald's test.
  ///
  /// Nil without an error above zero or without degrees of freedom.
  package var pValue: PValue? {
    if let profile { return profile.pValue }
    guard let statistic, hasFreedom else { return nil }
    let tail =
      degreesOfFreedom.map {
        StudentTDistribution(degreesOfFreedom: $0).upperTail(abs(statistic))
      } ?? NormalDistribution.standard.upperTail(abs(statistic))
    return PValue(2 * tail, .asymptotic)
  }

  func criticalValue(level: Double) -> Double {
    let tail = (1 - level) / 2
    return degreesOfFreedom.map { StudentTDistribution(degreesOfFreedom: $0).upperQuantile(tail) }
      ?? NormalDistribution.standard.upperQuantile(tail)
  }

  /// Makes the coefficients of a fit from their covariance.
  static func all(
    _ names: [String], _ values: [Double], covariance: SymmetricMatrix, degreesOfFreedom: Double?
  ) -> [Coefficient] {
    names.indices.map { place in
      let error = max(covariance[place, place], 0).squareRoot()
      return Coefficient(
        name: names[place],
        estimate: Estimate(values[place], standardError: error.isFinite ? error : nil),
        degreesOfFreedom: degreesOfFreedom)
    }
  }
}

/// The Wald test that some coefficients are all zero.
package struct CoefficientTest: HypothesisTest {
  package static let name = "Wald test of coefficients"

  package let statistic: Statistic
  package let pValue: PValue

  /// - Throws: `singularCovariance` where the coefficients do not vary apart, or `indeterminate`
  ///   where the design leaves no degrees of freedom.
  init(
    _ values: [Double], covariance: SymmetricMatrix, denominator: Double?
  ) throws(StatisticsError) {
    guard denominator.map({ $0 > 0 }) ?? true else { throw .indeterminate }
    guard let wald = inverseQuadraticForm(covariance.values, values) else {
      throw .singularCovariance
    }
    let df = Double(values.count)
    if let denominator {
      statistic = Statistic("F", wald / df, degreesOfFreedom: [df, denominator])
      pValue = PValue(
        FDistribution(numerator: df, denominator: denominator).upperTail(wald / df), .asymptotic)
    } else {
      statistic = Statistic("X²", wald, degreesOfFreedom: [df])
      pValue = PValue(ChiSquareDistribution(degreesOfFreedom: df).upperTail(wald), .asymptotic)
    }
  }
}

extension ErrorBasis {
  /// The covariance of coefficients from each observation's score and the inverse of information.
  ///
  /// - Parameter scores: one array for each coefficient, weights included.
  func covariance(scores: [[Double]], bread: SymmetricMatrix) -> SymmetricMatrix {
    switch self {
    case .model: return bread
    case .design(let design):
      return design.covariance(of: Self.influences(scores, bread))
    case .robust(let clusters):
      let count = scores.first?.count ?? 0
      let labels = clusters.map { DesignLabels($0) }
      let units = labels?.names.count ?? count
      var sums = [[Double]](
        repeating: [Double](repeating: 0, count: scores.count), count: units)
      for row in 0..<count {
        let unit = labels.map { Int($0.codes[row]) } ?? row
        for place in scores.indices { sums[unit][place] += scores[place][row] }
      }
      var meat = SymmetricMatrix(size: scores.count)
      let factor = units > 1 ? Double(units) / Double(units - 1) : 1
      for sum in sums { meat.addSquare(of: sum, times: factor) }
      return meat.transformed(
        by: (0..<bread.size).map { row in
          (0..<bread.size).map { bread[row, $0] }
        })
    }
  }

  private static func influences(
    _ scores: [[Double]], _ bread: SymmetricMatrix
  ) -> [[Double]] {
    (0..<bread.size).map { place in
      var influence = [Double](repeating: 0, count: scores.first?.count ?? 0)
      for other in scores.indices where bread[place, other] != 0 {
        let factor = bread[place, other]
        for row in influence.indices { influence[row] += factor * scores[other][row] }
      }
      return influence
    }
  }

  /// The degrees of freedom of tests of one coefficient among several.
  ///
  /// Those of the design, or clusters less one, each less the coefficients that go with the
  /// intercept, and 0 where that leaves none; nil where tests are normal.
  func degreesOfFreedom(coefficients: Int, observed: [Bool]?) -> Double? {
    switch self {
    case .model: nil
    case .robust(let clusters):
      clusters.map { Double(Set($0).count - 1) }
    case .design(let design):
      max(Double(design.degreesOfFreedom(in: observed) + 1 - coefficients), 0)
    }
  }
}

extension Coefficient {
  /// e to the coefficient: the ratio of odds where the coefficient is a difference of logits.
  package var oddsRatio: Double { exp(estimate.value) }
}
