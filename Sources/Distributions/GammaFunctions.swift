import CGSL

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// Gives ln Γ(x) for x > 0.
package func logGamma(_ x: Double) -> Double {
  precondition(x > 0 && x.isFinite, "ln Γ is taken of positive numbers only")
  return GSL.value { gsl_sf_lngamma(x) }
}

/// Gives ln n! for n ≥ 0.
package func logFactorial(_ n: Int) -> Double {
  precondition(n >= 0, "a factorial is taken of counts only")
  return GSL.value {
    UInt32(exactly: n).map { gsl_sf_lnfact($0) } ?? gsl_sf_lngamma(Double(n) + 1)
  }
}

/// Gives the logarithm of the number of ways to choose `k` of `n`, for 0 ≤ k ≤ n.
package func logChoose(_ n: Int, _ k: Int) -> Double {
  precondition(0 <= k && k <= n, "choosing needs 0 ≤ k ≤ n")
  return logFactorial(n) - logFactorial(k) - logFactorial(n - k)
}

/// The error of Stirling's formula, ln n! − ln(√(2πn) (n/e)ⁿ), for n > 0.
///
/// Loader 2000, "Fast and accurate computation of binomial probabilities".
func stirlingError(_ n: Double) -> Double {
  if n <= 15 {
    return GSL.value { gsl_sf_lngamma(n + 1) - (n + 0.5) * log(n) + n - 0.5 * log(2 * .pi) }
  }
  let s = 1 / (n * n)
  return (1.0 / 12 - s * (1.0 / 360 - s * (1.0 / 1260 - s * (1.0 / 1680 - s / 1188)))) / n
}

/// Gives x ln(x/m) + m − x without cancellation where x is near m (Loader 2000).
func deviancePart(_ x: Double, _ m: Double) -> Double {
  guard abs(x - m) < 0.1 * (x + m) else { return x * log(x / m) + m - x }
  let v = (x - m) / (x + m)
  var sum = (x - m) * v
  var term = 2 * x * v
  for j in 1..<1000 {
    term *= v * v
    let next = sum + term / Double(2 * j + 1)
    if next == sum { break }
    sum = next
  }
  return sum
}

/// The Poisson probability e^−m mˣ / Γ(x + 1), for any real x ≥ 0 (Loader 2000).
func poissonProbability(_ x: Double, mean m: Double) -> Double {
  if m == 0 { return x == 0 ? 1 : 0 }
  if x == 0 { return exp(-m) }
  if x < 1e-8 { return exp(-m + x * log(m)) }
  return exp(-stirlingError(x) - deviancePart(x, m)) / (2 * .pi * x).squareRoot()
}

/// The binomial probability of `k` successes in `n` trials, for any real 0 ≤ k ≤ n (Loader 2000).
///
/// - Parameters:
///   - p: the probability of a success.
///   - q: 1 − p, given apart so that a p near 1 keeps its digits.
func binomialProbability(_ k: Double, of n: Double, p: Double, q: Double) -> Double {
  if p == 0 { return k == 0 ? 1 : 0 }
  if q == 0 { return k == n ? 1 : 0 }
  if k == 0 { return n == 0 ? 1 : exp(p < 0.1 ? n * log1p(-p) : n * log(q)) }
  if k == n { return exp(q < 0.1 ? n * log1p(-q) : n * log(p)) }
  let exponent =
    stirlingError(n) - stirlingError(k) - stirlingError(n - k)
    - deviancePart(k, n * p) - deviancePart(n - k, n * q)
  return exp(exponent) * (n / (2 * .pi * k * (n - k))).squareRoot()
}
