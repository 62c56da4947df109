/// How SPSS declares missing numbers: at most three values, or one range and at most one value.
struct MissingCover: Hashable {
  let values: [Double]
  let range: ClosedRange<Double>?

  /// Finds the declaration that holds all the numbers and no valid one; nil where there is none.
  init?(_ numbers: [Double], avoiding variable: LabeledVariable) {
    let sorted = Set(numbers).sorted()
    if sorted.count <= 3 {
      self.init(values: sorted, range: nil)
      return
    }
    let valid = variable.validNumbers
    for alone in [nil, sorted.count - 1, 0] + (1..<sorted.count - 1).map(Optional.init) {
      var rest = sorted
      let value = alone.map { rest.remove(at: $0) }
      let range = rest[0]...rest[rest.count - 1]
      if !valid.contains(where: range.contains) {
        self.init(values: value.map { [$0] } ?? [], range: range)
        return
      }
    }
    return nil
  }

  private init(values: [Double], range: ClosedRange<Double>?) {
    self.values = values
    self.range = range
  }
}

extension LabeledVariable {
  /// The distinct numbers that cases hold or labels name, as the file writes them.
  fileprivate var validNumbers: Set<Double> {
    var found: Set<Double> = []
    if case .numbers(let numbers) = values {
      for (row, number) in numbers.enumerated() where mark(row: row) == 0 {
        found.insert(FileCalendar.spss.raw(number, kind))
      }
    }
    for case .number(let number) in labels.map(\.value) {
      found.insert(FileCalendar.spss.raw(number, kind))
    }
    return found
  }
}
