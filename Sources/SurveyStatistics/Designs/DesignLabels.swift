/// The stratum or cluster of each row, as a number from 0 up with a name for messages.
package struct DesignLabels: Sendable, Hashable {
  /// One for each row, an index into `names`.
  package let codes: [Int32]
  package let names: [String]

  package init(codes: [Int32], names: [String]) {
    precondition(
      codes.allSatisfy { 0 <= $0 && Int($0) < names.count }, "a label's code has a name")
    self.codes = codes
    self.names = names
  }

  /// Numbers distinct labels in the order of their first appearance.
  package init(_ labels: [Int]) {
    var numbers: [Int: Int32] = [:]
    var names: [String] = []
    codes = labels.map { label in
      if let known = numbers[label] { return known }
      let next = Int32(names.count)
      numbers[label] = next
      names.append(String(label))
      return next
    }
    self.names = names
  }
}

/// Each row's pair of two codes, numbered in the order of first appearance.
struct JoinedCodes {
  let codes: [Int32]
  /// The two codes behind each pair.
  let parts: [(first: Int32, second: Int32)]

  init(_ first: [Int32], count firstCount: Int, _ second: [Int32], count secondCount: Int) {
    var parts: [(first: Int32, second: Int32)] = []
    let size = firstCount.multipliedReportingOverflow(by: secondCount)
    if !size.overflow, size.partialValue <= 1 << 22 {
      var table = [Int32](repeating: -1, count: size.partialValue)
      codes = zip(first, second).map { first, second in
        let place = Int(first) * secondCount + Int(second)
        if table[place] < 0 {
          table[place] = Int32(parts.count)
          parts.append((first, second))
        }
        return table[place]
      }
    } else {
      var table: [Int: Int32] = [:]
      codes = zip(first, second).map { first, second in
        let place = Int(first) << 32 | Int(second)
        if let known = table[place] { return known }
        let next = Int32(parts.count)
        table[place] = next
        parts.append((first, second))
        return next
      }
    }
    self.parts = parts
  }
}
