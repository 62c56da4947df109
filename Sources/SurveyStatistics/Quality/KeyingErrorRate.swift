/// The share of keyed fields that are wrong, of those that were keyed twice and adjudicated.
///
/// The denominator is every field that both keyings hold. Errors that two keyers make alike are not
/// seen (Day, Fayers & Harvey 1998, Controlled Clinical Trials 19:15–24).
package struct KeyingErrorRate: Hashable, Sendable {
  package let errors: Int
  package let fields: Int

  /// - Throws: `tooFewObservations` where no field was compared.
  package init(errors: Int, fields: Int) throws(StatisticsError) {
    precondition(0 <= errors && errors <= fields, "errors lie between 0 and the fields")
    guard fields > 0 else { throw .tooFewObservations(needed: 1, found: 0) }
    self.errors = errors
    self.fields = fields
  }

  package var rate: Double { Double(errors) / Double(fields) }

  /// The exact interval with at most (1 − level) / 2 in each tail (Clopper & Pearson 1934).
  ///
  /// It takes the fields as independent; errors that come together on some forms make it too narrow.
  package func interval(level: Double = 0.95) throws(StatisticsError) -> ConfidenceInterval {
    try ProportionInterval.clopperPearson(successes: errors, trials: fields, level: level)
  }

  /// The one-sided exact upper bound: the rate at which so few errors have probability 1 − level.
  ///
  /// U solves Σ_{k ≤ errors} C(n, k) Uᵏ (1 − U)ⁿ⁻ᵏ = 1 − level (Clopper & Pearson 1934); without
  /// errors it is 1 − (1 − level)^(1/n).
  package func upperBound(level: Double = 0.95) throws(StatisticsError) -> Double {
    requireLevel(level)
    precondition(level >= 0.5, "an upper bound has a confidence of at least one half")
    return try interval(level: 2 * level - 1).upper
  }
}

/// A rule that accepts keyed data where the upper bound of the error rate is below a limit.
package struct AcceptanceRule: Hashable, Sendable {
  /// The error rate that must be ruled out, between 0 and 1.
  package let limit: Double
  /// The confidence of the one-sided upper bound.
  package let level: Double

  package init(limit: Double, level: Double = 0.95) {
    requireLevel(level)
    precondition(limit > 0 && limit < 1, "a limit lies strictly between 0 and 1")
    self.limit = limit
    self.level = level
  }

  package func accepts(_ rate: KeyingErrorRate) throws(StatisticsError) -> Bool {
    try rate.upperBound(level: level) < limit
  }

  /// The fewest fields with so many errors among them that are accepted.
  ///
  /// Found by halving, for the upper bound falls as the fields grow.
  package func fieldsNeeded(errors: Int) throws(StatisticsError) -> Int {
    precondition(errors >= 0, "errors are counted")
    var enough = errors + 1
    while try !accepts(KeyingErrorRate(errors: errors, fields: enough)) { enough *= 2 }
    var short = enough == errors + 1 ? errors : enough / 2
    while enough - short > 1 {
      let middle = short + (enough - short) / 2
      if try accepts(KeyingErrorRate(errors: errors, fields: middle)) {
        enough = middle
      } else {
        short = middle
      }
    }
    return enough
  }
}
