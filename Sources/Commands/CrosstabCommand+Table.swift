import Microdata
import Tabulation

extension CrosstabCommand {
  /// Makes the table that the options describe.
  func table() throws -> Book {
    let drawn = try sample.drawn()
    var request = try request(drawn)
    let read = try data.read([rows, columns], drawn, categories: request.categories)
    request.filter = read.filter
    try checkNonanswers(of: read.dataset)
    let look = try UnprotectedLook(
      unprotected, reason: reason, actor: actor, output: output.path)
    let protection = StudyProtection(data: data.path, questionnaire: data.questionnaire)
    let counted = try CrossTabulation(request, of: read.dataset)
    if sample.seed != nil, sample.replicates == nil, !counted.triesExactTest {
      throw OptionMisuse.withoutEffect(
        "--seed", because: "the table brings no exact test along", or: "give --tests fisher")
    }
    let book = try counted.book(under: protection.rules(for: read.dataset.columns))
    return try look?.open(book, of: data.path) ?? protection.protected(book).book
  }

  /// Whether an interval, or how sure it is, stands in what is written.
  var tellsIntervals: Bool {
    !(tests == "none" && output.format == .text && sample.countsPeople)
  }

  /// Whether chance has a part in the table: in a bootstrap, or in an exact test that may be long.
  var drawsByChance: Bool {
    if sample.replicates?.isDrawn == true { return true }
    guard sample.countsPeople,
      let tests = try? StatisticSelection(parsing: tests)
    else {
      return false
    }
    return tests.mayWant(.fisher)
  }

  /// What the options ask for, before the data are looked at.
  private func request(_ drawn: DrawnSample) throws -> CrossTabulationRequest {
    if rows.isEmpty {
      throw OptionMisuse("a table needs the item of its rows; name it with --rows")
    }
    if columns.isEmpty {
      throw OptionMisuse("a table needs the item of its columns; name it with --columns")
    }
    var request = CrossTabulationRequest(rows: rows, columns: columns)
    request.weighting = drawn.weighting
    request.design = drawn.design
    request.categories = categories.byItem
    request.nonanswers = nonanswers == .include ? .inside : .outside
    request.level = level.value
    request.seed = sample.seed.map { UInt64(bitPattern: Int64($0)) }
    do {
      request.tests = try StatisticSelection(parsing: tests)
    } catch {
      throw OptionMisuse("\(error)")
    }
    return request
  }

  /// Refuses to include non-answers that the data do not tell apart.
  private func checkNonanswers(of dataset: Dataset) throws {
    let sides = [rows, columns].compactMap { dataset[$0] }
    guard nonanswers == .include, !sides.contains(where: \.tellsNonanswersApart) else { return }
    throw OptionMisuse.withoutEffect(
      "--nonanswers", because: "the data do not say who did not know and who refused")
  }
}
