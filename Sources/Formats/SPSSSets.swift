/// Multiple-response sets as SPSS writes them: an extension record that ReadStat does not know.
enum SPSSSets {
  /// The record 7/7 of all sets; nothing where there are none.
  ///
  /// Names of variables are their short names, which follow ReadStat's rule.
  static func record(of data: LabeledData) -> [UInt8] {
    guard !data.sets.isEmpty else { return [] }
    let short = shortNames(of: data.variables.map(\.name))
    var content: [UInt8] = []
    for set in data.sets {
      var line = "$\(set.name)="
      if let counted = set.counted {
        line += "D\(counted.utf8.count) \(counted) "
      } else {
        line += "C "
      }
      line += "\(set.label.utf8.count) \(set.label)"
      for name in set.variables {
        if let place = data.variables.firstIndex(where: { $0.name == name }) {
          line += " " + short[place].lowercased()
        }
      }
      content += Array(line.utf8) + [0x0A]
    }
    return [7, 7, 1, Int32(content.count)].flatMap(bytes) + content
  }

  private static func bytes(_ number: Int32) -> [UInt8] {
    withUnsafeBytes(of: number.littleEndian) { Array($0) }
  }

  /// The names of eight letters that ReadStat gives: the first eight in capitals, or else the place.
  static func shortNames(of names: [String]) -> [String] {
    var taken: Set<String> = []
    return names.enumerated().map { place, name in
      var short = String(decoding: name.utf8.prefix(8), as: UTF8.self).uppercased()
      if taken.contains(short) { short = "V\((place + 1) % 100_000)_A" }
      taken.insert(short)
      return short
    }
  }
}
