/// How p-values of a family of tests are adjusted for being many.
///
/// The choice of the family matters more than the method, and is the caller's.
package enum MultiplicityAdjustment: String, Sendable, Hashable, Codable, CaseIterable {
  /// No adjustment.
  case none
  /// Each p times the size of the family.
  case bonferroni
  /// Family-wise error, step-down, whatever the dependence (Holm 1979).
  case holm
  /// Family-wise error, step-up, for independent or positively dependent tests (Hochberg 1988).
  case hochberg
  /// False discovery rate, for independent or positively dependent tests (Benjamini & Hochberg 1995).
  case benjaminiHochberg
  /// False discovery rate, whatever the dependence (Benjamini & Yekutieli 2001).
  case benjaminiYekutieli

  /// Gives the adjusted p-values, in the order of the raw ones.
  ///
  /// - Parameter familySize: the number of tests, where some have no p-value here; at least as many
  ///   as there are p-values.
  package func adjusted(_ pValues: [Double], familySize: Int? = nil) -> [Double] {
    precondition(pValues.allSatisfy { (0...1).contains($0) }, "a p-value lies between 0 and 1")
    let size = familySize ?? pValues.count
    precondition(size >= pValues.count, "a family is no smaller than the p-values given")
    let m = Double(size)
    let ascending = pValues.indices.sorted { pValues[$0] < pValues[$1] }
    func factor(_ position: Int) -> Double {
      let rank = Double(position + 1)
      switch self {
      case .none: return 1
      case .bonferroni: return m
      case .holm, .hochberg: return m - rank + 1
      case .benjaminiHochberg: return m / rank
      case .benjaminiYekutieli: return m / rank * (1...size).reduce(0) { $0 + 1 / Double($1) }
      }
    }
    var result = pValues
    // Step-down methods carry the largest value upward, step-up methods the smallest downward.
    let isStepUp: Bool
    switch self {
    case .none, .bonferroni, .holm: isStepUp = false
    case .hochberg, .benjaminiHochberg, .benjaminiYekutieli: isStepUp = true
    }
    var bound = isStepUp ? 1.0 : 0.0
    for position in isStepUp ? Array(ascending.indices.reversed()) : Array(ascending.indices) {
      let value = min(1, pValues[ascending[position]] * factor(position))
      bound = isStepUp ? min(bound, value) : max(bound, value)
      result[ascending[position]] = bound
    }
    return result
  }
}
