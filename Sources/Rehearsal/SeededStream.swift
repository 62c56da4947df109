/// Random numbers that are the same on every machine: one stream for each respondent.
///
/// The generator is SplitMix64 (Steele, Lea & Flood 2014). It starts from a digest of the seed, of
/// the FNV-1a hash of what the draws are for, and of the respondent's number, so that a respondent
/// does the same whoever else takes part. Only whole numbers are drawn.
package struct SeededStream: Sendable {
  private var state: UInt64

  package init(seed: UInt64, name: String, index: Int) {
    var digest = Self.mixed(seed)
    digest = Self.mixed(digest ^ Self.hash(name))
    state = Self.mixed(digest ^ UInt64(truncatingIfNeeded: index))
  }

  package mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    return Self.mixed(state)
  }

  /// A whole number from 0 up to, and without, `bound`, each equally likely (Lemire 2019).
  package mutating func below(_ bound: Int) -> Int {
    precondition(bound > 0, "a choice is made of at least one")
    let range = UInt64(bound)
    var product = next().multipliedFullWidth(by: range)
    if product.low < range {
      let threshold = (0 &- range) % range
      while product.low < threshold { product = next().multipliedFullWidth(by: range) }
    }
    return Int(product.high)
  }

  /// Whether something happens that happens so often in a thousand times.
  package mutating func happens(perMille: Int) -> Bool {
    perMille > 0 && below(1_000) < perMille
  }

  /// A whole number of a range, each equally likely.
  package mutating func within(_ range: ClosedRange<Int>) -> Int {
    let (width, overflow) = range.upperBound.subtractingReportingOverflow(range.lowerBound)
    guard !overflow, width < Int.max else { return range.lowerBound }
    return range.lowerBound + below(width + 1)
  }

  /// A place of a list of whole shares, each as likely as its share; their sum is above zero.
  package mutating func place(in shares: [Int]) -> Int {
    var rest = below(shares.reduce(0, +))
    for (place, share) in shares.enumerated() {
      if rest < share { return place }
      rest -= share
    }
    return shares.count - 1
  }

  /// Puts elements in random order, each order equally likely (Durstenfeld 1964).
  package mutating func shuffle<Element>(_ elements: inout [Element]) {
    for last in stride(from: elements.count - 1, to: 0, by: -1) {
      elements.swapAt(last, below(last + 1))
    }
  }

  private static func mixed(_ value: UInt64) -> UInt64 {
    var mixed = value
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }

  private static func hash(_ name: String) -> UInt64 {
    name.utf8.reduce(0xCBF2_9CE4_8422_2325) { ($0 ^ UInt64($1)) &* 0x0000_0100_0000_01B3 }
  }
}
