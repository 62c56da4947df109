/// The rule by which a base is too small: it lies under the least one by more than rounding can do.
///
/// Weighted and effective bases are sums, whose last digits depend on the order of the rows: 60
/// respondents who weigh 3.3 each are 60 − 7·10⁻¹⁵ effective ones, and not under 60.
package enum SmallBase {
  /// - Parameter least: of which a base may fall short by rounding to 1e-9, or by 1e-12 of it.
  package static func isUnder(_ base: Double, _ least: Double) -> Bool {
    base < least - max(0.5e-9, 1e-12 * least)
  }
}
