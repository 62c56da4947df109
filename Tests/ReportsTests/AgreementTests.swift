import Interchange
import Microdata
import Reports
import SurveyStatistics
import Tabulation
import Testing

/// The three forms of one table say the same.
@Suite struct AgreementTests {
  private let table: CrossTabulation
  private let json: JSONValue
  private let records: [[String]]
  private let lines: [[Substring]]

  init() throws {
    var request = contactByRegion
    request.tests = .all
    table = try CrossTabulation(
      request,
      of: people(
        [[7, 27, 0], [1, 33, 0]], rows: ["=Yes, \"often\"", "No"],
        columns: ["North", "South", "Abroad"]))
    json = try JSONValue(parsing: TableJSON().render(table))
    records = try Self.records(of: TableCSV().render(table))
    lines = TableText().render(table).split(separator: "\n").map { $0.split(separator: " ") }
  }

  private static func records(of csv: String) throws -> [[String]] {
    var records: [[String]] = []
    try Array(csv.utf8).withUnsafeBytes { bytes in
      let reader = try CSVReader(bytes)
      #expect(reader.columns == TableCSV.header)
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
        "format", "rows", "columns", "base", "cells", "tests", "associations", "notes",
      ])
    #expect(json["format"] == .string("percept.table/1"))
    #expect(json["rows"].keys == ["item", "label", "categories"])
    #expect(json["rows"]["categories"][0].keys == ["code", "label"])
    #expect(json["base"].keys == ["unweighted", "weighted", "effective", "excluded"])
    #expect(
      json["cells"].keys == [
        "unweighted", "weighted", "columnPercent", "rowPercent", "totalPercent", "expected",
        "adjustedResidual", "standardError", "confidenceInterval",
      ])
    #expect(json["tests"][0].keys == ["id", "statistic", "df", "p", "method"])
    #expect(
      json["associations"][0].keys == [
        "id", "estimate", "standardError", "confidenceInterval", "level",
      ])
  }

  @Test func `JSON holds every cell's numbers in full`() throws {
    for row in 0..<2 {
      for column in 0..<3 {
        func cell(_ name: String) -> JSONValue { json["cells"][name][row][column] }
        #expect(cell("unweighted") == .number(Double(table.unweighted[row, column])))
        #expect(cell("weighted") == .number(table.weighted[row, column]))
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
        let text = record[4 + place]
        let value = json["cells"][name][index / 3][index % 3]
        #expect(value == (text.isEmpty ? .null : JSONValue(Double(text))))
      }
      #expect(json["columns"]["categories"][index % 3]["code"] == .string(record[2]))
      #expect(json["columns"]["categories"][index % 3]["label"] == .string(record[3]))
    }
  }

  @Test func `text that a spreadsheet would run is neutralized`() {
    #expect(records[0][1] == "'=Yes, \"often\"")
    #expect(json["rows"]["categories"][0]["label"] == .string("=Yes, \"often\""))
  }

  @Test func `text shows the percentages and counts of JSON`() throws {
    let shown = try #require(lines.first { $0.first == "No" })
    #expect(shown == ["No", "12.5", "1", "55.0", "33", "-", "0", "50.0", "34"])
    #expect(json["cells"]["columnPercent"][1][0] == .number(12.5))
    #expect(json["cells"]["columnPercent"][1][1] == .number(55))
    #expect(json["base"]["unweighted"] == .number(68))
  }

  @Test func `tests and associations are those of the table`() {
    #expect(json["tests"].count == 9)
    #expect(json["associations"].count == table.associations.count)
    for (index, association) in table.associations.enumerated() {
      let written = json["associations"][index]
      #expect(written["id"] == .string(association.id.rawValue))
      #expect(written["estimate"] == .number(association.estimate))
      #expect(written["standardError"] == JSONValue(association.standardError))
      #expect(written["confidenceInterval"][0] == JSONValue(association.confidenceInterval?.lower))
      #expect(written["confidenceInterval"][1] == JSONValue(association.confidenceInterval?.upper))
    }
    for (index, test) in table.tests.enumerated() {
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
    #expect(json["notes"].count == table.notes.count)
  }

  @Test func `what is infinite is null in JSON and shown in text`() throws {
    let table = try CrossTabulation(
      contactByRegion, of: people([[5, 0], [3, 6]], rows: ["Yes", "No"], columns: ["N", "S"]))
    let ratio = try JSONValue(parsing: TableJSON().render(table))["associations"][2]
    #expect(ratio["id"] == .string("odds-ratio"))
    #expect(ratio["estimate"] == .null)
    #expect(ratio["confidenceInterval"][0] != .null)
    #expect(ratio["confidenceInterval"][1] == .null)
    #expect(TableText().render(table).contains("Odds ratio = ∞, 95% CI ["))
    #expect(TableText().render(table).contains(", ∞]\n"))
  }
}
