import Arguments
import Fieldwork
import Reports
import StudyStorage
import SurveyStatistics
import Tabulation

struct StatusCommand: Command {
  static let name = "status"
  static let summary = "Show how fieldwork stands: progress, outcome rates, quality."
  static let discussion = """
    Outcome rates are AAPOR's, of cases by their codes (see 'percept help cases'):
      RR1 = I / (I+P + R+NC+O + U)     RR2 counts P as well
      RR3, RR4: of the unknown cases U = UH+UR+UO only the share e; RR5, RR6: none
      COOP1, COOP2: of those reached, I+P+R+O; COOP3, COOP4 without O
      REF1-3: R, and CON1-3: I+P+R+O, over the denominators of RR1, RR3, RR5
      LOC1-2: I+P+R+NC+O over those of RR1, RR3
    e is proportional, (I+P+R+NC+O) / (I+P+R+NC+O+NE), or given; 0 and 1 are bounds.
    Each part of the sample has an e of its own. In edition 9 the codes 3.2 belong
    to UO and there is no UR.

    Worth a second look is an interview with one answer throughout a battery of 5 or
    more, one 50% faster than the median (from 10 timed ones on), and one that has
    over 85% of 20 or more answers in common with another. Interviewer effects are
    intraclass correlations of a one-way analysis of variance with Wald's exact
    interval; the design effect is 1 + (m - 1) rho. No answer is shown.

    Parts of the sample with fewer than 5 cases are shown together. A quota by a
    sensitive item shows no count that 'percept crosstab' would hold back.

    Examples:
      $ percept status study.percept
      $ percept status study.percept --by profession --eligibility 0.4
      $ percept status study.percept --by interviewer --format csv
      $ percept status study.percept --format tidy --output status.csv

    Exits with 2 if the study cannot be read.
    """
  static let grammar = Grammar<StatusCommand>(
    .always(
      .operand("study", \.study, "The study."),
      .option("by", short: "b", \.dimension, "WHAT", "interviewer, or what cases are divided by."),
      .option("edition", \.edition, "9|10", "AAPOR's Standard Definitions (10)."),
      .option("eligibility", short: "e", \.eligibility, "SHARE", "proportional, or 0 to 1.")
        .quietly,
      .questionnaire(\.questionnaire)),
    .group(\.output, OutputOptions.grammar))

  var study = ""
  var dimension: String?
  var edition = 10
  var eligibility = "proportional"
  var questionnaire: String?
  var output = OutputOptions<TableFormat>()

  init() {}

  mutating func run(_ streams: inout Streams) -> ExitCode {
    let command = self
    return streams.present(Self.name, [study], as: output.format, output: output.path) {
      var options = try command.options()
      let opened = try Study.open(command.study, for: .reading)
      options.fewestAnswers = try opened.usualRules(named: command.questionnaire).thresholds
      return ResultPage(
        try FieldworkStatus(of: opened, questionnaire: command.questionnaire, options: options))
    }
  }

  private func options() throws(OptionMisuse) -> FieldworkStatus.Options {
    guard let edition = OutcomeEdition(rawValue: edition) else {
      throw OptionMisuse("--edition is 9 or 10")
    }
    var options = FieldworkStatus.Options()
    options.dimension = dimension
    options.edition = edition
    if eligibility != "proportional" {
      guard let share = Rational(eligibility), share.value <= 1 else {
        throw OptionMisuse(
          "--eligibility is 'proportional', a number from 0 to 1 such as 0.4, or a fraction as 2/5")
      }
      options.eligibility = .given(share)
    }
    return options
  }
}
