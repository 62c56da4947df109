import Arguments
import Interchange
import QuestionnaireModel
import StudyStorage

/// Where the data of an analysis are, how they are read, and of whom it is.
struct DataOptions: Sendable {
  var path = ""
  var reading = ReadingOptions()
  var condition: String?
  var questionnaire: String?
  var version: String?
  var language: String?

  static let grammar = Grammar<DataOptions>(
    title: "Data",
    .always(
      .operand("data", \.path, "A study, or a file of CSV, SPSS or Stata."),
      .option("where", \.condition, "CONDITION", "Only respondents for whom it is true.")),
    .group(\.reading, ReadingOptions.grammar),
    .onData(
      .questionnaire(\.questionnaire),
      .option("version", \.version, "VERSION", "Read the interviews of this version alone."),
      .option("language", short: "l", \.language, "LANGUAGE", "The language of the labels.")))

  /// What they say to whoever opens the data.
  ///
  /// - Throws: where an option would have no effect on data of this kind, or names what is not there.
  func sourceOptions() throws -> DataSource.Options {
    var options = try reading.sourceOptions(for: path)
    options.questionnaire = questionnaire
    options.version = version
    options.language = language.map(Language.init(rawValue:))
    guard isDatabase(path) else {
      let given = [
        (questionnaire, "--questionnaire"), (version, "--version"), (language, "--language"),
      ]
      if let option = given.first(where: { $0.0 != nil })?.1 {
        throw OptionMisuse.withoutEffect(
          option, because: "it is for a study, and a file has no questionnaire")
      }
      return options
    }
    if let language {
      let study = try Study.open(path, for: .reading)
      let versions = try study.versions(named: questionnaire).map(\.questionnaire)
      let read = versions.last { version == nil || $0.version == version } ?? versions.last
      _ = try read?.language(named: language)
    }
    return options
  }
}
