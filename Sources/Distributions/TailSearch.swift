/// Finds where a distribution without a density of its own has a probability on one side.
///
/// The search widens from `start` by `width` until it encloses the answer.
///
/// - Parameters:
///   - probability: strictly between 0 and 1.
///   - tail: the probability on that side, which rises throughout for `rising`, else falls.
func searchTail(
  _ probability: Double, from start: Double, width: Double, rising: Bool, least: Double,
  tail: (Double) -> Double
) -> Double {
  precondition(0 < probability && probability < 1, "a quantile here needs 0 < p < 1")
  func excess(_ x: Double) -> Double { rising ? tail(x) - probability : probability - tail(x) }
  var (low, high) = (max(start, least), max(start, least))
  var step = width
  while excess(low) > 0, low > least {
    low = max(low - step, least)
    step *= 2
  }
  step = width
  while excess(high) < 0 {
    high += step
    step *= 2
  }
  return low < high ? findRoot(in: low...high, of: excess) : low
}
