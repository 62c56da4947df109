import Microdata

/// How often each answer and non-answer of a column was given in each group, counted in one pass.
struct ColumnTally: Sendable {
  /// Group by group: the count of each category and then of each non-answer.
  private(set) var counts: [[Int]]
  /// Group by group: the numbers of a column of numbers, distinct and ascending.
  private(set) var points: [[(value: Double, count: Int)]]

  /// - Parameters:
  ///   - groups: the group of each row; a row of a group beyond the last is in none.
  ///   - mask: 1 for each row that counts; all of them where nil.
  init(_ column: Column, groups: [UInt8]?, count groupCount: Int, mask: [UInt8]?) {
    let slots = column.categories.count + column.nonanswers.count
    var table = [Int](repeating: 0, count: groupCount * slots)
    func group(_ row: Int) -> Int? {
      if let mask, mask[row] == 0 { return nil }
      let group = groups.map { Int($0[row]) } ?? 0
      return group < groupCount ? group : nil
    }
    var numbers = [[Double]](repeating: [], count: groupCount)
    switch column.values {
    case .narrow(let codes):
      for row in codes.indices {
        if let group = group(row) { table[group * slots + Int(codes[row])] += 1 }
      }
    case .wide(let codes):
      for row in codes.indices {
        if let group = group(row) { table[group * slots + Int(codes[row])] += 1 }
      }
    case .numbers(let values, let marks):
      for row in values.indices {
        guard let group = group(row) else { continue }
        if marks[row] == 0 {
          numbers[group].append(values[row])
        } else {
          table[group * slots + column.categories.count + Int(marks[row]) - 1] += 1
        }
      }
    }
    counts = (0..<groupCount).map { Array(table[$0 * slots..<($0 + 1) * slots]) }
    points = numbers.map(Self.distinct)
  }

  private static func distinct(_ numbers: [Double]) -> [(value: Double, count: Int)] {
    var points: [(value: Double, count: Int)] = []
    for number in numbers.sorted() {
      if points.last?.value == number {
        points[points.count - 1].count += 1
      } else {
        points.append((number, 1))
      }
    }
    return points
  }
}
