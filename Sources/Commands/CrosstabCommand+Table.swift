import Diagnostics
import Interchange
import Microdata
import QuestionnaireLanguage
import QuestionnaireModel
import StudyStorage
import Tabulation

/// Options that make no sense, whatever the data.
struct CrosstabMisuse: Error, CustomStringConvertible {
  let description: String

  init(_ description: String) {
    self.description = description
  }
}

/// A condition that was not understood.
struct UnreadCondition: Error {
  let findings: Findings
}

extension CrossTabulation {
  /// Makes the table that the options describe.
  init(of command: CrosstabCommand) throws {
    var request = try command.request()
    let source = try DataSource.open(command.data, options: command.sourceOptions())
    try command.check(against: source)
    let needed = try command.columnsNeeded(of: source)
    var dataset = try source.dataset(columns: needed, numbers: command.weights)
    if let condition = command.condition {
      do throws(UnreadCondition) {
        request.filter = try RowFilter(condition, of: dataset)
      } catch {
        // Only with every column read can what was meant be suggested.
        dataset = try source.dataset(
          columns: try source.columnNames(), numbers: command.weights)
        request.filter = try RowFilter(condition, of: dataset)
      }
    }
    self = try CrossTabulation(request, of: dataset)
  }
}

extension CrosstabCommand {
  fileprivate var weights: Set<String> { Set([weight, frequency].compactMap(\.self)) }

  /// What the options ask for, before the data are looked at.
  fileprivate func request() throws -> CrossTabulationRequest {
    if rows.isEmpty {
      throw CrosstabMisuse("a table needs the item of its rows; name it with --rows")
    }
    if columns.isEmpty {
      throw CrosstabMisuse("a table needs the item of its columns; name it with --columns")
    }
    if weight != nil && frequency != nil {
      throw CrosstabMisuse(
        "--weight and --frequency exclude each other: respondents are weighted or counted;"
          + " keep one")
    }
    guard 0 < level && level < 1 else {
      throw CrosstabMisuse("\(TabulationError.levelOutOfRange(level))")
    }
    var request = CrossTabulationRequest(rows: rows, columns: columns)
    request.weighting =
      weight.map(Weighting.sampling) ?? frequency.map(Weighting.frequency) ?? .none
    request.nonanswers = nonanswers == .include ? .include : .exclude
    request.level = level
    do {
      request.categories = try CategoryOption.read(categories)
      request.tests = try StatisticSelection(parsing: tests)
    } catch {
      throw CrosstabMisuse("\(error)")
    }
    return request
  }

  /// How the data are to be read.
  fileprivate func sourceOptions() -> DataSource.Options {
    var options = DataSource.Options()
    options.questionnaire = questionnaire
    options.language = language.map(Language.init(rawValue:))
    if !missing.isEmpty { options.missing = Set(missing) }
    return options
  }

  /// Refuses options that the kind of data would leave without effect.
  fileprivate func check(against source: borrowing DataSource) throws {
    switch source {
    case .study:
      if !missing.isEmpty {
        throw CrosstabMisuse("--missing is for a CSV file; a study knows what is missing")
      }
      if let language {
        let study = try Study.open(data, for: .reading)
        _ = try study.questionnaire(named: questionnaire).questionnaire.language(named: language)
      }
    case .table:
      if questionnaire != nil || language != nil {
        let option = questionnaire == nil ? "--language" : "--questionnaire"
        throw CrosstabMisuse("\(option) is for a study; a CSV file has no questionnaire")
      }
    }
  }

  /// The table's columns, and those that the condition may name.
  fileprivate func columnsNeeded(of source: borrowing DataSource) throws -> [String] {
    let known = try source.columnNames()
    let named = known.filter { condition?.contains($0) ?? false }
    var needed: [String] = []
    for name in [rows, columns] + [weight, frequency].compactMap(\.self) + named
    where !needed.contains(name) {
      guard known.contains(name) else { throw UnknownItem(name: name, known: known) }
      needed.append(name)
    }
    return needed
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

  var description: String {
    let near = suggestion(for: name, among: known)
    let shown = known.prefix(20).joined(separator: ", ") + (known.count > 20 ? ", …" : "")
    return "the data have no item '\(name)'; "
      + (near.map { "did you mean '\($0)'?" } ?? "they have \(shown)")
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
          column.categories.map { .init(code: $0.code, label: $0.label, value: $0.value) },
          isOrdered: column.measurement == .ordinal))
    }
  }
}
