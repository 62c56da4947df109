import Diagnostics
import Microdata
import QuestionnaireLanguage
import QuestionnaireModel
import Tabulation
import Words
import YAMLReading

/// What a plan says of the columns of a file without a questionnaire.
extension PlanDecoder {
  mutating func readItems(_ node: YAMLNode, at key: SourceSpan) {
    guard subject.questionnaire == nil else {
      report(.itemsOfQuestionnaire(at: key))
      return
    }
    for entry in node.mapping ?? [] {
      let name = entry.name
      guard let known = scope[name] else {
        reportNoColumn(name, in: scope, at: entry.key.span)
        continue
      }
      guard let facts = facts(entry, of: known.column) else { continue }
      describe(known, facts)
    }
  }

  /// Takes what is known of a column into the plan and its names.
  @discardableResult
  private mutating func describe(
    _ entry: PlanScope.Entry, _ facts: ColumnFacts
  ) -> PlanScope.Entry {
    plan.items[entry.column.name] = facts
    var described = entry
    let source = subject.columns.first { $0.column.name == entry.column.name }?.column
    described.column = (source ?? entry.column).described(by: facts)
    scope.add(described)
    return described
  }

  private mutating func facts(_ entry: YAMLEntry, of column: Column) -> ColumnFacts? {
    guard let fields = fields(entry.value, PlanSchema.item, at: entry.key.span) else { return nil }
    var facts = ColumnFacts()
    facts.label = fields["label"]?.scalar
    facts.measurement = fields["measure"].flatMap { word($0, PlanSchema.measures) }
      .flatMap(Measurement.init(planWord:))
    if let node = fields["categories"] { facts.answers = labeled(node) }
    if let node = fields["nonanswers"] { facts.nonanswers = nonanswers(node) }
    facts.isReversed = fields["reversed"].flatMap { yesNo($0) } ?? false
    check(facts, of: column, fields)
    return facts
  }

  /// Codes with their labels, or codes alone, each once.
  mutating func labeled(_ node: YAMLNode) -> [ColumnFacts.Answer] {
    var answers: [ColumnFacts.Answer] = []
    func isThere(_ code: String) -> Bool {
      let number = AnswerUnit.number.value(of: code)
      return answers.contains {
        $0.code == code || number != nil && AnswerUnit.number.value(of: $0.code) == number
      }
    }
    let pairs =
      node.mapping?.map { (node: $0.key, label: Optional($0.value)) }
      ?? (node.sequence ?? []).map { ($0, nil) }
    for (key, label) in pairs {
      guard let code = key.scalar, !code.isEmpty, label.map({ $0.scalar != nil }) ?? true else {
        report(.planMalformedValue("codes with their labels", at: label?.span ?? key.span))
        continue
      }
      if isThere(code) { report(.planRepeated(code, at: key.span)) }
      if let label { reportComment(cutting: label) }
      answers.append(.init(code: code, label: label?.scalar))
    }
    if pairs.isEmpty { report(.planEmptyList("codes", at: node.span)) }
    return answers
  }

  /// Codes with the kind of non-answer that each is; codes alone are missing.
  private mutating func nonanswers(_ node: YAMLNode) -> [NonanswerCategory] {
    guard let entries = node.mapping else {
      return words(node).compactMap(\.scalar).map {
        NonanswerCategory(kind: .missing, code: $0, label: "Missing")
      }
    }
    return entries.compactMap { entry in
      guard entry.value.scalar == nil else {
        return word(entry.value, PlanSchema.nonanswerKinds).flatMap(Nonanswer.init).map {
          NonanswerCategory(kind: $0, code: entry.name, label: $0.plainLabel)
        }
      }
      guard let fields = fields(entry.value, PlanSchema.nonanswer, at: entry.key.span) else {
        return nil
      }
      return fields["kind"].flatMap { word($0, PlanSchema.nonanswerKinds) }
        .flatMap(Nonanswer.init).map {
          NonanswerCategory(
            kind: $0, code: entry.name, label: fields["label"]?.scalar ?? $0.plainLabel)
        }
    }
  }

  private mutating func check(_ facts: ColumnFacts, of column: Column, _ fields: PlanFields) {
    let areNumbers =
      !column.categories.isEmpty && column.categories.allSatisfy { $0.value != nil }
    let answers = fields["categories"]?.codeNodes ?? []
    for (node, code) in answers where facts.nonanswers.contains(where: { $0.code == code }) {
      report(.answerAndNonanswer(code, of: column.name, at: node.span))
    }
    let coded = answers + (fields["nonanswers"]?.codeNodes ?? [])
    let named = coded.map(\.code)
    for (node, code) in coded where column.place(ofCode: code) == nil {
      if isSlip(code, of: column, named: named, areNumbers) {
        let near = column.categories.map(\.code).filter { !named.contains($0) }
        report(.planUnknownCategory(code, of: column.name, known: near, at: node.span))
      }
    }
    let described = column.described(by: facts)
    let span = fields.keySpan("categories") ?? fields.span
    let unlabeled = described.categories.filter { category in
      !facts.answers.contains { $0.code == category.code }
    }
    if facts.answers.contains(where: { $0.label != nil }), facts.measurement != .numeric,
      let first = unlabeled.first
    {
      report(.codesWithoutLabel(first.code, count: unlabeled.count, of: column.name, at: span))
    }
    let hasNumbers = described.categories.allSatisfy { $0.value != nil }
    if facts.measurement == .numeric, !hasNumbers, let span = fields.keySpan("measure") {
      report(.textsMeasured(column.name, at: span))
    }
    if facts.isReversed, described.origin.reversal == nil, let span = fields.keySpan("reversed") {
      report(.reversedWithoutNumbers(column.name, at: span))
    }
  }

  /// Whether a code that no cell holds is a misspelling of one that a cell does, more likely.
  private func isSlip(
    _ code: String, of column: Column, named: [String], _ areNumbers: Bool
  ) -> Bool {
    guard !areNumbers else { return column.origin.unit.value(of: code) == nil }
    let left = column.categories.map(\.code).filter { !named.contains($0) }
    return suggestion(for: code, among: left) != nil
  }

  /// A category that a table names, also one that nobody in the file gave.
  mutating func declaring(_ named: [String], of entry: PlanScope.Entry) -> PlanScope.Entry {
    guard subject.questionnaire == nil, entry.item == nil, !entry.isDerived, !entry.isNumeric,
      let known = scope[entry.column.name]
    else { return entry }
    let column = known.column
    let areNumbers = column.categories.allSatisfy { $0.value != nil }
    var facts = plan.items[column.name] ?? ColumnFacts()
    let before = facts.unmet.count
    for code in named where !code.isEmpty {
      guard case .none = known.category(code),
        !isSlip(code, of: column, named: named, areNumbers)
      else { continue }
      facts.unmet.append(code)
    }
    return facts.unmet.count > before ? describe(known, facts) : known
  }
}

extension YAMLNode {
  /// The codes of a mapping or a list.
  fileprivate var codeNodes: [(node: YAMLNode, code: String)] {
    (mapping?.map(\.key) ?? sequence ?? [self]).compactMap { node in
      node.scalar.map { (node, $0) }
    }
  }
}

extension Measurement {
  fileprivate init?(planWord word: String) {
    switch word {
    case "number": self = .numeric
    case "ordinal": self = .ordinal
    case "nominal": self = .nominal
    default: return nil
    }
  }
}

extension Nonanswer {
  fileprivate var plainLabel: String {
    switch self {
    case .dontKnow: "Don't know"
    case .refused: "Refused"
    case .notApplicable: "Not applicable"
    case .missing: "Missing"
    case .notAsked: "Not asked"
    case .notReached: "Not reached"
    case .withdrawn: "Withdrawn"
    }
  }
}
