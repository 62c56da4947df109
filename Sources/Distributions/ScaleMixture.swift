#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// Averages a probability over an estimated standard deviation with known error.
///
/// The expectation of `function(s)` for s = √(χ²_ν / ν): a statistic divided by its own estimate of
/// scale has this mixture as its distribution. The trapezoidal rule on ln s converges
/// exponentially, since the integrand is smooth and falls off at both ends.
///
/// - Parameters:
///   - degreesOfFreedom: ν, positive.
///   - width: how fast `function` changes with ln s, as a bound on its slope in standard units.
///   - function: a probability, which rises or falls throughout.
func averageOverScale(
  degreesOfFreedom: Double, width: Double, of function: (Double) -> Double
) -> Double {
  let half = degreesOfFreedom / 2
  // The density of ln s is this constant times s^ν exp(−ν (s² − 1) / 2).
  let constant = 2 * half * poissonProbability(half, mean: half)
  let step = min(0.12, 0.6 / (2 * degreesOfFreedom).squareRoot(), 0.5 / max(width, 1))
  func term(_ index: Int) -> Double {
    let u = Double(index) * step
    let logDensity = degreesOfFreedom * (u - expm1(2 * u) / 2)
    return logDensity < -740 ? 0 : exp(logDensity) * function(exp(u))
  }
  let peak = largestTerm(term)
  let top = term(peak)
  guard top > 0 else { return 0 }
  var sum = top
  for direction in [-1, 1] {
    var index = peak + direction
    var next = term(index)
    while next > 1e-19 * sum {
      sum += next
      index += direction
      next = term(index)
    }
  }
  return min(sum * step * constant, 1)
}

/// Climbs from the middle to the largest of terms that rise once and fall once.
private func largestTerm(_ term: (Int) -> Double) -> Int {
  var index = 0
  if term(0) == 0 {
    // Underflow in the middle: look for the side on which something is left.
    for distance in stride(from: 1, through: 8_000, by: 5)
    where term(-distance) > 0 || term(distance) > 0 {
      index = term(-distance) > 0 ? -distance : distance
      break
    }
  }
  var stride = 64
  while stride > 0 {
    if term(index - stride) > term(index) {
      index -= stride
    } else if term(index + stride) > term(index) {
      index += stride
    } else {
      stride /= 2
    }
  }
  return index
}
