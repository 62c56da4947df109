import Diagnostics
import Interchange
import Microdata
import QuestionnaireLanguage
import QuestionnaireModel
import StudyStorage
import Tabulation
import Words

/// What an analysis is made of: data, of whom it is, and how they were drawn.
struct AnalysisData {
  let dataset: Dataset
  /// The condition on respondents, where there is one.
  let filter: RowFilter?
  let drawn: DrawnSample
}

extension DataOptions {
  /// Reads some columns, those of the sample, and the condition on respondents where there is one.
  ///
  /// It is the analyst's one door: whatever an analysis looks at, in its items or its condition, is
  /// refused where the study keeps it.
  ///
  /// - Parameter categories: those that are to be shown of an item, also where nobody chose them.
  func read(
    _ items: [String], _ drawn: DrawnSample = DrawnSample(), categories: [String: [String]] = [:]
  ) throws -> AnalysisData {
    let source = try DataSource.open(path, options: try sourceOptions())
    let items = items + drawn.columns
    let needed = try columnsNeeded(items, of: source)
    let guarded = try source.dataset(
      columns: needed, numbers: drawn.numbers, declared: categories)
    guard let condition else {
      return AnalysisData(dataset: try guarded.opened(for: items), filter: nil, drawn: drawn)
    }
    let read: (dataset: Dataset, filter: RowFilter)
    do {
      read = try Self.opened(guarded, items, condition)
    } catch is UnreadCondition {
      // Only with every column read can what was meant be suggested.
      let whole = try source.dataset(
        columns: try source.columnNames(), numbers: drawn.numbers, declared: categories)
      read = try Self.opened(whole, items, condition)
    }
    return AnalysisData(dataset: read.dataset, filter: read.filter, drawn: drawn)
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
    switch column.values {
    case .numbers: self.init(name: column.name, content: .numbers)
    case .narrow, .wide:
      self.init(
        name: column.name,
        content: .categories(
          column.categories.map {
            .init(code: $0.code, label: $0.label, value: $0.value, name: $0.name)
          },
          isOrdered: column.measurement == .ordinal))
    }
  }
}
