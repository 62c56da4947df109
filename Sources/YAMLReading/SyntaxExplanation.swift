import Diagnostics

/// What a syntax error most plausibly is, in the terms of the file's author.
///
/// libyaml says where it could not go on; the mistake is told from the text around that place.
struct SyntaxExplanation {
  private let failure: YAMLFailure
  private let source: SourceText
  private let last: YAMLEvent?
  private let lastScalar: YAMLEvent?
  private let open: [OpenCollection]

  init(
    _ failure: YAMLFailure, in source: SourceText, after trail: YAMLTrail,
    within open: [OpenCollection]
  ) {
    self.failure = failure
    self.source = source
    self.last = trail.last
    self.lastScalar = trail.lastScalar
    self.open = open
  }

  var diagnostic: Diagnostic { commentInText() ?? byProblem }

  /// Explains text that a comment cut, so that the rest of its line or the line below makes no sense.
  private func commentInText() -> Diagnostic? {
    let line = source.lineNumber(of: min(failure.offset, source.bytes.count))
    let isFlow = open.last?.isFlow == true
    let first = isFlow ? source.lineNumber(of: opening) : max(line - 1, 1)
    for place in first...max(first, line) {
      guard let (text, comment) = source.commentCuttingText(ofLine: place) else { continue }
      let cutsBracket = source.text(of: comment).utf8.contains { "]}".utf8.contains($0) }
      let goesOn =
        place == line - 1 && isContinuation(line, of: place)
        && source.keyColon(from: source.textStart(ofLine: line)) == nil
      if isFlow && cutsBracket || !isFlow && goesOn {
        return .commentInText(text, comment: comment, in: source)
      }
    }
    return nil
  }

  /// Whether a line's indentation says that it goes on with the text of another.
  private func isContinuation(_ line: Int, of other: Int) -> Bool {
    let entry = source.entryStart(ofLine: other)
    // A line without a key goes on with a text itself.
    let goesOn = entry == source.textStart(ofLine: other) && source.keyColon(from: entry) == nil
    let least = source.column(of: entry) + (goesOn ? 0 : 1)
    return source.indentation(ofLine: line) >= max(least, 1)
  }

  private var byProblem: Diagnostic {
    switch failure.problem {
    case "found character that cannot start any token":
      return strangeCharacter()
    case "found a tab character that violates indentation",
      "found a tab character where an indentation space is expected":
      return .tab(at: tabs(at: failure.offset))
    case "mapping values are not allowed in this context":
      return unexpectedColon()
    case "could not find expected ':'":
      return lineWithoutColon()
    case "block sequence entries are not allowed in this context":
      return unexpectedDash()
    case "mapping keys are not allowed in this context":
      return .specialCharacter(value(from: failure.offset), in: source)
    case "found unexpected end of stream", "found unexpected document indicator":
      return .unclosedQuote(at: failure.contextOffset, in: source)
    case "found unknown escape character", "did not find expected hexdecimal number",
      "found invalid Unicode character escape code":
      return .badEscape(at: backslash(before: failure.offset), in: source)
    case "did not find expected key", "did not find expected '-' indicator",
      "did not find expected <document start>":
      return unexpectedEntry()
    case "did not find expected node content":
      return unexpectedContent()
    case "did not find expected ',' or ']'", "did not find expected ',' or '}'":
      return unclosedFlow()
    default:
      return byContext()
    }
  }

  private func byContext() -> Diagnostic {
    switch failure.context {
    case "while scanning a directive", "while scanning a %YAML directive",
      "while scanning a %TAG directive":
      .directive(at: source.lineEnd(from: failure.contextOffset))
    case "while scanning an anchor", "while scanning an alias", "while scanning a tag",
      "while parsing a tag", "while parsing a node", "while scanning a block scalar":
      .specialCharacter(value(from: failure.contextOffset), in: source)
    default:
      failure.problem.contains("directive") || failure.problem.contains("YAML document")
        ? .directive(at: source.lineEnd(from: failure.offset))
        : .malformed(failure.problem, at: SourceSpan(at: failure.offset))
    }
  }

  // MARK: Characters

  private func strangeCharacter() -> Diagnostic {
    source.byte(failure.offset) == UInt8(ascii: "\t")
      ? .tab(at: tabs(at: failure.offset))
      : .specialCharacter(value(from: failure.offset), in: source)
  }

  private func tabs(at offset: Int) -> SourceSpan {
    var end = offset
    while source.byte(end) == UInt8(ascii: "\t") { end += 1 }
    return SourceSpan(start: offset, end: end)
  }

  private func backslash(before offset: Int) -> Int {
    let lowest = max(0, offset - 12)
    let place = (lowest...min(offset, source.bytes.count)).reversed()
      .first { source.byte($0) == UInt8(ascii: "\\") }
    return place ?? offset
  }

  /// A text from an offset on: to the end of the line, or within brackets to what ends an entry.
  private func value(from start: Int) -> SourceSpan {
    let rest = source.valueEnd(from: start)
    guard open.last?.isFlow == true else { return rest }
    let stops = [UInt8(ascii: ","), UInt8(ascii: "]"), UInt8(ascii: "}")]
    var end =
      (rest.start..<rest.end).dropFirst().first { stops.contains(source.byte($0)) }
      ?? rest.end
    while end > start, source.isBlank(end - 1) { end -= 1 }
    return SourceSpan(start: start, end: end)
  }

  // MARK: Colons and dashes

  /// A second `: ` on a line is a text's; the only one belongs to a line indented too far.
  private func unexpectedColon() -> Diagnostic {
    let colon = failure.offset
    let line = source.lineNumber(of: colon)
    let start = source.entryStart(ofLine: line)
    guard let first = source.keyColon(from: start), first < colon else {
      let key = SourceSpan(start: start, end: max(start, colon))
      return brokenLine(above: line) ?? .keyBelowValue(key, in: source)
    }
    var value = first + 1
    while value < colon, source.isBlank(value) { value += 1 }
    return .colonInText(source.valueEnd(from: value), colon: colon, in: source)
  }

  /// Explains the line above where it is no entry, and so took in the line below.
  private func brokenLine(above line: Int) -> Diagnostic? {
    guard line > 1 else { return nil }
    let start = source.entryStart(ofLine: line - 1)
    let rest = source.valueEnd(from: start)
    guard !rest.isEmpty, source.keyColon(from: start) == nil else { return nil }
    if let colon = bareColon(in: rest) { return .missingSpaceAfterColon(at: colon) }
    let isAligned = source.indentation(ofLine: line - 1) == source.indentation(ofLine: line)
    return isAligned ? .missingColon(rest, in: source) : nil
  }

  private func lineWithoutColon() -> Diagnostic {
    let start = failure.contextOffset
    let rest = source.valueEnd(from: start)
    let first = source.byte(start)
    if first == UInt8(ascii: "\"") || first == UInt8(ascii: "'") {
      return .unclosedQuote(at: start, in: source)
    }
    if first == UInt8(ascii: "-"), !source.isBlank(start + 1) {
      return .missingSpaceAfterDash(at: rest)
    }
    if let colon = bareColon(in: rest) { return .missingSpaceAfterColon(at: colon) }
    if let list = listAbove(start) { return .missingDash(at: rest, list: list) }
    return .missingColon(rest, in: source)
  }

  /// Returns the colon that ends a word at the start of a text, as in `key:value`.
  private func bareColon(in span: SourceSpan) -> Int? {
    for offset in span.start..<span.end {
      let byte = source.byte(offset)
      if byte == UInt8(ascii: ":") { return offset > span.start ? offset : nil }
      guard byte != UInt8(ascii: " ") else { return nil }
    }
    return nil
  }

  /// Returns the last list item in the same column in the lines above, if one is the nearest.
  private func listAbove(_ offset: Int) -> Int? {
    let column = source.column(of: offset)
    var line = source.lineNumber(of: offset) - 1
    while line >= 1 {
      let start = source.textStart(ofLine: line)
      let isEmpty = start == source.lineSpan(line).end
      if !isEmpty, source.column(of: start) <= column {
        let isItem = source.byte(start) == UInt8(ascii: "-") && source.isBlank(start + 1)
        return isItem && source.column(of: start) == column ? start : nil
      }
      line -= 1
    }
    return nil
  }

  private func unexpectedDash() -> Diagnostic {
    let line = source.lineNumber(of: failure.offset)
    guard source.textStart(ofLine: line) == failure.offset else {
      return .listInValue(source.valueEnd(from: failure.offset), in: source)
    }
    return indentation(at: failure.offset)
  }

  // MARK: Structure

  private func unexpectedEntry() -> Diagnostic {
    let line = source.lineNumber(of: failure.offset)
    if let last, source.lineNumber(of: max(last.span.start, last.span.end - 1)) == line,
      last.span.end <= failure.offset
    {
      if isQuoted(last) {
        guard !spansLines(last) else { return .unclosedQuote(at: last.span.start, in: source) }
        return .textAfterQuote(
          failure.offset, value: source.valueEnd(from: last.span.start), in: source)
      }
      if case .sequenceEnd = last.kind, let start = flowStart(line) {
        return .specialCharacter(source.valueEnd(from: start), in: source)
      }
      if case .mappingEnd = last.kind, let start = flowStart(line) {
        return .specialCharacter(source.valueEnd(from: start), in: source)
      }
    }
    if source.byte(failure.offset) == UInt8(ascii: ":") {
      return .keyNotText(at: SourceSpan(at: failure.offset))
    }
    let stray = [UInt8(ascii: "]"), UInt8(ascii: "}"), UInt8(ascii: ",")]
    if stray.contains(source.byte(failure.offset)) { return unexpectedContent() }
    let list = failure.contextOffset
    if failure.problem == "did not find expected '-' indicator",
      source.column(of: list) == source.column(of: failure.offset)
    {
      let rest = source.lineEnd(from: failure.offset)
      return source.byte(rest.start) == UInt8(ascii: "-")
        ? .missingSpaceAfterDash(at: rest) : .missingDash(at: rest, list: list)
    }
    return indentation(at: failure.offset)
  }

  /// Returns where the value of a line starts, if it starts with a bracket.
  private func flowStart(_ line: Int) -> Int? {
    let entry = source.entryStart(ofLine: line)
    let isFlow = { (offset: Int) in
      [UInt8(ascii: "["), UInt8(ascii: "{")].contains(source.byte(offset))
    }
    if isFlow(entry) { return entry }
    guard var start = source.keyColon(from: entry).map({ $0 + 1 }) else { return nil }
    let end = source.lineSpan(line).end
    while start < end, source.isBlank(start) { start += 1 }
    return isFlow(start) ? start : nil
  }

  private func indentation(at offset: Int) -> Diagnostic {
    let line = source.lineNumber(of: offset)
    let start = source.textStart(ofLine: line)
    let found = source.column(of: start)
    let columns = source.columnsOpen(aboveLine: line)
    let rest = source.valueEnd(from: start)
    if columns.contains(found), source.byte(start) == UInt8(ascii: "-") {
      return .listItemAmongKeys(at: rest)
    }
    if let deepest = columns.last, found > deepest, let colon = source.keyColon(from: start) {
      return .keyBelowValue(SourceSpan(start: start, end: colon), in: source)
    }
    return .indentation(at: rest, columns: columns, found: found)
  }

  private func unexpectedContent() -> Diagnostic {
    if open.last?.isFlow == true {
      let byte = source.byte(failure.offset)
      let rest = source.lineEnd(from: failure.offset)
      if failure.offset >= source.bytes.count || startsEntry(failure.offset) {
        return .unclosedBracket(at: opening, in: source)
      }
      if byte != UInt8(ascii: ","), let colon = source.keyColon(from: rest.start) {
        return .colonInText(value(from: rest.start), colon: colon, in: source)
      }
      return .malformed("nothing stands before this", at: SourceSpan(at: failure.offset))
    }
    return .specialCharacter(source.valueEnd(from: failure.offset), in: source)
  }

  private func unclosedFlow() -> Diagnostic {
    let offset = failure.offset
    if offset >= source.bytes.count || startsEntry(offset) {
      return .unclosedBracket(at: opening, in: source)
    }
    if let last, isQuoted(last), last.span.end <= offset,
      source.lineNumber(of: last.span.end) == source.lineNumber(of: offset)
    {
      if spansLines(last) { return .unclosedQuote(at: last.span.start, in: source) }
      return .textAfterQuote(offset, value: value(from: last.span.start), in: source)
    }
    if source.byte(offset) == UInt8(ascii: ":"), let text = lastScalar, text.span.end <= offset {
      return .colonInText(value(from: text.span.start), colon: offset, in: source)
    }
    return .missingComma(at: offset, opening: opening, in: source)
  }

  /// The bracket that is open at the failure.
  private var opening: Int {
    open.last { $0.isFlow }?.start ?? failure.contextOffset
  }

  /// Tells whether a line beyond the bracket's starts an entry of the block around the bracket.
  private func startsEntry(_ offset: Int) -> Bool {
    let line = source.lineNumber(of: offset)
    let first = source.lineNumber(of: opening)
    guard line > first else { return false }
    return source.indentation(ofLine: line) <= source.indentation(ofLine: first)
  }

  private func isQuoted(_ event: YAMLEvent) -> Bool {
    guard case .scalar(_, let style) = event.kind else { return false }
    return style == .singleQuoted || style == .doubleQuoted
  }

  private func spansLines(_ event: YAMLEvent) -> Bool {
    source.lineNumber(of: event.span.start) != source.lineNumber(of: event.span.end)
  }
}
