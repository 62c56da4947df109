import Disclosure
import QuestionnaireModel
import SurveyStatistics
import Testing

@testable import Tabulation

/// What of a book is given away so that it can be computed again.
@Suite struct RecomputableBookTests {
  private static func book(
    _ change: (inout BookPlan) -> Void = { _ in }
  ) throws -> RecomputableBook {
    let data = MadeSample().data
    var plan = MadeSample.plan()
    change(&plan)
    return try RecomputableBook(Book(plan, of: data), of: data)
  }

  private static func columns(_ book: RecomputableBook) -> [String] { book.data.flatMap(\.names) }

  @Test func `only the columns that tables count are in the data`() throws {
    #expect(try Self.columns(Self.book()) == ["opinion", "region", "sex"])
  }

  @Test func `weight and design stand under names that no item has`() throws {
    let book = try Self.book {
      $0.weighting = .sampling("weight")
      $0.design.strata = ["stratum"]
      $0.design.clusters = ["cluster"]
    }
    #expect(
      Self.columns(book)
        == ["weight#", "stratum#", "cluster#", "in1#", "opinion", "region", "sex"])
  }

  @Test func `rows stand in the order of their texts and not of respondents`() throws {
    let rows = try Self.book().data[0]
    let texts = (0..<rows.count).map { rows.row($0) }
    #expect(rows.count == 600)
    #expect(zip(texts, texts.dropFirst()).allSatisfy { !$1.lexicographicallyPrecedes($0) })
  }

  @Test func `codes of a recipe count what the table counts`() throws {
    let book = try Self.book()
    let (recipe, data) = (book.recipes[0], book.data[0])
    let place = try #require(data.names.firstIndex(of: "opinion"))
    for (row, recipeRow) in recipe.rows.enumerated() where recipe.printed.weighted[row][0] != nil {
      let count = (0..<data.count).count { recipeRow.codes.contains(data.row($0)[place]) }
      #expect(recipe.printed.weighted[row][0] == Double(count))
    }
    #expect(recipe.printed.tests.map(\.group) == [0, 1])
  }

  @Test func `an item that never leaves the study takes its tables out`() throws {
    let book = try Self.book { $0.suppression.classes = ["sex": .neverExport] }
    #expect(book.recipes.isEmpty)
    #expect(Self.columns(book).isEmpty)
    #expect(book.omitted.map(\.reason) == ["item 'sex' never leaves the study"])
  }

  @Test func `a table with cells held back is left out with all that would reveal them`() throws {
    let data = MadeSample().data
    var plan = MadeSample.plan(by: [.items([ItemSelection("county")])])
    plan.suppression = SuppressionRules(
      thresholds: [.identifying: 5], classes: ["county": .identifying])
    plan.banners.append(
      Banner(
        name: "sexes", title: "Sexes", hasTotal: true, groups: [.items([ItemSelection("sex")])]))
    var same = PlannedTable(name: "t2", title: "Opinions by sex", stub: plan.tables[0].stub)
    same.banner = "sexes"
    let other = PlannedTable(
      name: "t3", title: "Regions", stub: .item(StubItem(ItemSelection("region"))))
    plan.tables += [same, other]
    let made = try Book(plan, of: data).protected(
      after: Ledger(), key: Array(repeating: 7, count: 32))
    let book = try RecomputableBook(made.book, of: data)
    #expect(!made.book.tables[0].withheld.cells.isEmpty)
    #expect(book.omitted.map(\.table) == ["t1", "t2"])
    #expect(book.omitted[0].reason == "cells are held back in the book")
    #expect(book.omitted[1].reason == "item 'opinion' would reveal what another table holds back")
    #expect(book.recipes.map(\.table.name) == ["t3"])
    #expect(Self.columns(book) == ["region"])
  }

  @Test func `tests whose variance other programs do not have are left out and it is said`() throws
  {
    let book = try Self.book {
      $0.weighting = .sampling("weight")
      $0.design.strata = ["stratum"]
      $0.design.clusters = ["cluster"]
      $0.design.lonelyStrata = .adjust
    }
    #expect(book.testsOmitted == "strata with one cluster are treated specially")
    #expect(book.recipes[0].printed.tests.isEmpty)
  }
}
