import Arguments
import Tabulation

/// Options that several commands have: their words stand here once.
extension Grammar.Entry {
  static func level(_ place: Place<ConfidenceLevel>) -> Self {
    .option("level", place, "LEVEL", "The confidence level of intervals (0.95).")
  }

  static func categories(_ place: Place<[CategoryChoice]>) -> Self {
    .option(
      "categories", place, "ITEM=A,B,…",
      "The categories of an item in this order and no others, by code, name or label (in "
        + "quotation marks where it holds a comma); repeatable.")
  }

  static func questionnaire(_ place: Place<String?>) -> Self {
    .option("questionnaire", place, "NAME", "The questionnaire, where there are several.")
  }

  static func actor(_ place: Place<String>) -> Self {
    .option("actor", place, "NAME", "Who does it, for the study's log.")
  }
}

/// How sure an interval is to hold what is estimated: between 0 and 1.
struct ConfidenceLevel: ArgumentValue, Hashable {
  let value: Double

  static let usual = ConfidenceLevel(value: 0.95)
  static let expectation = "a number between 0 and 1, such as 0.95 for 95 percent"

  private init(value: Double) {
    self.value = value
  }

  init?(argument: String) {
    guard let value = Double(argument: argument), 0 < value, value < 1 else { return nil }
    self.value = value
  }
}

extension CategoryChoice: ArgumentValue {
  package static var expectation: String {
    "an item and its categories, as country=USA,Sweden or region=\"Cluj, Napoca\",Iași"
  }

  package init?(argument: String) {
    self.init(parsing: argument)
  }
}

/// Looking at small counts on the terminal, which the study's log notes.
struct LookOptions: Sendable {
  var unprotected = false
  var reason = ""
  var actor = ""

  static let grammar = Grammar<LookOptions>(
    .always(
      .flag("unprotected", \.unprotected, "Show small counts on the terminal; needs --reason.")),
    .only(
      when: \.unprotected, because: "nothing that is held back is shown", or: "give --unprotected",
      .option("reason", \.reason, "TEXT", "Why they are shown, for the study's log."),
      .actor(\.actor)))

  /// Nil where nobody asks for it.
  ///
  /// - Throws: where it is asked for without a reason, or for a file.
  func look(output: String) throws -> UnprotectedLook? {
    try UnprotectedLook(unprotected, reason: reason, actor: actor, output: output)
  }
}
