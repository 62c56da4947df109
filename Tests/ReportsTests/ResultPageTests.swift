import Interchange
import SurveyStatistics
import Testing

@testable import Reports

/// What a page of a result tells, every form of output tells.
@Suite struct ResultPageTests {
  private static let interval = ConfidenceInterval(lower: -0.25, upper: 1 / 3, level: 0.9)

  private static let page = ResultPage(
    format: "percept.trial/1", heading: ["Trial"],
    words: [ResultPage.Words("by.item", "work")],
    tables: [
      ResultTable(
        "groups", of: "group", title: "Groups", at: .list("groups"),
        columns: [
          ResultColumn("code", .key, field: "id"), ResultColumn("label", .label, heading: "work"),
          ResultColumn("n", heading: "n", unit: "respondents"),
          ResultColumn("mean", heading: "Mean"),
          ResultColumn("confidenceInterval", .interval(""), heading: "90% CI"),
          ResultColumn("df", .numbers(["df1", "df2"])), ResultColumn("p", heading: "p"),
          ResultColumn("oddsRatio", heading: "odds ratio", path: nil),
          ResultColumn("timed", unit: "interviews", path: "lengths?.timed"),
        ],
        rows: [
          ResultRow([
            .text("1"), .text("=Police"), .count(1_234), .number(2 / 3, .statistic),
            .interval(interval, .statistic), .degrees([2, 17.125]), .p(PValue(0.0004, .asymptotic)),
            .number(.infinity, .statistic), .count(7),
          ]),
          ResultRow([
            .text("2"), .text("Teacher"), .heldBack, .heldBack, .heldBack, .heldBack,
            .p(PValue(0.25, .exact)), .number(.nan, .statistic), .absent("it was not timed"),
          ]),
          ResultRow([
            .text("3"), .text("Nurse"), .count(1), .absent("nobody answered"),
            .absent("nobody answered"), .absent("too few answered"), .absent("nothing is tested"),
            .none, .count(0),
          ]),
        ])
    ], notes: ["A note."])

  @Test func `what is held back has its sign in text and records, and its word in JSON`() throws {
    let text = BookText().render(Self.page)
    #expect(text.contains("\nTeacher   [c]   [c]            [c]  .250 (exact)           -\n"))
    #expect(text.contains("\n[c]: held back\n"))
    #expect(
      BookCSV().render(Self.page).contains("\ngroup,2,Teacher,[c],[c],[c],[c],[c],[c],0.25,,,"))
    #expect(BookTidy().render(Self.page).contains("\ngroups,2,Teacher,lower,[c],\n"))
    let json = try JSONValue(parsing: BookJSON().render(Self.page))
    #expect(json["groups"][1]["n"] == .null)
    #expect(json["groups"][1]["withheld"] == .boolean(true))
    #expect(json["groups"][2]["withheld"] == .null)
    #expect(json["groups"][2].keys.contains("withheld") == false)
    let row = json["tables"][0]["rows"][1]
    #expect(row["mean"] == .null)
    #expect(
      row["withheld"]
        == .array(["n", "mean", "confidenceInterval", "df"].map(JSONValue.string)))
  }

  @Test func `what does not exist has its reason in every form`() throws {
    let text = BookText().render(Self.page)
    #expect(text.contains("\n-: not a number; nobody answered; nothing is tested\n"))
    #expect(
      BookCSV().render(Self.page).contains(
        """
        group,3,Nurse,1,,,,,,,,0,mean: nobody answered; lower: nobody answered; \
        upper: nobody answered; df1: too few answered; df2: too few answered; \
        p: nothing is tested

        """))
    #expect(BookTidy().render(Self.page).contains("\ngroups,3,Nurse,p,,nothing is tested\n"))
    let rows = try JSONValue(parsing: BookJSON().render(Self.page))["tables"][0]["rows"]
    #expect(rows[2]["mean"] == .null)
    #expect(rows[2]["unavailable"]["mean"] == .string("nobody answered"))
    #expect(rows[2]["unavailable"]["p"] == .string("nothing is tested"))
  }

  @Test func `a number that no file can hold is told apart from one that is missing`() throws {
    #expect(BookText().render(Self.page).contains("∞"))
    #expect(BookCSV().render(Self.page).contains("odds_ratio: infinite"))
    #expect(BookTidy().render(Self.page).contains("\ngroups,2,Teacher,odds_ratio,,not a number\n"))
    let rows = try JSONValue(parsing: BookJSON().render(Self.page))["tables"][0]["rows"]
    #expect(rows[0]["oddsRatio"] == .null)
    #expect(rows[0]["unavailable"]["oddsRatio"] == .string("infinite"))
  }

  @Test func `an object of which nothing exists is null where its key says so`() throws {
    let groups = try JSONValue(parsing: BookJSON().render(Self.page))["groups"]
    #expect(groups[0]["lengths"]["timed"] == .number(7))
    #expect(groups[1]["lengths"] == .null)
    #expect(groups[1].keys.contains("lengths"))
  }

  @Test func `a spreadsheet runs no label as a formula`() {
    #expect(BookCSV().render(Self.page).contains("group,1,\"'=Police\",1234,"))
    #expect(BookTidy().render(Self.page).contains("groups,1,\"'=Police\",n,1234,\n"))
  }

  @Test func `words of the data are never taken for a number`() {
    let label = #"\(cell: "n") {n} %@"#
    let table = ResultTable(
      "one", of: "one", title: "", at: .nowhere, columns: [ResultColumn("n")],
      rows: [ResultRow([.count(42)], says: ["\(label) = \(cell: "n")"])], layout: .sentences())
    let page = ResultPage(format: "percept.trial/1", heading: [], tables: [table], notes: [])
    #expect(BookText().render(page) == "\(label) = 42\n")
  }

  @Test func `a table wider than a line goes on below with its labels`() {
    let table = ResultTable(
      "wide", of: "row", title: "", at: .nowhere,
      columns: [ResultColumn("item", .key, heading: "item")]
        + (1...4).map { ResultColumn("number\($0)", heading: "a long number \($0)") },
      rows: [ResultRow([.text("one")] + (1...4).map { .count($0) })])
    let page = ResultPage(format: "percept.trial/1", heading: [], tables: [table], notes: [])
    let lines = BookText(width: 40).render(page).split(separator: "\n")
    #expect(lines.allSatisfy { $0.count <= 40 })
    #expect(lines.count { $0.hasPrefix("one") } == 2)
    #expect(BookText(width: 80).render(page).split(separator: "\n").count == 5)
  }
}
