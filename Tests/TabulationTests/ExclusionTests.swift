import Microdata
import QuestionnaireModel
@testable import Tabulation
import Testing

@Suite struct ExclusionTests {
  private let contact = SmallColumn.declared(
    "contact", ["yes", "no"],
    nonanswers: [.dontKnow, .refused, .missing, .notAsked])

  private func data(_ first: [Int], _ second: [Int], _ more: Column...) -> Dataset {
    var blame = contact
    blame.name = "blame"
    return Dataset(
      name: "wellbeing", rowCount: first.count,
      columns: [contact.holding(first), blame.holding(second)] + more)
  }

  private var request: CrossTabulationRequest {
    CrossTabulationRequest(rows: "contact", columns: "blame")
  }

  @Test func `missing is reported even where nothing is`() throws {
    let table = try CrossTabulation(request, of: data([0, 1], [0, 1]))
    #expect(table.base.excluded == [Exclusion(reason: .nonanswer(.missing), count: 0)])
  }

  @Test func `the reason of the row item goes before that of the column item`() throws {
    let table = try CrossTabulation(
      request, of: data([0, 2, 0, 3, 5], [0, 3, 3, 0, 4]))
    #expect(table.base.total.unweighted == 1)
    #expect(
      table.excludedByName == ["missing": 0, "dont_know": 1, "refused": 2, "not_asked": 1])
  }

  @Test func `a dropped category is counted as dropped`() throws {
    var request = request
    request.categories = ["contact": ["no"]]
    let table = try CrossTabulation(request, of: data([0, 1, 0, 4], [0, 1, 3, 1]))
    #expect(table.rows.categories.map(\.label) == ["no"])
    #expect(table.excludedByName == ["missing": 1, "dropped": 2])
  }

  @Test func `a missing weight excludes those whom nothing else does`() throws {
    var request = request
    request.weighting = .sampling("w")
    let table = try CrossTabulation(
      request, of: data([0, 1, 2, 0], [0, 1, 1, 0], numbers("w", [2, nil, nil, 0])))
    #expect(table.excludedByName == ["missing": 0, "dont_know": 1, "weight": 1])
    #expect(table.base.total == BaseCounts(unweighted: 1, weighted: 2, effective: 1))
  }

  @Test func `included non-answers follow the categories and the machine's stay out`() throws {
    var request = request
    request.nonanswers = .inside
    let table = try CrossTabulation(request, of: data([0, 3, 4, 5, 1], [0, 1, 1, 1, 2]))
    #expect(table.rows.categories.map(\.label) == ["yes", "no", "(refused)"])
    #expect(table.columns.categories.map(\.label) == ["yes", "no", "(dont_know)"])
    #expect(table.excludedByName == ["missing": 1, "not_asked": 1])
    #expect(table.notes.contains(.nonanswersIncluded))
  }

  @Test func `included non-answers can be placed among the categories`() throws {
    var request = request
    request.nonanswers = .inside
    request.categories = ["contact": ["(refused)", "no"]]
    let table = try CrossTabulation(request, of: data([0, 3, 2, 1], [0, 1, 1, 0]))
    #expect(table.rows.categories.map(\.label) == ["(refused)", "no", "(dont_know)"])
    #expect(table.excludedByName == ["missing": 0, "dropped": 1])
  }
}
