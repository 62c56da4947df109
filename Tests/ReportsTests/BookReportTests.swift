import Microdata
import QuestionnaireModel
import Reports
import SurveyStatistics
import Tabulation
import Testing

@Suite("Books of tables as text, JSON and CSV")
struct BookReportTests {
  private static let counts = [[61, 20, 11], [30, 42, 9], [9, 38, 10]]

  private static func book(
    weighted: Bool = false, cells: [CellStatistic] = CellStatistic.allCases
  ) throws -> Book {
    let data = people(
      counts, rows: ["never", "once", "often"], columns: ["north", "south", "west"],
      rowLabel: "Contact with victims", columnLabel: "Region", refusals: 4,
      weights: [1, 0.5, 2.25])
    var plan = BookPlan(name: "book", title: "A book")
    if weighted { plan.weighting = .sampling("w") }
    plan.banners = [
      Banner(
        name: "all", title: "All", hasTotal: true,
        groups: [.items([ItemSelection("region")])])
    ]
    let item = StubItem(
      ItemSelection("contact"), nets: [Net(name: "any", label: "Any contact", codes: ["2", "3"])],
      summaries: [.mean])
    var table = PlannedTable(name: "contact", title: "Contact", stub: .item(item))
    table.banner = "all"
    table.cells = cells
    table.base = "everybody asked"
    plan.tables = [table]
    return try Book(plan, of: BookData(respondents: data))
  }

  @Test(arguments: [false, true])
  func `JSON equals CSV, cell by cell and number by number`(weighted: Bool) throws {
    let book = try Self.book(weighted: weighted)
    let table = try JSONValue(parsing: BookJSON().render(book))["tables"][0]
    let records = Records(BookTidy().render(book))
    let wide = Records(BookCSV().render(book))
    var compared = 0
    for (row, code) in ["1", "2", "3", "any", "mean"].enumerated() {
      for (column, name) in ["total", "1", "2", "3"].enumerated() {
        for (key, field) in Self.fields {
          let number = table["cells"][key][row][column]
          let place = ["row": code, "column": name]
          let tidy = records.value("value", where: place.merging(["statistic": field]) { $1 })
          #expect(JSONValue(tidy.flatMap(Double.init)) == number)
          let cell = wide.value(field, where: place)
          #expect(JSONValue(cell.flatMap(Double.init)) == number)
          compared += 1
        }
      }
    }
    #expect(compared == 200)
    let test = records.value("value", where: ["row_kind": "test", "statistic": "p"])
    #expect(JSONValue(test.flatMap(Double.init)) == table["tests"][0]["p"])
  }

  private static let fields = [
    ("unweighted", "unweighted"), ("weighted", "weighted"), ("columnPercent", "column_percent"),
    ("rowPercent", "row_percent"), ("totalPercent", "total_percent"), ("expected", "expected"),
    ("adjustedResidual", "adjusted_residual"), ("standardError", "standard_error"),
    ("designEffect", "design_effect"), ("value", "value"),
  ]

  @Test
  func `text shows what JSON holds, rounded`() throws {
    let book = try Self.book(cells: [.columnPercent])
    let table = try JSONValue(parsing: BookJSON().render(book))["tables"][0]
    let lines = BookText(width: 100).render(book).split(separator: "\n").map(String.init)
    for (row, label) in ["never", "once", "often", "Any contact"].enumerated() {
      let line = try #require(lines.first { $0.hasPrefix(label) })
      let printed = line.split(separator: " ").compactMap { Double($0) }
      for column in 0..<4 {
        guard case .number(let percent) = table["cells"]["columnPercent"][row][column] else {
          Issue.record("a percentage is missing")
          continue
        }
        #expect(abs(printed[column] - percent) <= 0.05 + 1e-9)
      }
    }
  }

  @Test
  func `a table reads from bases to notes`() throws {
    let text = BookText().render(try Self.book(cells: [.columnPercent, .count]))
    let order = ["Table 1. Contact", "Base", "never", "Any contact", "Mean", "Cells:", "Notes"]
    let places = order.map { word in
      text.range(of: word)
    }
    #expect(places.allSatisfy { $0 != nil })
    #expect(places.compactMap(\.self) == places.compactMap(\.self).sorted())
    #expect(text.contains("(A)") && text.contains("everybody asked"))
  }

  @Test
  func `no line is wider than asked, whatever the banner`() throws {
    let book = try Self.book(weighted: true)
    for width in [40, 80, 132] {
      for line in BookText(width: width).render(book).split(separator: "\n") {
        #expect(line.count <= width)
      }
    }
  }

  @Test
  func `what is held back is [c] in text and CSV and null in JSON`() throws {
    var book = try Self.book(cells: [.columnPercent])
    var withheld = WithheldCells()
    withheld.cells = [WithheldCells.Place(row: 2, column: 3)]
    withheld.comparisons = [2]
    withheld.tests = true
    book = book.replacing([book.tables[0].withholding(withheld)])
    #expect(BookText().render(book).contains("[c]"))
    let json = try JSONValue(parsing: BookJSON().render(book))["tables"][0]
    #expect(json["cells"]["columnPercent"][2][3] == .null)
    #expect(json["cells"]["withheld"][2][3] == .boolean(true))
    #expect(json["tests"].count == 0)
    let records = Records(BookTidy().render(book))
    let place = ["row": "3", "column": "3", "statistic": "column_percent"]
    #expect(records.value("value", where: place) == "[c]")
    #expect(records.value("value", where: ["row_kind": "test"]) == nil)
  }

  /// The book with a claim that contact is more frequent in the south.
  private static func claiming(withheld: Bool = false) throws -> Book {
    let made = try book(cells: [.columnPercent])
    var plan = made.plan
    plan.families = [TestFamily(name: "f", title: "F", adjustment: .holm)]
    plan.tables[0].minimumBases.tested = 10
    plan.hypotheses = [
      Hypothesis(
        name: "H1", statement: "More contact in the south", item: "contact",
        measure: .share(codes: ["2", "3"]),
        groups: ItemSelection("region", categories: ["2", "1"]), direction: .greater, margin: 5,
        family: "f")
    ]
    let data = people(
      counts, rows: ["never", "once", "often"], columns: ["north", "south", "west"],
      rowLabel: "Contact with victims", columnLabel: "Region", refusals: 4)
    let book = try Book(plan, of: BookData(respondents: data)).stamped(by: nil)
    guard withheld else { return book }
    var held = WithheldCells()
    held.hypotheses = ["H1"]
    return book.replacing([book.tables[0].withholding(held)])
  }

  @Test
  func `a claim is told with its difference first, its test, its family and its standing`() throws {
    let text = BookText(width: 400).render(try Self.claiming())
    let line = try #require(
      text.split(separator: "\n").map(String.init).first { $0.contains("H1, exploratory") })
    let order = [
      "More contact in the south; share of 'once', 'often' in contact, south less north: 41.0 points",
      "95% CI [", "claimed greater by more than 5 points: t(198) = ", "p < .001", "n = 100 and 100",
      "family 'f' of 1, Holm: p < .001",
    ]
    let places = order.map { line.range(of: $0) }
    #expect(places.allSatisfy { $0 != nil })
    #expect(places.compactMap(\.self) == places.compactMap(\.self).sorted())
  }

  @Test
  func `a claim in JSON equals its records`() throws {
    let book = try Self.claiming()
    let claim = try JSONValue(parsing: BookJSON().render(book))["tables"][0]["hypotheses"][0]
    let records = Records(BookTidy().render(book))
    func value(_ statistic: String) -> String? {
      records.value("value", where: ["row_kind": "hypothesis", "statistic": statistic])
    }
    for (key, field) in [
      ("difference", "difference"), ("standardError", "standard_error"), ("p", "p"),
      ("statistic", "statistic"), ("margin", "margin"),
    ] {
      #expect(JSONValue(value(field).flatMap(Double.init)) == claim[key])
    }
    #expect(value("standing") == "exploratory" && claim["standing"] == .string("exploratory"))
    #expect(value("direction") == "greater" && value("family_size") == "1")
  }

  @Test
  func `a claim that is held back is [c] in text and CSV and null in JSON`() throws {
    let book = try Self.claiming(withheld: true)
    #expect(BookText(width: 400).render(book).contains("south less north: [c]"))
    let claim = try JSONValue(parsing: BookJSON().render(book))["tables"][0]["hypotheses"][0]
    #expect(claim["difference"] == .null && claim["p"] == .null)
    #expect(claim["withheld"] == .boolean(true))
    let records = Records(BookTidy().render(book))
    for field in ["difference", "p", "family_p", "first_respondents"] {
      let place = ["row_kind": "hypothesis", "statistic": field]
      #expect(records.value("value", where: place) == "[c]")
    }
  }

  @Test
  func `nobody is a dash and a share that rounds to nothing an asterisk`() throws {
    let data = people(
      [[3_000, 5], [1, 0]], rows: ["no", "yes"], columns: ["north", "south"])
    var plan = BookPlan(name: "book", title: "")
    plan.banners = [
      Banner(
        name: "all", title: "", hasTotal: false, groups: [.items([ItemSelection("region")])])
    ]
    var table = PlannedTable(
      name: "t", title: "T", stub: .item(StubItem(ItemSelection("contact"))))
    table.banner = "all"
    table.tests.notation = .none
    plan.tables = [table]
    let text = BookText().render(try Book(plan, of: BookData(respondents: data)))
    let line = try #require(text.split(separator: "\n").first { $0.hasPrefix("yes") })
    #expect(line.split(separator: " ") == ["yes", "*", "-"])
  }
}

extension String {
  fileprivate func range(of word: String) -> Int? {
    let (text, wanted) = (Array(utf8), Array(word.utf8))
    return text.indices.first { text[$0...].starts(with: wanted) }
  }
}

/// Records of a CSV whose fields hold no commas.
private struct Records {
  private let header: [String]
  private let records: [[String]]

  init(_ text: String) {
    let lines = text.split(whereSeparator: \.isNewline).map {
      $0.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
    }
    header = lines[0]
    records = Array(lines.dropFirst())
  }

  /// The field of the first record that has these values.
  func value(_ field: String, where values: [String: String]) -> String? {
    let places = values.map { (place: header.firstIndex(of: $0.key) ?? 0, value: $0.value) }
    let found = records.first { record in places.allSatisfy { record[$0.place] == $0.value } }
    return found.flatMap { $0[header.firstIndex(of: field) ?? 0] }
  }
}
