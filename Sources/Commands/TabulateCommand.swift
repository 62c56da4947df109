import Arguments
import Diagnostics
import Interchange
import Reports
import Tabulation

struct TabulateCommand: Command {
  static let name = "tabulate"
  static let summary = "Make every table of a plan, with bases, tests and notes."
  static let discussion = """
    The plan says of whom, which rows, which columns and which tests; it is checked
    first, and a plan with errors makes nothing ('percept plan check' lists them).
    DATA is a study, or a CSV file for a plan that names no questionnaire. Each
    table says whether it stands in a plan that was locked before ('percept plan
    lock'), is exploratory, or deviates from the plan, and how.

    Small counts of sensitive and identifying items are held back, with others from
    which they could be computed, and the book is written once it is proved that
    they cannot. --publish notes in the study what was published, and later books
    are held against it.

    The format 'tidy' writes one record for each cell and number, for programs that
    make other tables of them.

    Example:
      $ percept tabulate study.percept plans/poverty.yaml
      $ percept tabulate study.percept plans/poverty.yaml -f tidy -o book.csv

    Exits with 1 if the plan has errors, and with 2 if the book cannot be made.
    """
  static let grammar = Grammar<TabulateCommand>(
    .always(
      .operand("data", \.data, "A study, or a file of CSV, SPSS or Stata."),
      .operand("plan", \.plan, "The plan of the book."),
      .flag("publish", \.publishes, "Note in the study what is published, for later books.")),
    .only(
      when: \.publishes, because: "nothing is noted in the study", or: "give --publish",
      .actor(\.actor)),
    .group(\.reading, ReadingOptions.grammar),
    .group(\.output, OutputOptions.grammar))

  var data = ""
  var plan = ""
  var publishes = false
  var actor = ""
  var reading = ReadingOptions()
  var output = OutputOptions<TableFormat>()

  init() {}

  mutating func run(_ streams: inout Streams) -> ExitCode {
    let command = self
    let renderer = streams.errorRenderer
    let error = streams.error
    return streams.analyze(
      Self.name, [data, plan], output: output.path,
      { () throws in
        let made = try PlannedBook(
          PlanInput(path: command.plan, data: command.data, reading: command.reading))
        error.write(renderer.render(made.warnings))
        if command.publishes { try made.publish(in: command.data, actor: command.actor) }
        return made.book
      },
      blocks: { book, width in command.output.format.writer(width: width).blocks(of: book) })
  }
}
