import Files

@testable import Formats

/// Data made up for tests.
enum Made {
  /// A variable of numbers; nil where a case has none.
  static func numbers(
    _ name: String, _ numbers: [Double?], kind: ValueKind = .number(decimals: 0)
  ) -> LabeledVariable {
    var variable = LabeledVariable(
      name: name, kind: kind, values: .numbers(numbers.map { $0 ?? 0 }))
    if numbers.contains(nil) {
      variable.marks = numbers.map { $0 == nil ? LabeledVariable.unknown : 0 }
    }
    return variable
  }

  static func texts(_ name: String, _ texts: [String], width: Int? = nil) -> LabeledVariable {
    var pool = TextPool()
    let places = texts.map { text in
      Array(text.utf8).withUnsafeBytes { pool.place(of: $0) }
    }
    return LabeledVariable(
      name: name, kind: .text(width: width ?? texts.map(\.utf8.count).max() ?? 1),
      values: .texts(places, distinct: pool.distinct))
  }

  static func data(_ variables: [LabeledVariable]) -> LabeledData {
    var data = LabeledData()
    data.variables = variables
    data.rowCount = variables.first?.values.count ?? 0
    return data
  }

  /// The file of a format that holds the data, what was lost, and what is read of it again.
  static func roundTrip(
    _ data: LabeledData, _ format: some ReadableFormat & WritableFormat
  ) throws -> (fitted: FittedData, read: LabeledData) {
    let folder = try TemporaryFolder()
    let path = folder.path("made." + format.endings[0])
    let fitted = try format.fitted(data)
    try format.write(fitted, to: path)
    return (fitted, try format.read(path, ReadingRequest()))
  }
}

extension LabeledVariable {
  /// What each case holds, as a person would write it; a missing value in brackets.
  var words: [String] {
    (0..<values.count).map { row in
      let mark = mark(row: row)
      if mark == Self.unknown { return "." }
      if mark > 0 { return "[\(missing[Int(mark) - 1].value.words)]" }
      return switch values {
      case .numbers(let numbers): LabeledValue.number(numbers[row]).words
      case .texts(let places, let distinct): distinct[Int(places[row])]
      }
    }
  }

  var missingWords: [String] {
    missing.map { $0.value.words + ($0.label.map { "=\($0)" } ?? "") }
  }

  var labelWords: [String] { labels.map { "\($0.value.words)=\($0.label)" } }
}

extension LabeledValue {
  var words: String {
    switch self {
    case .number(let number): Int(exactly: number).map { String($0) } ?? String(number)
    case .text(let text): text
    case .tag(let tag): ".\(Character(Unicode.Scalar(tag)))"
    }
  }
}
