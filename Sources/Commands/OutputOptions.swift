import Arguments

/// The forms in which a command writes its result.
protocol OutputFormat: ArgumentValue, CaseIterable, RawRepresentable where RawValue == String {
  /// The one that is written where none is named.
  static var usual: Self { get }
}

/// In which form a command writes its result, and where.
struct OutputOptions<Format: OutputFormat>: Sendable {
  var format = Format.usual
  /// The file; empty for standard output.
  var path = ""

  static var grammar: Grammar<Self> {
    Grammar(
      title: "Output",
      .always(
        .format(\.format),
        .option(
          "output", short: "o", \.path, "FILE", "Where to write the result (standard output).")))
  }
}

/// The form of a report that is text for people, or JSON for programs.
enum ReportFormat: String, OutputFormat {
  case text, json

  static let usual = text
}

/// The form of a report that is a table too.
enum ListFormat: String, OutputFormat {
  case text, json, csv

  static let usual = text
}

extension Grammar.Entry {
  /// The form of a result.
  static func format<Format: OutputFormat>(_ place: Place<Format>) -> Self {
    .option(
      "format", short: "f", place, Format.words.joined(separator: "|"),
      "The form of the result (\(Format.usual.rawValue)).")
  }
}
