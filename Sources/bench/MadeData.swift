import Files

/// Data made for benchmarks: the same on every machine, about nobody.
enum MadeData {
  /// A questionnaire of so many items with five options each.
  static func questionnaire(items: Int) -> String {
    var text = """
      questionnaire: bench
      version: 1.0.0
      languages: [en]
      title: {en: "Synthetic - not real responses"}
      nonanswers:
        dont_know: {code: -98, key: d, en: Don't know}
        refused: {code: -99, key: r, en: No answer}
      scales:
        five:
          options:
            1: {en: One}
            2: {en: Two}
            3: {en: Three}
            4: {en: Four}
            5: {en: Five}
      sections:
      - id: all
        title: {en: All}
        items:

      """
    for item in 1...items {
      text +=
        "  - {id: q\(item), type: single, scale: five, en: Item number \(item) of the bench}\n"
    }
    return text
  }

  /// Writes rows of codes under a header of item names, unless the file is there already.
  static func writeTable(_ path: String, rows: Int, items: Int) throws(FileError) {
    if exists(path) { return }
    var output = try FileOutput(path + ".part", .replaceContent)
    try output.write((1...items).map { "q\($0)" }.joined(separator: ",") + "\n")
    var state: UInt64 = 20_261_123
    var line: [UInt8] = []
    for _ in 0..<rows {
      line.removeAll(keepingCapacity: true)
      for item in 0..<items {
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        let draw = Int(state >> 33)
        if item > 0 { line.append(0x2C) }
        if draw % 50 == 0 {
          line.append(contentsOf: "-98".utf8)
        } else {
          line.append(UInt8(0x31 + draw % 5))
        }
      }
      line.append(0x0A)
      try output.write(line)
    }
    try output.close(durably: false)
    try rename(path + ".part", to: path)
  }

  private static func rename(_ old: String, to new: String) throws(FileError) {
    let bytes = try readFile(old, limit: .max)
    try writeFile(new, bytes, mode: 0o600)
    try remove(old)
  }
}
