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
    .operand("data", \.data, "A study, or a file of CSV, SPSS or Stata."),
    .operand("plan", \.plan, "The plan of the book."),
    .option("missing", \.missing, "WORD", "In a data file, a word that means missing; repeatable."),
    .flag("publish", \.publishes, "Note in the study what is published, for later books."),
    .option("actor", \.actor, "NAME", "Who publishes it, for the study's log."),
    .option("format", short: "f", \.format, "text|json|csv|tidy", "The form of the book (text)."),
    .option("output", short: "o", \.output, "FILE", "Where to write it (standard output)."))

  var data = ""
  var plan = ""
  var missing: [String] = []
  var publishes = false
  var actor = ""
  var format = TableFormat.text
  var output = ""

  init() {}

  mutating func run(_ streams: inout Streams) -> ExitCode {
    let command = self
    let renderer = streams.errorRenderer
    let error = streams.error
    return streams.analyze(
      Self.name, [data, plan], output: output,
      { () throws in
        let made = try PlannedBook(
          PlanInput(path: command.plan, data: command.data, missing: command.missing))
        error.write(renderer.render(made.warnings))
        if command.publishes { try made.publish(in: command.data, actor: command.actor) }
        return made.book
      },
      blocks: { book, width in command.format.writer(width: width).blocks(of: book) })
  }
}
