import Diagnostics

/// One step of libyaml's reading, in our own terms and byte offsets.
struct YAMLEvent {
  enum Kind {
    case streamStart, streamEnd, documentEnd
    case documentStart(hasDirectives: Bool)
    case alias
    case scalar(text: String, style: YAMLNode.Style)
    case mappingStart, mappingEnd, sequenceStart, sequenceEnd
  }

  let kind: Kind
  let span: SourceSpan
  var isFlow = false
  var hasAnchor = false
  var hasTag = false
}

/// The events just before a failure.
struct YAMLTrail {
  private(set) var last: YAMLEvent?
  private(set) var lastScalar: YAMLEvent?

  mutating func append(_ event: YAMLEvent) {
    last = event
    if case .scalar = event.kind { lastScalar = event }
  }
}

/// What libyaml says of a text it cannot read, with byte offsets.
struct YAMLFailure: Error {
  let context: String
  let contextOffset: Int
  let problem: String
  let offset: Int
}

/// Why the building of a tree ends before the file does.
enum YAMLStop: Error {
  case malformed(YAMLFailure)
  /// A limit was passed, and a finding says so.
  case limit
}
