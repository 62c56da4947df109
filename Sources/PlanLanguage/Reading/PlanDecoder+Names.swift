import Diagnostics
import Microdata
import QuestionnaireLanguage
import QuestionnaireModel
import Tabulation
import YAMLReading

/// How names become columns and categories.
extension PlanDecoder {
  /// Finds the one column that a name stands for.
  ///
  /// - Parameter scope: the names of records, where a table counts them.
  mutating func column(
    _ node: YAMLNode, in scope: PlanScope? = nil
  ) -> PlanScope.Entry? {
    let scope = scope ?? self.scope
    guard let name = node.scalar else { return nil }
    _ = use(.derived, name)
    if let entry = scope[name] {
      if entry.column.isKept {
        report(.neverExported(name, at: node.span))
        return nil
      }
      return entry
    }
    reportNoColumn(name, in: scope, at: node.span)
    return nil
  }

  /// Says why a name stands for no column.
  mutating func reportNoColumn(_ name: String, in scope: PlanScope, at span: SourceSpan) {
    if scope.sets[name] != nil {
      report(.severalAnswers(name, key: "responses", at: span))
    } else if scope.rankings[name] != nil {
      report(.severalAnswers(name, key: "ranking", at: span))
    } else if scope.batteries[name] != nil {
      report(.severalAnswers(name, key: "grid", at: span))
    } else if scope.withoutColumn.contains(name) {
      report(.textTabulated(name, at: span))
    } else if scope.indices.contains(name) {
      report(.indexNotDerived(name, at: span))
    } else if let declared = use(.responseSet, name), !declared.isSound {
      // What is wrong with the set has been said.
      return
    } else if let declared = use(.derived, name) {
      if declared.isSound, declared.span.start > span.start {
        report(.usedBeforeMade(name, declared: declared.span, at: span))
      }
    } else if let version = versionThatHas(name) {
      report(.notInVersion(name, version: version, at: span))
    } else if recordScopes.values.contains(where: { $0[name] != nil }) {
      report(.itemOfRecords(name, at: span))
    } else {
      report(.planUnknownItem(name, known: scope.names, at: span))
    }
  }

  /// The version of another time that has an item of that name.
  private func versionThatHas(_ name: String) -> String? {
    subject.versions.dropLast().last { $0.index(of: ItemID(name)) != nil }?.version
  }

  /// The code of a category that a text names.
  mutating func category(_ node: YAMLNode, of entry: PlanScope.Entry) -> String? {
    guard let text = node.scalar else { return nil }
    switch entry.category(text) {
    case .code(let code): return code
    case .ambiguous:
      report(.ambiguousCategory(of: entry.column.name, at: node.span))
      return nil
    case .none:
      report(
        .planUnknownCategory(
          text, of: entry.column.name, known: entry.spellings, at: node.span))
      return nil
    }
  }

  /// The codes of the categories that a list names, each once.
  mutating func categories(_ node: YAMLNode, of entry: PlanScope.Entry) -> [String] {
    var codes: [String] = []
    if node.sequence?.isEmpty == true { report(.planEmptyList("categories", at: node.span)) }
    for node in words(node) {
      guard let code = category(node, of: entry) else { continue }
      if codes.contains(code) { report(.planRepeated(node.scalar ?? "", at: node.span)) }
      codes.append(code)
    }
    return codes
  }

  /// A multiple item, or a set put together of columns that each stand for an option.
  mutating func responses(_ node: YAMLNode, in scope: PlanScope) -> ResponseSet? {
    let nodes = words(node)
    if nodes.count == 1, let name = nodes[0].scalar {
      _ = use(.responseSet, name)
      if let set = scope.sets[name] {
        guard !isKept(set, in: scope) else {
          report(.neverExported(name, at: nodes[0].span))
          return nil
        }
        return set
      }
      guard let entry = scope[name] else {
        reportNoColumn(name, in: scope, at: nodes[0].span)
        return nil
      }
      return listSet(of: entry, at: nodes[0].span)
    }
    return columnSet(nodes, in: scope)
  }

  /// Whether the answers to an item of several options never leave the study.
  func isKept(_ set: ResponseSet, in scope: PlanScope) -> Bool {
    set.options.contains { scope[$0.column]?.column.isKept ?? false }
  }

  /// Reads a condition on the columns of a scope, and proves that somebody can meet it.
  mutating func condition(_ node: YAMLNode, in scope: PlanScope? = nil) -> PlanCondition? {
    guard let text = node.scalar else { return nil }
    let scope = scope ?? self.scope
    let (read, diagnostics) = ConditionReader.read(
      text, in: source, span: node.span, scope: scope.conditions)
    for diagnostic in diagnostics { report(diagnostic) }
    guard let read else { return nil }
    let used = read.items.sorted()
    for index in used {
      let entry = scope.entries[index]
      _ = use(.derived, entry.column.name)
      if entry.column.isKept {
        report(.neverExported(entry.column.name, at: node.span))
      }
    }
    if subject.questionnaire.map({ $0.canMeet(read, scope) == false }) ?? false {
      report(.metByNobody(at: node.span))
    }
    let places = Dictionary(uniqueKeysWithValues: used.enumerated().map { ($1, $0) })
    return read.renumbered { places[$0] }.map {
      PlanCondition(
        text: text, condition: $0, columns: used.map { scope.entries[$0].column.name })
    }
  }
}

extension Questionnaire {
  /// Whether some respondent can meet a condition on columns; nil where that is not known.
  fileprivate func canMeet(_ condition: Condition, _ scope: PlanScope) -> Bool? {
    let onItems = condition.renumbered { index -> Int? in
      let entry = scope.entries[index]
      guard !entry.isDerived, let item = entry.item, item.id.rawValue == entry.column.name else {
        return nil
      }
      return self.index(of: item.id)
    }
    return onItems.flatMap { canMeet($0) }
  }
}
