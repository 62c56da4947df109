import CReadStat
import Files

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// Reads one file through ReadStat, whose faults it knows; no type of the library leaves it.
///
/// Rows are never counted by what the header says of them: a header may say that it does not know, and
/// the library then reads none unless a limit is set.
struct ReadStatReader {
  enum Kind: Hashable {
    case system
    case portable
    case stata

    var calendar: FileCalendar { self == .stata ? .stata : .spss }
  }

  let kind: Kind
  let path: String
  let request: ReadingRequest
  /// An encoding to be believed instead of the one that the file declares.
  var encoding: String?

  /// The most variables that are read: more than Stata's and SPSS's usual programs take.
  static let mostVariables = 32_767
  private static let mostRows = 2_000_000_000

  func read() throws(FormatError) -> LabeledData {
    guard let parser = readstat_parser_init() else {
      throw .damaged(path: path, reason: "there is no memory for it")
    }
    defer { readstat_parser_free(parser) }
    let collector = ReadStatCollector(request, calendar: kind.calendar)
    // Values without a handler of variables end the program, so that both are always set.
    readstat_set_metadata_handler(parser, takeMetadata)
    readstat_set_variable_handler(parser, takeVariable)
    readstat_set_value_handler(parser, takeValue)
    readstat_set_value_label_handler(parser, takeLabel)
    readstat_set_note_handler(parser, takeNote)
    readstat_set_fweight_handler(parser, takeWeight)
    readstat_set_row_limit(parser, request.dictionaryOnly ? 1 : Self.mostRows)
    let result = withExtendedLifetime(collector) {
      let context = Unmanaged.passUnretained(collector).toOpaque()
      guard let encoding else { return parse(parser, context) }
      return encoding.withCString { name in
        readstat_set_file_character_encoding(parser, name)
        return parse(parser, context)
      }
    }
    if let failure = collector.failure { throw failure }
    try check(result, collector)
    return try collector.data()
  }

  private func parse(
    _ parser: UnsafeMutablePointer<readstat_parser_t>, _ context: UnsafeMutableRawPointer
  ) -> readstat_error_t {
    switch kind {
    case .system: readstat_parse_sav(parser, path, context)
    case .portable: readstat_parse_por(parser, path, context)
    case .stata: readstat_parse_dta(parser, path, context)
    }
  }

  private func check(
    _ result: readstat_error_t, _ collector: ReadStatCollector
  ) throws(FormatError) {
    switch result {
    case READSTAT_OK: return
    case READSTAT_ERROR_READ, READSTAT_ERROR_ROW_COUNT_MISMATCH:
      throw .truncated(path: path, rows: collector.completeRows)
    case READSTAT_ERROR_UNSUPPORTED_CHARSET:
      throw .unknownEncoding(path: path, name: collector.encoding)
    case READSTAT_ERROR_CONVERT_BAD_STRING, READSTAT_ERROR_CONVERT_SHORT_STRING,
      READSTAT_ERROR_CONVERT_LONG_STRING, READSTAT_ERROR_CONVERT:
      throw .encoding(path: path, place: collector.place)
    case READSTAT_ERROR_UNSUPPORTED_FILE_FORMAT_VERSION:
      throw .damaged(path: path, reason: "its version of the format is not known")
    case READSTAT_ERROR_MALLOC:
      throw .damaged(path: path, reason: "it asks for more memory than there is")
    default:
      let words = readstat_error_message(result).map { String(cString: $0) } ?? "it is damaged"
      throw .damaged(path: path, reason: "\(words), at \(collector.place)")
    }
  }
}

private func gathering(_ context: UnsafeMutableRawPointer?) -> ReadStatCollector? {
  context.map { Unmanaged<ReadStatCollector>.fromOpaque($0).takeUnretainedValue() }
}

private let goOn = Int32(READSTAT_HANDLER_OK)
private let stop = Int32(READSTAT_HANDLER_ABORT)
private let skip = Int32(READSTAT_HANDLER_SKIP_VARIABLE)

private func takeMetadata(
  _ metadata: UnsafeMutablePointer<readstat_metadata_t>?, _ context: UnsafeMutableRawPointer?
) -> Int32 {
  guard let collector = gathering(context), let metadata else { return stop }
  collector.label = text(readstat_get_file_label(metadata))
  collector.encoding = text(readstat_get_file_encoding(metadata))
  let count = Int(readstat_get_var_count(metadata))
  guard count <= ReadStatReader.mostVariables else {
    collector.failure = .tooManyVariables(count: count, most: ReadStatReader.mostVariables)
    return stop
  }
  return goOn
}

private func takeNote(
  _ index: Int32, _ note: UnsafePointer<CChar>?, _ context: UnsafeMutableRawPointer?
) -> Int32 {
  guard let collector = gathering(context) else { return stop }
  // Stata's count of its notes comes along as one more.
  let words = text(note)
  if index != 0 || collector.calendar == .spss || Int(words) == nil {
    collector.documents.append(words)
  }
  return goOn
}

private func takeWeight(
  _ variable: UnsafeMutablePointer<readstat_variable_t>?, _ context: UnsafeMutableRawPointer?
) -> Int32 {
  guard let collector = gathering(context), let variable else { return stop }
  collector.weight = text(readstat_variable_get_name(variable))
  return goOn
}

private func takeLabel(
  _ set: UnsafePointer<CChar>?, _ value: readstat_value_t, _ label: UnsafePointer<CChar>?,
  _ context: UnsafeMutableRawPointer?
) -> Int32 {
  guard let collector = gathering(context) else { return stop }
  let held: LabeledValue
  if readstat_value_type_class(value) == READSTAT_TYPE_CLASS_STRING {
    held = .text(text(readstat_string_value(value)))
  } else if value.is_tagged_missing != 0 {
    held = .tag(UInt8(bitPattern: Int8(readstat_value_tag(value))))
  } else {
    held = .number(readstat_double_value(value))
  }
  collector.labelSets[text(set), default: []].append(
    ValueLabel(value: held, label: collector.whole(text(label))))
  return goOn
}

private func takeVariable(
  _ index: Int32, _ variable: UnsafeMutablePointer<readstat_variable_t>?,
  _ labels: UnsafePointer<CChar>?, _ context: UnsafeMutableRawPointer?
) -> Int32 {
  guard let collector = gathering(context), let variable else { return stop }
  let name = text(readstat_variable_get_name(variable))
  collector.place = "variable '\(name)'"
  guard collector.wants(name) else {
    return collector.failure == nil ? skip : stop
  }
  let isText = readstat_variable_get_type_class(variable) == READSTAT_TYPE_CLASS_STRING
  let buffer = ValueBuffer(
    name: name, label: collector.whole(text(readstat_variable_get_label(variable))),
    kind: isText
      ? .text(width: readstat_variable_get_storage_width(variable))
      : collector.calendar.kind(ofFormat: text(readstat_variable_get_format(variable))),
    labelSet: text(labels))
  switch readstat_variable_get_measure(variable) {
  case READSTAT_MEASURE_NOMINAL: buffer.measure = .nominal
  case READSTAT_MEASURE_ORDINAL: buffer.measure = .ordinal
  case READSTAT_MEASURE_SCALE: buffer.measure = .scale
  default: buffer.measure = .unknown
  }
  for place in 0..<max(0, readstat_variable_get_missing_ranges_count(variable)) {
    let low = readstat_variable_get_missing_range_lo(variable, place)
    let high = readstat_variable_get_missing_range_hi(variable, place)
    if isText {
      // A range of texts cannot be told from two texts; each end is one.
      for end in [low, high] { buffer.declare(text(readstat_string_value(end))) }
    } else {
      buffer.declare(from: readstat_double_value(low), to: readstat_double_value(high))
    }
  }
  collector.add(buffer, at: Int(index))
  return goOn
}

private func takeValue(
  _ row: Int32, _ variable: UnsafeMutablePointer<readstat_variable_t>?, _ value: readstat_value_t,
  _ context: UnsafeMutableRawPointer?
) -> Int32 {
  guard let collector = gathering(context), let variable,
    let buffer = collector.buffer(at: Int(readstat_variable_get_index(variable)))
  else { return stop }
  collector.row = Int(row)
  switch value.type {
  case READSTAT_TYPE_STRING, READSTAT_TYPE_STRING_REF:
    guard let bytes = readstat_string_value(value) else {
      buffer.append(text: "")
      return goOn
    }
    buffer.append(bytes: UnsafeRawBufferPointer(start: bytes, count: strlen(bytes)))
  default:
    if value.is_tagged_missing != 0 {
      buffer.append(tag: UInt8(bitPattern: Int8(readstat_value_tag(value))))
    } else if value.is_system_missing != 0 {
      buffer.appendUnknown()
    } else {
      buffer.append(number: readstat_double_value(value))
    }
  }
  return goOn
}

private func text(_ characters: UnsafePointer<CChar>?) -> String {
  characters.map { String(cString: $0) } ?? ""
}
