import Diagnostics
import Interchange
import Microdata
import QuestionnaireLanguage
import QuestionnaireModel
import StudyStorage
import Tabulation
import Words

/// What an analysis is made of: the sample, and what may not be told of few of it.
struct AnalysisInput {
  let sample: Sample
  let groups: SmallGroups
}

extension DataOptions {
  /// Reads the sample that an analysis of some items is about, and what its study holds back.
  ///
  /// - Parameters:
  ///   - categories: those that are to be shown of an item, also where nobody chose them.
  ///   - unused: what is said of a weight and a design that the questionnaire names and nobody uses.
  func input(
    _ items: [String], _ drawn: DrawnSample = DrawnSample(), categories: [String: [String]] = [:],
    unused: UnusedDesign = .ofAnalysis
  ) throws -> AnalysisInput {
    let source = try opened()
    let (dataset, filter) = try read(
      items, drawn, categories: categories, unused: unused, of: source)
    return AnalysisInput(
      sample: try Sample(
        dataset, where: filter, weighting: drawn.weighting, design: drawn.design),
      groups: try SmallGroups(of: source, columns: dataset.columns))
  }

  /// Opens the data as the options say that they are to be read.
  func opened() throws -> DataSource {
    try DataSource.open(path, options: try sourceOptions())
  }

  /// Reads some columns, those of the sample, and the condition on respondents where there is one.
  ///
  /// It is the analyst's one door: whatever an analysis looks at, in its items or its condition, is
  /// refused where the study keeps it.
  func read(
    _ items: [String], _ drawn: DrawnSample = DrawnSample(), categories: [String: [String]] = [:],
    unused: UnusedDesign = .ofAnalysis, of source: borrowing DataSource
  ) throws -> (dataset: Dataset, filter: RowFilter?) {
    let (dataset, filter) = try read(
      items + drawn.columns, numbers: drawn.numbers, categories, of: source)
    let note = unused.note(of: source.designColumns(), besides: drawn.columns)
    return (dataset.adding(notes: note.map { [$0] } ?? []), filter)
  }

  private func read(
    _ items: [String], numbers: Set<String>, _ categories: [String: [String]],
    of source: borrowing DataSource
  ) throws -> (dataset: Dataset, filter: RowFilter?) {
    let needed = try columnsNeeded(items, of: source)
    let guarded = try source.dataset(columns: needed, numbers: numbers, declared: categories)
    guard let condition else { return (try guarded.opened(for: items), nil) }
    do {
      return try Self.opened(guarded, items, condition)
    } catch is UnreadCondition {
      // Only with every column read can what was meant be suggested.
      let whole = try source.dataset(
        columns: try source.columnNames(), numbers: numbers, declared: categories)
      return try Self.opened(whole, items, condition)
    }
  }

  /// The weight, strata and clusters that the questionnaire names, where they are asked for.
  ///
  /// - Throws: where the data have no questionnaire.
  func designColumns() throws -> DesignColumns {
    let source = try opened()
    guard source.hasQuestionnaire else {
      throw OptionMisuse(
        "--design questionnaire is for a study; a data file has no questionnaire, so name the items "
          + "with --weight, --strata and --cluster")
    }
    return source.designColumns()
  }

  /// The columns that the items and the condition name, and the condition on them.
  private static func opened(
    _ guarded: GuardedDataset, _ items: [String], _ condition: String
  ) throws -> (dataset: Dataset, filter: RowFilter) {
    let outline = guarded.outline
    let read: RowFilter
    do throws(UnreadCondition) {
      read = try RowFilter(condition, of: outline)
    } catch {
      // A kept column has no categories there, so that a condition may name one that is not known.
      if let kept = outline.columns.first(where: { $0.isKept && condition.names($0.name) }) {
        throw AnswersKept(item: kept.name)
      }
      throw error
    }
    let used = read.condition.items.map { outline.columns[$0].name }
    let dataset = try guarded.opened(for: items + used)
    return (dataset, try RowFilter(condition, of: dataset))
  }

  /// The columns analyzed, and those that the condition may name.
  private func columnsNeeded(
    _ items: [String], of source: borrowing DataSource
  ) throws -> [String] {
    let known = try source.columnNames()
    let named = known.filter { condition?.contains($0) ?? false }
    var needed: [String] = []
    for name in items + named where !needed.contains(name) {
      guard known.contains(name) else {
        throw UnknownItem(name: name, known: known, version: source.version(withColumn: name))
      }
      needed.append(name)
    }
    return needed
  }
}

extension String {
  /// Whether a name stands in it as a word of its own.
  fileprivate func names(_ name: String) -> Bool {
    func isPart(_ character: Character?) -> Bool {
      character.map { $0.isLetter || $0.isNumber || $0 == "_" } ?? false
    }
    return indices.contains { start in
      guard self[start...].hasPrefix(name) else { return false }
      let before = start == startIndex ? nil : self[index(before: start)]
      return !isPart(before) && !isPart(self[start...].dropFirst(name.count).first)
    }
  }
}

extension RowFilter {
  /// Reads a condition on the columns of a data set.
  fileprivate init(_ condition: String, of dataset: Dataset) throws(UnreadCondition) {
    let source = SourceText(name: "--where", text: condition)
    let (read, diagnostics) = ConditionReader.read(
      source, scope: ConditionScope(columns: dataset.columns.map(ConditionColumn.init)))
    guard let read else {
      throw UnreadCondition(findings: Findings(source: source, diagnostics: diagnostics))
    }
    self.init(read, text: condition)
  }
}

/// An item or column that the data do not have.
private struct UnknownItem: Error, CustomStringConvertible {
  let name: String
  let known: [String]
  /// Another version of the questionnaire that has it.
  let version: String?

  var description: String {
    if let version {
      return "the interviews read have no item '\(name)'; version \(version) has it: read that with"
        + " --version \(version)"
    }
    return "the data have no item '\(name)'; \(hint(for: name, among: known, called: "items"))"
  }
}

extension ConditionColumn {
  /// Tells the condition reader about a column.
  fileprivate init(_ column: Column) {
    let content: Content
    switch (column.origin.unit, column.values) {
    case (.date, _): content = .dates
    case (.time, _): content = .times
    case (.number, .numbers): content = .numbers
    case (.number, .narrow), (.number, .wide):
      content = .categories(
        column.categories.map {
          .init(code: $0.code, label: $0.label, value: $0.value, name: $0.name)
        },
        isOrdered: column.measurement == .ordinal)
    }
    self.init(name: column.name, content: content)
  }
}
