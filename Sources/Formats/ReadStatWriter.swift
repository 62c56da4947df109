import CReadStat
import Files

/// Writes fitted data through ReadStat, whose faults it knows; no type of the library leaves it.
///
/// The library ends the program where a row is begun after an error, so that the first one ends it here.
struct ReadStatWriter {
  enum Kind: Hashable {
    case system
    case stata

    var calendar: FileCalendar { self == .stata ? .stata : .spss }
  }

  let kind: Kind

  func write(_ data: LabeledData, to path: String) throws(FormatError) {
    var failure: FormatError?
    do throws(FileError) {
      try writeFile(path, durably: true) { write throws(FileError) in
        do throws(FormatError) {
          try self.write(data) { bytes throws(FormatError) in
            do throws(FileError) { try write(bytes) } catch { throw .file(error) }
          }
        } catch {
          failure = error
          throw FileError(.write, path, .shrank)
        }
      }
    } catch {
      throw failure ?? .file(error)
    }
  }

  private func write(
    _ data: LabeledData, _ write: ([UInt8]) throws(FormatError) -> Void
  ) throws(FormatError) {
    guard let writer = readstat_writer_init() else {
      throw .notWritable("there is no memory to write it")
    }
    defer { readstat_writer_free(writer) }
    let sink = ByteSink()
    if kind == .system { sink.extra = SPSSSets.record(of: data) }
    try check(readstat_set_data_writer(writer, takeBytes))
    _ = data.label.withCString { readstat_writer_set_file_label(writer, $0) }
    for line in data.documents { line.withCString { readstat_add_note(writer, $0) } }
    let columns = data.variables.map { WrittenColumn($0, kind, in: writer) }
    if let weight = data.weight, let place = data.variables.firstIndex(where: { $0.name == weight })
    {
      try check(readstat_writer_set_fweight_variable(writer, columns[place].variable))
    }
    try withExtendedLifetime(sink) { () throws(FormatError) in
      let context = Unmanaged.passUnretained(sink).toOpaque()
      switch kind {
      case .system:
        try check(readstat_writer_set_compression(writer, READSTAT_COMPRESS_ROWS))
        try check(readstat_begin_writing_sav(writer, context, data.rowCount))
      case .stata:
        // No older version declares how its texts are encoded.
        try check(readstat_writer_set_file_format_version(writer, 118))
        try check(readstat_begin_writing_dta(writer, context, data.rowCount))
      }
      try check(readstat_validate_metadata(writer))
      for column in columns {
        try check(readstat_validate_variable(writer, column.variable), column.name)
      }
      for row in 0..<data.rowCount {
        try check(readstat_begin_row(writer))
        for column in columns { try check(column.insert(row, into: writer), column.name) }
        try check(readstat_end_row(writer))
        if sink.bytes.count >= 1 << 20 {
          try write(sink.bytes)
          sink.bytes.removeAll(keepingCapacity: true)
        }
      }
      try check(readstat_end_writing(writer))
      try write(sink.bytes)
    }
  }

  private func check(
    _ result: readstat_error_t, _ variable: String = ""
  ) throws(FormatError) {
    guard result != READSTAT_OK else { return }
    let words = readstat_error_message(result).map { String(cString: $0) } ?? "it cannot be written"
    throw .notWritable(variable.isEmpty ? words : "variable '\(variable)': \(words)")
  }
}

/// What the library hands over to be written.
///
/// A class, as the library hands its address back with every piece.
private final class ByteSink {
  var bytes: [UInt8] = []
  /// A record that goes before the end of the dictionary, which the library does not know.
  var extra: [UInt8] = []
}

/// The end of a dictionary: the type 999 and a filler.
private let endOfDictionary: [UInt8] = [0xE7, 3, 0, 0, 0, 0, 0, 0]

private func takeBytes(
  _ data: UnsafeRawPointer?, _ count: Int, _ context: UnsafeMutableRawPointer?
) -> Int {
  guard let context else { return -1 }
  let sink = Unmanaged<ByteSink>.fromOpaque(context).takeUnretainedValue()
  let bytes = UnsafeRawBufferPointer(start: data, count: count)
  if !sink.extra.isEmpty, count == 8, bytes.elementsEqual(endOfDictionary) {
    sink.bytes += sink.extra
    sink.extra = []
  }
  sink.bytes.append(contentsOf: bytes)
  return count
}

/// A variable as the library knows it, with its values as they are written.
private struct WrittenColumn {
  let name: String
  let variable: UnsafeMutablePointer<readstat_variable_t>?
  private let values: LabeledValues
  private let marks: [UInt8]
  private let missing: [LabeledValue]
  private let type: readstat_type_t
  private let calendar: FileCalendar
  private let kind: ValueKind

  init(
    _ held: LabeledVariable, _ format: ReadStatWriter.Kind,
    in writer: UnsafeMutablePointer<readstat_writer_t>
  ) {
    name = held.name
    values = held.values
    marks = held.marks
    missing = held.missing.map(\.value)
    calendar = format.calendar
    kind = held.kind
    type = Self.type(of: held, format)
    let width: Int = if case .text(let width) = held.kind { width } else { 0 }
    let type = type
    let variable = held.name.withCString { readstat_add_variable(writer, $0, type, width) }
    self.variable = variable
    held.label.withCString { readstat_variable_set_label(variable, $0) }
    let shown = calendar.format(of: held.kind, width: Self.width(of: held))
    shown.withCString { readstat_variable_set_format(variable, $0) }
    readstat_variable_set_display_width(variable, Int32(Self.width(of: held)))
    readstat_variable_set_measure(variable, held.measure.code)
    if format == .system { declareMissing(held) }
    addLabels(held, format, writer)
  }

  private func declareMissing(_ held: LabeledVariable) {
    let numbers = held.missing.compactMap(\.number)
    let cover = MissingCover(numbers, avoiding: held)
    for number in cover?.values ?? [] {
      readstat_variable_add_missing_double_value(variable, number)
    }
    if let range = cover?.range {
      readstat_variable_add_missing_double_range(variable, range.lowerBound, range.upperBound)
    }
    for case .text(let text) in missing {
      _ = text.withCString { readstat_variable_add_missing_string_value(variable, $0) }
    }
  }

  private func addLabels(
    _ held: LabeledVariable, _ format: ReadStatWriter.Kind,
    _ writer: UnsafeMutablePointer<readstat_writer_t>
  ) {
    let labels =
      held.labels.map { ($0.value, $0.label, true) }
      + held.missing.compactMap { missing in missing.label.map { (missing.value, $0, false) } }
    guard !labels.isEmpty else { return }
    let setType =
      type == READSTAT_TYPE_STRING
      ? READSTAT_TYPE_STRING : format == .stata ? READSTAT_TYPE_INT32 : READSTAT_TYPE_DOUBLE
    let set = held.name.withCString { readstat_add_label_set(writer, setType, $0) }
    for (value, label, isValid) in labels {
      label.withCString { words in
        switch value {
        case .text(let text): text.withCString { readstat_label_string_value(set, $0, words) }
        case .tag(let tag): readstat_label_tagged_value(set, CChar(bitPattern: tag), words)
        case .number(let number):
          let raw = isValid ? calendar.raw(number, kind) : number
          if setType == READSTAT_TYPE_INT32 {
            readstat_label_int32_value(set, Int32(exactly: raw) ?? 0, words)
          } else {
            readstat_label_double_value(set, raw, words)
          }
        }
      }
    }
    readstat_variable_set_label_set(variable, set)
  }

  func insert(
    _ row: Int, into writer: UnsafeMutablePointer<readstat_writer_t>
  ) -> readstat_error_t {
    let mark = marks.isEmpty ? 0 : marks[row]
    if mark == LabeledVariable.unknown { return readstat_insert_missing_value(writer, variable) }
    if mark > 0 {
      switch missing[Int(mark) - 1] {
      case .number(let code): return insert(code, writer)
      case .tag(let tag):
        return readstat_insert_tagged_missing_value(writer, variable, CChar(bitPattern: tag))
      case .text(let text):
        return text.withCString { readstat_insert_string_value(writer, variable, $0) }
      }
    }
    switch values {
    case .numbers(let numbers): return insert(calendar.raw(numbers[row], kind), writer)
    case .texts(let places, let distinct):
      return distinct[Int(places[row])].withCString {
        readstat_insert_string_value(writer, variable, $0)
      }
    }
  }

  private func insert(
    _ raw: Double, _ writer: UnsafeMutablePointer<readstat_writer_t>
  ) -> readstat_error_t {
    switch type {
    case READSTAT_TYPE_INT8:
      readstat_insert_int8_value(writer, variable, Int8(exactly: raw) ?? 0)
    case READSTAT_TYPE_INT16:
      readstat_insert_int16_value(writer, variable, Int16(exactly: raw) ?? 0)
    case READSTAT_TYPE_INT32:
      readstat_insert_int32_value(writer, variable, Int32(exactly: raw) ?? 0)
    default: readstat_insert_double_value(writer, variable, raw)
    }
  }

  /// The narrowest type of the format that holds every value.
  private static func type(
    of held: LabeledVariable, _ format: ReadStatWriter.Kind
  ) -> readstat_type_t {
    if case .text = held.kind { return READSTAT_TYPE_STRING }
    guard format == .stata, case .numbers(let numbers) = held.values else {
      return READSTAT_TYPE_DOUBLE
    }
    var bounds = 0.0...0.0
    for (row, number) in numbers.enumerated() where held.mark(row: row) == 0 {
      let raw = format.calendar.raw(number, held.kind)
      guard raw == raw.rounded() else { return READSTAT_TYPE_DOUBLE }
      bounds = min(bounds.lowerBound, raw)...max(bounds.upperBound, raw)
    }
    // The highest numbers of each type are Stata's missing values.
    return if bounds.lowerBound >= -127, bounds.upperBound <= 100 {
      READSTAT_TYPE_INT8
    } else if bounds.lowerBound >= -32_767, bounds.upperBound <= 32_740 {
      READSTAT_TYPE_INT16
    } else if bounds.lowerBound >= -2_147_483_647, bounds.upperBound <= 2_147_483_620 {
      READSTAT_TYPE_INT32
    } else {
      READSTAT_TYPE_DOUBLE
    }
  }

  private static func width(of held: LabeledVariable) -> Int {
    switch held.kind {
    case .number(let decimals): max(8, decimals + 6)
    case .date: 10
    case .moment: 20
    case .time: 8
    case .text(let width): min(max(width, 1), 40)
    }
  }
}

extension MissingValue {
  var number: Double? { if case .number(let number) = value { number } else { nil } }
}

extension MeasureLevel {
  fileprivate var code: readstat_measure_t {
    switch self {
    case .unknown: READSTAT_MEASURE_UNKNOWN
    case .nominal: READSTAT_MEASURE_NOMINAL
    case .ordinal: READSTAT_MEASURE_ORDINAL
    case .scale: READSTAT_MEASURE_SCALE
    }
  }
}
