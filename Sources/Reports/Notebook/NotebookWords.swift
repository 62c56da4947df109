import Tabulation

/// What a notebook says about itself and its tables.
struct NotebookWords {
  private let kernel: NotebookKernel
  private let digest: String

  init(_ kernel: NotebookKernel, digest: String) {
    self.kernel = kernel
    self.digest = digest
  }

  func introduction(of book: RecomputableBook) -> String {
    let plan = book.book.plan
    var lines = ["# \(Self.plain(plan.title))", ""]
    lines += book.book.notes.map { "**\(Self.plain($0))**\n" }
    lines.append(
      "This notebook computes the tables of the plan `\(plan.name)` again, without Percept, and stops "
        + "where a number differs from the printed one: weighted counts, column percentages, means "
        + "and bases by more than 1e-9 of it, p-values of the tests of independence by more than 1e-8. "
        + "Medians, deviations, errors, intervals and comparisons of columns are not computed again."
    )
    lines.append("")
    if let questionnaire = plan.questionnaire {
      lines.append("- Questionnaire: `\(questionnaire.name)` \(questionnaire.version)")
    }
    lines.append("- Plan: `\(plan.name)`, BLAKE2b-256 `\(digest)`")
    lines.append("- To run: \(howToRun)")
    lines.append(
      "- **It holds data**: the codes of each respondent on the items of these tables, in an order "
        + "that tells nothing. Columns whose names end in `#` are the weight, the design, and who is in "
        + "a table with a condition. Derived items stand as the plan made them. An empty cell is an "
        + "item that was not asked or not answered. Keep it as you keep the study.")
    if kernel == .python {
      lines.append(
        "- Exact tests of tables with more than two rows and columns are left to the notebook in R."
      )
    }
    if let reason = book.testsOmitted {
      lines.append("- Tests are not computed again, since \(reason).")
    }
    if book.omitted.isEmpty {
      lines.append("- Every table of the plan is here.")
    } else {
      lines.append("- Left out, with their items:")
      lines += book.omitted.map { "  - `\($0.table)`: \(Self.plain($0.reason))" }
    }
    return lines.joined(separator: "\n")
  }

  private var howToRun: String {
    switch kernel {
    case .python:
      "`pip install jupyter numpy pandas scipy`, open it in Jupyter, and run all cells in order."
    case .r:
      "install R, its packages `survey` and `IRkernel`, and Jupyter; open it and run all cells in order."
    }
  }

  static func heading(of recipe: TableRecipe) -> String {
    var text = "## \(plain(recipe.table.title))\n\nTable `\(recipe.table.name)`."
    if let base = recipe.table.base { text += " \(plain(base))." }
    if let filter = recipe.table.filter { text += " Where `\(filter)`." }
    return text
  }

  /// Text on one line that Markdown takes as it is.
  private static func plain(_ text: String) -> String {
    text.reduce(into: "") { plain, character in
      if "\\`*_<>[]#|$".contains(character) { plain.append("\\") }
      plain.append(character.isNewline ? " " : character)
    }
  }
}
