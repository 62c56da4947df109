/// Tests within families that were chosen because something in them looked significant.
///
/// Families are chosen by Benjamini–Hochberg at level q on their Simes p-values; within each of the R
/// chosen of m, hypotheses are rejected by Benjamini–Hochberg at level q R / m. The expected share of
/// false rejections, averaged over the chosen families, is then at most q. Benjamini & Bogomolov 2014.
package struct FamilySelection: Sendable, Hashable, Codable {
  /// The level q.
  package let level: Double
  /// The Simes p-value of each family.
  package let familyPValues: [Double]
  /// The positions of the families chosen.
  package let selected: [Int]
  /// The level within each chosen family, q R / m.
  package let withinLevel: Double
  /// For each family the positions of the hypotheses rejected; none where it was not chosen.
  package let rejected: [[Int]]

  /// - Parameter families: the p-values of each family, at least one.
  package init(_ families: [[Double]], level: Double = 0.05) {
    precondition(0 < level && level < 1, "an error rate lies strictly between 0 and 1")
    precondition(families.allSatisfy { !$0.isEmpty }, "a family holds at least one hypothesis")
    let simes = families.map { family in
      MultiplicityAdjustment.benjaminiHochberg.adjusted(family).min() ?? 1
    }
    let adjusted = MultiplicityAdjustment.benjaminiHochberg.adjusted(simes)
    let chosen = adjusted.indices.filter { adjusted[$0] <= level }
    let within = level * Double(chosen.count) / Double(max(families.count, 1))
    self.level = level
    familyPValues = simes
    selected = chosen
    withinLevel = within
    rejected = families.indices.map { family in
      guard chosen.contains(family) else { return [] }
      let p = MultiplicityAdjustment.benjaminiHochberg.adjusted(families[family])
      return p.indices.filter { p[$0] <= within }
    }
  }
}

/// The level of intervals shown only for parameters that were selected.
///
/// Intervals at 1 − R q / m for the R selected of m parameters cover all but a share q of those shown,
/// on average (false coverage rate); Benjamini & Yekutieli 2005. Ordinary intervals of a selection
/// cover less than they say.
///
/// - Parameters:
///   - selected: how many are shown, at least one.
///   - considered: how many could have been.
///   - level: the wanted coverage among those shown, 1 − q.
package func selectedIntervalLevel(
  selected: Int, considered: Int, level: Double = 0.95
) -> Double {
  requireLevel(level)
  precondition(
    1 <= selected && selected <= considered, "a selection is part of what was considered")
  return 1 - Double(selected) * (1 - level) / Double(considered)
}
