#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// Several t statistics with any correlations and one estimate of scale.
///
/// Probabilities are integrals over a cube of transformed variables, averaged over a lattice of points
/// that is shifted at random a few times; the spread between shifts states the error. Genz & Bretz
/// 2009, ch. 4. Correlations may be singular, as those of all pairs of means are.
package struct MultivariateTDistribution: Sendable {
  /// A probability with the standard error of its estimate.
  package struct Probability: Sendable, Hashable {
    package let value: Double
    package let standardError: Double
    /// The number of points at which the integrand was evaluated.
    package let points: Int
  }

  /// Which statistics lie beyond the limit.
  package enum Side: Sendable {
    /// Those whose magnitude is larger.
    case both
    /// Those that are larger.
    case upper
  }

  /// For each independent variable the statistics that depend on no later one, by their loadings.
  private let loadings: [[[Double]]]
  package let statistics: Int
  /// Nil for a known scale.
  package let degreesOfFreedom: Double?

  /// - Parameter correlations: row after row.
  package init(correlations: [Double], degreesOfFreedom: Double?) {
    let count = Int(Double(correlations.count).squareRoot().rounded())
    precondition(count > 0 && count * count == correlations.count, "correlations form a square")
    precondition(
      degreesOfFreedom.map { $0 > 0 && $0.isFinite } ?? true, "degrees of freedom are positive")
    let rows = Self.factor(correlations, count)
    let rank = rows[0].count
    loadings = (0..<rank).map { variable in
      rows.filter { row in row.lastIndex { abs($0) > 1e-7 } == variable }
        .map { Array($0[...variable]) }
    }
    statistics = count
    self.degreesOfFreedom = degreesOfFreedom
  }

  /// Cholesky's factor with the largest remaining variance first, as far as there is any.
  private static func factor(_ correlations: [Double], _ count: Int) -> [[Double]] {
    var rows = [[Double]](repeating: [], count: count)
    var remaining = (0..<count).map { correlations[$0 * count + $0] }
    while let pivot = remaining.indices.max(by: { remaining[$0] < remaining[$1] }),
      remaining[pivot] > 1e-10
    {
      let scale = remaining[pivot].squareRoot()
      let pivotRow = rows[pivot]
      for index in 0..<count {
        let known = zip(rows[index], pivotRow).reduce(0) { $0 + $1.0 * $1.1 }
        let value =
          index == pivot ? scale : (correlations[index * count + pivot] - known) / scale
        rows[index].append(value)
        remaining[index] -= value * value
      }
      remaining[pivot] = 0
    }
    return rows
  }

  /// Gives the probability that any of the statistics lies beyond `limit`.
  ///
  /// - Parameter tolerance: points are added until three standard errors are no larger, or there are
  ///   two million of them.
  package func beyond(
    _ limit: Double, side: Side, tolerance: Double = 1e-4, seed: UInt64
  ) -> Probability {
    requireNumber(limit)
    if side == .both, limit <= 0 { return Probability(value: 1, standardError: 0, points: 0) }
    var lattice = ShiftedLattice(
      dimensions: loadings.count - (degreesOfFreedom == nil ? 1 : 0), seed: seed)
    var estimate = lattice.extend { share(at: $0, limit, side) }
    while 3 * estimate.standardError > tolerance, estimate.points < 2_000_000 {
      estimate = lattice.extend { share(at: $0, limit, side) }
    }
    return estimate
  }

  /// Gives the limit that any of the statistics lies beyond with `probability`.
  package func limit(
    beyondWith probability: Double, side: Side, tolerance: Double = 1e-4, seed: UInt64
  ) -> Double {
    precondition(0 < probability && probability < 1, "a limit needs 0 < p < 1")
    // One statistic alone, and all of them by Bonferroni, enclose the limit.
    let tail = side == .both ? probability / 2 : probability
    func single(_ tail: Double) -> Double {
      degreesOfFreedom.map { StudentTDistribution(degreesOfFreedom: $0).upperQuantile(tail) }
        ?? NormalDistribution.standard.upperQuantile(tail)
    }
    let (low, high) = (single(tail), single(tail / Double(statistics)))
    guard low < high else { return low }
    return findRoot(in: low...high) {
      beyond($0, side: side, tolerance: tolerance, seed: seed).value - probability
    }
  }

  /// The integrand: the share beyond the limit at a point of the cube.
  private func share(at point: [Double], _ limit: Double, _ side: Side) -> Double {
    let standard = NormalDistribution.standard
    var reach = limit
    if let degreesOfFreedom, let first = point.first {
      let square = ChiSquareDistribution(degreesOfFreedom: degreesOfFreedom).quantile(first)
      reach *= (square / degreesOfFreedom).squareRoot()
    }
    let offset = degreesOfFreedom == nil ? 0 : 1
    var variables: [Double] = []
    var logInside = 0.0
    for (place, rows) in loadings.enumerated() {
      var (low, high) = (-Double.infinity, Double.infinity)
      for row in rows {
        let scale = row[place]
        let center = zip(row, variables).reduce(0) { $0 + $1.0 * $1.1 }
        let end = (reach - center) / scale
        let other = side == .both ? (-reach - center) / scale : scale > 0 ? -.infinity : .infinity
        low = max(low, min(end, other))
        high = min(high, max(end, other))
      }
      guard low < high else { return 1 }
      let below = standard.cumulative(low)
      let outside = below + standard.upperTail(high)
      guard outside < 1 else { return 1 }
      logInside += log1p(-outside)
      if place + 1 < loadings.count {
        let probability = below + point[place + offset] * (1 - outside)
        variables.append(standard.quantile(min(max(probability, 1e-300), 1 - 1e-16)))
      }
    }
    return -expm1(logInside)
  }
}

/// A lattice of points in a cube, shifted at random several times, that grows as far as needed.
///
/// Multiples of the square roots of primes (Richtmyer 1951), folded so that the integrand is periodic.
private struct ShiftedLattice {
  private static let shiftCount = 12
  private let generators: [Double]
  private let shifts: [[Double]]
  private var sums = [Double](repeating: 0, count: shiftCount)
  private var points = 0

  init(dimensions: Int, seed: UInt64) {
    var primes: [Int] = []
    var candidate = 2
    while primes.count < dimensions {
      if primes.allSatisfy({ candidate % $0 != 0 }) { primes.append(candidate) }
      candidate += 1
    }
    generators = primes.map { Double($0).squareRoot() }
    shifts = (0..<Self.shiftCount).map { shift in
      var stream = RandomStream(seed: seed, name: "lattice", index: shift)
      return primes.map { _ in stream.uniform() }
    }
  }

  /// Doubles the points, from five hundred for each shift on, and gives the estimate of the integral.
  mutating func extend(
    _ integrand: ([Double]) -> Double
  ) -> MultivariateTDistribution.Probability {
    let last = points == 0 ? 500 : 2 * points
    for (place, shift) in shifts.enumerated() {
      for point in points..<last {
        sums[place] += integrand(
          zip(generators, shift).map { generator, shift in
            let position = Double(point + 1) * generator + shift
            let fraction = position - position.rounded(.down)
            // The middle of the unit interval, never an end of it.
            return min(max(abs(2 * fraction - 1), 1e-15), 1 - 1e-15)
          })
      }
    }
    points = last
    let means = sums.map { $0 / Double(last) }
    let count = Double(Self.shiftCount)
    let mean = means.reduce(0, +) / count
    let squares = means.reduce(0) { $0 + ($1 - mean) * ($1 - mean) }
    return MultivariateTDistribution.Probability(
      value: min(max(mean, 0), 1), standardError: (squares / (count - 1) / count).squareRoot(),
      points: last * Self.shiftCount)
  }
}
