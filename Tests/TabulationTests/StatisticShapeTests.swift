import Microdata
import QuestionnaireModel
import SurveyStatistics
@testable import Tabulation
import Testing

/// Which statistics come with which table.
@Suite struct StatisticShapeTests {
  /// Answers of the same people to two items, one code for each person and item.
  private static func pairs(
    _ first: [String], _ second: [String], measurement: Measurement, rows: [Int], columns: [Int]
  ) -> Dataset {
    func column(_ name: String, _ labels: [String], _ codes: [Int]) -> Column {
      Column(
        name: name, label: name, measurement: measurement,
        categories: labels.map { ColumnCategory(code: $0, label: $0, value: nil) },
        nonanswers: [NonanswerCategory(kind: .refused, code: "-99", label: "No answer")],
        values: .narrow(codes.map(UInt8.init)), origin: .bare)
    }
    return dataset(column("row", first, rows), column("column", second, columns))
  }

  private static let words = ["low", "middle", "high"]
  private static let first = [0, 0, 1, 1, 2, 2, 2, 0, 1, 2]
  private static let second = [0, 1, 1, 2, 2, 2, 1, 0, 1, 2]

  private func ids(
    _ data: Dataset, _ tests: StatisticSelection = .default
  ) throws -> (tests: [StatisticID], associations: [StatisticID]) {
    var request = rowByColumn
    request.tests = tests
    let table = try CrossTabulation(request, of: data)
    return (table.tests.map(\.id), table.associations.map(\.id))
  }

  @Test func `two ordinal items with one scale bring statistics of order and of squares`() throws {
    let data = Self.pairs(
      Self.words, Self.words, measurement: .ordinal, rows: Self.first, columns: Self.second)
    let found = try ids(data)
    #expect(
      found.tests == [
        .pearson, .likelihoodRatio, .fisher, .linearByLinear, .kruskalWallis, .jonckheere, .bowker,
        .stuartMaxwell, .bhapkar,
      ])
    #expect(
      found.associations == [
        .cramersV, .gamma, .tauB, .tauC, .somersDRows, .somersDColumns, .spearman, .kappa,
        .kappaLinear, .kappaQuadratic,
      ])
  }

  @Test func `one scale without an order brings those of squares alone`() throws {
    let data = Self.pairs(
      Self.words, Self.words, measurement: .nominal, rows: Self.first, columns: Self.second)
    let found = try ids(data)
    #expect(
      found.tests == [.pearson, .likelihoodRatio, .fisher, .bowker, .stuartMaxwell, .bhapkar])
    #expect(found.associations == [.cramersV, .kappa])
  }

  @Test func `two orders without one scale bring no statistics of squares`() throws {
    let data = Self.pairs(
      Self.words, ["never", "sometimes", "often"], measurement: .ordinal, rows: Self.first,
      columns: Self.second)
    let found = try ids(data)
    #expect(found.tests.contains(.linearByLinear) && !found.tests.contains(.bowker))
    #expect(!found.associations.contains(.kappa) && !found.associations.contains(.kappaLinear))
  }

  @Test func `all of a square table matches other categories by place and says so`() throws {
    let data = Self.pairs(
      Self.words, ["never", "sometimes", "often"], measurement: .nominal, rows: Self.first,
      columns: Self.second)
    var request = rowByColumn
    request.tests = .all
    let table = try CrossTabulation(request, of: data)
    #expect(table.test(.bowker) != nil)
    #expect(
      table.notes.contains(
        .categoriesMatchedByPlace([
          .bowker, .stuartMaxwell, .bhapkar, .kappa, .kappaLinear, .kappaQuadratic,
        ])))
  }

  @Test func `the columns of a square table are put in the rows' order`() throws {
    let straight = Self.pairs(
      Self.words, Self.words, measurement: .nominal, rows: Self.first, columns: Self.second)
    let turned = Self.pairs(
      Self.words, ["high", "low", "middle"], measurement: .nominal, rows: Self.first,
      columns: Self.second.map { [1, 2, 0][$0] })
    for id in [StatisticID.kappa, .kappaLinear] {
      var request = rowByColumn
      request.tests = .some([id])
      let expected = try CrossTabulation(request, of: straight).association(id)
      #expect(try CrossTabulation(request, of: turned).association(id) == expected)
    }
  }

  @Test func `items that share some categories and not all are refused a kappa`() throws {
    let data = Self.pairs(
      Self.words, ["low", "high", "very high"], measurement: .nominal, rows: Self.first,
      columns: Self.second)
    var request = rowByColumn
    request.tests = .some([.kappa])
    let table = try CrossTabulation(request, of: data)
    #expect(table.associations.isEmpty)
    #expect(table.notes.contains(.notSuited([.kappa], .categoriesDiffer)))
  }

  @Test func `a non-answer that is shown takes no place in an order`() throws {
    let data = Self.pairs(
      Self.words, Self.words, measurement: .ordinal, rows: Self.first + [3],
      columns: Self.second + [0])
    var request = rowByColumn
    request.nonanswers = .inside
    request.tests = .some([.gamma, .pearson])
    let table = try CrossTabulation(request, of: data)
    #expect(table.tests.map(\.id) == [.pearson])
    #expect(table.notes.contains(.notSuited([.gamma], .nonanswersShown)))
    request.tests = .default
    #expect(try CrossTabulation(request, of: data).association(.gamma) == nil)
  }

  @Test func `a category that nobody chose keeps its place among the scores`() throws {
    let full = expanded([[4, 0, 1], [2, 0, 6]])
    let close = expanded([[4, 1], [2, 6]])
    var request = rowByColumn
    request.tests = .some([.kappaLinear, .linearByLinear, .cochranArmitage])
    let table = try CrossTabulation(request, of: full)
    #expect(table.test(.cochranArmitage) != nil)
    // A correlation does not change where two scores are merely farther apart.
    let expected = try CrossTabulation(request, of: close).test(.linearByLinear)
    #expect(isClose(table.test(.linearByLinear)?.statistic, expected?.statistic ?? 0))
    // Distances do: ten people on one scale of three, the middle of which nobody chose.
    let rated = Self.pairs(
      Self.words, Self.words, measurement: .ordinal, rows: [0, 0, 0, 2, 2, 2, 0],
      columns: [0, 0, 2, 2, 2, 0, 1])
    request.tests = .some([.kappaLinear])
    request.categories = ["row": Self.words, "column": Self.words]
    let kappa = try CrossTabulation(request, of: rated).association(.kappaLinear)
    let whole = ContingencyTable([[2, 1, 1], [0, 0, 0], [1, 0, 2]])
    let expectedKappa = try CohenKappa(whole, weights: .linear).estimate.value
    #expect(isClose(kappa?.estimate, expectedKappa))
  }

  @Test func `sampling weights leave the sizes of effects that shares determine`() throws {
    let data = Dataset(
      name: "wellbeing", rowCount: 10,
      columns: Self.pairs(
        Self.words, Self.words, measurement: .ordinal, rows: Self.first, columns: Self.second
      ).columns + [numbers("w", (1...10).map { Double($0) / 4 })])
    var request = rowByColumn
    request.weighting = .sampling("w")
    request.tests = .all
    let table = try CrossTabulation(request, of: data)
    #expect(table.tests.map(\.id) == StatisticID.designTests)
    #expect(table.association(.cramersVCorrected) == nil)
    for association in table.associations {
      #expect(association.standardError == nil && association.confidenceInterval == nil)
    }
    // τ-b of the weighted shares is that of the weights as counts.
    request.weighting = .none
    let counts = ContingencyTable(
      rowIndices: Self.first, columnIndices: Self.second, frequencies: (1...10).map(Double.init),
      rows: 3, columns: 3)
    #expect(isClose(table.association(.tauB)?.estimate, try KendallTauB(counts).estimate.value))
  }

  @Test func `a risk ratio says whose share of what it compares`() throws {
    var request = rowByColumn
    request.tests = .some([.riskRatio])
    let table = try CrossTabulation(request, of: expanded([[7, 27], [1, 33]]))
    #expect(isClose(table.association(.riskRatio)?.estimate, 7))
    #expect(
      table.notes.map(\.description).contains(
        "The risk ratio compares the share of 'C1' in row 'R1' with that in row 'R2'."))
  }
}
