import Arguments
import Diagnostics
import Files
import Reports
import Tabulation
import Words

struct NotebookCommand: Command {
  static let name = "notebook"
  static let summary = "Write a notebook that computes a plan's tables again."
  static let discussion = """
    The notebook (Jupyter, format 4.5) holds the coded data that the plan's tables
    need and computes them without Percept: in Python with pandas, numpy and scipy,
    or in R with survey. Each cell stops where a number differs from the printed
    one, so that anybody can see that the tables are right.

    What the book holds back is not in it: a table with cells held back is left out
    together with its items, and so are tables that need one of these; the notebook
    says which. It holds respondents' answers all the same, so only its owner may
    read the file.

    Example:
      $ percept notebook study.percept plans/poverty.yaml --output poverty.ipynb

    Exits with 1 if the plan has errors, and with 2 if it cannot be written.
    """
  static let grammar = Grammar<NotebookCommand>(
    .always(
      .operand("data", \.data, "A study, or a file of CSV, SPSS or Stata."),
      .operand("plan", \.plan, "The plan of the book."),
      .option("kernel", short: "k", \.kernel, "python|r", "What runs the notebook (python).")),
    .group(\.reading, ReadingOptions.grammar),
    .always(
      .option(
        "output", short: "o", \.output, "FILE",
        "Where to write the result (notebooks-export/PLAN-KERNEL.ipynb).")))

  var data = ""
  var plan = ""
  var kernel = NotebookKernel.python
  var reading = ReadingOptions()
  var output = ""

  init() {}

  mutating func run(_ streams: inout Streams) -> ExitCode {
    do {
      let made = try PlannedBook(
        PlanInput(path: plan, data: data, reading: reading), keepingRows: true)
      streams.error.write(streams.errorRenderer.render(made.warnings))
      let book = try made.recomputable
      let path = try output.isEmpty ? Self.place(of: book.book.plan.name, kernel) : output
      try refuseOverwriting([data, plan], by: "--output", path)
      let text = BookNotebook(kernel, digest: made.digest).render(book)
      try writeFile(path, Array(text.utf8), mode: 0o600)
      let left = book.omitted.isEmpty ? "" : "; \(book.omitted.count) left out"
      streams.report(
        "\(DisplayText.escaped(path)): \(counted(book.recipes.count, "table"))\(left); "
          + "it holds data, so only you may read it")
      return .done
    } catch let unread as UnreadPlan {
      streams.error.write(streams.errorRenderer.render(unread.findings))
      streams.report("percept: error: mend the errors first")
      return .findings
    } catch let misuse as OptionMisuse {
      return streams.misused(Self.name, misuse)
    } catch {
      return streams.fail("\(error)")
    }
  }

  /// The notebook's place where none is given, in a folder that is made where there is none.
  private static func place(of plan: String, _ kernel: NotebookKernel) throws -> String {
    let folder = "notebooks-export"
    if !isFolder(folder) { try createFolder(folder) }
    return "\(folder)/\(plan)-\(kernel.rawValue).ipynb"
  }
}

extension NotebookKernel: ArgumentValue {}
