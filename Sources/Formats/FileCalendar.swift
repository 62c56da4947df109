/// How a package counts days and seconds, and writes what a number stands for.
///
/// SPSS counts seconds from 1582-10-14; Stata days, and milliseconds, from 1960-01-01.
enum FileCalendar: Hashable {
  case spss
  case stata

  private static let daysOfSPSS = 141_428.0
  private static let daysOfStata = 3_653.0
  private static let day = 86_400.0

  /// What a value is, by the format that it is shown in.
  func kind(ofFormat format: String) -> ValueKind {
    let lower = format.lowercased()
    switch self {
    case .spss:
      let word = lower.prefix { $0.isLetter }
      let decimals = lower.split(separator: ".").dropFirst().first.flatMap { Int($0) } ?? 0
      switch word {
      case "date", "adate", "edate", "sdate", "jdate", "qyr", "moyr", "wkyr": return .date
      case "datetime", "ymdhms": return .moment
      case "time", "dtime", "mtime": return .time
      default: return .number(decimals: decimals)
      }
    case .stata:
      if lower.hasPrefix("%td") || lower.hasPrefix("%d") || lower.hasPrefix("%-td") { return .date }
      if lower.hasPrefix("%tchh") { return .time }
      if lower.hasPrefix("%tc") { return .moment }
      let decimals = lower.hasSuffix("f") ? lower.dropLast().split(separator: ".").last : nil
      return .number(decimals: decimals.flatMap { Int($0) } ?? 0)
    }
  }

  /// A number of the file as days or seconds since 1970.
  func neutral(_ raw: Double, _ kind: ValueKind) -> Double {
    switch (self, kind) {
    case (_, .number), (_, .text): raw
    case (.spss, .date): raw / Self.day - Self.daysOfSPSS
    case (.spss, .moment): raw - Self.daysOfSPSS * Self.day
    case (.spss, .time): raw
    case (.stata, .date): raw - Self.daysOfStata
    case (.stata, .moment): raw / 1_000 - Self.daysOfStata * Self.day
    case (.stata, .time): raw / 1_000
    }
  }

  /// Days or seconds since 1970 as the file counts them.
  func raw(_ neutral: Double, _ kind: ValueKind) -> Double {
    switch (self, kind) {
    case (_, .number), (_, .text): neutral
    case (.spss, .date): (neutral + Self.daysOfSPSS) * Self.day
    case (.spss, .moment): neutral + Self.daysOfSPSS * Self.day
    case (.spss, .time): neutral
    case (.stata, .date): neutral + Self.daysOfStata
    case (.stata, .moment): (neutral + Self.daysOfStata * Self.day) * 1_000
    case (.stata, .time): neutral * 1_000
    }
  }

  /// How a kind of value is shown, in the package's own words.
  func format(of kind: ValueKind, width: Int) -> String {
    switch (self, kind) {
    case (.spss, .number(let decimals)): "F\(width).\(decimals)"
    case (.spss, .date): "SDATE10"
    case (.spss, .moment): "DATETIME20"
    case (.spss, .time): "TIME8"
    case (.spss, .text(let width)): "A\(width)"
    case (.stata, .number(let decimals)): decimals == 0 ? "%\(width).0f" : "%\(width).\(decimals)f"
    case (.stata, .date): "%td"
    case (.stata, .moment): "%tc"
    case (.stata, .time): "%tcHH:MM:SS"
    case (.stata, .text(let width)): "%\(max(1, width))s"
    }
  }
}
