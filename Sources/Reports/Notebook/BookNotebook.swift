import Interchange
import Microdata
package import Tabulation

/// Renders a book as a notebook that computes it again from coded data, and says whether it agrees.
package struct BookNotebook: Sendable {
  private let kernel: NotebookKernel
  /// The BLAKE2b-256 digest of the plan's text.
  private let digest: String

  package init(_ kernel: NotebookKernel, digest: String) {
    self.kernel = kernel
    self.digest = digest
  }

  package func render(_ book: RecomputableBook) -> String {
    var notebook = NotebookDocument(kernel)
    notebook.add(
      markdown: NotebookWords(kernel, digest: digest).introduction(of: book), id: "introduction")
    notebook.add(
      code: kernel == .python ? PythonProgram.functions : RProgram.functions, id: "functions")
    for (place, rows) in book.data.enumerated() {
      notebook.add(code: code(of: rows, in: book), id: "data-\(place + 1)")
    }
    notebook.add(code: assignment("LABELS", labels(of: book)), id: "labels")
    for (place, recipe) in book.recipes.enumerated() {
      notebook.add(markdown: NotebookWords.heading(of: recipe), id: "table-\(place + 1)")
      notebook.add(
        code: "check(\(recipe.literal.text(kernel)))", id: "table-\(place + 1)-check")
    }
    notebook.add(code: "finish(\(book.recipes.count))", id: "end")
    return notebook.text
  }

  private func assignment(_ name: String, _ value: Literal) -> String {
    "\(name) \(kernel == .python ? "=" : "<-") \(value.text(kernel))"
  }

  private func code(of rows: CodedRows, in book: RecomputableBook) -> String {
    var csv = CSVWriter()
    for name in rows.names { csv.append(text: name) }
    csv.endRecord()
    for row in 0..<rows.count {
      for text in rows.row(row) { csv.append(text: text) }
      csv.endRecord()
    }
    let text = String(decoding: csv.bytes, as: UTF8.self)
    let design = Literal.members([
      ("weight", .optional(rows.weight)),
      ("frequencies", .truth(book.book.plan.weighting.repeatsRespondents)),
      ("stratum", .optional(rows.stratum)), ("cluster", .optional(rows.cluster)),
      ("population", .optional(rows.population)),
    ])
    return
      "add_data(\(Literal.quoted(rows.name)), \(design.text(kernel)), "
      + "\(Literal.lines(text, kernel)))"
  }

  /// What items and their codes mean; a code whose label is itself is left out.
  private func labels(of book: RecomputableBook) -> Literal {
    .members(
      book.labels.map { column in
        let codes = column.categories.filter { $0.label != $0.code }
        return (
          column.name,
          .members([
            ("label", .text(column.label)),
            ("codes", .members(codes.map { ($0.code, .text($0.label)) })),
          ])
        )
      })
  }
}

extension CodedRows {
  var name: String { records ?? "respondents" }
}

extension Weighting {
  fileprivate var repeatsRespondents: Bool {
    if case .frequency = self { true } else { false }
  }
}

extension Literal {
  static func optional(_ text: String?) -> Literal { text.map(Literal.text) ?? .none }
}
