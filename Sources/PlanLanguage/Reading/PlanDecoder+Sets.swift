import Diagnostics
import Microdata
import QuestionnaireLanguage
import QuestionnaireModel
import Tabulation
import YAMLReading

/// Sets put together of columns that each stand for an option.
extension PlanDecoder {
  /// What a plan says of a set, where it says more than its columns.
  struct SetRules {
    var chosen: [String] = []
    var notChosen: [String] = []
    var blank: OptionColumn.Blank?
  }

  /// Makes a set of columns of 0 and 1, or of what files without a questionnaire write instead.
  ///
  /// Where some column says that its option was not chosen (0, FALSE, no, or 2 beside 1), all of them
  /// must say either; where none does, a column holds one text (1, or the option's label) or nothing.
  mutating func columnSet(
    _ nodes: [YAMLNode], in scope: PlanScope, _ rules: SetRules = SetRules()
  ) -> ResponseSet? {
    var columns: [(entry: PlanScope.Entry, span: SourceSpan)] = []
    for node in nodes {
      guard let entry = column(node, in: scope) else { continue }
      columns.append((entry, node.span))
    }
    guard columns.count == nodes.count, !columns.isEmpty else { return nil }
    let reading = OptionReading(columns.map(\.entry), rules)
    var options: [ResponseOption] = []
    for (entry, span) in columns {
      guard let source = source(of: entry, reading) else {
        report(.notMultiple(entry.column.name, at: span))
        continue
      }
      options.append(
        ResponseOption(code: entry.column.name, label: entry.column.label, column: source))
    }
    guard options.count == columns.count else { return nil }
    return ResponseSet(name: reading.set.joined(separator: "+"), label: "", options: options)
  }

  /// The column of 0 and 1 that tells whether an option was chosen: its own, or one made of it.
  private mutating func source(
    of entry: PlanScope.Entry, _ reading: OptionReading
  ) -> String? {
    let column = entry.column
    // Columns of a questionnaire's items, and of records, are what the questionnaire says they are.
    guard entry.item == nil, !entry.isDerived else {
      return Set(column.categories.map(\.code)) == ["0", "1"] ? column.name : nil
    }
    return reading.option(of: column).flatMap { makeOption($0, label: column.label) }
  }

  /// Adds the column of 0 and 1 of an option, and gives its name.
  mutating func makeOption(_ option: OptionColumn, label: String) -> String? {
    let rule = DerivedItem.Rule.option(option)
    if let same = plan.derived.first(where: { $0.rule == rule && $0.label == label }) {
      return same.name
    }
    var name = "\(option.name) (chosen)"
    while scope[name] != nil { name += "'" }
    let item = DerivedItem(name: name, label: label, rule: rule)
    // The data set has the columns of the set, so that this one can be made.
    guard let made = try? item.column(of: scope.dataset) else { return nil }
    plan.derived.append(item)
    scope.add(
      PlanScope.Entry(column: made, item: nil, isDerived: true, sources: Set(option.set)))
    return name
  }
}

/// How the columns of a set say whether their options were chosen.
private struct OptionReading {
  let set: [String]
  private let rules: PlanDecoder.SetRules
  /// Whether some column says that its option was not chosen.
  private let saysNo: Bool
  /// Whether 2 stands beside 1, as yes and no are often coded.
  private let isOneTwo: Bool

  init(_ entries: [PlanScope.Entry], _ rules: PlanDecoder.SetRules) {
    set = entries.map(\.column.name)
    self.rules = rules
    let categories = entries.flatMap(\.column.categories)
    isOneTwo =
      rules.chosen.isEmpty && categories.contains { $0.value == 2 }
      && categories.allSatisfy { ($0.value == 1 || $0.value == 2) && $0.label == $0.code }
    saysNo =
      isOneTwo || !rules.notChosen.isEmpty
      || rules.chosen.isEmpty && categories.contains { ChoiceMark($0) == .notChosen }
  }

  /// How a column of the set is read; nil where it says neither that its option was chosen nor not.
  func option(of column: Column) -> OptionColumn? {
    var chosen: [String] = []
    var notChosen: [String] = []
    for category in column.categories {
      switch mark(category, of: column) {
      case .chosen?: chosen.append(category.code)
      case .notChosen?: notChosen.append(category.code)
      case nil: return nil
      }
    }
    // Of two texts in a column where no empty cell says no, one may.
    guard saysNo || !rules.chosen.isEmpty || chosen.count <= 1 else { return nil }
    return OptionColumn(
      column.name, chosen: chosen, notChosen: notChosen, set: set,
      blank: rules.blank == .missing
        ? (saysNo ? .missing : .notChosenBesideAnswers)
        : rules.blank ?? (saysNo ? .notChosenBesideAnswers : .notChosen),
      isOneTwo: isOneTwo)
  }

  private func mark(_ category: ColumnCategory, of column: Column) -> ChoiceMark? {
    if !rules.chosen.isEmpty {
      if rules.chosen.contains(where: { category.isNamed($0, in: column) }) { return .chosen }
      let isNo =
        rules.notChosen.isEmpty
        || rules.notChosen.contains { category.isNamed($0, in: column) }
      return isNo ? .notChosen : nil
    }
    if isOneTwo { return category.value == 1 ? .chosen : .notChosen }
    return saysNo ? ChoiceMark(category) : .chosen
  }
}

extension ColumnCategory {
  fileprivate func isNamed(_ text: String, in column: Column) -> Bool {
    code == text || label == text
      || column.place(ofCode: text).map { column.categories[$0].code == code } ?? false
  }
}

extension ChoiceMark {
  /// What a category says of an option's being chosen: by its label, else by its code.
  fileprivate init?(_ category: ColumnCategory) {
    if category.label != category.code, let mark = ChoiceMark(category.label) {
      self = mark
    } else if let mark = ChoiceMark(category.code) {
      self = mark
    } else {
      return nil
    }
  }
}
