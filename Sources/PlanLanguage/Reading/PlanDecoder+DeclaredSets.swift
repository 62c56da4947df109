import Diagnostics
import Microdata
import QuestionnaireLanguage
import QuestionnaireModel
import Tabulation
import YAMLReading

/// Sets that a plan declares: of columns that each stand for an option, or of one column of lists.
extension PlanDecoder {
  mutating func readSets(_ node: YAMLNode) {
    for entry in node.mapping ?? [] {
      guard let name = declare(.responseSet, entry.key) else { continue }
      if scope[name] != nil || scope.sets[name] != nil || scope.withoutColumn.contains(name) {
        report(.nameOfItem(name, at: entry.key.span))
        markUnsound(.responseSet, name)
      } else if let set = declaredSet(name, entry) {
        scope.sets[name] = set
      } else {
        markUnsound(.responseSet, name)
      }
    }
  }

  private mutating func declaredSet(_ name: String, _ entry: YAMLEntry) -> ResponseSet? {
    guard let fields = fields(entry.value, PlanSchema.responseSet, at: entry.key.span),
      let kind = only(["columns", "list"], of: fields, context: "a set")
    else { return nil }
    let label = fields["label"]?.scalar ?? name
    let useless =
      kind.name == "list" ? ["chosen", "not_chosen"] : ["separator", "options"]
    for field in fields.entries where useless.contains(field.name) {
      report(.planConflictingKeys(field.name, kind.name, at: field.key.span))
    }
    let blank = fields["blank"].flatMap { word($0, PlanSchema.blanks) }
      .flatMap(OptionColumn.Blank.init)
    if kind.name == "list" {
      return listSet(kind.value, fields, blank ?? .notChosen).map {
        ResponseSet(name: name, label: label, options: $0)
      }
    }
    let nodes = words(kind.value)
    if nodes.isEmpty { report(.planEmptyList("columns", at: kind.value.span)) }
    var rules = SetRules()
    rules.blank = blank
    rules.chosen = fields["chosen"].map { words($0).compactMap(\.scalar) } ?? []
    rules.notChosen = fields["not_chosen"].map { words($0).compactMap(\.scalar) } ?? []
    if rules.chosen.isEmpty, let node = fields["not_chosen"] {
      report(.planMissingKey("chosen", in: "a set with 'not_chosen'", at: node.span))
      return nil
    }
    return columnSet(nodes, in: scope, rules).map {
      ResponseSet(name: name, label: label, options: $0.options)
    }
  }

  /// A set of one column, in whose cells the options that were chosen stand side by side.
  ///
  /// Where the column alone is named, the separator is a semicolon or an upright bar that occurs.
  mutating func listSet(of entry: PlanScope.Entry, at span: SourceSpan) -> ResponseSet? {
    let codes = entry.column.categories.map(\.code)
    guard entry.item == nil, !entry.isDerived,
      let separator = [";", "|"].first(where: { (mark: String) in
        codes.contains { $0.contains(mark) }
      })
    else {
      report(.notMultiple(entry.column.name, at: span))
      return nil
    }
    return ResponseSet(
      name: entry.column.name, label: entry.column.label,
      options: listed(
        ListedOptions.all(in: codes, separator).map { ($0, $0) }, of: entry, separator, .notChosen))
  }

  private mutating func listSet(
    _ node: YAMLNode, _ fields: PlanFields, _ blank: OptionColumn.Blank
  ) -> [ResponseOption]? {
    guard let entry = column(node) else { return nil }
    guard entry.item == nil, !entry.isDerived else {
      report(.notMultiple(entry.column.name, at: node.span))
      return nil
    }
    let separator = fields["separator"]?.scalar ?? ";"
    guard !separator.isEmpty else {
      report(.planMalformedValue("what stands between options", at: node.span))
      return nil
    }
    let met = ListedOptions.all(in: entry.column.categories.map(\.code), separator)
    var options: [(code: String, label: String)] = []
    for part in fields["options"].map({ labeled($0) }) ?? [] {
      options.append((part.code, part.label ?? part.code))
    }
    let left = met.filter { text in !options.contains { $0.code == text } }
    if options.isEmpty {
      options = met.map { ($0, $0) }
    } else if let first = left.first, let span = fields.keySpan("options") {
      report(.optionsLeftOut(first, count: left.count, of: entry.column.name, at: span))
    }
    if options.isEmpty {
      report(.planEmptyList("options", at: node.span))
      return nil
    }
    return listed(options, of: entry, separator, blank)
  }

  private mutating func listed(
    _ options: [(code: String, label: String)], of entry: PlanScope.Entry, _ separator: String,
    _ blank: OptionColumn.Blank
  ) -> [ResponseOption] {
    let codes = entry.column.categories.map(\.code)
    return options.compactMap { option in
      let chosen = codes.filter {
        ListedOptions.parts(of: $0, separator).contains(option.code)
      }
      let made = OptionColumn(
        entry.column.name, chosen: chosen, notChosen: codes.filter { !chosen.contains($0) },
        set: [entry.column.name], blank: blank)
      return makeOption(made, label: option.label).map {
        ResponseOption(code: option.code, label: option.label, column: $0)
      }
    }
  }
}

/// Options that stand side by side in a cell.
private enum ListedOptions {
  /// The options in a cell, each without the spaces around it.
  static func parts(of text: String, _ separator: String) -> [String] {
    text.split(separator: separator).map { String($0).withoutOuterSpaces }.filter { !$0.isEmpty }
  }

  /// The options of all cells: numbers in their order, others as they first occur.
  static func all(in texts: [String], _ separator: String) -> [String] {
    var seen: Set<String> = []
    let all = texts.flatMap { parts(of: $0, separator) }.filter { seen.insert($0).inserted }
    let numbers = all.map { AnswerUnit.number.value(of: $0) }
    guard numbers.allSatisfy({ $0 != nil }) else { return all }
    return zip(all, numbers).sorted { ($0.1 ?? 0) < ($1.1 ?? 0) }.map(\.0)
  }
}

extension String {
  fileprivate var withoutOuterSpaces: String {
    String(drop { $0 == " " }.reversed().drop { $0 == " " }.reversed())
  }
}
