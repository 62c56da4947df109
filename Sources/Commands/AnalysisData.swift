import Diagnostics
import Interchange
import Microdata
import QuestionnaireLanguage
import QuestionnaireModel
import StudyStorage
import Tabulation
import Words

/// Options that make no sense, whatever the data.
struct OptionMisuse: Error, CustomStringConvertible {
  let description: String

  init(_ description: String) {
    self.description = description
  }
}

/// A condition that was not understood.
struct UnreadCondition: Error {
  let findings: Findings
}

/// What an analysis is made of: the sample, and what may not be told of few of it.
struct AnalysisInput {
  let sample: Sample
  let groups: SmallGroups
}

/// What the options of an analysis say of the data: where they are, how to read them, of whom.
struct AnalysisData {
  var path: String
  var condition: String?
  var missing: [String]
  var questionnaire: String?
  var language: String?
  var version: String?
  /// How the weight, strata and clusters of the questionnaire would be used that are not.
  var remedy = "--design questionnaire takes them"
  /// Whether strata and clusters would be of use.
  var usesDesign = true

  /// The weight, strata and clusters that the questionnaire names, where they are asked for.
  ///
  /// - Throws: where the data have no questionnaire, or it names none.
  func designColumns() throws -> DesignColumns {
    let source = try opened()
    guard source.hasQuestionnaire else {
      throw OptionMisuse(
        "--design questionnaire is for a study; a CSV file has no questionnaire, so name the items "
          + "with --weight, --strata and --cluster")
    }
    return source.designColumns()
  }

  /// Opens the data as the options say that they are to be read.
  func opened() throws(DataSourceError) -> DataSource {
    try DataSource.open(path, options: sourceOptions)
  }

  /// Reads some columns, and the condition on respondents where there is one.
  ///
  /// It is the analyst's one door: whatever an analysis looks at, in its items or its condition, is
  /// refused where the study keeps it.
  ///
  /// - Parameters:
  ///   - numbers: those that must hold numbers, such as weights.
  ///   - categories: those that are to be shown of an item, also where nobody chose them.
  ///   - sampling: those of them that are the weight and the design.
  func read(
    _ items: [String], numbers: Set<String>, categories: [String: [String]] = [:],
    sampling: [String] = [], of source: borrowing DataSource
  ) throws -> (dataset: Dataset, filter: RowFilter?) {
    try check(against: source)
    let (dataset, filter) = try read(items, numbers, categories, of: source)
    let named = source.designColumns()
    let unused = named.note(
      besides: sampling + (usesDesign ? [] : named.strata + named.clusters), remedy: remedy)
    return (dataset.adding(notes: unused.map { [$0] } ?? []), filter)
  }

  private func read(
    _ items: [String], _ numbers: Set<String>, _ categories: [String: [String]],
    of source: borrowing DataSource
  ) throws -> (dataset: Dataset, filter: RowFilter?) {
    let needed = try columnsNeeded(items, of: source)
    let guarded = try source.dataset(
      columns: needed, numbers: numbers, declared: categories)
    guard let condition else { return (try guarded.opened(for: items), nil) }
    do {
      return try opened(guarded, items, condition)
    } catch is UnreadCondition {
      // Only with every column read can what was meant be suggested.
      let whole = try source.dataset(
        columns: try source.columnNames(), numbers: numbers, declared: categories)
      return try opened(whole, items, condition)
    }
  }

  /// Reads the sample that an analysis of some items is about, and what its study holds back.
  func input(
    _ items: [String], weighting: Weighting = .none, design: DesignRequest = DesignRequest(),
    categories: [String: [String]] = [:]
  ) throws -> AnalysisInput {
    let source = try opened()
    let weights = weighting.column.map { [$0] } ?? []
    let (dataset, filter) = try read(
      items + weights + design.columns, numbers: Set(weights + design.populations),
      categories: categories, sampling: weights + design.columns, of: source)
    return AnalysisInput(
      sample: try Sample(dataset, where: filter, weighting: weighting, design: design),
      groups: try SmallGroups(of: source, columns: dataset.columns))
  }

  /// The columns that the items and the condition name, and the condition on them.
  private func opened(
    _ guarded: GuardedDataset, _ items: [String], _ condition: String
  ) throws -> (dataset: Dataset, filter: RowFilter?) {
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

  var sourceOptions: DataSource.Options {
    var options = DataSource.Options()
    options.questionnaire = questionnaire
    options.version = version
    options.language = language.map(Language.init(rawValue:))
    options.missing.formUnion(missing)
    return options
  }

  /// Refuses options that the kind of data would leave without effect.
  private func check(against source: borrowing DataSource) throws {
    switch source {
    case .study(let study):
      if !missing.isEmpty {
        throw OptionMisuse("--missing is for a data file; a study knows what is missing")
      }
      if let language {
        _ = try study.questionnaires().last?.language(named: language)
      }
    case .table: try checkWithoutQuestionnaire()
    case .labeled: try checkWithoutQuestionnaire()
    }
  }

  /// Refuses what only a questionnaire would give a meaning.
  private func checkWithoutQuestionnaire() throws(OptionMisuse) {
    let given = [
      (questionnaire, "--questionnaire"), (version, "--version"), (language, "--language"),
    ]
    if let option = given.first(where: { $0.0 != nil })?.1 {
      throw OptionMisuse("\(option) is for a study; a data file has no questionnaire")
    }
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
    let near = suggestion(for: name, among: known)
    let shown = known.prefix(20).joined(separator: ", ") + (known.count > 20 ? ", …" : "")
    return "the data have no item '\(name)'; "
      + (near.map { "did you mean '\($0)'?" } ?? "they have \(shown)")
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
        column.categories.map { .init(code: $0.code, label: $0.label, value: $0.value) },
        isOrdered: column.measurement == .ordinal)
    }
    self.init(name: column.name, content: content)
  }
}
