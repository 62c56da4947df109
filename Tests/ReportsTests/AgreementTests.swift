import Interchange
import Microdata
import Reports
import SurveyStatistics
import Tabulation
import Testing

/// The three forms of one table say the same.
@Suite struct AgreementTests {
  private let table: Table
  private let page: TablePage
  private let json: JSONValue
  private let records: [[String]]
  private let lines: [[Substring]]

  init() throws {
    var request = contactByRegion
    request.tables[0].crossed?.tests = .all
    let book = try request.carriedOut(
      on: people(
        [[7, 27, 0], [1, 33, 0]], rows: ["=Yes, \"often\"", "No"],
        columns: ["North", "South", "Abroad"])
    )
    table = book.tables[0]
    page = TablePage(table)
    json = try JSONValue(parsing: BookJSON().render(book))
    records = try Self.records(of: BookCSV().render(book)).filter { $0[3] == "category" }
    lines = BookText().render(book).split(separator: "\n").map { $0.split(separator: " ") }
  }

  private static func records(of csv: String) throws -> [[String]] {
    var records: [[String]] = []
    try Array(csv.utf8).withUnsafeBytes { bytes in
      let reader = try CSVReader(bytes)
      #expect(
        reader.columns.prefix(12) == [
          "table", "row", "row_label", "row_kind", "group", "column", "column_label", "letter",
          "unweighted", "weighted", "column_percent", "row_percent",
        ])
      _ = try reader.forEachRecord { (record: borrowing CSVRecord) in
        var fields: [String] = []
        for index in 0..<record.fieldCount { fields.append(record.string(at: index)) }
        records.append(fields)
      }
    }
    return records
  }

  @Test func `the keys stand in the order of the contract`() {
    #expect(
      json.keys == [
        "format", "name", "title", "rows", "columns", "base", "cells", "comparisons", "tests",
        "associations", "notes",
      ])
    #expect(json["format"] == .string("percept.table/1"))
    #expect(json["rows"].keys == ["item", "label", "categories"])
    #expect(json["rows"]["categories"][0].keys == ["code", "label", "kind"])
    #expect(json["columns"].keys == ["item", "label", "groups", "categories"])
    #expect(
      json["base"].keys == [
        "words", "unweighted", "weighted", "effective", "excluded", "columns",
      ])
    #expect(
      json["cells"].keys == [
        "unweighted", "weighted", "columnPercent", "rowPercent", "totalPercent", "expected",
        "adjustedResidual", "standardError", "confidenceInterval",
      ])
    #expect(
      json["tests"][0].keys == [
        "id", "group", "row", "statistic", "df", "p", "method", "joined", "respondents",
        "expectedUnderFive", "expectedCells",
      ])
    #expect(
      json["associations"][0].keys == [
        "id", "group", "row", "estimate", "standardError", "confidenceInterval", "level",
      ])
  }

  @Test func `JSON holds every cell's numbers in full`() throws {
    for row in 0..<2 {
      for column in 0..<3 {
        func cell(_ name: String) -> JSONValue { json["cells"][name][row][column] }
        #expect(cell("unweighted") == JSONValue(table.count(row, column).map(Double.init)))
        #expect(cell("weighted") == JSONValue(table.weighted(row, column)))
        #expect(cell("columnPercent") == JSONValue(table.columnPercent(row, column)))
        #expect(cell("rowPercent") == JSONValue(table.rowPercent(row, column)))
        #expect(cell("totalPercent") == JSONValue(table.totalPercent(row, column)))
        #expect(cell("expected") == JSONValue(table.expected(row, column)))
        #expect(cell("adjustedResidual") == JSONValue(table.adjustedResidual(row, column)))
        #expect(cell("standardError") == JSONValue(table.standardError(row, column)))
        let interval = table.confidenceInterval(row, column)
        #expect(cell("confidenceInterval")[0] == JSONValue(interval?.lower))
        #expect(cell("confidenceInterval")[1] == JSONValue(interval?.upper))
      }
    }
    #expect(json["cells"]["columnPercent"][0][2] == .null)
    #expect(json["cells"]["confidenceInterval"][0][2] == .null)
  }

  @Test func `CSV holds the numbers of JSON`() throws {
    #expect(records.count == 6)
    let names = [
      "unweighted", "weighted", "columnPercent", "rowPercent", "totalPercent", "expected",
      "adjustedResidual",
    ]
    for (index, record) in records.enumerated() {
      for (place, name) in names.enumerated() {
        let text = record[8 + place]
        let value = json["cells"][name][index / 3][index % 3]
        #expect(value == (text.isEmpty ? .null : JSONValue(Double(text))))
      }
      #expect(json["columns"]["categories"][index % 3]["code"] == .string(record[5]))
      #expect(json["columns"]["categories"][index % 3]["label"] == .string(record[6]))
    }
  }

  @Test func `text that a spreadsheet would run is neutralized`() {
    #expect(records[0][2] == "'=Yes, \"often\"")
    #expect(json["rows"]["categories"][0]["label"] == .string("=Yes, \"often\""))
  }

  @Test func `text shows the percentages and counts of JSON`() throws {
    let shown = try #require(lines.first { $0.first == "No" })
    #expect(shown == ["No", "12.5", "1", "55.0", "33", "-", "50.0", "34"])
    #expect(json["cells"]["columnPercent"][1][0] == .number(12.5))
    #expect(json["cells"]["columnPercent"][1][1] == .number(55))
    #expect(json["base"]["unweighted"] == .number(68))
  }

  @Test func `tests and associations are those of the table`() {
    #expect(json["tests"].count == 9)
    #expect(json["associations"].count == page.associations.count)
    for (index, association) in page.associations.map(\.result).enumerated() {
      let written = json["associations"][index]
      #expect(written["id"] == .string(association.id.rawValue))
      #expect(written["estimate"] == .number(association.estimate))
      #expect(written["standardError"] == JSONValue(association.standardError))
      #expect(written["confidenceInterval"][0] == JSONValue(association.confidenceInterval?.lower))
      #expect(written["confidenceInterval"][1] == JSONValue(association.confidenceInterval?.upper))
    }
    for (index, test) in page.tests.map(\.test).enumerated() {
      #expect(json["tests"][index]["id"] == .string(test.id.rawValue))
      #expect(json["tests"][index]["statistic"] == JSONValue(test.statistic))
      #expect(json["tests"][index]["p"] == .number(test.p.value))
      #expect(json["tests"][index]["df"].count == test.degreesOfFreedom.count)
    }
    #expect(json["tests"][0]["method"] == .string("asymptotic"))
    #expect(json["tests"][3]["method"] == .string("exact"))
    #expect(json["tests"][3]["statistic"] == .null)
    #expect(json["associations"][0]["confidenceInterval"].count == 2)
    #expect(json["associations"][2]["level"] == .number(0.95))
    #expect(json["notes"].count == (page.notes + page.fileNotes).count)
  }

  @Test func `what is infinite is null in JSON and shown in text`() throws {
    let book = try contactByRegion.carriedOut(
      on: people([[5, 0], [3, 6]], rows: ["Yes", "No"], columns: ["N", "S"])
    )
    let ratio = try JSONValue(parsing: BookJSON().render(book))["associations"][2]
    #expect(ratio["id"] == .string("odds-ratio"))
    #expect(ratio["estimate"] == .null)
    #expect(ratio["confidenceInterval"][0] != .null)
    #expect(ratio["confidenceInterval"][1] == .null)
    #expect(BookText().render(book).contains("Odds ratio = ∞, 95% CI ["))
    #expect(BookText().render(book).contains(", ∞]\n"))
  }
}
