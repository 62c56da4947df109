import Microdata
import QuestionnaireModel
import Reports
import Tabulation
import Testing

@Suite("Books as notebooks")
struct BookNotebookTests {
  private static func notebook(_ kernel: NotebookKernel) throws -> String {
    let data = people(
      [[61, 20, 11], [30, 42, 9]], rows: ["never \"so\"", "back\\slash"],
      columns: ["north", "south", "west"], rowLabel: "Contact — legătura", columnLabel: "Region")
    var plan = BookPlan(name: "book", title: "A *book* of #1")
    plan.banners = [
      Banner(
        name: "all", title: "All", hasTotal: true, groups: [.items([ItemSelection("region")])])
    ]
    var table = PlannedTable(
      name: "contact", title: "Contact", stub: .item(StubItem(ItemSelection("contact"))))
    table.banner = "all"
    plan.tables = [table]
    let rows = BookData(respondents: data)
    return try BookNotebook(kernel, digest: "00ff").render(
      RecomputableBook(Book(plan, of: rows), of: rows))
  }

  private static func source(_ cell: JSONValue) -> String {
    (0..<cell["source"].count).map { line in
      if case .string(let text) = cell["source"][line] { text } else { "" }
    }.joined()
  }

  @Test(arguments: NotebookKernel.allCases)
  func `it is a notebook of format 4 minor 5 whose cells have names of their own`(
    kernel: NotebookKernel
  ) throws {
    let json = try JSONValue(parsing: Self.notebook(kernel))
    #expect(json.keys == ["cells", "metadata", "nbformat", "nbformat_minor"])
    #expect(json["nbformat"] == .number(4))
    #expect(json["nbformat_minor"] == .number(5))
    let kernelspec = json["metadata"]["kernelspec"]
    #expect(kernelspec["name"] == .string(kernel == .python ? "python3" : "ir"))
    #expect(kernelspec.keys.contains("display_name"))
    let cells = (0..<json["cells"].count).map { json["cells"][$0] }
    var ids: Set<String> = []
    for cell in cells {
      guard case .string(let id) = cell["id"] else {
        Issue.record("a cell without a name")
        continue
      }
      #expect((1...64).contains(id.utf8.count))
      #expect(id.utf8.allSatisfy { $0 == 45 || (48...57).contains($0) || (97...122).contains($0) })
      #expect(ids.insert(id).inserted)
      #expect(cell["metadata"] == .object([]))
      if cell["cell_type"] == .string("code") {
        #expect(
          cell.keys
            == ["cell_type", "execution_count", "id", "metadata", "outputs", "source"])
        #expect(cell["outputs"] == .array([]))
        #expect(cell["execution_count"] == .null)
      } else {
        #expect(cell["cell_type"] == .string("markdown"))
        #expect(cell.keys == ["cell_type", "id", "metadata", "source"])
      }
    }
  }

  @Test(arguments: NotebookKernel.allCases)
  func `the same book gives the same bytes`(kernel: NotebookKernel) throws {
    #expect(try Self.notebook(kernel) == Self.notebook(kernel))
  }

  @Test(arguments: NotebookKernel.allCases)
  func `the data are a record of codes for each respondent`(kernel: NotebookKernel) throws {
    let json = try JSONValue(parsing: Self.notebook(kernel))
    let data = try #require(
      (0..<json["cells"].count).map { json["cells"][$0] }.first { $0["id"] == .string("data-1") })
    let lines = Self.source(data).split(separator: "\n")
    #expect(lines.contains("contact,region"))
    #expect(lines.count { $0 == "1,1" } == 61)
    #expect(lines.count { $0.hasPrefix("2,") } == 81)
  }

  @Test(arguments: [
    (NotebookKernel.python, #""1": "never \"so\"""#), (.r, #""1" = "never \"so\"""#),
  ])
  func `labels are quoted as the language reads them`(
    kernel: NotebookKernel, text: String
  ) throws {
    let json = try JSONValue(parsing: Self.notebook(kernel))
    let labels = try #require(
      (0..<json["cells"].count).map { json["cells"][$0] }.first { $0["id"] == .string("labels") })
    let source = Self.source(labels)
    #expect(source.contains(text))
    #expect(source.contains(#""back\\slash""#))
    #expect(source.contains("legătura"))
  }

  @Test func `a title is text and never markup`() throws {
    let json = try JSONValue(parsing: Self.notebook(.python))
    let source = Self.source(json["cells"][0])
    #expect(source.hasPrefix(##"# A \*book\* of \#1"##))
    #expect(source.contains("BLAKE2b-256 `00ff`"))
    #expect(source.contains("Every table of the plan is here."))
  }
}
