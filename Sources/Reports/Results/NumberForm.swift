/// How a number of a result is rounded for readers.
enum NumberForm: Hashable, Sendable {
  /// Two decimals.
  case statistic
  /// Three decimals.
  case estimate
  /// Three decimals without the zero before the point.
  case share
  /// A share as a percentage of one decimal.
  case percent
  /// One decimal.
  case count
  /// No decimals.
  case whole
  /// A share as a percentage of no decimals.
  case wholePercent
  /// At most three decimals, without zeros at their end.
  case plain
  /// Seconds as minutes and seconds: `12:05`.
  case minutes
  /// A power of ten that it stays under.
  case bound

  /// `-` for what is no number.
  func text(_ value: Double) -> String {
    guard !value.isNaN else { return "-" }
    switch self {
    case .statistic: return DecimalFormat.statistic.text(value)
    case .estimate: return DecimalFormat(decimals: 3).text(value)
    case .share: return DecimalFormat.share.text(value)
    case .percent: return DecimalFormat.percent.text(100 * value)
    case .count: return DecimalFormat.count.text(value)
    case .whole: return DecimalFormat(decimals: 0).text(value)
    case .wholePercent: return DecimalFormat(decimals: 0).text(100 * value)
    case .plain: return Self.plain(value)
    case .minutes: return Self.minutes(value)
    case .bound: return Self.bound(value)
    }
  }

  private static func plain(_ value: Double) -> String {
    var text = DecimalFormat(decimals: 3).text(value)
    guard text.contains(".") else { return text }
    while text.hasSuffix("0") { text.removeLast() }
    return text.hasSuffix(".") ? String(text.dropLast()) : text
  }

  private static func minutes(_ seconds: Double) -> String {
    guard let whole = Int(exactly: seconds.rounded()) else {
      return DecimalFormat(decimals: 0).text(seconds)
    }
    let rest = String(whole % 60)
    return "\(whole / 60):" + (rest.count < 2 ? "0" : "") + rest
  }

  private static func bound(_ value: Double) -> String {
    var exponent = -16
    var bound = 1e-16
    while bound < value, exponent < 0 {
      bound *= 10
      exponent += 1
    }
    return "1e\(exponent)"
  }
}
