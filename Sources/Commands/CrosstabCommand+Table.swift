import Microdata
import Tabulation

extension CrosstabCommand {
  /// Makes the table that the options describe.
  func table() throws -> Book {
    let items = try items()
    let look = try UnprotectedLook(
      unprotected, reason: reason, actor: actor, output: output)
    let input = try analysisData.input(
      [rows, columns],
      weighting: weight.map(Weighting.sampling) ?? frequency.map(Weighting.frequency) ?? .none,
      design: try designOptions.request(), categories: try CategoryOption.read(categories))
    var plan = BookPlan.single(items, nonanswers: nonanswers == .include ? .inside : .outside)
    plan.level = level
    plan.suppression = input.groups.rules
    let book = try Book(plan, of: input.sample)
    return try look?.open(book, of: data) ?? input.groups.protected(book).book
  }

  var analysisData: AnalysisData {
    AnalysisData(
      path: data, condition: condition, missing: missing, questionnaire: questionnaire,
      language: language, version: version)
  }

  private var designOptions: DesignOptions {
    DesignOptions(
      strata: strata, clusters: clusters, populations: populations, nested: nested,
      lonely: lonely, replicates: replicates, seed: seed, margins: margins)
  }

  /// What the options ask for, before the data are looked at.
  fileprivate func items() throws -> CrossedItems {
    if rows.isEmpty {
      throw OptionMisuse("a table needs the item of its rows; name it with --rows")
    }
    if columns.isEmpty {
      throw OptionMisuse("a table needs the item of its columns; name it with --columns")
    }
    let isPlain = strata.isEmpty && clusters.isEmpty && populations.isEmpty && replicates == nil
    if frequency != nil && !(isPlain && margins == nil) {
      throw OptionMisuse("\(TabulationError.designOfFrequencies)")
    }
    if weight != nil && frequency != nil {
      throw OptionMisuse(
        "--weight and --frequency exclude each other: respondents are weighted or counted;"
          + " keep one")
    }
    guard 0 < level && level < 1 else {
      throw OptionMisuse("\(TabulationError.levelOutOfRange(level))")
    }
    let (shown, statistics): ([String: [String]], StatisticSelection)
    do {
      shown = try CategoryOption.read(categories)
      statistics = try StatisticSelection(parsing: tests)
    } catch {
      throw OptionMisuse("\(error)")
    }
    var items = try CrossedItems(rows: rows, columns: columns, categories: shown)
    items.tests = statistics
    items.seed = seed.map { UInt64(bitPattern: Int64($0)) }
    return items
  }
}
