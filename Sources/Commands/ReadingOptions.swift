import Arguments
import Interchange

/// How a file without a questionnaire is read.
struct ReadingOptions: Sendable {
  var missing: [String] = []

  static let grammar = Grammar<ReadingOptions>(
    title: "Data",
    .onData(
      .option(
        "missing", \.missing, "WORD", "In a data file, a word that means missing; repeatable.")))

  /// What they say to whoever opens the data.
  ///
  /// - Throws: where the data are no such file, so that an option would have no effect.
  func sourceOptions(for path: String) throws -> DataSource.Options {
    let isQuestionnaire = path.hasSuffix(".yaml") || path.hasSuffix(".yml")
    if !missing.isEmpty, isQuestionnaire || isDatabase(path) {
      throw OptionMisuse.withoutEffect(
        "--missing",
        because: isQuestionnaire
          ? "a questionnaire has no answers" : "a study knows which answers are missing")
    }
    var options = DataSource.Options()
    options.missing.formUnion(missing)
    return options
  }
}
