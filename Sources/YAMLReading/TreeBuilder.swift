import Diagnostics

/// Builds the tree from a parser's events and collects what is refused on the way.
struct TreeBuilder: ~Copyable {
  private var parser: YAMLParser
  private let source: SourceText
  private let limits: YAMLLimits
  private let hidden: [SourceSpan]
  private(set) var bag: DiagnosticBag
  private var nodeCount = 0
  private var hasHoles = false
  /// Where the collections begin that are open now, outermost first.
  private var open: [OpenCollection] = []
  private var trail = YAMLTrail()

  init(
    _ parser: consuming YAMLParser, source: SourceText, limits: YAMLLimits,
    inspection: TextInspection
  ) {
    self.parser = parser
    self.source = source
    self.limits = limits
    self.hidden = inspection.hidden
    self.bag = DiagnosticBag(inspection.diagnostics)
  }

  /// Returns the root, or nil where the tree would have holes.
  mutating func build() -> YAMLNode? {
    do {
      let root = try document()
      return hasHoles ? nil : root
    } catch {
      if case .malformed(let failure) = error { explain(failure) }
      return nil
    }
  }

  /// Adds the finding of a syntax error, unless one on that line explains it.
  private mutating func explain(_ failure: YAMLFailure) {
    let diagnostic = SyntaxExplanation(failure, in: source, after: trail, within: open).diagnostic
    let line = source.lineNumber(of: diagnostic.span.start)
    // A text like `{name} said` looks like a mapping until its end is read.
    let others = bag.sorted().filter {
      $0.code != SyntaxCode.keyWithoutValue.code || source.lineNumber(of: $0.span.start) != line
    }
    bag = DiagnosticBag(others)
    let isKnown = others.contains { source.lineNumber(of: $0.span.start) == line }
    if !isKnown { bag.append(diagnostic) }
  }

  private mutating func next() throws(YAMLStop) -> YAMLEvent {
    let (event, isTooLong) = try parser.next(scalarBytes: limits.scalarBytes)
    if isTooLong {
      bag.append(.textTooLong(limit: limits.scalarBytes, at: event.span))
      throw .limit
    }
    trail.append(event)
    return event
  }

  private mutating func document() throws(YAMLStop) -> YAMLNode? {
    _ = try next()
    let start = try next()
    guard case .documentStart(let hasDirectives) = start.kind else {
      bag.append(.emptyFile(in: source))
      return nil
    }
    if hasDirectives { bag.append(.directive(at: source.lineEnd(from: start.span.start))) }
    let root = try node(after: next())
    _ = try next()
    let end = try next()
    if case .documentStart = end.kind {
      bag.append(.severalDocuments(at: source.lineEnd(from: end.span.start)))
    }
    guard !root.isEmpty else {
      bag.append(.emptyFile(in: source))
      return nil
    }
    return root
  }

  private mutating func node(after event: YAMLEvent) throws(YAMLStop) -> YAMLNode {
    nodeCount += 1
    guard nodeCount <= limits.nodes else {
      bag.append(.tooManyNodes(limit: limits.nodes, at: event.span))
      throw .limit
    }
    guard bag.count <= limits.findings else { throw .limit }
    if event.hasAnchor { bag.append(.anchor(at: event.span, in: source)) }
    if event.hasTag { bag.append(.tag(at: event.span, in: source)) }
    switch event.kind {
    case .scalar(let text, let style):
      check(text, style, at: event.span)
      return YAMLNode(.scalar(text: text, style: style), at: event.span)
    case .mappingStart:
      try enter(event)
      let mapping = try mapping(event)
      open.removeLast()
      return mapping
    case .sequenceStart:
      try enter(event)
      let sequence = try sequence(event)
      open.removeLast()
      return sequence
    case .alias:
      bag.append(.alias(at: event.span, in: source))
      hasHoles = true
      return YAMLNode(.scalar(text: "", style: .plain), at: event.span)
    case .streamStart, .streamEnd, .documentStart, .documentEnd, .mappingEnd, .sequenceEnd:
      preconditionFailure("libyaml balances its events")
    }
  }

  private mutating func enter(_ event: YAMLEvent) throws(YAMLStop) {
    guard open.count < limits.depth else {
      bag.append(.tooDeep(limit: limits.depth, at: event.span))
      throw .limit
    }
    open.append(OpenCollection(event))
  }

  private mutating func sequence(_ start: YAMLEvent) throws(YAMLStop) -> YAMLNode {
    var elements: [YAMLNode] = []
    while true {
      let event = try next()
      if case .sequenceEnd = event.kind {
        let end = start.isFlow ? event.span.end : elements.last?.span.end
        let span = SourceSpan(
          start: start.span.start, end: max(start.span.start, end ?? start.span.end))
        return YAMLNode(.sequence(elements), at: span)
      }
      elements.append(try node(after: event))
    }
  }

  private mutating func mapping(_ start: YAMLEvent) throws(YAMLStop) -> YAMLNode {
    var entries: [YAMLEntry] = []
    var keys = KeyIndex()
    while true {
      let event = try next()
      if case .mappingEnd = event.kind {
        let end = start.isFlow ? event.span.end : entries.last?.value.span.end
        let span = SourceSpan(
          start: start.span.start, end: max(start.span.start, end ?? start.span.end))
        return YAMLNode(.mapping(entries), at: span)
      }
      let key = try node(after: event)
      let value = try node(after: next())
      guard let name = key.scalar, !name.isEmpty else {
        bag.append(.keyNotText(at: key.span))
        hasHoles = true
        continue
      }
      check(key: name, at: key, value: value, isFlow: start.isFlow)
      if let first = keys.insert(name, at: entries.count, in: entries) {
        bag.append(.duplicateKey(name, at: key.span, first: entries[first].key.span))
      } else {
        entries.append(YAMLEntry(key: key, value: value))
      }
    }
  }

  private mutating func check(key name: String, at key: YAMLNode, value: YAMLNode, isFlow: Bool) {
    if let scalar = name.unicodeScalars.first(where: \.isInvisible) {
      bag.append(.hiddenCharacterInKey(scalar, at: key.span))
    }
    guard key.style == .plain else { return }
    if isFlow, value.isEmpty, !source.hasColon(after: key.span.end) {
      bag.append(.keyWithoutValue(name, at: key.span))
    } else if !isFlow, name.utf8.first == UInt8(ascii: "-"), name.utf8.count > 1 {
      bag.append(.missingSpaceAfterDash(at: key.span))
    }
  }

  /// Checks a text for what escapes brought in and for list items it swallowed.
  private mutating func check(_ text: String, _ style: YAMLNode.Style, at span: SourceSpan) {
    switch style {
    case .doubleQuoted:
      guard let scalar = text.unicodeScalars.first(where: \.isRefusedInText) else { return }
      let isKnown = hidden.contains { span.start <= $0.start && $0.end <= span.end }
      if !isKnown { bag.append(.escapedCharacter(scalar, at: span)) }
    case .plain:
      guard open.last?.isFlow != true, let item = source.listItem(in: span) else { return }
      bag.append(.listItemInText(at: item, text: span, in: source))
    case .singleQuoted, .literal, .folded:
      break
    }
  }
}

/// A collection whose end was not read yet.
struct OpenCollection {
  let start: Int
  let isFlow: Bool
  let isMapping: Bool

  init(_ event: YAMLEvent) {
    start = event.span.start
    isFlow = event.isFlow
    if case .mappingStart = event.kind { isMapping = true } else { isMapping = false }
  }
}

/// Finds a key among a mapping's entries; small mappings do without a dictionary.
private struct KeyIndex {
  private var positions: [String: Int] = [:]
  private static let small = 8

  /// Returns the position of an equal key, or nil after noting a new one.
  mutating func insert(_ name: String, at position: Int, in entries: [YAMLEntry]) -> Int? {
    if position <= Self.small {
      if let first = entries.firstIndex(where: { $0.key.scalar == name }) { return first }
      guard position == Self.small else { return nil }
      for (index, entry) in entries.enumerated() { positions[entry.name] = index }
    }
    if let first = positions[name] { return first }
    positions[name] = position
    return nil
  }
}

extension Unicode.Scalar {
  /// Tells whether a character shows nothing and yet makes two keys differ.
  fileprivate var isInvisible: Bool {
    guard value > 0x7E else { return value < 0x20 }
    switch properties.generalCategory {
    case .control, .format, .lineSeparator, .paragraphSeparator: return true
    default: return properties.isDefaultIgnorableCodePoint
    }
  }

  /// Tells whether a character may not stand in a text even when it is escaped.
  fileprivate var isRefusedInText: Bool {
    switch value {
    case 0x09, 0x0A: false
    case 0..<0x20, 0x7F..<0xA0, 0x2028...0x2029, 0x202A...0x202E, 0x2066...0x2069, 0xFEFF: true
    default: false
    }
  }
}
