import CGSL

/// Finds where a continuous function crosses zero between two points.
///
/// Brent's method (Brent 1973, ch. 4), to the spacing of doubles. A function that has the same
/// sign at both ends has its root at the end nearer zero: this happens where a tail probability
/// is exactly 0 or 1 in doubles, and the end is then the best answer that exists.
package func findRoot(
  in bracket: ClosedRange<Double>, of function: (Double) -> Double
) -> Double {
  let low = bracket.lowerBound
  let high = bracket.upperBound
  precondition(low.isFinite && high.isFinite, "a root is searched for between finite points")
  let atLow = function(low)
  let atHigh = function(high)
  if atLow == 0 { return low }
  if atHigh == 0 { return high }
  guard (atLow < 0) != (atHigh < 0) else { return abs(atLow) < abs(atHigh) ? low : high }
  return withoutActuallyEscaping(function) { brent(in: bracket, of: $0) }
}

private func brent(
  in bracket: ClosedRange<Double>, of function: @escaping (Double) -> Double
) -> Double {
  precondition(GSL.isQuiet)
  let success = CInt(GSL_SUCCESS)
  guard let solver = percept_brent_solver_alloc() else {
    preconditionFailure("no memory for a root finder")
  }
  defer { gsl_root_fsolver_free(solver) }
  var closure = function
  return withUnsafeMutablePointer(to: &closure) { pointer in
    var target = gsl_function(
      function: { x, context in
        guard let context else { return .nan }
        return context.assumingMemoryBound(to: ((Double) -> Double).self).pointee(x)
      },
      params: UnsafeMutableRawPointer(pointer))
    return withUnsafeMutablePointer(to: &target) { target in
      let status = gsl_root_fsolver_set(solver, target, bracket.lowerBound, bracket.upperBound)
      precondition(status == success, "the bracket does not hold a root")
      for _ in 0..<1000 {
        guard gsl_root_fsolver_iterate(solver) == success else { break }
        let low = gsl_root_fsolver_x_lower(solver)
        let high = gsl_root_fsolver_x_upper(solver)
        if gsl_root_test_interval(low, high, 0, 4 * Double.ulpOfOne) == success {
          break
        }
      }
      return gsl_root_fsolver_root(solver)
    }
  }
}
