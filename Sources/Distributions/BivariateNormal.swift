#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// Two standard normal variables with a given correlation.
package struct BivariateNormalDistribution: Sendable, Hashable, Codable {
  /// From −1 to 1, both included.
  package let correlation: Double

  package init(correlation: Double) {
    precondition(-1 <= correlation && correlation <= 1, "a correlation lies between −1 and 1")
    self.correlation = correlation
  }

  /// Gives P(X ≤ x, Y ≤ y); either may be infinite.
  package func cumulative(_ x: Double, _ y: Double) -> Double { upperTail(-x, -y) }

  /// Gives P(X > x, Y > y); either may be infinite.
  ///
  /// Drezner & Wesolowsky 1990 as improved by Genz 2004; its error is about 1e-15.
  package func upperTail(_ x: Double, _ y: Double) -> Double {
    requireNumber(x)
    requireNumber(y)
    if x == .infinity || y == .infinity { return 0 }
    if x == -.infinity { return NormalDistribution.standard.upperTail(y) }
    if y == -.infinity { return NormalDistribution.standard.upperTail(x) }
    let value = abs(correlation) < 0.925 ? moderate(x, y) : extreme(x, y)
    return min(max(value, 0), 1)
  }

  /// Gives the density at (x, y), for a correlation strictly between −1 and 1.
  package func density(_ x: Double, _ y: Double) -> Double {
    precondition(abs(correlation) < 1, "a perfect correlation has no density in the plane")
    guard x.isFinite, y.isFinite else { return 0 }
    let rest = (1 - correlation) * (1 + correlation)
    let square = (x * x - 2 * correlation * x * y + y * y) / rest
    return exp(-square / 2) / (2 * .pi * rest.squareRoot())
  }

  /// Integrates over the arc sine of the correlation.
  private func moderate(_ h: Double, _ k: Double) -> Double {
    let standard = NormalDistribution.standard
    let half = (h * h + k * k) / 2
    let angle = asin(correlation)
    var sum = 0.0
    for (node, weight) in GaussLegendre.twenty.points {
      let sine = sin(angle * (node + 1) / 2)
      sum += weight * exp((sine * h * k - half) / (1 - sine * sine))
    }
    return sum * angle / (4 * .pi) + standard.upperTail(h) * standard.upperTail(k)
  }

  /// Integrates what is left after an expansion around a perfect correlation.
  private func extreme(_ h: Double, _ y: Double) -> Double {
    let standard = NormalDistribution.standard
    let k = correlation < 0 ? -y : y
    var value = 0.0
    if abs(correlation) < 1 {
      value = -correction(h, k) / (2 * .pi)
    }
    if correlation > 0 { return value + standard.upperTail(max(h, k)) }
    guard k > h else { return -value }
    return h < 0
      ? standard.cumulative(k) - standard.cumulative(h) - value
      : standard.upperTail(h) - standard.upperTail(k) - value
  }

  private func correction(_ h: Double, _ k: Double) -> Double {
    let hk = h * k
    let rest = (1 - correlation) * (1 + correlation)
    let square = (h - k) * (h - k)
    let c = (4 - hk) / 8
    let d = (12 - hk) / 16
    var root = rest.squareRoot()
    var value = 0.0
    let exponent = -(square / rest + hk) / 2
    if exponent > -700 {
      let series = 1 - c * (square - rest) * (1 - d * square / 5) / 3 + c * d * rest * rest / 5
      value = root * exp(exponent) * series
    }
    if hk > -700 {
      let distance = square.squareRoot()
      let tail = NormalDistribution.standard.upperTail(distance / root)
      value -=
        exp(-hk / 2) * (2 * Double.pi).squareRoot() * tail * distance
        * (1 - c * square * (1 - d * square / 5) / 3)
    }
    root /= 2
    for (node, weight) in GaussLegendre.twenty.points {
      let x = root * (node + 1)
      let xs = x * x
      let exponent = -(square / xs + hk) / 2
      guard exponent > -700 else { continue }
      let rs = (1 - xs).squareRoot()
      let full = exp(-hk * xs / (2 * (1 + rs) * (1 + rs))) / rs
      value += root * weight * exp(exponent) * (full - (1 + c * xs * (1 + d * xs)))
    }
    return value
  }
}

/// The points and weights that integrate polynomials over −1…1 exactly.
struct GaussLegendre: Sendable {
  let points: [(node: Double, weight: Double)]

  static let twenty = GaussLegendre(count: 20)

  /// Finds the roots of the Legendre polynomial by Newton's method (Davis & Rabinowitz 1984, §2.7).
  init(count: Int) {
    points = (1...count).map { index in
      var x = cos(.pi * (Double(index) - 0.25) / (Double(count) + 0.5))
      var slope = 1.0
      for _ in 0..<50 {
        var (last, value) = (1.0, x)
        for degree in stride(from: 2, through: count, by: 1) {
          let n = Double(degree)
          (last, value) = (value, ((2 * n - 1) * x * value - (n - 1) * last) / n)
        }
        slope = Double(count) * (x * value - last) / (x * x - 1)
        let step = value / slope
        x -= step
        if abs(step) < 1e-16 { break }
      }
      return (x, 2 / ((1 - x * x) * slope * slope))
    }
  }
}
