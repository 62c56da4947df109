import Diagnostics
import QuestionnaireModel

/// Reads the tokens of a condition by recursive descent; it stops at the first error of grammar.
///
///     condition  = conjunction { "or" conjunction }
///     conjunction = negation { "and" negation }
///     negation   = "not" negation | comparison
///     comparison = sum [ sign sum | ["not"] "in" list | "is" ["not"] name ]
///     sum        = product { ("+" | "-") product }
///     product    = factor { ("*" | "/") factor }
///     factor     = "-" factor | number | date | text | name | function | "(" condition ")"
struct ConditionParser {
  static let deepestNesting = 64
  static let mostTerms = 10_000

  /// What stops the parser; the finding has been recorded by then.
  struct Stop: Error {}

  private let tokens: [ConditionToken]
  private var position = 0
  private var nesting = 0
  private var terms = 0
  private(set) var diagnostics: [Diagnostic] = []

  init(_ tokens: [ConditionToken]) {
    precondition(tokens.last?.kind == .end, "the last token must be the end")
    self.tokens = tokens
  }

  /// Returns the tree, or nil where a finding says why there is none.
  mutating func parse() -> ConditionNode? {
    do {
      if current.kind == .end { try stop(.emptyCondition(at: current.span)) }
      let node = try disjunction()
      if current.kind != .end { try stopAtUnexpected("the end, 'and' or 'or'") }
      return node
    } catch {
      return nil
    }
  }

  /// Returns the tree of a quantity, or nil where a finding says why there is none.
  mutating func parseQuantity() -> ConditionNode? {
    do {
      if current.kind == .end { try stop(.emptyCondition(at: current.span)) }
      let node = try sum()
      if current.kind != .end { try stopAtUnexpected("the end, or one of + - * /") }
      return node
    } catch {
      return nil
    }
  }

  private mutating func disjunction() throws(Stop) -> ConditionNode {
    var parts = [try conjunction()]
    while acceptKeyword(.or) { parts.append(try conjunction()) }
    return try joined(parts, ConditionNode.Kind.any)
  }

  private mutating func conjunction() throws(Stop) -> ConditionNode {
    var parts = [try negation()]
    while acceptKeyword(.and) { parts.append(try negation()) }
    return try joined(parts, ConditionNode.Kind.all)
  }

  private mutating func negation() throws(Stop) -> ConditionNode {
    let start = current.span
    guard acceptLeadingNot() else { return try comparison() }
    try enter(at: start)
    let operand = try negation()
    nesting -= 1
    return try node(.not(operand), start.union(operand.span))
  }

  private mutating func comparison() throws(Stop) -> ConditionNode {
    let left = try sum()
    let sign = current.span
    if case .comparison(let comparison) = current.kind {
      advance()
      return try self.comparison(left, .init(meaning: comparison, span: sign))
    }
    if acceptKeyword(.in) {
      return try membership(left, .init(meaning: .isIn, span: sign))
    }
    if acceptKeyword(.not) {
      let inSpan = current.span
      guard acceptKeyword(.in) else { try stopAtUnexpected("'in' after 'not'") }
      return try membership(left, .init(meaning: .isNotIn, span: sign.union(inSpan)))
    }
    if acceptKeyword(.is) { return try state(left, from: sign) }
    return left
  }

  private mutating func comparison(
    _ left: ConditionNode, _ sign: ConditionNode.Sign<Comparison>
  ) throws(Stop) -> ConditionNode {
    if current.kind == .openBracket, sign.meaning == .equal || sign.meaning == .notEqual {
      let isEqual = sign.meaning == .equal
      diagnostics.append(.equalToList(meaning: isEqual ? "in" : "not in", at: sign.span))
      return try membership(left, .init(meaning: isEqual ? .isIn : .isNotIn, span: sign.span))
    }
    let right = try sum()
    if case .comparison = current.kind { try stop(.chainedComparison(at: current.span)) }
    return try node(.comparison(left, sign, right), left.span.union(right.span))
  }

  private mutating func membership(
    _ left: ConditionNode, _ sign: ConditionNode.Sign<ConditionNode.Membership>
  ) throws(Stop) -> ConditionNode {
    let (list, end) = try list()
    return try node(.membership(left, sign, list), left.span.union(end))
  }

  private mutating func state(
    _ left: ConditionNode, from start: SourceSpan
  ) throws(Stop) -> ConditionNode {
    let notSpan = current.span
    let isNegated = acceptKeyword(.not)
    let sign = ConditionNode.Sign<ConditionNode.State>(
      meaning: isNegated ? .doesNotHold : .holds, span: isNegated ? start.union(notSpan) : start)
    guard case .name(let name) = current.kind else {
      try stopAtUnexpected("a non-answer such as 'refused' after 'is'")
    }
    let kind = try node(.name(name), current.span)
    advance()
    return try node(.state(left, sign, kind: kind), left.span.union(kind.span))
  }

  private mutating func sum() throws(Stop) -> ConditionNode {
    var left = try product()
    while case .arithmetic(let sign) = current.kind, sign == .plus || sign == .minus {
      advance()
      let right = try product()
      left = try node(.arithmetic(left, sign, right), left.span.union(right.span))
    }
    return left
  }

  private mutating func product() throws(Stop) -> ConditionNode {
    var left = try factor()
    while case .arithmetic(let sign) = current.kind, sign == .times || sign == .over {
      advance()
      let right = try factor()
      left = try node(.arithmetic(left, sign, right), left.span.union(right.span))
    }
    return left
  }

  private mutating func factor() throws(Stop) -> ConditionNode {
    let token = current
    switch token.kind {
    case .arithmetic(.minus):
      advance()
      try enter(at: token.span)
      let operand = try factor()
      nesting -= 1
      return try negated(operand, token.span.union(operand.span))
    case .openParenthesis: return try parenthesized()
    case .number(let number, let spelling):
      return try leaf(.number(number, spelling: spelling))
    case .date(let date): return try leaf(.date(date))
    case .time(let time): return try leaf(.time(time))
    case .text(let text): return try leaf(.text(text))
    case .verbatimName(let name): return try leaf(.name(name))
    case .name(let name):
      if tokens[position + 1].kind == .openParenthesis { return try function(name) }
      return try leaf(.name(name))
    case .keyword, .comparison, .arithmetic, .closeParenthesis, .openBracket, .closeBracket,
      .comma, .invalid, .end:
      try stopAtUnexpected("a name, a number, a date or '('")
    }
  }

  private mutating func parenthesized() throws(Stop) -> ConditionNode {
    let start = current.span
    advance()
    try enter(at: start)
    let inner = try disjunction()
    nesting -= 1
    guard current.kind == .closeParenthesis else { try stopAtUnexpected("')'") }
    let end = current.span
    advance()
    return try node(inner.kind, start.union(end))
  }

  /// A negative number is one leaf, because option codes may be negative.
  private mutating func negated(
    _ operand: ConditionNode, _ span: SourceSpan
  ) throws(Stop) -> ConditionNode {
    if case .number(let number, let spelling) = operand.kind, number > 0 {
      return try node(.number(-number, spelling: "-" + spelling), span)
    }
    return try node(.negated(operand), span)
  }

  private mutating func function(_ name: String) throws(Stop) -> ConditionNode {
    let start = current.span
    guard name == "answered" || name == "count" || name == "minutes" else {
      try stop(.unknownFunction(name, at: start))
    }
    advance()
    advance()
    let items = try names()
    if name == "count" { return try count(items, from: start) }
    return try closed(name == "minutes" ? .minutes(items) : .answered(items), from: start)
  }

  private mutating func count(
    _ items: [ConditionNode], from start: SourceSpan
  ) throws(Stop) -> ConditionNode {
    let isEqual = current.kind == .comparison(.equal)
    if isEqual { advance() }
    guard isEqual || acceptKeyword(.in) else { try stopAtUnexpected("'=' or 'in' and options") }
    if isEqual, current.kind != .openBracket {
      return try closed(.count(items, codes: [try factor()]), from: start)
    }
    return try closed(.count(items, codes: try list().items), from: start)
  }

  private mutating func closed(
    _ kind: ConditionNode.Kind, from start: SourceSpan
  ) throws(Stop) -> ConditionNode {
    guard current.kind == .closeParenthesis else { try stopAtUnexpected("')'") }
    let end = current.span
    advance()
    return try node(kind, start.union(end))
  }

  private mutating func names() throws(Stop) -> [ConditionNode] {
    var names: [ConditionNode] = []
    repeat {
      switch current.kind {
      case .name(let name), .verbatimName(let name): names.append(try leaf(.name(name)))
      default: try stopAtUnexpected("the name of an item")
      }
    } while accept(.comma)
    return names
  }

  private mutating func list() throws(Stop) -> (items: [ConditionNode], end: SourceSpan) {
    guard current.kind == .openBracket else {
      try stopAtUnexpected("a list such as [1, 2]")
    }
    advance()
    var items: [ConditionNode] = []
    repeat { items.append(try factor()) } while accept(.comma)
    guard current.kind == .closeBracket else { try stopAtUnexpected("',' or ']'") }
    let end = current.span
    advance()
    return (items, end)
  }
}

extension ConditionParser {
  private var current: ConditionToken { tokens[position] }

  private mutating func advance() {
    if position + 1 < tokens.count { position += 1 }
  }

  private mutating func accept(_ kind: ConditionToken.Kind) -> Bool {
    guard current.kind == kind else { return false }
    advance()
    return true
  }

  /// Accepts a keyword where only an operator can stand, reporting a capitalized one.
  private mutating func acceptKeyword(_ keyword: ConditionToken.Keyword) -> Bool {
    if case .name(let name) = current.kind, name.lowercased() == keyword.rawValue {
      diagnostics.append(
        .capitalizedKeyword(name, meaning: keyword.rawValue, at: current.span))
      advance()
      return true
    }
    return accept(.keyword(keyword))
  }

  /// Accepts `not` before an operand; `NOT` may be a name there unless an operand follows it.
  private mutating func acceptLeadingNot() -> Bool {
    if accept(.keyword(.not)) { return true }
    guard case .name(let name) = current.kind, name.lowercased() == "not" else { return false }
    switch tokens[position + 1].kind {
    case .name, .verbatimName, .number, .date, .time, .text, .openParenthesis:
      return acceptKeyword(.not)
    case .keyword, .comparison, .arithmetic, .closeParenthesis, .openBracket, .closeBracket,
      .comma, .invalid, .end:
      return false
    }
  }

  private mutating func leaf(_ kind: ConditionNode.Kind) throws(Stop) -> ConditionNode {
    let span = current.span
    advance()
    return try node(kind, span)
  }

  private mutating func joined(
    _ parts: [ConditionNode], _ kind: ([ConditionNode]) -> ConditionNode.Kind
  ) throws(Stop) -> ConditionNode {
    guard parts.count > 1 else { return parts[0] }
    return try node(kind(parts), parts[0].span.union(parts[parts.count - 1].span))
  }

  private mutating func node(
    _ kind: ConditionNode.Kind, _ span: SourceSpan
  ) throws(Stop) -> ConditionNode {
    terms += 1
    let node = ConditionNode(kind, span: span)
    if terms > Self.mostTerms { try stop(.longCondition(limit: Self.mostTerms, at: span)) }
    if node.depth > Self.deepestNesting {
      try stop(.deepCondition(limit: Self.deepestNesting, at: span))
    }
    return node
  }

  private mutating func enter(at span: SourceSpan) throws(Stop) {
    nesting += 1
    if nesting > Self.deepestNesting {
      try stop(.deepCondition(limit: Self.deepestNesting, at: span))
    }
  }

  private mutating func stop(_ diagnostic: Diagnostic) throws(Stop) -> Never {
    diagnostics.append(diagnostic)
    throw Stop()
  }

  /// Stops at a token that cannot stand here; what the lexer reported is not reported again.
  private mutating func stopAtUnexpected(_ expected: String) throws(Stop) -> Never {
    if current.kind == .invalid { throw Stop() }
    try stop(
      .unexpectedToken(isEnd: current.kind == .end, expected: expected, at: current.span))
  }
}
