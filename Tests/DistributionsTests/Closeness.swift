/// Whether two numbers agree to a relative tolerance; zero agrees with zero alone.
func isClose(_ value: Double, _ expected: Double, relative: Double = 1e-10) -> Bool {
  abs(value - expected) <= relative * abs(expected)
}
