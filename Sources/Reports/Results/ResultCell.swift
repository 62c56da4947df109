import SurveyStatistics

/// One cell of a result: what it holds, that it is held back, or why it does not exist.
enum ResultCell: Hashable, Sendable {
  case text(String)
  case flag(Bool)
  case count(Int)
  case number(Double, NumberForm)
  /// Degrees of freedom, or the ends of a range.
  case numbers([Double], NumberForm)
  case interval(ConfidenceInterval, NumberForm)
  case p(PValue)
  /// Disclosure control does not publish it.
  case heldBack
  /// It does not exist, for a reason that is told.
  case absent(String)
  /// Its column is not about this row.
  case none

  /// A number, or why there is none.
  static func number(_ value: Double?, _ form: NumberForm, orNone reason: String) -> ResultCell {
    value.map { .number($0, form) } ?? .absent(reason)
  }

  static func interval(
    _ interval: ConfidenceInterval?, _ form: NumberForm, orNone reason: String
  ) -> ResultCell {
    interval.map { .interval($0, form) } ?? .absent(reason)
  }

  /// A count that is nil where it is held back.
  static func published(_ count: Int?) -> ResultCell { count.map(ResultCell.count) ?? .heldBack }

  /// A number that is nil where it is held back.
  static func published(_ number: Double?, _ form: NumberForm) -> ResultCell {
    number.map { .number($0, form) } ?? .heldBack
  }

  static func degrees(_ numbers: [Double]) -> ResultCell { .numbers(numbers, .statistic) }

  /// Whether it holds anything.
  var exists: Bool {
    switch self {
    case .text, .flag, .count, .number, .numbers, .interval, .p, .heldBack: true
    case .absent, .none: false
    }
  }
}

/// One field of a record: a cell has one, or one for each of its numbers.
enum ResultAtom: Hashable, Sendable {
  case text(String)
  case count(Int)
  case number(Double)
  case heldBack
  case absent(String)
  case none

  /// Why it does not exist.
  var absence: String? { if case .absent(let reason) = self { reason } else { nil } }

  /// A number, or why no file can hold it.
  init(_ number: Double) {
    self =
      number.isFinite
      ? .number(number)
      : .absent(number.isNaN ? "not a number" : number > 0 ? "infinite" : "minus infinite")
  }
}

extension ResultCell {
  /// Why it, or one of its numbers, does not exist.
  func absence(in column: ResultColumn) -> String? {
    if case .absent(let reason) = self { return reason }
    return atoms(of: column).lazy.compactMap(\.absence).first
  }

  /// Its fields, of which the column says how many there are.
  func atoms(of column: ResultColumn) -> [ResultAtom] {
    let fields = column.fields
    let atoms: [ResultAtom]
    switch self {
    case .text(let text): atoms = [.text(text)]
    case .flag(let flag): atoms = [.text(flag ? "true" : "false")]
    case .count(let count): atoms = [.count(count)]
    case .number(let number, _): atoms = [ResultAtom(number)]
    case .numbers(let numbers, _): atoms = numbers.map(ResultAtom.init)
    case .interval(let interval, _): atoms = [interval.lower, interval.upper].map(ResultAtom.init)
    case .p(let p): atoms = [.number(p.value)]
    case .heldBack: return fields.map { _ in .heldBack }
    case .absent(let reason): return fields.map { _ in .absent(reason) }
    case .none: return fields.map { _ in .none }
    }
    guard !fields.isEmpty else { return [] }
    precondition(atoms.count <= fields.count, "a column has a field for each number of its cells")
    return atoms + Array(repeating: .none, count: fields.count - atoms.count)
  }
}
