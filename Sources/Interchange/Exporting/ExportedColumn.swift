import Formats
import Microdata
import QuestionnaireModel

/// A column of a study as a variable of a file.
struct ExportedColumn {
  let variable: LabeledVariable

  /// - Parameter machineCodes: the codes of non-answers that the questionnaire does not declare.
  init(_ column: Column, _ item: Item, _ machineCodes: [Nonanswer: Double]) {
    let kind = item.type.valueKind(of: column)
    var marks: [UInt8]
    let numbers: [Double]
    let count = column.categories.count
    func take(_ codes: some Sequence<Int>) -> ([Double], [UInt8]) {
      var (numbers, marks): ([Double], [UInt8]) = ([], [])
      numbers.reserveCapacity(column.count)
      marks.reserveCapacity(column.count)
      for code in codes {
        numbers.append(code < count ? kind.fileNumber(of: column.categories[code].value ?? 0) : 0)
        marks.append(code < count ? 0 : UInt8(code - count + 1))
      }
      return (numbers, marks)
    }
    switch column.values {
    case .narrow(let codes): (numbers, marks) = take(codes.lazy.map { Int($0) })
    case .wide(let codes): (numbers, marks) = take(codes.lazy.map { Int($0) })
    case .numbers(let held, let nonanswers):
      numbers = zip(held, nonanswers).map { $1 == 0 ? kind.fileNumber(of: $0) : 0 }
      marks = nonanswers
    }
    // Those that occur or may be given are declared, in the order of their codes.
    let present = Set(marks)
    let kept = column.nonanswers.enumerated().compactMap {
      place, nonanswer -> (place: Int, code: Double, nonanswer: NonanswerCategory)? in
      let isUsed = present.contains(UInt8(place + 1)) || item.nonanswers.contains(nonanswer.kind)
      let code = Double(nonanswer.code) ?? machineCodes[nonanswer.kind]
      return isUsed ? code.map { (place: place, code: $0, nonanswer: nonanswer) } : nil
    }.sorted { $0.code < $1.code }
    var newMark = [UInt8](repeating: LabeledVariable.unknown, count: 256)
    newMark[0] = 0
    for (new, kept) in kept.enumerated() { newMark[kept.place + 1] = UInt8(new + 1) }
    marks = marks.map { newMark[Int($0)] }
    var variable = LabeledVariable(name: column.name, kind: kind, values: .numbers(numbers))
    variable.label = column.label
    variable.marks = marks.contains { $0 != 0 } ? marks : []
    variable.missing = kept.map {
      MissingValue(
        value: .number($0.code), label: $0.nonanswer.label, letter: $0.nonanswer.kind.letter)
    }
    variable.measure =
      switch column.measurement {
      case .nominal: .nominal
      case .ordinal: .ordinal
      case .numeric: .scale
      }
    if !kind.isCalendar {
      variable.labels = column.categories.compactMap { category in
        category.value.map { ValueLabel(value: .number($0), label: category.label) }
      }.sorted { $0.number < $1.number }
    }
    self.variable = variable
  }
}

extension ValueLabel {
  fileprivate var number: Double { if case .number(let number) = value { number } else { 0 } }
}

extension ItemType {
  /// What the values of its column are in a file.
  fileprivate func valueKind(of column: Column) -> ValueKind {
    switch self {
    case .date: return .date
    case .time: return .time
    case .decimal(_, let places): return .number(decimals: places)
    case .computed:
      guard case .numbers(let numbers, let marks) = column.values else {
        return .number(decimals: 0)
      }
      let isWhole = zip(numbers, marks).allSatisfy { $1 != 0 || $0 == $0.rounded() }
      return .number(decimals: isWhole ? 0 : 2)
    case .single, .multiple, .ranking, .integer, .text, .scale, .differential, .assigned, .drawn,
      .consent, .note:
      return .number(decimals: 0)
    }
  }
}

extension ValueKind {
  /// The number of a file for a number of a column, which counts times in minutes.
  fileprivate func fileNumber(of held: Double) -> Double {
    self == .time ? held * 60 : held
  }
}

extension Nonanswer {
  /// The letter of the tagged missing value that it is in Stata.
  package var letter: UInt8 {
    switch self {
    case .dontKnow: UInt8(ascii: "d")
    case .refused: UInt8(ascii: "r")
    case .notApplicable: UInt8(ascii: "n")
    case .missing: UInt8(ascii: "e")
    case .notAsked: UInt8(ascii: "s")
    case .notReached: UInt8(ascii: "u")
    case .withdrawn: UInt8(ascii: "w")
    }
  }
}

/// Codes for what nobody said, which no item of the study uses for anything else.
enum MachineCodes {
  static let kinds: [Nonanswer] = [.missing, .notAsked, .notReached, .withdrawn]

  static func free(of dataset: Dataset, _ questionnaire: Questionnaire) -> [Nonanswer: Double] {
    var taken = Set<Double>()
    for column in dataset.columns {
      taken.formUnion(column.categories.compactMap(\.value))
      if case .numbers(let numbers, let marks) = column.values {
        for (number, mark) in zip(numbers, marks) where mark == 0 && number < 0 {
          taken.insert(number)
        }
      }
    }
    let declared = questionnaire.nonanswers.map { Double($0.code) }
    taken.formUnion(declared)
    let lowest = declared.filter { $0 < 0 }.min() ?? -99
    let highest = declared.filter { $0 < 0 }.max() ?? -99
    // Beside the declared ones they fit one range; far from everything they are free for sure.
    let starts = [highest + 1, lowest - 4, -9_004, -99_004, -999_004, -9_999_004]
    let count = Double(kinds.count)
    let start =
      starts.first { start in
        start + count <= 0 && !taken.contains { (start..<start + count).contains($0) }
      } ?? (taken.min() ?? 0) - count
    return Dictionary(
      uniqueKeysWithValues: kinds.enumerated().map { ($0.element, start + Double($0.offset)) })
  }
}

extension LabeledVariable {
  /// The variable with its numbers in bands of a width, each named by its ends.
  func banded(_ width: Double) throws(ExportError) -> LabeledVariable {
    guard case .numbers(let numbers) = values, labels.isEmpty, !kind.isCalendar, width > 0 else {
      throw .notBanded(name)
    }
    var banded = self
    var lower = Set<Double>()
    let rounded = numbers.indices.map { row -> Double in
      guard mark(row: row) == 0 else { return 0 }
      let start = (numbers[row] / width).rounded(.down) * width
      lower.insert(start)
      return start
    }
    banded.values = .numbers(rounded)
    banded.measure = .ordinal
    banded.labels = lower.sorted().map { start in
      let isWhole = kind == .number(decimals: 0) && width == width.rounded()
      let end = isWhole ? start + width - 1 : start + width
      let words = "\(LabeledValue.number(start).code)–\(LabeledValue.number(end).code)"
      return ValueLabel(
        value: .number(start),
        label: isWhole ? words : words + " (without the upper end)")
    }
    return banded
  }
}
