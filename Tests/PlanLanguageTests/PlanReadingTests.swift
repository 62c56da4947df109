import Diagnostics
import Files
import PlanLanguage
import QuestionnaireLanguage
import SurveyStatistics
import Tabulation
import Testing

@Suite struct PlanReadingTests {
  private func plan(_ piece: String) throws -> BookPlan {
    let source = SourceText(name: "-", text: ExamplePlan.completing(piece))
    let (plan, diagnostics) = PlanReader.read(source, subject: SampleStudy.subject)
    #expect(TextRenderer().render(Findings(source: source, diagnostics: diagnostics)) == "")
    return try #require(plan)
  }

  @Test func `a plan with more than forty defects reports them all`() throws {
    let root = #filePath.split(separator: "/", omittingEmptySubsequences: false)
      .dropLast(2).joined(separator: "/")
    let path = root + "/EndToEndTests/Cases/plan-check/defects.yaml"
    let source = SourceText(name: "-", bytes: try readFile(path, limit: 1 << 20))
    let (plan, found) = PlanReader.read(source, subject: SampleStudy.subject)
    #expect(plan == nil)
    #expect(found.count == 53)
    #expect(Set(found.map(\.code)).count == 48)
  }

  @Test func `a banner has groups side by side and items nested in each other`() throws {
    let banner = try #require(
      plan("banners: {main: {columns: [gender, [country, region], help]}}").banner("main"))
    #expect(banner.hasTotal)
    #expect(banner.groups.map(\.overlaps) == [false, false, true])
    #expect(
      banner.groups[1] == .items([ItemSelection("country"), ItemSelection("region")]))
  }

  @Test func `a name of the questionnaire names a category`() throws {
    let plan = try plan("- {id: a, item: country, categories: [south, Norway]}")
    guard case .item(let item) = plan.tables[0].stub else {
      Issue.record("the stub is an item")
      return
    }
    #expect(item.selection.categories == ["2", "1"])
  }

  @Test func `what all tables share is said once`() throws {
    let plan = try plan(
      """
      nonanswers: in
      cells: [count, row]
      tests: {levels: [0.01, 0.05], adjust: bonferroni}
      minimum_base: {test: 20}
      tables:
      - {id: a, item: happy}
      - {id: b, item: sleepy, nonanswers: beside, cells: column, tests: none}
      """)
    #expect(plan.tables.map(\.nonanswers) == [.inside, .beside])
    #expect(plan.tables.map(\.cells) == [[.count, .rowPercent], [.columnPercent]])
    #expect(plan.tables.map(\.tests.notation) == [.letters, .none])
    #expect(plan.tables.map(\.tests.levels) == [[0.01, 0.05], [0.01, 0.05]])
    #expect(plan.tables.allSatisfy { $0.minimumBases == MinimumBases(tested: 20, unflagged: 100) })
  }

  @Test func `the profile of a paper compares by subscripts that Holm adjusts`() throws {
    let tests = try plan("tests: {profile: apa}").tables[0].tests
    #expect(tests.notation == .subscripts)
    #expect(tests.adjustment == .holm)
  }

  @Test func `a battery is a grid of its items, each with the same nets`() throws {
    let plan = try plan("- {id: a, grid: trust, nets: {good: {top: 2}}, show: good}")
    guard case .grid(let grid) = plan.tables[0].stub else {
      Issue.record("the stub is a grid")
      return
    }
    #expect(grid.items.map(\.item) == ["trust_a", "trust_b"])
    #expect(grid.items.allSatisfy { $0.nets.first?.codes == ["3", "4"] })
    #expect(grid.content == .net("good"))
  }

  @Test func `records of a roster have the items without the pass in their names`() throws {
    let plan = try plan(
      """
      records: {visits: {roster: visit, label: With}}
      banners: {main: {columns: [visits]}}
      tables:
      - {id: a, records: visits, item: warm}
      """)
    let records = try #require(plan.records("visits"))
    #expect(records.items.map(\.name) == ["warm", "often"])
    #expect(records.items[0].columns == ["warm_family", "warm_friends"])
    #expect(records.passes.map(\.code) == ["1", "2"])
  }

  @Test func `the columns that a book reads are those of the data alone`() throws {
    let plan = try plan(
      """
      weight: w
      derived: {ages: {bands: age, into: {young: 15..40, old: 41..}}}
      banners: {main: {columns: [ages, help]}}
      tables:
      - {id: a, item: happy, where: works = yes_works}
      """)
    #expect(
      plan.dataColumns == ["w", "age", "happy", "works", "help_1", "help_2", "help_3"])
  }

  @Test func `a condition speaks of columns by their place in its own list`() throws {
    let plan = try plan("where: age >= 18 and gender = woman")
    let filter = try #require(plan.filter)
    #expect(Set(filter.columns) == ["age", "gender"])
    #expect(filter.text == "age >= 18 and gender = woman")
  }

  @Test func `the schema names every key that a plan may have`() {
    guard case .object(let keys)? = PlanSchemaDocument.document["properties"] else {
      Issue.record("the schema has properties")
      return
    }
    #expect(keys.map(\.name).contains("hypotheses"))
    #expect(PlanSchemaDocument.document["required"] == ["plan", "tables"])
  }

  @Test func `the schema in the documentation is the one that the reader's tables give`() throws {
    let root = #filePath.split(separator: "/", omittingEmptySubsequences: false)
      .dropLast(3).joined(separator: "/")
    let path = root + "/Sources/Commands/Commands.docc/Resources/plan.schema.json"
    #expect(
      String(decoding: try readFile(path, limit: 1 << 20), as: UTF8.self)
        == PlanSchemaDocument.text)
  }
}
