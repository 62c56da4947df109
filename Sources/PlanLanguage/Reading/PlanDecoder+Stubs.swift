import Diagnostics
import Microdata
import QuestionnaireLanguage
import QuestionnaireModel
import Tabulation
import YAMLReading

/// The rows of tables.
extension PlanDecoder {
  mutating func readStub(
    _ stub: YAMLEntry, _ fields: PlanFields, in scope: PlanScope
  ) -> Stub? {
    refuseUseless(fields, beside: stub.name)
    switch stub.name {
    case "item":
      guard let entry = column(stub.value, in: scope) else { return nil }
      return stubItem(entry, fields, at: stub.value.span).map { .item($0) }
    case "grid": return grid(stub.value, fields, in: scope).map { .grid($0) }
    case "responses":
      guard let set = responses(stub.value, in: scope) else { return nil }
      let base = fields["of"].flatMap { word($0, PlanSchema.bases) }.flatMap(ResponseBase.init)
      return .responses(
        set, nets: fields["nets"].map { nets($0, of: set) } ?? [], base: base ?? .respondents)
    default: return ranking(stub.value, fields, in: scope).map { .ranking($0) }
    }
  }

  /// Reports keys that this kind of table has no use for.
  private mutating func refuseUseless(_ fields: PlanFields, beside stub: String) {
    let useful: [String: Set<String>] = [
      "item": ["categories", "nets", "summaries", "scores"],
      "grid": ["categories", "nets", "summaries", "scores", "show"],
      "responses": ["nets", "of"], "ranking": ["ranks"],
    ]
    let all = useful.values.reduce(into: Set<String>()) { $0.formUnion($1) }
    for entry in fields.entries
    where all.contains(entry.name) && useful[stub]?.contains(entry.name) == false {
      report(.planConflictingKeys(entry.name, stub, at: entry.key.span))
    }
  }

  private mutating func stubItem(
    _ entry: PlanScope.Entry, _ fields: PlanFields, at span: SourceSpan
  ) -> StubItem? {
    let entry = fields["categories"].map { declaring($0.scalars, of: entry) } ?? entry
    let summaries =
      fields["summaries"].map { node in
        words(node).compactMap { node in
          word(node, PlanSchema.summaries).flatMap(Summary.init).map { ($0, node.span) }
        }
      } ?? []
    let scores = fields["scores"].map { self.scores($0, of: entry) }
    if scores == nil, !entry.hasNumbers, let first = summaries.first {
      report(.meanOfNominal(entry.column.name, first.0.rawValue, at: first.1))
    }
    if !entry.hasCategories, summaries.isEmpty {
      report(.numbersWithoutBands(entry.column.name, at: span))
      return nil
    }
    let categories = fields["categories"].map { self.categories($0, of: entry) }
    return StubItem(
      ItemSelection(entry.column.name, categories: categories),
      nets: fields["nets"].map { nets($0, of: entry) } ?? [], summaries: summaries.map(\.0),
      scores: scores, showsCategories: entry.hasCategories)
  }

  private mutating func scores(
    _ node: YAMLNode, of entry: PlanScope.Entry
  ) -> [String: Double] {
    var scores: [String: Double] = [:]
    for part in node.mapping ?? [] {
      guard let code = category(part.key, of: entry), let score = number(part.value) else {
        continue
      }
      scores[code] = score
    }
    return scores
  }

  private mutating func grid(
    _ node: YAMLNode, _ fields: PlanFields, in scope: PlanScope
  ) -> Grid? {
    let nodes = words(node)
    guard let first = nodes.first, let name = first.scalar else {
      report(.planEmptyList("items", at: node.span))
      return nil
    }
    let battery = nodes.count == 1 ? scope.batteries[name] : nil
    var entries: [PlanScope.Entry] = []
    if let battery {
      entries = battery.rows.compactMap { scope[$0] }
      if let row = entries.first(where: \.column.isKept) {
        report(.neverExported(row.column.name, at: first.span))
        return nil
      }
    } else if nodes.count == 1, scope[name] == nil, scope.sets[name] == nil {
      report(.unknownBattery(name, known: scope.batteries.keys.sorted(), at: first.span))
      return nil
    } else {
      entries = nodes.compactMap { column($0, in: scope) }
      guard entries.count == nodes.count else { return nil }
    }
    // What nobody answered to one item of a file is an answer to it all the same.
    let numbers = entries.flatMap(\.column.categories).filter { $0.value != nil }.map(\.code)
    let shared = fields["categories"].map(\.scalars) ?? numbers
    entries = entries.map { declaring(shared, of: $0) }
    let isListed = fields["categories"] != nil
    for (place, entry) in entries.enumerated()
    where !entry.column.hasSameAnswers(as: entries[0].column, inAnyOrder: isListed) {
      let span = battery == nil ? nodes[place].span : first.span
      report(.unequalScales(entry.column.name, entries[0].column.name, at: span))
      return nil
    }
    guard let model = entries.first else { return nil }
    guard let rows = stubItem(model, fields, at: first.span) else { return nil }
    let items = entries.map { entry in
      StubItem(
        ItemSelection(entry.column.name, categories: rows.selection.categories), nets: rows.nets,
        summaries: rows.summaries, scores: rows.scores, showsCategories: rows.showsCategories)
    }
    guard let content = self.content(fields["show"], nets: rows.nets, of: model) else { return nil }
    return Grid(
      name: battery == nil ? entries.map(\.column.name).joined(separator: "+") : name,
      label: battery?.label ?? name, items: items, content: content)
  }

  private mutating func content(
    _ node: YAMLNode?, nets: [Net], of entry: PlanScope.Entry
  ) -> Grid.Content? {
    guard let node, let word = node.scalar, word != "categories" else { return .categories }
    if nets.contains(where: { $0.name == word }) { return .net(word) }
    guard let summary = Summary(rawValue: word) else {
      report(
        .planUnknownWord(
          word, known: ["categories"] + PlanSchema.summaries + nets.map(\.name), at: node.span))
      return nil
    }
    if !entry.hasNumbers {
      report(.meanOfNominal(entry.column.name, word, at: node.span))
      return nil
    }
    return .summary(summary)
  }

  private mutating func ranking(
    _ node: YAMLNode, _ fields: PlanFields, in scope: PlanScope
  ) -> RankedSet? {
    guard let name = node.scalar else { return nil }
    guard let ranking = scope.rankings[name] else {
      if scope[name] == nil, scope.sets[name] == nil {
        reportNoColumn(name, in: scope, at: node.span)
      } else {
        report(.notRanking(name, at: node.span))
      }
      return nil
    }
    if isKept(ranking.set, in: scope) {
      report(.neverExported(name, at: node.span))
      return nil
    }
    var shown: [RankedSet.Shown] = []
    for node in fields["ranks"].map({ words($0) }) ?? [] {
      if node.scalar == "mean" {
        shown.append(.meanRank)
      } else if let count = integer(node, in: 1...1_000) {
        if count > ranking.depth {
          report(.ranksOutOfReach(count, depth: ranking.depth, at: node.span))
        }
        shown.append(.top(count))
      }
    }
    return RankedSet(
      name: name, label: ranking.set.label, options: ranking.set.options, depth: ranking.depth,
      shown: shown.isEmpty ? [.top(1), .meanRank] : shown)
  }
}

/// Nets: categories or options counted as one.
extension PlanDecoder {
  private mutating func nets(
    _ node: YAMLNode, _ read: (inout PlanDecoder, PlanFields) -> [String]?, count: Int
  ) -> [Net] {
    (node.mapping ?? []).compactMap { entry in
      guard let name = name(entry.key),
        let fields = fields(
          entry.value.mapping == nil
            ? YAMLNode(
              .mapping([
                YAMLEntry(
                  key: YAMLNode(.scalar(text: "of", style: .plain), at: entry.key.span),
                  value: entry.value)
              ]), at: entry.value.span) : entry.value, PlanSchema.net, at: entry.key.span),
        let codes = read(&self, fields)
      else { return nil }
      if codes.isEmpty {
        report(.emptyNet(name, at: entry.key.span))
        return nil
      }
      if codes.count >= count { report(.netOfEverything(name, at: entry.key.span)) }
      return Net(name: name, label: fields["label"]?.scalar ?? name, codes: codes)
    }
  }

  private mutating func nets(_ node: YAMLNode, of entry: PlanScope.Entry) -> [Net] {
    nets(
      node,
      { decoder, fields in
        guard let kind = decoder.only(["of", "top", "bottom"], of: fields, context: "a net") else {
          return nil
        }
        guard kind.name != "of" else {
          let codes = decoder.netCodes(kind.value) { $0.category($1, of: entry) }
          return codes
        }
        guard let count = decoder.integer(kind.value, in: 1...1_000) else { return nil }
        return decoder.boxed(count, of: entry, isTop: kind.name == "top", at: kind.value.span)
      }, count: entry.column.categories.count)
  }

  private mutating func nets(_ node: YAMLNode, of set: ResponseSet) -> [Net] {
    nets(
      node,
      { decoder, fields in
        guard let of = fields["of"] else {
          decoder.report(.planMissingKey("of", in: "a net of options", at: fields.span))
          return nil
        }
        return decoder.netCodes(of) { $0.option($1, of: set) }
      }, count: set.options.count)
  }

  /// The codes that a list names; nil where one of them does not exist.
  private mutating func netCodes(
    _ node: YAMLNode, _ read: (inout PlanDecoder, YAMLNode) -> String?
  ) -> [String]? {
    let nodes = words(node)
    let codes = nodes.compactMap { read(&self, $0) }
    return codes.count == nodes.count ? codes : nil
  }

  mutating func options(_ node: YAMLNode, of set: ResponseSet) -> [String] {
    words(node).compactMap { option($0, of: set) }
  }

  private mutating func option(_ node: YAMLNode, of set: ResponseSet) -> String? {
    guard let text = node.scalar else { return nil }
    let named = subject.questionnaire.flatMap { questionnaire in
      questionnaire.index(of: ItemID(set.name)).flatMap { index in
        questionnaire.items[index].type.optionList?.options.first { $0.name == text }?.code
      }
    }
    let wanted = named.map(String.init) ?? text
    if let option = set.options.first(where: { $0.code == wanted || $0.label == text }) {
      return option.code
    }
    report(
      .planUnknownCategory(
        text, of: set.name, known: set.options.flatMap { [$0.code, $0.label] }, at: node.span))
    return nil
  }
}

extension Column {
  /// Whether the answers are those of another column; where a list orders them, in whatever order.
  fileprivate func hasSameAnswers(as other: Column, inAnyOrder: Bool) -> Bool {
    inAnyOrder ? Set(categories) == Set(other.categories) : categories == other.categories
  }
}

extension YAMLNode {
  /// The texts of a list, or the one text.
  var scalars: [String] { (sequence ?? [self]).compactMap(\.scalar) }
}
