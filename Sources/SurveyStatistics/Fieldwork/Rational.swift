/// A fraction of whole numbers in lowest terms, so that rates are exact.
package struct Rational: Sendable, Hashable {
  package let numerator: Int
  /// Always positive.
  package let denominator: Int

  package init(_ numerator: Int, _ denominator: Int = 1) {
    precondition(denominator != 0, "a fraction's denominator is not zero")
    let divisor = Self.greatestCommonDivisor(numerator, denominator)
    let sign = denominator < 0 ? -1 : 1
    self.numerator = sign * numerator / divisor
    self.denominator = sign * denominator / divisor
  }

  /// Reads a decimal number or a fraction such as `0.4` or `2/5` exactly; nil for anything else.
  ///
  /// At most nine digits stand on each side, so that products with counts do not overflow.
  package init?(_ text: String) {
    let parts = text.split(separator: "/", omittingEmptySubsequences: false)
    if parts.count == 2 {
      guard let over = Self.wholeNumber(parts[0]), let under = Self.wholeNumber(parts[1]), under > 0
      else { return nil }
      self.init(over, under)
      return
    }
    let digits = text.split(separator: ".", omittingEmptySubsequences: false)
    guard (1...2).contains(digits.count), let whole = Self.wholeNumber(digits[0]) else {
      return nil
    }
    guard digits.count == 2 else {
      self.init(whole)
      return
    }
    guard let rest = Self.wholeNumber(digits[1]) else { return nil }
    let scale = digits[1].utf8.reduce(1) { scale, _ in scale * 10 }
    self.init(whole * scale + rest, scale)
  }

  package var value: Double { Double(numerator) / Double(denominator) }

  package static func + (left: Rational, right: Rational) -> Rational {
    Rational(
      left.numerator * right.denominator + right.numerator * left.denominator,
      left.denominator * right.denominator)
  }

  package static func * (left: Rational, right: Rational) -> Rational {
    Rational(left.numerator * right.numerator, left.denominator * right.denominator)
  }

  private static func wholeNumber(_ digits: Substring) -> Int? {
    guard (1...9).contains(digits.utf8.count), digits.utf8.allSatisfy({ (48...57).contains($0) })
    else { return nil }
    return Int(digits)
  }

  private static func greatestCommonDivisor(_ first: Int, _ second: Int) -> Int {
    var (larger, smaller) = (abs(first), abs(second))
    while smaller != 0 { (larger, smaller) = (smaller, larger % smaller) }
    return max(larger, 1)
  }
}

extension Rational: CustomStringConvertible {
  package var description: String {
    denominator == 1 ? "\(numerator)" : "\(numerator)/\(denominator)"
  }
}
