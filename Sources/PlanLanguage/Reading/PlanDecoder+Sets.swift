import Diagnostics
import Microdata
import QuestionnaireModel
import Tabulation
import YAMLReading

/// Sets put together of columns that each stand for an option.
extension PlanDecoder {
  /// Makes a set of columns of 0 and 1, or of what files without a questionnaire write instead.
  ///
  /// Where some column says that its option was not chosen (0, FALSE, no), all of them must say either;
  /// where none does, a column holds one text (1, or the option's label) or nothing.
  mutating func columnSet(_ nodes: [YAMLNode], in scope: PlanScope) -> ResponseSet? {
    var columns: [(entry: PlanScope.Entry, span: SourceSpan)] = []
    for node in nodes {
      guard let entry = column(node, in: scope) else { continue }
      columns.append((entry, node.span))
    }
    guard columns.count == nodes.count, !columns.isEmpty else { return nil }
    let names = columns.map(\.entry.column.name)
    let saysNo = columns.contains { $0.entry.marks.contains(.notChosen) }
    var options: [ResponseOption] = []
    for (entry, span) in columns {
      guard let source = source(of: entry, amidst: saysNo ? [] : names) else {
        report(.notMultiple(entry.column.name, at: span))
        continue
      }
      options.append(
        ResponseOption(code: entry.column.name, label: entry.column.label, column: source))
    }
    guard options.count == columns.count else { return nil }
    return ResponseSet(name: names.joined(separator: "+"), label: "", options: options)
  }

  /// The column of 0 and 1 that tells whether an option was chosen: its own, or one made of it.
  ///
  /// - Parameter set: the names of all columns, where an empty cell means that it was not chosen.
  private mutating func source(of entry: PlanScope.Entry, amidst set: [String]) -> String? {
    let column = entry.column
    let codes = column.categories.map(\.code)
    if Set(codes) == ["0", "1"] { return column.name }
    // Columns of a questionnaire's items are what the questionnaire says they are.
    guard entry.item == nil, !entry.isDerived else { return nil }
    let marks = entry.marks
    let option: OptionColumn
    if set.isEmpty {
      guard marks.allSatisfy({ $0 != nil }) else { return nil }
      option = OptionColumn(
        column.name, chosen: codes.indices.filter { marks[$0] == .chosen }.map { codes[$0] },
        notChosen: codes.indices.filter { marks[$0] == .notChosen }.map { codes[$0] }, set: [])
    } else {
      guard codes.count <= 1 else { return nil }
      option = OptionColumn(column.name, chosen: codes, notChosen: [], set: set)
    }
    let name =
      "\(column.name) (chosen" + (set.isEmpty ? ")" : " of \(set.joined(separator: ", ")))")
    if self.scope[name] == nil {
      let item = DerivedItem(name: name, label: column.label, rule: .option(option))
      // The data set has the columns of the set, so that this one can be made.
      guard let made = try? item.column(of: self.scope.dataset) else { return nil }
      plan.derived.append(item)
      self.scope.add(
        PlanScope.Entry(
          column: made, item: nil, isDerived: true, sources: set.isEmpty ? [column.name] : Set(set))
      )
    }
    return name
  }
}

extension PlanScope.Entry {
  /// What each of its categories says of an option's being chosen; nil where it says neither.
  fileprivate var marks: [ChoiceMark?] { column.categories.map { ChoiceMark($0.code) } }
}
