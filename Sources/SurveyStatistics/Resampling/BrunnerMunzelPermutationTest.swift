import Distributions

/// The Brunner–Munzel test by permutation, for small groups and for groups that do not overlap.
///
/// Null hypothesis: the relative effect P(first < second) + ½ P(equal) is ½. The studentized statistic
/// is compared with its values over reassignments of the answers to the groups, all of them where
/// there are at most 20,000, else drawn at random; Neubert & Brunner 2007. Groups that do not overlap
/// have an infinite statistic, the most extreme there is.
package struct BrunnerMunzelPermutationTest: DirectionalTest {
  package static let name = "Brunner–Munzel permutation test"

  package let relativeEffect: Double
  package let firstSize: Int
  package let secondSize: Int
  /// The number of random reassignments; nil where all were taken.
  package let replicates: Int?
  package let seed: UInt64
  private let lessOrEqual: Int
  private let greaterOrEqual: Int
  private let asFar: Int
  private let assignments: Int

  /// - Throws: `tooFewObservations` for fewer than two values in a group, or `zeroVariance` where all
  ///   values are equal.
  package init(
    _ first: [Double], _ second: [Double], replicates: Int = 10_000, seed: UInt64
  ) throws(StatisticsError) {
    precondition(replicates > 0, "a permutation test draws at least one reassignment")
    let smaller = min(first.count, second.count)
    guard smaller >= 2 else { throw .tooFewObservations(needed: 2, found: smaller) }
    let values = first + second
    guard Set(values).count > 1 else { throw .zeroVariance }
    let seen = PermutationStatistic(first, second)
    var tally = Tally(seen: seen.value)
    let all = Tally.combinations(values.count, first.count, limit: 20_000)
    if all != nil {
      forEachChoice(of: first.count, from: values.count) { chosen in
        tally.count(PermutationStatistic(values, firstGroup: chosen).value)
      }
      self.replicates = nil
    } else {
      var stream = RandomStream(seed: seed, name: "brunner-munzel")
      var order = Array(values.indices)
      for _ in 0..<replicates {
        stream.shuffle(&order)
        let chosen = Array(order.prefix(first.count))
        tally.count(PermutationStatistic(values, firstGroup: chosen).value)
      }
      self.replicates = replicates
    }
    relativeEffect = seen.effect
    firstSize = first.count
    secondSize = second.count
    self.seed = seed
    lessOrEqual = tally.lessOrEqual
    greaterOrEqual = tally.greaterOrEqual
    asFar = tally.asFar
    assignments = tally.total
  }

  /// The relative effect, since the studentized statistic may be infinite.
  package var statistic: Statistic { Statistic("p̂", relativeEffect) }

  /// Gives the p-value; `.greater` means a relative effect above ½, a larger second group.
  package func pValue(_ alternative: Alternative) -> PValue {
    let extreme: Int
    switch alternative {
    case .twoSided: extreme = asFar
    case .less: extreme = lessOrEqual
    case .greater: extreme = greaterOrEqual
    }
    guard let replicates else {
      return PValue(Double(extreme) / Double(assignments), .exact)
    }
    let p = Double(extreme + 1) / Double(replicates + 1)
    let standardError = (p * (1 - p) / Double(replicates)).squareRoot()
    return PValue(p, .monteCarlo(replicates: replicates, standardError: standardError))
  }
}

/// The studentized statistic of one assignment, ±∞ for groups that do not overlap.
private struct PermutationStatistic {
  let effect: Double
  let value: Double

  init(_ first: [Double], _ second: [Double]) {
    let relative = RelativeEffect(first, second)
    effect = relative.value
    let distance = relative.value - 0.5
    let error = (relative.firstVariance + relative.secondVariance).squareRoot()
    if error > 0 {
      value = distance / error
    } else {
      value = distance == 0 ? 0 : distance > 0 ? .infinity : -.infinity
    }
  }

  init(_ values: [Double], firstGroup chosen: [Int]) {
    let isFirst = Set(chosen)
    self.init(
      chosen.map { values[$0] }, values.indices.filter { !isFirst.contains($0) }.map { values[$0] })
  }
}

/// How many assignments lie on each side of the one seen, equal ones on both.
private struct Tally {
  let seen: Double
  var lessOrEqual = 0
  var greaterOrEqual = 0
  var asFar = 0
  var total = 0

  init(seen: Double) { self.seen = seen }

  mutating func count(_ value: Double) {
    // Equal statistics come out of different sums: they count as equal up to rounding.
    let margin = 1e-9 * (1 + (seen.isFinite ? abs(seen) : 0))
    if value <= seen + margin { lessOrEqual += 1 }
    if value >= seen - margin { greaterOrEqual += 1 }
    if abs(value) >= abs(seen) - margin { asFar += 1 }
    total += 1
  }

  /// The number of ways to choose `k` of `n`; nil above the limit.
  static func combinations(_ n: Int, _ k: Int, limit: Int) -> Int? {
    var ways = 1
    for step in 0..<min(k, n - k) {
      ways = ways * (n - step) / (step + 1)
      if ways > limit { return nil }
    }
    return ways
  }
}

/// Visits every choice of `count` positions out of `total`, in lexicographic order.
private func forEachChoice(of count: Int, from total: Int, _ body: ([Int]) -> Void) {
  var chosen = Array(0..<count)
  while true {
    body(chosen)
    guard let place = chosen.indices.last(where: { chosen[$0] < total - count + $0 }) else {
      return
    }
    chosen[place] += 1
    for later in chosen.indices.dropFirst(place + 1) { chosen[later] = chosen[later - 1] + 1 }
  }
}
