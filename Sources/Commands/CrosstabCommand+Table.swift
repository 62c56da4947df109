import Microdata
import Tabulation

extension CrosstabCommand {
  /// Makes the table that the options describe.
  func table() throws -> Book {
    var request = try request()
    let weights = [weight, frequency].compactMap(\.self)
    let look = try UnprotectedLook(
      unprotected, reason: reason, actor: actor, output: output)
    let input = try analysisData.read(
      [rows, columns] + weights + request.design.columns, numbers: Set(weights + populations),
      categories: request.categories)
    request.filter = input.filter
    let book = try CrossTabulation(request, of: input.dataset).book(under: input.groups.rules)
    return try look?.open(
      book.tables.map(\.title).joined(separator: ", "), of: data, isProtected: book.needsProtection
    ) { book.unprotected(because: look?.reason ?? "") } ?? input.groups.protected(book).book
  }

  fileprivate var analysisData: AnalysisData {
    AnalysisData(
      path: data, condition: condition, missing: missing, questionnaire: questionnaire,
      language: language, version: version)
  }

  private var design: DesignOptions {
    DesignOptions(
      strata: strata, clusters: clusters, populations: populations, nested: nested,
      lonely: lonely, replicates: replicates, seed: seed, margins: margins)
  }

  /// What the options ask for, before the data are looked at.
  fileprivate func request() throws -> CrossTabulationRequest {
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
    var request = CrossTabulationRequest(rows: rows, columns: columns)
    request.weighting =
      weight.map(Weighting.sampling) ?? frequency.map(Weighting.frequency) ?? .none
    request.design = try design.request()
    request.nonanswers = nonanswers == .include ? .inside : .outside
    request.level = level
    request.seed = seed.map { UInt64(bitPattern: Int64($0)) }
    do {
      request.categories = try CategoryOption.read(categories)
      request.tests = try StatisticSelection(parsing: tests)
    } catch {
      throw OptionMisuse("\(error)")
    }
    return request
  }
}
