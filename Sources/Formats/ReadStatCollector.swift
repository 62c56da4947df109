/// Gathers what a file hands over, variable by variable and value by value.
///
/// A class, as the library hands its address back with every value.
final class ReadStatCollector {
  let request: ReadingRequest
  let calendar: FileCalendar
  var label = ""
  var encoding = ""
  var weight: String?
  var documents: [String] = []
  var labelSets: [String: [ValueLabel]] = [:]
  var failure: FormatError?
  /// Where the reader is, in words that tell no answer.
  var place = "its beginning"
  var row = -1 {
    didSet { if row != oldValue { place = "row \(row + 1)" } }
  }
  /// The variables that are read, and their places by the file's own numbers.
  private var buffers: [ValueBuffer] = []
  private var placeOf: [Int32] = []
  private var names: Set<String> = []
  private var cutLabels = 0

  init(_ request: ReadingRequest, calendar: FileCalendar) {
    self.request = request
    self.calendar = calendar
  }

  /// How many rows came with all of their values.
  var completeRows: Int { buffers.map(\.count).min() ?? 0 }

  func wants(_ name: String) -> Bool {
    guard names.insert(name).inserted else {
      failure = .duplicateName(name)
      return false
    }
    return request.variables?.contains(name) ?? true
  }

  func add(_ buffer: ValueBuffer, at index: Int) {
    while placeOf.count <= index { placeOf.append(-1) }
    placeOf[index] = Int32(buffers.count)
    buffers.append(buffer)
  }

  func buffer(at index: Int) -> ValueBuffer? {
    guard index < placeOf.count, placeOf[index] >= 0 else { return nil }
    return buffers[Int(placeOf[index])]
  }

  /// A label without the rest of a letter in whose middle another program cut it.
  func whole(_ label: String) -> String {
    guard label.last == "\u{FFFD}" else { return label }
    cutLabels += 1
    return String(label.prefix { $0 != "\u{FFFD}" })
  }

  /// Everything that came.
  func data() throws(FormatError) -> LabeledData {
    var data = LabeledData()
    data.label = label
    data.documents = documents
    data.weight = weight
    data.rowCount = request.dictionaryOnly ? 0 : completeRows
    for buffer in buffers {
      data.variables.append(
        buffer.variable(
          labels: labelSets[buffer.labelSet] ?? [], calendar: calendar,
          withoutRows: request.dictionaryOnly))
      data.notes += buffer.notes
    }
    guard data.variables.allSatisfy({ $0.values.count == data.rowCount }) else {
      throw .damaged(path: "the file", reason: "its last row is not complete")
    }
    if cutLabels > 0 {
      data.notes.append("labels that another program cut in the middle of a letter: \(cutLabels)")
    }
    return data
  }
}

/// Gathers the values of one variable.
final class ValueBuffer {
  let name: String
  let label: String
  let kind: ValueKind
  let labelSet: String
  var measure = MeasureLevel.unknown
  private(set) var notes: [String] = []
  private var numbers: [Double] = []
  private var texts = TextPool()
  private var places: [UInt32] = []
  private var marks: [UInt8] = []
  private var missing: [LabeledValue] = []
  private var markOf: [LabeledValue: UInt8] = [:]
  private var ranges: [ClosedRange<Double>] = []
  private var declaredTexts: [String] = []
  private var hasTooManyMissing = false

  init(name: String, label: String, kind: ValueKind, labelSet: String) {
    self.name = name
    self.label = label
    self.kind = kind
    self.labelSet = labelSet
  }

  var count: Int { isText ? places.count : numbers.count }

  private var isText: Bool { if case .text = kind { true } else { false } }

  func declare(from low: Double, to high: Double) {
    guard low <= high else { return }
    ranges.append(low...high)
    if low == high { _ = mark(of: .number(low)) }
  }

  /// Declares a missing text, which files pad with spaces.
  func declare(_ padded: String) {
    let text = String(padded.reversed().drop { $0 == " " }.reversed())
    guard !declaredTexts.contains(text) else { return }
    declaredTexts.append(text)
    _ = mark(of: .text(text))
  }

  func append(number: Double) {
    guard !number.isNaN else { return appendUnknown() }
    if !ranges.isEmpty, ranges.contains(where: { $0.contains(number) }) {
      add(mark(of: .number(number)))
      numbers.append(0)
    } else {
      if !marks.isEmpty { marks.append(0) }
      numbers.append(number)
    }
  }

  func append(tag: UInt8) {
    add(mark(of: .tag(tag)))
    numbers.append(0)
  }

  func appendUnknown() {
    add(LabeledVariable.unknown)
    numbers.append(0)
  }

  func append(text: String) {
    var text = text
    text.withUTF8 { append(bytes: UnsafeRawBufferPointer($0)) }
  }

  func append(bytes: UnsafeRawBufferPointer) {
    let place = texts.place(of: bytes)
    if !declaredTexts.isEmpty, declaredTexts.contains(texts.distinct[Int(place)]) {
      add(mark(of: .text(texts.distinct[Int(place)])))
    } else if !marks.isEmpty {
      marks.append(0)
    }
    places.append(place)
  }

  /// Marks the value that is about to be appended; those before had values until the first mark.
  private func add(_ mark: UInt8) {
    if marks.isEmpty { marks = Array(repeating: 0, count: count) }
    marks.append(mark)
  }

  private func mark(of value: LabeledValue) -> UInt8 {
    if let known = markOf[value] { return known }
    guard missing.count < LabeledVariable.mostMissing else {
      if !hasTooManyMissing {
        notes.append("'\(name)' has more missing values than can be told apart; the last are one")
      }
      hasTooManyMissing = true
      return UInt8(LabeledVariable.mostMissing)
    }
    missing.append(value)
    markOf[value] = UInt8(missing.count)
    return UInt8(missing.count)
  }

  private func isMissing(_ value: LabeledValue) -> Bool {
    switch value {
    case .tag: true
    case .number(let number): ranges.contains { $0.contains(number) }
    case .text(let text): declaredTexts.contains(text)
    }
  }

  /// The numbers counted from 1970; nothing where there is none.
  private func neutralNumbers(_ calendar: FileCalendar) -> [Double] {
    if case .number = kind { return numbers }
    return numbers.indices.map { row in
      marks.isEmpty || marks[row] == 0 ? calendar.neutral(numbers[row], kind) : 0
    }
  }

  /// The variable that came, with its labels shared out among values and missing values.
  func variable(
    labels: [ValueLabel], calendar: FileCalendar, withoutRows: Bool
  ) -> LabeledVariable {
    var labelOf: [LabeledValue: String] = [:]
    var valid: [ValueLabel] = []
    for label in labels where labelOf[label.value] == nil {
      labelOf[label.value] = label.label
      if isMissing(label.value) {
        _ = mark(of: label.value)
      } else if case .number(let number) = label.value {
        valid.append(
          ValueLabel(value: .number(calendar.neutral(number, kind)), label: label.label))
      } else {
        valid.append(label)
      }
    }
    let order = missing.indices.sorted { missing[$0].precedes(missing[$1]) }
    var newMark = [UInt8](0...UInt8.max)
    for (place, index) in order.enumerated() { newMark[index + 1] = UInt8(place + 1) }
    let values: LabeledValues =
      isText
      ? .texts(withoutRows ? [] : places, distinct: withoutRows ? [] : texts.distinct)
      : .numbers(withoutRows ? [] : neutralNumbers(calendar))
    var variable = LabeledVariable(name: name, kind: kind, values: values)
    variable.label = label
    variable.measure = measure
    variable.labels = isText ? valid : valid.sorted { $0.value.precedes($1.value) }
    variable.missing = order.map { MissingValue(value: missing[$0], label: labelOf[missing[$0]]) }
    variable.marks =
      withoutRows || !marks.contains { $0 != 0 } ? [] : marks.map { newMark[Int($0)] }
    return variable
  }
}

/// Distinct texts, each once, in the order they were met.
struct TextPool {
  private(set) var distinct: [String] = []
  private var placeOf: [String: UInt32] = [:]
  private var last: UInt32?

  mutating func place(of bytes: UnsafeRawBufferPointer) -> UInt32 {
    if let last, distinct[Int(last)].utf8.elementsEqual(bytes) { return last }
    let text = String(decoding: bytes, as: UTF8.self)
    let place = placeOf[text] ?? UInt32(distinct.count)
    if place == distinct.count {
      distinct.append(text)
      placeOf[text] = place
    }
    last = place
    return place
  }
}

extension LabeledValue {
  /// The order of values in a list: numbers ascending, tags and texts by their letters.
  func precedes(_ other: LabeledValue) -> Bool {
    switch (self, other) {
    case (.number(let left), .number(let right)): left < right
    case (.tag(let left), .tag(let right)): left < right
    case (.text(let left), .text(let right)): left < right
    case (.number, _): true
    case (.tag, .text): true
    default: false
    }
  }
}
