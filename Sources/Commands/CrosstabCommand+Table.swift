import Microdata
import Tabulation

extension CrosstabCommand {
  /// Makes the table that the options describe.
  func table() throws -> Book {
    let items = try items()
    let look = try look.look(output: output.path)
    let input = try data.input(
      [rows, columns], try sample.drawn(from: data), categories: categories.byItem)
    try checkNonanswers(of: input.sample.data)
    var plan = BookPlan.single(items, nonanswers: nonanswers == .include ? .inside : .outside)
    plan.level = level.value
    plan.suppression = input.groups.rules
    let book = try Book(plan, of: input.sample)
    if self.sample.seed != nil, self.sample.replicates == nil,
      !book.tables.contains(where: \.triesExactTest)
    {
      throw OptionMisuse.withoutEffect(
        "--seed", because: "the table brings no exact test along", or: "give --tests fisher")
    }
    return try look?.open(book, of: data.path) ?? input.groups.protected(book).book
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
  private func items() throws -> CrossedItems {
    if rows.isEmpty {
      throw OptionMisuse("a table needs the item of its rows; name it with --rows")
    }
    if columns.isEmpty {
      throw OptionMisuse("a table needs the item of its columns; name it with --columns")
    }
    let statistics: StatisticSelection
    do {
      statistics = try StatisticSelection(parsing: tests)
    } catch {
      throw OptionMisuse("\(error)")
    }
    var items = try CrossedItems(rows: rows, columns: columns, categories: categories.byItem)
    items.tests = statistics
    items.seed = sample.seed.map { UInt64(bitPattern: Int64($0)) }
    return items
  }

  /// Refuses to include non-answers that the data do not tell apart.
  private func checkNonanswers(of dataset: Dataset) throws {
    let sides = [rows, columns].compactMap { dataset[$0] }
    guard nonanswers == .include, !sides.contains(where: \.tellsNonanswersApart) else { return }
    throw OptionMisuse.withoutEffect(
      "--nonanswers", because: "the data do not say who did not know and who refused")
  }
}
