import CYAML
import Diagnostics

/// A libyaml parser over a copy of a source's bytes.
///
/// Not copyable, and so freed exactly once; not Sendable, because the C parser is one state machine.
struct YAMLParser: ~Copyable {
  private let parser: UnsafeMutablePointer<yaml_parser_t>
  private let input: UnsafeMutableBufferPointer<UInt8>
  private let offsets: CodePointOffsets

  /// Makes a parser for the bytes from `start`, which lies behind a byte order mark.
  init(_ source: SourceText, from start: Int) throws(YAMLStop) {
    parser = .allocate(capacity: 1)
    parser.initialize(to: yaml_parser_t())
    input = .allocate(capacity: source.bytes.count - start)
    _ = input.initialize(from: source.bytes[start...])
    offsets = CodePointOffsets(source, from: start)
    guard yaml_parser_initialize(parser) == 1 else {
      throw .malformed(
        YAMLFailure(context: "", contextOffset: 0, problem: "out of memory", offset: 0))
    }
    yaml_parser_set_encoding(parser, YAML_UTF8_ENCODING)
    yaml_parser_set_input_string(parser, input.baseAddress, input.count)
  }

  deinit {
    yaml_parser_delete(parser)
    parser.deallocate()
    input.deallocate()
  }

  /// Reads the next event; a scalar longer than `scalarBytes` is given without its text.
  mutating func next(scalarBytes: Int) throws(YAMLStop) -> (event: YAMLEvent, isTooLong: Bool) {
    var event = yaml_event_t()
    guard yaml_parser_parse(parser, &event) == 1 else { throw .malformed(failure()) }
    defer { yaml_event_delete(&event) }
    let start = offset(event.start_mark)
    let span = SourceSpan(start: start, end: max(start, offset(event.end_mark)))
    switch event.type {
    case YAML_SCALAR_EVENT:
      let scalar = event.data.scalar
      let isTooLong = scalar.length > scalarBytes
      let text = UnsafeBufferPointer(start: scalar.value, count: isTooLong ? 0 : scalar.length)
      let kind = YAMLEvent.Kind.scalar(
        text: String(decoding: text, as: UTF8.self), style: Self.style(scalar.style))
      let result = YAMLEvent(
        kind: kind, span: span, hasAnchor: scalar.anchor != nil, hasTag: scalar.tag != nil)
      return (result, isTooLong)
    default:
      return (Self.event(event, at: span), false)
    }
  }

  private static func event(_ event: yaml_event_t, at span: SourceSpan) -> YAMLEvent {
    switch event.type {
    case YAML_STREAM_START_EVENT:
      return YAMLEvent(kind: .streamStart, span: span)
    case YAML_DOCUMENT_START_EVENT:
      let start = event.data.document_start
      let tags = start.tag_directives
      let hasDirectives = start.version_directive != nil || tags.start != tags.end
      return YAMLEvent(kind: .documentStart(hasDirectives: hasDirectives), span: span)
    case YAML_DOCUMENT_END_EVENT:
      return YAMLEvent(kind: .documentEnd, span: span)
    case YAML_ALIAS_EVENT:
      return YAMLEvent(kind: .alias, span: span)
    case YAML_SEQUENCE_START_EVENT:
      let start = event.data.sequence_start
      return YAMLEvent(
        kind: .sequenceStart, span: span, isFlow: start.style == YAML_FLOW_SEQUENCE_STYLE,
        hasAnchor: start.anchor != nil, hasTag: start.tag != nil)
    case YAML_SEQUENCE_END_EVENT:
      return YAMLEvent(kind: .sequenceEnd, span: span)
    case YAML_MAPPING_START_EVENT:
      let start = event.data.mapping_start
      return YAMLEvent(
        kind: .mappingStart, span: span, isFlow: start.style == YAML_FLOW_MAPPING_STYLE,
        hasAnchor: start.anchor != nil, hasTag: start.tag != nil)
    case YAML_MAPPING_END_EVENT:
      return YAMLEvent(kind: .mappingEnd, span: span)
    default:
      return YAMLEvent(kind: .streamEnd, span: span)
    }
  }

  private static func style(_ style: yaml_scalar_style_t) -> YAMLNode.Style {
    switch style {
    case YAML_SINGLE_QUOTED_SCALAR_STYLE: .singleQuoted
    case YAML_DOUBLE_QUOTED_SCALAR_STYLE: .doubleQuoted
    case YAML_LITERAL_SCALAR_STYLE: .literal
    case YAML_FOLDED_SCALAR_STYLE: .folded
    default: .plain
    }
  }

  private func offset(_ mark: yaml_mark_t) -> Int {
    offsets.offset(ofCodePoint: mark.index)
  }

  private func failure() -> YAMLFailure {
    let state = parser.pointee
    return YAMLFailure(
      context: state.context.map { String(cString: $0) } ?? "",
      contextOffset: offset(state.context_mark),
      problem: state.problem.map { String(cString: $0) } ?? "malformed YAML",
      offset: offset(state.problem_mark))
  }
}
