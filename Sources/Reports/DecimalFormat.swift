/// Writes numbers for readers, with a fixed number of decimals.
///
/// Rounding is half away from zero, decided on the shortest decimal that reads back as the number:
/// 2.675 becomes 2.68, although the double nearest to it is a little less. Nothing is ever written
/// as minus zero.
struct DecimalFormat: Hashable, Sendable {
  let decimals: Int
  /// Whether the zero before the point is left out, as for numbers that cannot exceed 1.
  var omitsLeadingZero = false

  static let percent = DecimalFormat(decimals: 1)
  static let count = DecimalFormat(decimals: 1)
  static let statistic = DecimalFormat(decimals: 2)
  /// For probabilities and coefficients between −1 and 1.
  static let share = DecimalFormat(decimals: 3, omitsLeadingZero: true)

  /// - Parameter value: any number but NaN; infinity is written as ∞.
  func text(_ value: Double) -> String {
    precondition(!value.isNaN, "a number for readers must be a number")
    guard value.isFinite else { return value < 0 ? "-∞" : "∞" }
    return plainText(value) ?? text(ShortestDecimal(value))
  }

  /// Writes a number whose rounding no digit beyond the tenth could change; nil for others.
  ///
  /// The shortest decimal and the number itself differ by far less than what is looked at here.
  private func plainText(_ value: Double) -> String? {
    let scale = [1.0, 10, 100, 1_000]
    guard decimals < scale.count, !omitsLeadingZero else { return nil }
    let scaled = value.magnitude * scale[decimals]
    guard scaled < 1e9 else { return nil }
    let whole = scaled.rounded(.down)
    let rest = scaled - whole
    guard abs(rest - 0.5) > 1e-6 else { return nil }
    let units = Int(whole) + (rest > 0.5 ? 1 : 0)
    let sign = value < 0 && units > 0 ? "-" : ""
    guard decimals > 0 else { return sign + String(units) }
    let divisor = Int(scale[decimals])
    let fraction = String(units % divisor)
    return sign + String(units / divisor) + "."
      + String(repeating: "0", count: decimals - fraction.utf8.count) + fraction
  }

  func text(_ value: ShortestDecimal) -> String {
    let units = value.roundedUnits(decimals: decimals)
    let padded = Array(repeating: UInt8(0), count: max(decimals + 1 - units.count, 0)) + units
    let digits = padded.map { String($0) }
    var whole = digits.dropLast(decimals).joined()
    if omitsLeadingZero, decimals > 0, whole == "0" { whole = "" }
    let fraction = decimals > 0 ? "." + digits.suffix(decimals).joined() : ""
    return (value.isNegative && !units.isEmpty ? "-" : "") + whole + fraction
  }
}

/// The decimal with the fewest digits that reads back as a given double.
struct ShortestDecimal: Hashable, Sendable {
  let isNegative: Bool
  /// The digits from the first one that is not zero; empty for zero.
  private var digits: [UInt8]
  /// How many of the digits stand before the point; may be negative or beyond their number.
  private var point: Int

  /// - Parameter value: a finite number.
  init(_ value: Double) {
    precondition(value.isFinite, "only a finite number has digits")
    isNegative = value < 0
    digits = []
    point = 0
    var isFraction = false
    let parts = value.magnitude.description.split(separator: "e")
    for character in parts.first ?? "" {
      guard let digit = character.wholeNumberValue else {
        isFraction = true
        continue
      }
      if !isFraction, !(digits.isEmpty && digit == 0) { point += 1 }
      if isFraction, digits.isEmpty, digit == 0 { point -= 1 }
      if !(digits.isEmpty && digit == 0) { digits.append(UInt8(digit)) }
    }
    if parts.count > 1, let exponent = Int(parts[1]) { point += exponent }
    while digits.last == 0 { digits.removeLast() }
  }

  /// The same digits, multiplied by ten to a power, without any rounding.
  func shifted(by power: Int) -> ShortestDecimal {
    var copy = self
    copy.point += power
    return copy
  }

  /// The number with all its digits and no exponent.
  var text: String {
    DecimalFormat(decimals: max(digits.count - point, 0)).text(self)
  }

  /// The digits of the number in units of its last decimal, rounded half away from zero.
  fileprivate func roundedUnits(decimals: Int) -> [UInt8] {
    let kept = point + decimals
    guard kept >= 0 else { return [] }
    var units = Array(digits.prefix(kept))
    if !units.isEmpty { units += Array(repeating: 0, count: kept - units.count) }
    guard kept < digits.count, digits[kept] >= 5 else { return units }
    for place in units.indices.reversed() {
      guard units[place] == 9 else {
        units[place] += 1
        return units
      }
      units[place] = 0
    }
    return [1] + units
  }
}
