/// Digits keyed without a space, read against the codes that an item has.
///
/// They are what the keyer meant only where they make one set of codes: on a form with a box for each
/// digit 12 is 1 and 2, unless an option has the code 12.
struct KeyedCodes: Hashable, Sendable {
  enum Reading: Hashable {
    /// The digits are no codes one after the other.
    case none
    case codes([Int])
    /// They make more than one set of codes.
    case several
  }

  private let codes: Set<Int>
  /// How many digits a box for a code has, so that shorter codes may begin with zeros.
  private let width: Int
  private let isOrdered: Bool

  init(_ codes: [Int], isOrdered: Bool) {
    self.codes = Set(codes)
    width = codes.map { String($0.magnitude).count }.max() ?? 1
    self.isOrdered = isOrdered
  }

  /// More readings of a beginning than this are several, whatever follows.
  private static let most = 64

  /// Reads digits; a code keyed twice counts once, where the order says nothing.
  func reading(of typed: String) -> Reading {
    let digits = Array(typed.utf8)
    guard !digits.isEmpty, digits.count <= codes.count * width,
      digits.allSatisfy({ (0x30...0x39).contains($0) })
    else { return .none }
    let ends = endings(of: digits)
    var readings: [Set<[Int]>] = Array(repeating: [], count: digits.count + 1)
    readings[0] = [[]]
    for start in digits.indices where !readings[start].isEmpty {
      if readings[start].count > Self.most { return .several }
      for (code, end) in pieces(of: digits, from: start) where ends[end] {
        for beginning in readings[start] { readings[end].insert(joined(beginning, code)) }
      }
    }
    let whole = readings[digits.count]
    guard let only = whole.first else { return .none }
    return whole.count == 1 ? .codes(only) : .several
  }

  /// Whether the digits from each place on are codes to their end.
  private func endings(of digits: [UInt8]) -> [Bool] {
    var ends = Array(repeating: false, count: digits.count + 1)
    ends[digits.count] = true
    for start in digits.indices.reversed() {
      ends[start] = pieces(of: digits, from: start).contains { ends[$0.end] }
    }
    return ends
  }

  /// The codes that may stand at a place: as they are written, or with zeros to the box's width.
  private func pieces(of digits: [UInt8], from start: Int) -> [(code: Int, end: Int)] {
    (1...width).compactMap { length in
      let end = start + length
      guard end <= digits.count, length == width || digits[start] != 0x30 || length == 1 else {
        return nil
      }
      let code = digits[start..<end].reduce(0) { $0 * 10 + Int($1) - 0x30 }
      return codes.contains(code) ? (code, end) : nil
    }
  }

  private func joined(_ beginning: [Int], _ code: Int) -> [Int] {
    if isOrdered { return beginning + [code] }
    return beginning.contains(code) ? beginning : (beginning + [code]).sorted()
  }
}
