/// Groups of digits that only spaces, dots, hyphens, slashes or brackets part.
struct DigitRun {
  /// Whether a plus sign stands before the first group.
  private(set) var hasPlus = false
  private(set) var groups: [[UInt8]] = []

  /// Whether some of the groups, taken together, are what is looked for.
  func holds(_ isSought: (DigitRun) -> Bool) -> Bool {
    groups.indices.contains { first in
      var part = DigitRun()
      part.hasPlus = hasPlus && first == 0
      var count = 0
      for group in groups[first...] {
        count += group.count
        // Nothing that is looked for has more digits.
        guard count <= 15 else { return false }
        part.groups.append(group)
        if isSought(part) { return true }
      }
      return false
    }
  }

  var digits: [UInt8] { groups.flatMap(\.self) }

  static func runs(in text: [Unicode.Scalar]) -> [DigitRun] {
    var runs: [DigitRun] = []
    var run = DigitRun()
    var gap: [Unicode.Scalar] = []
    var group: [UInt8] = []
    func close() {
      if !run.groups.isEmpty { runs.append(run) }
      run = DigitRun()
      gap = []
    }
    for scalar in text + ["\n"] {
      if let digit = digit(scalar) {
        let followsPlus = gap.last == "+"
        if group.isEmpty, !run.groups.isEmpty, !joins(gap) { close() }
        if group.isEmpty, run.groups.isEmpty { run.hasPlus = followsPlus }
        group.append(digit)
        continue
      }
      if !group.isEmpty {
        run.groups.append(group)
        group = []
        gap = []
      }
      gap.append(scalar)
      if gap.count > 4, !run.groups.isEmpty { close() }
      // A bracket between the plus and the digits changes nothing.
      if run.groups.isEmpty, scalar != "+", scalar != "(" { gap = [] }
    }
    close()
    return runs
  }

  private static func digit(_ scalar: Unicode.Scalar) -> UInt8? {
    ("0"..."9").contains(scalar) ? UInt8(scalar.value - 0x30) : nil
  }

  /// Whether what stands between two groups lets them be one number: no end of a sentence does.
  private static func joins(_ gap: [Unicode.Scalar]) -> Bool {
    let signs = gap.filter { !isSpace($0) }
    let hasBracket = signs.contains("(") || signs.contains(")")
    switch signs.count {
    case 0: return gap.count <= 2
    case 1:
      return hasBracket
        || (".-/–‑".unicodeScalars.contains(signs[0])
          && (gap.count == 1 || signs[0] != "."))
    case 2: return hasBracket && signs.allSatisfy { "()-.".unicodeScalars.contains($0) }
    default: return false
    }
  }

  private static func isSpace(_ scalar: Unicode.Scalar) -> Bool {
    scalar == " " || scalar == "\u{A0}" || scalar == "\u{202F}" || scalar == "\u{2009}"
  }
}
