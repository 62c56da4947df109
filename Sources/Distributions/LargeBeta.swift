import CGSL

/// The regularized incomplete beta function for large parameters, where logarithms of gamma functions
/// lose the digits that their differences need.
///
/// The factor x^a y^b / B(a, b) is taken from what Stirling's formula lacks and from deviances (Loader
/// 2000), which are small wherever it is not; the continued fraction is the even part of that of DLMF
/// 8.17.22, with the distance to the middle given and not computed (Didonato & Morris 1992).
struct LargeBeta {
  let a: Double
  let b: Double

  /// I_x(a, b) and what it lacks to one; the smaller of them is precise.
  ///
  /// - Parameters:
  ///   - x, y: the argument and what it lacks to one.
  ///   - above: (a + b) y / b − 1, and `below` the same of x and a: opposite in sign.
  /// - Returns: nil where the fraction does not converge.
  func tails(
    _ x: Double, _ y: Double, below: Double, above: Double
  ) -> (lower: Double, upper: Double)? {
    let stirling =
      gsl_sf_gammastar(a + b) / (gsl_sf_gammastar(a) * gsl_sf_gammastar(b))
    let size = (a * b / (a + b) / (2 * Double.pi)).squareRoot()
    let front = stirling * size * exp(-a * Self.deviance(below) - b * Self.deviance(above))
    if above >= 0 {
      return Self.fraction(a, b, x, y, distance: b * above).map { ratio in
        (front * ratio, 1 - front * ratio)
      }
    }
    return Self.fraction(b, a, y, x, distance: a * below).map { ratio in
      (1 - front * ratio, front * ratio)
    }
  }

  /// e − ln(1 + e), without loss where e is small.
  private static func deviance(_ e: Double) -> Double {
    guard abs(e) < 0.1 else { return e - log1p(e) }
    var (sum, power, term) = (0.0, e * e, 2.0)
    while abs(power / term) > 1e-18 * sum {
      sum += power / term
      power *= -e
      term += 1
    }
    return sum
  }

  /// - Parameter distance: a − (a + b) x, which is not negative.
  private static func fraction(
    _ a: Double, _ b: Double, _ x: Double, _ y: Double, distance: Double
  ) -> Double? {
    let first = (1 + distance) / (1 + 1 / a)
    // Numerators and denominators of the last two convergents, over the last denominator.
    var older = (numerator: 0.0, denominator: 1 / first)
    var value = 1 / first
    for step in 1...20_000 {
      let n = Double(step)
      let (place, last) = (a + 2 * n - 1, n - 1)
      let partial = (a + last) * (a + b + last) * n * (b - n) * x * x / (place * place)
      let term =
        n + n * (b - n) * x / place
        + (a + n) * (1 + distance + n * (1 + y)) / (a + 2 * n + 1)
      let denominator = partial * older.denominator + term
      let next = (partial * older.numerator + term * value) / denominator
      if abs(next - value) <= 1e-15 * abs(next) { return next }
      older = (value / denominator, 1 / denominator)
      value = next
    }
    return nil
  }
}
