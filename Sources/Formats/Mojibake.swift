/// Texts that were read in a wrong encoding.
enum Mojibake {
  /// Whether every text with letters beyond ASCII, as windows-1252 wrote it, is UTF-8.
  static func isUTF8(_ data: LabeledData) -> Bool {
    var hasAny = false
    for text in texts(of: data) where !text.utf8.allSatisfy({ $0 < 0x80 }) {
      guard let bytes = windows1252(text), String(validating: bytes, as: UTF8.self) != nil else {
        return false
      }
      hasAny = true
    }
    return hasAny
  }

  /// Whether letters look like Romanian's in windows-1250 read as windows-1252.
  static func isCentralEuropean(_ data: LabeledData) -> Bool {
    let (signs, letters) = (Set("ãºþªÞ"), Set("ășțşţĂȘȚŞŢ"))
    let all = texts(of: data)
    return all.contains { $0.contains(where: signs.contains) }
      && !all.contains { $0.contains(where: letters.contains) }
  }

  private static func texts(of data: LabeledData) -> [String] {
    var texts = [data.label]
    for variable in data.variables {
      texts.append(variable.label)
      texts += variable.labels.map(\.label) + variable.missing.compactMap(\.label)
      if case .texts(_, let distinct) = variable.values { texts += distinct }
    }
    return texts
  }

  /// The bytes of a text in windows-1252; nil where that has not all of its letters.
  private static func windows1252(_ text: String) -> [UInt8]? {
    var bytes: [UInt8] = []
    for scalar in text.unicodeScalars {
      if scalar.value < 0x80 || (0xA0...0xFF).contains(scalar.value) {
        bytes.append(UInt8(scalar.value))
      } else if let place = upper.firstIndex(of: scalar) {
        bytes.append(0x80 + UInt8(place))
      } else if (0x80...0x9F).contains(scalar.value) {
        bytes.append(UInt8(scalar.value))
      } else {
        return nil
      }
    }
    return bytes
  }

  /// The letters of the bytes from 0x80 to 0x9F; five of them have none.
  private static let upper = Array(
    "€\u{81}‚ƒ„…†‡ˆ‰Š‹Œ\u{8D}Ž\u{8F}\u{90}‘’“”•–—˜™š›œ\u{9D}žŸ".unicodeScalars)
}
