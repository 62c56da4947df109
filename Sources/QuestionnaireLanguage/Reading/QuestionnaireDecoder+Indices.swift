import Diagnostics
import QuestionnaireModel
import YAMLReading

/// Scores made of several items.
extension DraftIndex {
  /// The index over the items of one pass, called after it.
  fileprivate func inPass(_ pass: DraftPass) -> DraftIndex {
    let items = items.map { SpannedName(text: pass.names[$0.text] ?? $0.text, span: $0.span) }
    let words = pass.words.sorted { $0.key < $1.key }.map(\.value)
    let label = LocalizedText(
      Dictionary(
        uniqueKeysWithValues: label.texts.map { language, text in
          let added = words.map { $0[language] }.joined(separator: ", ")
          return (language, added.isEmpty ? text : "\(text) (\(added))")
        }))
    return DraftIndex(
      id: SpannedName(text: id.text + pass.suffix, span: id.span), label: label, method: method,
      items: items, valid: valid, dontKnow: dontKnow)
  }
}

extension QuestionnaireDecoder {
  mutating func readIndices(_ node: YAMLNode) {
    for entry in node.mapping ?? [] {
      guard let name = name(entry.key) else { continue }
      owners = [name]
      if let draft = index(entry.value, SpannedName(text: name, span: entry.key.span)) {
        indices.append(draft)
      }
      owners = []
    }
  }

  mutating func readQuotas(_ node: YAMLNode, at span: SourceSpan) {
    report(.notCountedYet("quotas", at: span))
    for entry in node.mapping ?? [] {
      guard let name = name(entry.key), let fields = fields(entry.value, Schema.quota) else {
        continue
      }
      let target = fields["target"].flatMap { integer($0, in: 1...1_000_000) }
      guard let that = fields["that"], let target else { continue }
      quotas.append(
        DraftQuota(
          id: SpannedName(text: name, span: entry.key.span), that: that, target: target))
    }
  }

  private mutating func index(_ node: YAMLNode, _ id: SpannedName) -> DraftIndex? {
    guard let fields = fields(node, Schema.index) else { return nil }
    let given = CompositeIndex.Method.allCases.filter { fields.keySpan($0.rawValue) != nil }
    guard let method = given.first else {
      report(.missingMethod(of: id.text, at: id.span))
      return nil
    }
    if given.count > 1, let second = fields.keySpan(given[1].rawValue) {
      report(.conflictingKeys(given[1].rawValue, method.rawValue, at: second))
    }
    let label =
      fields.texts.isEmpty
      ? LocalizedText([:]) : text(of: fields, subject: "index '\(id.text)'", at: id.span)
    let rule = fields["dont_know"].flatMap {
      word($0, CompositeIndex.DontKnowRule.allCases.map(\.rawValue))
    }
    let valid = fields["valid"].flatMap { node in
      integer(node, in: 1...Limits.items).map { (count: $0, span: node.span) }
    }
    guard let list = fields[method.rawValue] else { return nil }
    return DraftIndex(
      id: id, label: label, method: method,
      items: (list.sequence ?? [list]).map {
        SpannedName(text: $0.scalar ?? "", span: $0.span)
      },
      valid: valid,
      dontKnow: rule.flatMap(CompositeIndex.DontKnowRule.init(rawValue:))
        ?? (method == .countCorrect ? .wrong : .missing))
  }

  /// Makes an index over items of a roster once for every pass.
  mutating func unrollIndices() {
    let direct = Set(items.map(\.id.text) + batteries.map(\.id.text))
    indices = indices.flatMap { draft -> [DraftIndex] in
      let inside = draft.items.map(\.text).filter { !direct.contains($0) }
      let passes = draftPasses.filter { pass in
        inside.allSatisfy { pass.names[$0].map(direct.contains) ?? false }
      }
      guard !inside.isEmpty, let depth = passes.map({ $0.names.count }).min() else {
        return [draft]
      }
      return passes.filter { $0.names.count == depth }.map { draft.inPass($0) }
    }
  }

  /// Looks the items of every index up and checks that they can be scored together.
  mutating func checkedIndices(in scope: ConditionScope) -> [CompositeIndex] {
    indices.compactMap { draft in
      owners = [draft.id.text]
      defer { owners = [] }
      let parts = self.parts(of: draft, in: scope)
      if let valid = draft.valid, valid.count > parts.count, !parts.isEmpty {
        report(.validOutOfReach(items: parts.count, at: valid.span))
      }
      if draft.method != .countCorrect { reportUnequalRanges(parts) }
      return CompositeIndex(
        id: ItemID(draft.id.text), label: draft.label, method: draft.method,
        items: parts.map(\.item), valid: draft.valid?.count ?? parts.count,
        dontKnow: draft.dontKnow)
    }
  }

  private typealias Part = (item: Int, span: SourceSpan)

  private mutating func parts(of draft: DraftIndex, in scope: ConditionScope) -> [Part] {
    var parts: [Part] = []
    var seen: Set<Int> = []
    for name in draft.items {
      guard let entry = scope[name.text] else {
        report(
          .unknownEntry(
            name.text, .item, known: suggests ? scope.entries.map(\.name) : [], at: name.span))
        continue
      }
      var rows = entry.index..<entry.index + 1
      if case .battery(let all, _) = entry.kind { rows = all }
      for item in rows {
        guard seen.insert(item).inserted else {
          report(.duplicateWord(items[item].id.text, at: name.span))
          continue
        }
        if let finding = misfit(item, in: draft, at: name.span) {
          report(finding)
        } else {
          parts.append((item, name.span))
        }
      }
    }
    return parts
  }

  /// Why an item cannot be a part of an index; nil where it can.
  private func misfit(_ item: Int, in draft: DraftIndex, at span: SourceSpan) -> Diagnostic? {
    guard let type = items[item].type else { return nil }
    let name = items[item].id.text
    if draft.method == .countCorrect {
      return items[item].meaning.key == nil ? .indexNeedsKey(name, at: span) : nil
    }
    switch type {
    case .integer, .decimal, .scale, .differential, .computed: return nil
    case .single(let list): return list.isOrdered ? nil : .indexNeedsOrder(name, at: span)
    case .multiple, .ranking, .text, .date, .time, .assigned, .drawn, .consent, .note:
      return .indexNeedsNumber(name, type.name, at: span)
    }
  }

  private mutating func reportUnequalRanges(_ parts: [Part]) {
    guard let first = parts.first, let range = items[first.item].type?.ends else { return }
    for part in parts.dropFirst() {
      guard let other = items[part.item].type?.ends, other != range else { continue }
      report(
        .unequalRanges(items[part.item].id.text, items[first.item].id.text, at: part.span))
      return
    }
  }
}
