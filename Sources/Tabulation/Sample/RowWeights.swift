import Microdata

/// The weights of all rows, checked: finite, not negative, whole where they are frequencies.
///
/// A row whose weight is zero stands for nobody: it is left out of every count, whatever it holds, and
/// only their number is told.
struct RowWeights {
  /// What a row adds to the sums; 0 where it is left out by the filter or its weight is missing.
  let values: [Double]
  let states: [State.RawValue]
  /// Sums of `values` are multiples of this: 1 unless the weights are extremely large or small, in
  /// which case a power of two keeps their squares within the range of `Double`.
  let unit: Double
  /// The selected rows whose sampling weight is zero.
  let weightless: Int

  enum State: UInt8 {
    case leftOut
    case counted
    case missing
  }

  /// Reads and checks the weights of the selected rows; others may hold anything.
  init(
    _ column: Column, areFrequencies: Bool, selection: RowSelection
  ) throws(TabulationError) {
    var values = try Self.numbers(of: column)
    var states = Self.states(of: column, selection: selection)
    for row in states.indices where states[row] != State.counted.rawValue { values[row] = 0 }
    var areSound = true
    var largest = 0.0
    for weight in values {
      areSound = areSound && weight >= 0 && weight <= .greatestFiniteMagnitude
      largest = max(largest, weight)
    }
    if !areSound, let row = values.firstIndex(where: { !($0 >= 0 && $0.isFinite) }) {
      throw .weightFault(column.name, row: row + 1, fault: Self.fault(of: values[row]))
    }
    if areFrequencies, let row = values.firstIndex(where: { $0.rounded() != $0 }) {
      throw .weightFault(column.name, row: row + 1, fault: .fractional)
    }
    let weightless = Self.leaveOutWeightless(&states, values)
    // A frequency of zero repeats nobody, so that nobody is left out.
    self.weightless = areFrequencies ? 0 : weightless
    let unit = Self.unit(largest: largest)
    if unit != 1 { values = values.map { $0 / unit } }
    self.unit = unit
    self.values = values
    self.states = states
  }

  /// Takes weights that are known to be sound.
  ///
  /// - Parameter isThere: whether a row has a weight.
  init(_ values: [Double], isThere: [Bool], selection: RowSelection) {
    var states = isThere.indices.map { row in
      guard selection.holds(row) else { return State.leftOut.rawValue }
      return isThere[row] ? State.counted.rawValue : State.missing.rawValue
    }
    weightless = Self.leaveOutWeightless(&states, values)
    self.states = states
    self.values = values.indices.map { states[$0] == State.counted.rawValue ? values[$0] : 0 }
    unit = 1
  }

  /// Leaves out the rows that weigh nothing, and gives their number.
  private static func leaveOutWeightless(
    _ states: inout [State.RawValue], _ values: [Double]
  ) -> Int {
    var count = 0
    for row in states.indices
    where states[row] == State.counted.rawValue && values[row] == 0 {
      states[row] = State.leftOut.rawValue
      count += 1
    }
    return count
  }

  /// Whether a row has no weight; one that weighs nothing has.
  func isMissing(_ row: Int) -> Bool { states[row] == State.missing.rawValue }

  /// One where a row counts; the others are outside, weigh nothing, or lack a weight.
  var counted: [UInt8] { rows(in: .counted) }

  /// One where a row has no weight; nil where all that are selected have one.
  var missing: [UInt8]? {
    states.contains(State.missing.rawValue) ? rows(in: .missing) : nil
  }

  /// One where a row is in a state; a plain loop, which the compiler makes one of vectors.
  private func rows(in state: State) -> [UInt8] {
    [UInt8](unsafeUninitializedCapacity: states.count) { rows, count in
      states.withUnsafeBufferPointer { states in
        for row in states.indices { rows[row] = states[row] == state.rawValue ? 1 : 0 }
      }
      count = states.count
    }
  }

  /// Whether there are weights of selected rows and all of them are zero.
  var nobodyWeighs: Bool { weightless > 0 && !states.contains(State.counted.rawValue) }

  /// The rows of a selection that stand for somebody, or whose weight is missing.
  func weighing(_ selection: RowSelection) -> RowSelection {
    guard weightless > 0 else { return selection }
    return RowSelection(
      mask: states.map { $0 == State.leftOut.rawValue ? 0 : 1 },
      unknownCount: selection.unknownCount)
  }

  private static func fault(of unsound: Double) -> WeightFault {
    if unsound.isNaN { return .notANumber }
    return unsound < 0 ? .negative : .infinite
  }

  private static func unit(largest: Double) -> Double {
    guard largest > 0, abs(largest.exponent) > 300 else { return 1 }
    return Double(sign: .plus, exponent: min(max(largest.exponent, -1000), 1000), significand: 1)
  }

  private static func numbers(of column: Column) throws(TabulationError) -> [Double] {
    switch column.values {
    case .numbers(let numbers, _): return numbers
    case .narrow(let codes):
      let values = try codeValues(of: column)
      return codes.map { values[Int($0)] }
    case .wide(let codes):
      let values = try codeValues(of: column)
      return codes.map { values[Int($0)] }
    }
  }

  /// The number that each code stands for; non-answers stand for none and get 0.
  private static func codeValues(of column: Column) throws(TabulationError) -> [Double] {
    let values = column.categories.compactMap(\.value)
    guard values.count == column.categories.count else { throw .weightIsNotNumeric(column.name) }
    return values + Array(repeating: 0, count: column.nonanswers.count)
  }

  private static func states(
    of column: Column, selection: RowSelection
  ) -> [State.RawValue] {
    var states = column.answerStates()
    if let mask = selection.mask {
      for row in states.indices { states[row] *= mask[row] }
    }
    return states
  }
}

extension Column {
  /// For each row whether it holds an answer (`counted`) or a non-answer (`missing`).
  fileprivate func answerStates() -> [RowWeights.State.RawValue] {
    let counted = RowWeights.State.counted.rawValue
    let missing = RowWeights.State.missing.rawValue
    let limit = categories.count
    return switch values {
    case .narrow(let codes): codes.map { Int($0) < limit ? counted : missing }
    case .wide(let codes): codes.map { Int($0) < limit ? counted : missing }
    case .numbers(_, let marks): marks.map { $0 == 0 ? counted : missing }
    }
  }
}
