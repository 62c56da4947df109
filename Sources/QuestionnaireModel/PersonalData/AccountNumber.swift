/// International bank account numbers (ISO 13616): country, control digits, the account.
enum AccountNumber {
  /// Where valid numbers stand in a text, in one piece or in groups.
  static func ranges(in text: [Unicode.Scalar]) -> [Range<Int>] {
    text.indices.compactMap { start in
      guard start == 0 || !isLetterOrDigit(text[start - 1]) else { return nil }
      return end(ofNumberAt: start, text).map { start..<$0 }
    }
  }

  private static func end(ofNumberAt start: Int, _ text: [Unicode.Scalar]) -> Int? {
    guard start + 4 <= text.count, text[start..<(start + 4)].allSatisfy(isLetterOrDigit) else {
      return nil
    }
    let country = String(String.UnicodeScalarView(text[start..<(start + 2)])).uppercased()
    guard let length = lengths[country] else { return nil }
    var values: [Int] = []
    var place = start
    while place < text.count, values.count < length {
      if let value = value(text[place]) {
        values.append(value)
      } else {
        let isSeparator = " .-\u{A0}".unicodeScalars.contains(text[place])
        guard isSeparator, !" .-\u{A0}".unicodeScalars.contains(text[place - 1]) else {
          return nil
        }
      }
      place += 1
    }
    guard values.count == length, values[2] < 10, values[3] < 10 else { return nil }
    let isWhole = place == text.count || !isLetterOrDigit(text[place])
    return isWhole && isValid(values) ? place : nil
  }

  /// Whether the number with its first four characters moved to the end leaves 1 modulo 97.
  private static func isValid(_ values: [Int]) -> Bool {
    (values[4...] + values[..<4]).reduce(0) { rest, value in
      (rest * (value < 10 ? 10 : 100) + value) % 97
    } == 1
  }

  /// A digit is itself; letters count from 10.
  private static func value(_ scalar: Unicode.Scalar) -> Int? {
    switch scalar {
    case "0"..."9": Int(scalar.value) - 0x30
    case "A"..."Z": Int(scalar.value) - 0x41 + 10
    case "a"..."z": Int(scalar.value) - 0x61 + 10
    default: nil
    }
  }

  private static func isLetterOrDigit(_ scalar: Unicode.Scalar) -> Bool { value(scalar) != nil }

  /// How long the numbers of each country are: SWIFT, IBAN Registry.
  private static let lengths: [String: Int] = [
    "AD": 24, "AE": 23, "AL": 28, "AT": 20, "AZ": 28, "BA": 20, "BE": 16, "BG": 22, "BH": 22,
    "BR": 29, "BY": 28, "CH": 21, "CR": 22, "CY": 28, "CZ": 24, "DE": 22, "DK": 18, "DO": 28,
    "EE": 20, "EG": 29, "ES": 24, "FI": 18, "FO": 18, "FR": 27, "GB": 22, "GE": 22, "GI": 23,
    "GL": 18, "GR": 27, "GT": 28, "HR": 21, "HU": 28, "IE": 22, "IL": 23, "IQ": 23, "IS": 26,
    "IT": 27, "JO": 30, "KW": 30, "KZ": 20, "LB": 28, "LC": 32, "LI": 21, "LT": 20, "LU": 20,
    "LV": 21, "MC": 27, "MD": 24, "ME": 22, "MK": 19, "MR": 27, "MT": 31, "MU": 30, "NL": 18,
    "NO": 15, "PK": 24, "PL": 28, "PS": 29, "PT": 25, "QA": 29, "RO": 24, "RS": 22, "SA": 24,
    "SC": 31, "SE": 24, "SI": 19, "SK": 24, "SM": 27, "ST": 25, "SV": 28, "TL": 23, "TN": 24,
    "TR": 26, "UA": 29, "VA": 22, "VG": 24, "XK": 20,
  ]
}
