/// The ranks of values, with the mean rank for equal ones.
struct Midranks {
  /// The rank of each value, in the order given, from 1.
  let ranks: [Double]
  /// How many values share each rank, where more than one does.
  let ties: [Double]

  init(_ values: [Double]) {
    precondition(values.allSatisfy { $0.isFinite }, "values are finite; leave missing answers out")
    let order = values.indices.sorted { values[$0] < values[$1] }
    var ranks = [Double](repeating: 0, count: values.count)
    var ties: [Double] = []
    var start = 0
    while start < order.count {
      var end = start
      while end + 1 < order.count, values[order[end + 1]] == values[order[start]] { end += 1 }
      let rank = Double(start + end) / 2 + 1
      for position in start...end { ranks[order[position]] = rank }
      if end > start { ties.append(Double(end - start + 1)) }
      start = end + 1
    }
    self.ranks = ranks
    self.ties = ties
  }

  /// Σ (t³ − t) over the groups of equal values.
  var tieSum: Double { ties.reduce(0) { $0 + ($1 * $1 * $1 - $1) } }
}

/// How the p-value of a rank test is found.
package enum RankMethod: Sendable, Hashable, Codable {
  /// Over every assignment of the ranks seen, ties included.
  case exact
  /// From the normal distribution, with the variance corrected for ties.
  case normalApproximation(continuityCorrected: Bool)
}

/// Gives a normal z for a rank statistic, moved toward its mean by ½ where corrected.
///
/// Two-sided corrections act toward the mean; one-sided ones against the alternative, as in R.
func rankZ(
  _ distance: Double, variance: Double, continuityCorrected: Bool, _ alternative: Alternative
) -> Double {
  let correction: Double
  switch alternative {
  case .twoSided: correction = distance == 0 ? 0 : distance < 0 ? -0.5 : 0.5
  case .greater: correction = 0.5
  case .less: correction = -0.5
  }
  return (distance - (continuityCorrected ? correction : 0)) / variance.squareRoot()
}
