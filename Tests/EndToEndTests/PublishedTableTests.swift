import Arguments
import Commands
import Files
import Testing

/// The machine-readable table against its contract, on Agresti's table of party by gender.
///
/// Source: Agresti, An Introduction to Categorical Data Analysis (2nd ed., 2007), p. 39.
@Suite struct PublishedTableTests {
  private let table: JSON

  init() throws {
    let golden = GoldenCase(name: "crosstab-json")
    // The first line repeats the command.
    let text = try golden.run().stdout.drop { $0 != "\n" }
    table = try JSON(String(text))
  }

  @Test func `the table has the keys of the contract and no others`() {
    #expect(
      table.keys == [
        "format", "name", "title", "rows", "columns", "base", "cells", "comparisons", "tests",
        "associations", "notes",
      ])
    #expect(table["format"] == .text("percept.table/1"))
    #expect(table["rows"]?.keys == ["item", "label", "categories"])
    #expect(table["columns"]?.keys == ["item", "label", "groups", "categories"])
    #expect(
      table["base"]?.keys == [
        "words", "unweighted", "weighted", "effective", "excluded", "columns",
      ])
    #expect(
      table["cells"]?.keys == [
        "unweighted", "weighted", "columnPercent", "rowPercent", "totalPercent", "expected",
        "adjustedResidual", "standardError", "confidenceInterval",
      ])
    for category in table["rows"]?["categories"]?.elements ?? [] {
      #expect(category.keys == ["code", "label", "kind"])
    }
    for category in table["columns"]?["categories"]?.elements ?? [] {
      #expect(category.keys == ["code", "label", "group", "letter", "flag"])
    }
    for test in table["tests"]?.elements ?? [] {
      #expect(
        test.keys == [
          "id", "group", "row", "statistic", "df", "p", "method", "joined", "respondents",
          "expectedUnderFive", "expectedCells",
        ])
    }
    for association in table["associations"]?.elements ?? [] {
      #expect(
        association.keys == [
          "id", "group", "row", "estimate", "standardError", "confidenceInterval", "level",
        ])
    }
  }

  @Test func `every cell array has a place for each row and column`() {
    for name in table["cells"]?.keys ?? [] {
      let rows = table["cells"]?[name]?.elements ?? []
      #expect(rows.count == 2, "\(name)")
      #expect(rows.allSatisfy { $0.elements.count == 3 }, "\(name)")
    }
    let intervals = table["cells"]?["confidenceInterval"]?.elements.flatMap(\.elements) ?? []
    #expect(intervals.count == 6)
    #expect(intervals.allSatisfy { $0.elements.count == 2 })
  }

  @Test func `counts and bases are those published`() {
    let counts = table["cells"]?["unweighted"]?.elements.map { $0.elements.compactMap(\.number) }
    #expect(counts == [[762, 327, 468], [484, 239, 477]])
    #expect(table["base"]?["unweighted"]?.number == 2757)
    #expect(table["base"]?["excluded"] == .object([("missing", .number(0))]))
  }

  @Test func `the tests agree with the published figures`() throws {
    // Agresti prints X² = 30.1 and G² = 30.0 with 2 degrees of freedom; the digits beyond are mpmath's
    // on the same counts, see Tests/SurveyStatisticsTests.
    let pearson = try #require(test("pearson"))
    #expect(abs((pearson["statistic"]?.number ?? 0) - 30.070149095754687) < 1e-9)
    #expect(pearson["df"]?.elements.map(\.number) == [2])
    #expect(pearson["method"] == .text("asymptotic"))
    let likelihood = try #require(test("likelihood-ratio"))
    #expect(abs((likelihood["statistic"]?.number ?? 0) - 30.016692613239671) < 1e-9)
  }

  @Test func `a value that does not exist is null and never NaN`() throws {
    let text = try GoldenCase(name: "crosstab-weight").run().stdout
    #expect(text.split(separator: "null", omittingEmptySubsequences: false).count > 1)
    #expect(text.split(separator: "nan", omittingEmptySubsequences: false).count == 1)
  }

  private func test(_ id: String) -> JSON? {
    table["tests"]?.elements.first { $0["id"] == .text(id) }
  }
}
