/// The predictors of a regression: a name for each and its value for each observation.
package struct ModelMatrix: Sendable {
  package let names: [String]
  package let columns: [[Double]]

  package var observations: Int { columns.first?.count ?? 0 }

  package init(names: [String], columns: [[Double]]) {
    precondition(names.count == columns.count && !names.isEmpty, "each predictor has a name")
    precondition(
      columns.allSatisfy { $0.count == columns[0].count && $0.allSatisfy(\.isFinite) },
      "each predictor has a finite value for each observation")
    self.names = names
    self.columns = columns
  }

  /// Adds a column of ones in front.
  package var withIntercept: ModelMatrix {
    ModelMatrix(
      names: ["(Intercept)"] + names,
      columns: [[Double](repeating: 1, count: observations)] + columns)
  }

  /// Σ_j x_j β_j for each observation.
  func product(_ coefficients: [Double]) -> [Double] {
    var sums = [Double](repeating: 0, count: observations)
    for (column, coefficient) in zip(columns, coefficients) {
      for row in sums.indices { sums[row] += column[row] * coefficient }
    }
    return sums
  }

  /// XᵀDX for a diagonal D.
  func gram(_ weights: [Double]) -> SymmetricMatrix {
    let size = columns.count
    var cells = [Double](repeating: 0, count: size * size)
    for a in 0..<size {
      for b in a..<size {
        var sum = 0.0
        for row in weights.indices { sum += weights[row] * columns[a][row] * columns[b][row] }
        cells[a * size + b] = sum
      }
    }
    return SymmetricMatrix(size: size, values: cells)
  }

  /// The names of predictors that are sums of earlier ones and a constant, over rows that have weight.
  package func dependent(where weights: [Double]) -> [String] {
    let total = weights.reduce(0, +)
    let centered = columns.map { column in
      let mean = zip(column, weights).reduce(0) { $0 + $1.0 * $1.1 } / total
      return column.map { $0 - mean }
    }
    let kept = Set(
      ModelMatrix(names: names, columns: centered).gram(weights).inverseOfIndependentPart().kept)
    return names.indices.filter { !kept.contains($0) }.map { names[$0] }
  }

  /// How far each observation decides what is fitted to it: the diagonal of X(XᵀX)⁻¹Xᵀ, from 0 to 1.
  ///
  /// Predictors that are sums of others add nothing.
  package func leverages() -> [Double] {
    let (kept, inverse) = gram([Double](repeating: 1, count: observations))
      .inverseOfIndependentPart()
    return (0..<observations).map { row in
      kept.indices.reduce(0) { sum, a in
        sum
          + columns[kept[a]][row]
          * kept.indices.reduce(0) { $0 + inverse[a, $1] * columns[kept[$1]][row] }
      }
    }
  }

  /// Xᵀv.
  func transposed(_ values: [Double]) -> [Double] {
    columns.map { column in zip(column, values).reduce(0) { $0 + $1.0 * $1.1 } }
  }
}

/// How the errors of coefficients are found.
package enum ErrorBasis: Sendable {
  /// From the model itself: independent observations of the variance it states.
  case model
  /// From clusters of observations, whatever happens within (Liang & Zeger 1986): g/(g − 1) times
  /// the sandwich; observations singly where no clusters are given (HC0 times n/(n − 1)).
  case robust(clusters: [Int]?)
  /// From the design of a survey, by linearization (Binder 1983).
  case design(SurveyDesign)
}

/// The fitted number of a predictor with its error and test.
package struct Coefficient: Sendable, Hashable, Codable {
  package let name: String
  package let estimate: Estimate
  /// Of Student's t; nil for the normal distribution, 0 where a design leaves none for a test.
  package let degreesOfFreedom: Double?
  /// What the likelihood says of it when the others adapt; nil where its error says it (Wald).
  package let profile: ProfileInference?

  package init(
    name: String, estimate: Estimate, degreesOfFreedom: Double?, profile: ProfileInference? = nil
  ) {
    self.name = name
    self.estimate = estimate
    self.degreesOfFreedom = degreesOfFreedom
    self.profile = profile
  }

  /// The estimate over its error; nil where it has none above zero.
  package var statistic: Double? {
    guard let error = estimate.standardError, error > 0 else { return nil }
    return estimate.value / error
  }

  /// Whether there are degrees of freedom to refer it to.
  package var hasFreedom: Bool { degreesOfFreedom.map { $0 > 0 } ?? true }

  /// Gives the interval of the profile, which knows its level, or the one of the error (Wald).
  ///
  /// Nil without an error above zero or without degrees of freedom.
  package func confidenceInterval(level: Double = 0.95) -> ConfidenceInterval? {
    requireLevel(level)
    if let profile {
      precondition(
        profile.interval.map { $0.level == level } ?? true, "a profile's interval has one level")
      return profile.interval
    }
    guard let error = estimate.standardError, error > 0, hasFreedom else { return nil }
    let reach = error * criticalValue(level: level)
    return ConfidenceInterval(
      lower: estimate.value - reach, upper: estimate.value + reach, level: level)
  }
}
