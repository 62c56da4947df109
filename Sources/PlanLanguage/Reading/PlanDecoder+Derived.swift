import Diagnostics
import Microdata
import QuestionnaireLanguage
import QuestionnaireModel
import Tabulation
import YAMLReading

/// Items made of others.
extension PlanDecoder {
  private static let rules = ["recode", "bands", "top", "bottom", "any", "condition", "index"]

  mutating func readDerived(_ node: YAMLNode) {
    // All names first, so that one used too early is told from one that does not exist.
    let entries = node.mapping ?? []
    let names = entries.map { declare(.derived, $0.key) }
    for (entry, name) in zip(entries, names) {
      guard let name else { continue }
      if scope[name] != nil || scope.sets[name] != nil || scope.withoutColumn.contains(name) {
        report(.nameOfItem(name, at: entry.key.span))
        markUnsound(.derived, name)
      } else if let made = derived(name, entry) {
        plan.derived.append(made.item)
        scope.add(made.entry)
      } else {
        markUnsound(.derived, name)
      }
    }
  }

  private mutating func derived(
    _ name: String, _ entry: YAMLEntry
  ) -> (item: DerivedItem, entry: PlanScope.Entry)? {
    guard let fields = fields(entry.value, PlanSchema.derived, at: entry.key.span),
      let rule = only(Self.rules, of: fields, context: "a derived item")
    else { return nil }
    let read: (DerivedItem.Rule, sources: [PlanScope.Entry])?
    switch rule.name {
    case "recode": read = recoding(rule.value, fields)
    case "bands": read = bands(rule.value, fields)
    case "top", "bottom": read = box(rule.value, fields, isTop: rule.name == "top")
    case "any": read = anyChosen(rule.value, fields)
    case "condition": read = truth(rule.value, fields)
    default:
      read = rule.value.sequence == nil ? index(rule.value, fields) : index(of: rule.value, fields)
    }
    guard let (made, sources) = read else { return nil }
    let item = DerivedItem(name: name, label: fields["label"]?.scalar ?? name, rule: made)
    // The data set has every column that the rule names, so that its column can be made.
    guard let column = try? item.column(of: scope.dataset) else { return nil }
    return (
      item,
      PlanScope.Entry(
        column: column, item: sources.first?.item, isDerived: true,
        sources: sources.reduce(into: []) { $0.formUnion($1.sources) })
    )
  }

  private mutating func recoding(
    _ node: YAMLNode, _ fields: PlanFields
  ) -> (DerivedItem.Rule, sources: [PlanScope.Entry])? {
    guard let entry = column(node) else { return nil }
    guard entry.hasCategories else {
      report(.numbersWithoutBands(entry.column.name, at: node.span))
      return nil
    }
    guard let into = fields["into"], let parts = into.mapping, !parts.isEmpty else {
      report(.planMissingKey("into", in: "a recoded item", at: fields.span))
      return nil
    }
    var taken: Set<String> = []
    var categories: [DerivedCategory] = []
    for part in parts {
      let isList = part.value.mapping == nil
      let inner = isList ? nil : self.fields(part.value, PlanSchema.category, at: part.key.span)
      guard let from = isList ? part.value : inner?["from"] else {
        report(.planMissingKey("from", in: "a recoded category", at: part.key.span))
        continue
      }
      for node in words(from) {
        guard let code = category(node, of: entry) else { continue }
        if !taken.insert(code).inserted { report(.recodedTwice(node.scalar ?? "", at: node.span)) }
      }
      let codes = (from.sequence ?? [from]).compactMap { node -> String? in
        if case .code(let code) = entry.category(node.scalar ?? "") { code } else { nil }
      }
      if codes.isEmpty, from.sequence?.isEmpty ?? false {
        report(.planEmptyList("categories", at: from.span))
      }
      categories.append(
        DerivedCategory(code: part.name, label: inner?["label"]?.scalar ?? part.name, from: codes))
    }
    let left = entry.column.categories.filter { !taken.contains($0.code) }
    if let first = left.first, !hasErrors {
      report(
        .categoriesLeftOut(first.code, count: left.count, of: entry.column.name, at: into.span))
    }
    let isOrdered = fields["ordered"].flatMap { yesNo($0) } ?? entry.isOrdered
    return (.groups(of: entry.column.name, categories, isOrdered: isOrdered), [entry])
  }

  private mutating func box(
    _ node: YAMLNode, _ fields: PlanFields, isTop: Bool
  ) -> (DerivedItem.Rule, sources: [PlanScope.Entry])? {
    guard let entry = column(node) else { return nil }
    let count = fields["count"].flatMap { integer($0, in: 1...1_000) } ?? 2
    guard let codes = boxed(count, of: entry, isTop: isTop, at: node.span) else { return nil }
    let rest = entry.column.categories.map(\.code).filter { !codes.contains($0) }
    let labels = labels(fields["labels"])
    return (
      .groups(
        of: entry.column.name,
        [
          DerivedCategory(code: "1", label: labels.yes, from: codes),
          DerivedCategory(code: "0", label: labels.no, from: rest),
        ], isOrdered: false), [entry]
    )
  }

  /// The codes of the highest or the lowest categories of an ordered item.
  mutating func boxed(
    _ count: Int, of entry: PlanScope.Entry, isTop: Bool, at span: SourceSpan
  ) -> [String]? {
    guard entry.hasCategories, entry.column.measurement == .ordinal else {
      report(.boxOfUnordered(entry.column.name, at: span))
      return nil
    }
    let codes = entry.column.categories.map(\.code)
    guard count < codes.count else {
      report(.boxOutOfReach(count, of: entry.column.name, categories: codes.count, at: span))
      return nil
    }
    return Array(isTop ? codes.suffix(count) : codes.prefix(count))
  }

  private mutating func anyChosen(
    _ node: YAMLNode, _ fields: PlanFields
  ) -> (DerivedItem.Rule, sources: [PlanScope.Entry])? {
    guard let set = responses(node, in: scope) else { return nil }
    let codes = fields["options"].map { options($0, of: set) } ?? set.options.map(\.code)
    let columns = set.options.filter { codes.contains($0.code) }.map(\.column)
    guard !columns.isEmpty else { return nil }
    let labels = labels(fields["labels"])
    return (
      .anyChosen(of: columns, yes: labels.yes, no: labels.no), columns.compactMap { scope[$0] }
    )
  }

  private mutating func truth(
    _ node: YAMLNode, _ fields: PlanFields
  ) -> (DerivedItem.Rule, sources: [PlanScope.Entry])? {
    guard let condition = condition(node) else { return nil }
    let labels = labels(fields["labels"])
    return (
      .condition(condition, yes: labels.yes, no: labels.no),
      condition.columns.compactMap { scope[$0] }
    )
  }

  private mutating func labels(_ node: YAMLNode?) -> (yes: String, no: String) {
    guard let node else { return ("Yes", "No") }
    let texts = (node.sequence ?? []).compactMap(\.scalar)
    for text in node.sequence ?? [] { reportComment(cutting: text) }
    guard texts.count == 2 else {
      report(.planMalformedValue("two labels, for yes and for no", at: node.span))
      return ("Yes", "No")
    }
    return (texts[0], texts[1])
  }

  /// A score of items that the plan lists; reversed ones are turned round.
  private mutating func index(
    of node: YAMLNode, _ fields: PlanFields
  ) -> (DerivedItem.Rule, sources: [PlanScope.Entry])? {
    let nodes = words(node)
    guard !nodes.isEmpty else {
      report(.planEmptyList("items", at: node.span))
      return nil
    }
    var entries: [PlanScope.Entry] = []
    for node in nodes {
      guard let entry = column(node) else { continue }
      if entry.hasNumbers {
        entries.append(entry)
      } else {
        report(.meanOfNominal(entry.column.name, "score", at: node.span))
      }
    }
    let valid = fields["valid"].flatMap { integer($0, in: 1...nodes.count) } ?? nodes.count
    let method = fields["method"].flatMap { word($0, PlanSchema.methods) }
      .flatMap(CompositeIndex.Method.init)
    guard entries.count == nodes.count else { return nil }
    let items = entries.map { entry in
      ScoredIndex.Item(
        columns: [entry.column.name],
        reversal: entry.column.origin.reversal.map { $0.lowerBound + $0.upperBound }, key: nil)
    }
    return (
      .index(
        ScoredIndex(method: method ?? .mean, items: items, valid: valid, dontKnow: .missing)),
      entries
    )
  }

  private mutating func index(
    _ node: YAMLNode, _ fields: PlanFields
  ) -> (DerivedItem.Rule, sources: [PlanScope.Entry])? {
    guard let name = node.scalar else { return nil }
    for key in ["method", "valid"] {
      if let span = fields.keySpan(key) {
        report(.planConflictingKeys(key, "an index of the questionnaire", at: span))
      }
    }
    guard let questionnaire = subject.questionnaire,
      let index = questionnaire.indices.first(where: { $0.id.rawValue == name })
    else {
      report(.unknownIndex(name, known: scope.indices.sorted(), at: node.span))
      return nil
    }
    let parts = index.items.map { place -> ScoredIndex.Item in
      let item = questionnaire.items[place]
      let set = scope.sets[item.id.rawValue]
      return ScoredIndex.Item(
        columns: set?.options.map(\.column) ?? [item.id.rawValue],
        reversal: questionnaire.reversal(of: place), key: item.meaning.key,
        codes: set?.options.compactMap { Int($0.code) } ?? [])
    }
    let columns = parts.flatMap(\.columns)
    guard columns.allSatisfy({ scope[$0] != nil }) else {
      report(.unknownIndex(name, known: [], at: node.span))
      return nil
    }
    if let kept = columns.first(where: { scope[$0]?.column.isKept ?? false }) {
      report(.neverExported(kept, at: node.span))
      return nil
    }
    return (
      .index(
        ScoredIndex(
          method: index.method, items: parts, valid: index.valid, dontKnow: index.dontKnow)),
      columns.compactMap { scope[$0] }
    )
  }
}

/// Bands of numbers.
extension PlanDecoder {
  fileprivate mutating func bands(
    _ node: YAMLNode, _ fields: PlanFields
  ) -> (DerivedItem.Rule, sources: [PlanScope.Entry])? {
    guard let entry = column(node) else { return nil }
    guard entry.isNumeric || entry.hasNumbers else {
      report(.bandsOfCategories(entry.column.name, at: node.span))
      return nil
    }
    guard let into = fields["into"], let parts = into.mapping, !parts.isEmpty else {
      report(.planMissingKey("into", in: "an item of bands", at: fields.span))
      return nil
    }
    var bands: [(band: Band, span: SourceSpan)] = []
    for part in parts {
      let isText = part.value.scalar != nil
      let inner = isText ? nil : self.fields(part.value, PlanSchema.category, at: part.key.span)
      guard let range = isText ? part.value : inner?["range"] else {
        report(.planMissingKey("range", in: "a band", at: part.key.span))
        continue
      }
      guard let (low, high) = ends(range, entry.column.origin.unit) else { continue }
      if let other = bands.first(where: {
        $0.band.low < high && low < $0.band.high || $0.band.low == low
      }) {
        report(.overlappingBands(other.band.code, first: other.span, at: range.span))
      }
      bands.append(
        (
          Band(
            code: part.name, label: inner?["label"]?.scalar ?? part.name, low: low, high: high),
          range.span
        ))
    }
    guard !bands.isEmpty else { return nil }
    return (.bands(of: entry.column.name, bands.map(\.band)), [entry])
  }

  /// The ends of `18..29`, `65..` or `..17`, and of dates and times alike.
  private mutating func ends(_ node: YAMLNode, _ unit: AnswerUnit) -> (Double, Double)? {
    let text = node.scalar ?? ""
    func end(_ text: String) -> Double? {
      unit == .number ? Self.number(text) : unit.value(of: text)
    }
    guard let dots = text.indices.first(where: { text[$0...].hasPrefix("..") }) else {
      report(.planMalformedValue("a range such as \(Self.range(of: unit))", at: node.span))
      return nil
    }
    let low = String(text[..<dots])
    let high = String(text[text.index(dots, offsetBy: 2)...])
    let least = low.isEmpty ? -Double.greatestFiniteMagnitude : end(low)
    let greatest = high.isEmpty ? Double.greatestFiniteMagnitude : end(high)
    guard let least, let greatest, !(low.isEmpty && high.isEmpty) else {
      report(.planMalformedValue("a range such as \(Self.range(of: unit))", at: node.span))
      return nil
    }
    guard least <= greatest else {
      report(.emptyBand(at: node.span))
      return nil
    }
    return (least, greatest)
  }

  private static func range(of unit: AnswerUnit) -> String {
    switch unit {
    case .number: "18..29"
    case .date: "2026-01-01..2026-06-30"
    case .time: "08:00..16:59"
    }
  }
}
