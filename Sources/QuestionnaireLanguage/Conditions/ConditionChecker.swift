import Diagnostics
import QuestionnaireModel
import Words

/// Looks up the names of a condition, checks its types and turns it into the model's form.
///
/// A part that has an error is nil and silences what would follow from it.
struct ConditionChecker {
  let scope: ConditionScope
  var diagnostics: [Diagnostic] = []
  /// The entries that were named, with the place of each.
  var references: [Reference] = []

  /// Differences of times in what is being read, of which midnight may make one negative.
  var backwards = Backwards()

  struct Backwards {
    var spans: [SourceSpan] = []
    /// Whether a difference of dates stands beside them, so that hours before are meant.
    var countsDays = false
  }

  struct Reference {
    let items: Range<Int>
    let span: SourceSpan
  }

  /// How many findings get a suggestion: each is sought among all names.
  static let mostSuggestions = 20
  private let suggestsFromStart: Bool

  init(_ scope: ConditionScope, suggests: Bool) {
    self.scope = scope
    suggestsFromStart = suggests
  }

  var suggests: Bool { suggestsFromStart && diagnostics.count < Self.mostSuggestions }

  mutating func condition(_ node: ConditionNode) -> Condition? {
    switch node.kind {
    case .any(let parts): return conditions(parts).map(Condition.any)
    case .all(let parts): return conditions(parts).map(Condition.all)
    case .not(let operand): return condition(operand).map(Condition.not)
    case .comparison(let left, let sign, let right): return compare(left, sign, right)
    case .membership(let subject, let sign, let list): return membership(subject, sign, list)
    case .state(let subject, let sign, let kind): return state(subject, sign, kind)
    case .answered(let items): return answered(items)
    case .name(let name):
      guard entry(node) != nil else { return nil }
      diagnostics.append(.notACondition(name: name, at: node.span))
      return nil
    case .number, .date, .time, .text, .negated, .arithmetic, .count, .minutes:
      diagnostics.append(.notACondition(name: nil, at: node.span))
      return nil
    }
  }

  /// Checks every part, so that all findings come at once; nil if one has an error.
  private mutating func conditions(_ nodes: [ConditionNode]) -> [Condition]? {
    var parts: [Condition] = []
    for node in nodes {
      if let part = condition(node) { parts.append(part) }
    }
    return parts.count == nodes.count ? parts : nil
  }

  private mutating func answered(_ nodes: [ConditionNode]) -> Condition? {
    var items: [Int] = []
    var isSound = true
    for node in nodes {
      guard let entry = entry(node) else {
        isSound = false
        continue
      }
      guard items.count <= ConditionParser.mostTerms else { continue }
      if case .battery(let rows, _) = entry.kind {
        items += rows
      } else {
        items.append(entry.index)
      }
    }
    return isSound && isCountable(items.count, at: nodes[0].span) ? .answered(items: items) : nil
  }

  private mutating func state(
    _ subject: ConditionNode, _ sign: ConditionNode.Sign<ConditionNode.State>,
    _ kind: ConditionNode
  ) -> Condition? {
    guard case .name = subject.kind else {
      diagnostics.append(.operandMustBeItem(of: "is", scope.subject, at: subject.span))
      return nil
    }
    guard let entry = entry(subject) else { return nil }
    if case .battery = entry.kind {
      diagnostics.append(.batteryOutsideFunction(entry.name, at: subject.span))
      return nil
    }
    guard case .name(let word) = kind.kind, let nonanswer = Nonanswer(rawValue: word) else {
      diagnostics.append(
        .unknownNonanswer(
          spelling(of: kind), known: Nonanswer.allCases.map(\.rawValue), at: kind.span))
      return nil
    }
    if let possible = entry.nonanswers, !possible.contains(nonanswer) {
      diagnostics.append(.nonanswerNeverHeld(nonanswer, by: entry.name, at: kind.span))
    }
    let condition = Condition.isNonanswer(item: entry.index, kinds: [nonanswer])
    return sign.meaning == .holds ? condition : .not(condition)
  }
}

extension ConditionChecker {
  /// Looks a name up, records the reference, and refuses what can stand in no condition.
  mutating func entry(_ node: ConditionNode) -> ConditionScope.Entry? {
    guard case .name(let name) = node.kind else { return nil }
    guard let entry = scope[name] else {
      let known = suggests ? scope.entries : []
      diagnostics.append(
        .unknownEntry(name, scope.subject, known: known.lazy.map(\.name), at: node.span))
      return nil
    }
    switch entry.kind {
    case .battery(let rows, _): references.append(Reference(items: rows, span: node.span))
    case .choice, .choices, .number, .date, .time, .text:
      references.append(Reference(items: entry.index..<entry.index + 1, span: node.span))
    case .note:
      diagnostics.append(.noteInCondition(name, at: node.span))
      return nil
    case .faulty: return nil
    }
    return entry
  }

  /// The entry a node names, without a finding and without a reference.
  func namedEntry(_ node: ConditionNode) -> ConditionScope.Entry? {
    guard case .name(let name) = node.kind else { return nil }
    return scope[name]
  }

  /// What a literal or a name spells, as options are looked up by it.
  func spelling(of node: ConditionNode) -> String {
    switch node.kind {
    case .name(let text), .text(let text): text
    case .number(_, let spelling): spelling
    case .date(let date): date.description
    case .time(let time): time.description
    case .negated, .arithmetic, .comparison, .membership, .state, .answered, .count, .minutes, .not,
      .all,
      .any:
      ""
    }
  }

  /// Whether a function may look at so many items; batteries could be named without end.
  mutating func isCountable(_ count: Int, at span: SourceSpan) -> Bool {
    if count <= ConditionParser.mostTerms { return true }
    diagnostics.append(.longCondition(limit: ConditionParser.mostTerms, at: span))
    return false
  }

  func isLiteral(_ node: ConditionNode) -> Bool {
    switch node.kind {
    case .name, .text, .number, .date, .time: true
    case .negated, .arithmetic, .comparison, .membership, .state, .answered, .count, .minutes, .not,
      .all,
      .any:
      false
    }
  }

  /// Reports a non-answer used as a value; it offers `is` where there is a comparison to replace.
  mutating func refuseNonanswer(
    _ node: ConditionNode, replacing sign: ConditionNode.Sign<Comparison>?
  ) -> Bool {
    guard case .name(let word) = node.kind, scope[word] == nil,
      Nonanswer(rawValue: word) != nil
    else { return false }
    let replacement: String? =
      switch sign?.meaning {
      case .equal: "is"
      case .notEqual: "is not"
      case .less, .lessOrEqual, .greater, .greaterOrEqual, nil: nil
      }
    diagnostics.append(
      .nonanswerCompared(word, replacing: sign?.span, by: replacement, at: node.span))
    return true
  }
}
