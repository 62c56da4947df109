import Diagnostics

/// A Jupyter notebook, format 4.5, whose cells have not been run.
struct NotebookDocument {
  let kernel: NotebookKernel
  private var cells: [(id: String, isCode: Bool, source: String)] = []

  init(_ kernel: NotebookKernel) {
    self.kernel = kernel
  }

  mutating func add(markdown: String, id: String) { cells.append((id, false, markdown)) }

  mutating func add(code: String, id: String) { cells.append((id, true, code)) }

  var text: String {
    var json = JSONText(layout: .indented)
    json.object { json in
      json.key("cells")
      json.array { json in
        for cell in cells { write(cell, to: &json) }
      }
      json.key("metadata")
      json.object { json in
        json.key("kernelspec")
        json.object { json in
          json.member("display_name", kernel == .python ? "Python 3 (ipykernel)" : "R")
          json.member("language", kernel.language)
          json.member("name", kernel == .python ? "python3" : "ir")
        }
        json.key("language_info")
        json.object { json in json.member("name", kernel.language) }
      }
      json.member("nbformat", 4)
      json.member("nbformat_minor", 5)
    }
    return json.text + "\n"
  }

  private func write(
    _ cell: (id: String, isCode: Bool, source: String), to json: inout JSONText
  ) {
    json.object { json in
      json.member("cell_type", cell.isCode ? "code" : "markdown")
      if cell.isCode { json.member("execution_count", nil as Int?) }
      json.member("id", cell.id)
      json.key("metadata")
      json.object(inline: true) { _ in }
      if cell.isCode {
        json.key("outputs")
        json.array(inline: true) { _ in }
      }
      json.key("source")
      let lines = cell.source.split(separator: "\n", omittingEmptySubsequences: false)
      json.array { json in
        for (place, line) in lines.enumerated() {
          json.value(String(line) + (place == lines.count - 1 ? "" : "\n"))
        }
      }
    }
  }
}

extension NotebookKernel {
  fileprivate var language: String {
    switch self {
    case .python: "python"
    case .r: "R"
    }
  }
}
