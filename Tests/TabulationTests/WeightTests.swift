import Microdata
import QuestionnaireModel
@testable import Tabulation
import Testing

@Suite struct FrequencyWeightTests {
  private func weighted(_ weights: [Double?], _ name: String = "n") -> Dataset {
    dataset(
      SmallColumn.declared("row", ["A", "B"]).holding([0, 0, 1, 1, 2]),
      SmallColumn.declared("column", ["X", "Y"]).holding([0, 1, 0, 1, 1]),
      numbers(name, weights))
  }

  private var request: CrossTabulationRequest {
    var request = rowByColumn
    request.weighting = .frequency("n")
    return request
  }

  @Test(arguments: [StatisticSelection.default, .all, .none, .some([.fisher, .phi])])
  func `frequencies give what the expanded data give`(tests: StatisticSelection) throws {
    var request = request
    request.tests = tests
    let table = try CrossTabulation(request, of: weighted([7, 27, 33, 1, 4]))
    request.weighting = .none
    let direct = try CrossTabulation(request, of: expanded([[7, 27], [33, 1]]))
    #expect(table.unweighted == direct.unweighted)
    #expect(table.weighted == direct.weighted)
    #expect(table.base.total == direct.base.total)
    #expect(table.base.columns == direct.base.columns)
    #expect(table.tests == direct.tests)
    #expect(table.associations == direct.associations)
    #expect(table.allCellValues == direct.allCellValues)
    #expect(table.excludedByName == ["missing": 4])
  }

  @Test func `a category of frequency zero does not occur`() throws {
    let data = dataset(
      SmallColumn.found("row", ["A", "B"]).holding([0, 1, 0]),
      SmallColumn.found("column", ["X", "Y"]).holding([0, 0, 1]), numbers("n", [3, 0, 2]))
    let table = try CrossTabulation(request, of: data)
    #expect(table.rows.categories.map(\.code) == ["A"])
    #expect(table.unweightedRows == [[3, 2]])
  }

  @Test(arguments: [
    (1.5, WeightFault.fractional), (-1, .negative), (.nan, .notANumber), (.infinity, .infinite),
  ])
  func `a frequency that counts nobody is refused by its row`(weight: Double, fault: WeightFault) {
    #expect(
      failure(request, of: weighted([1, 1, weight, 1, 1]))
        == .weightFault("n", row: 3, fault: fault))
  }

  @Test func `a refusal names the row and the fix and not the value`() {
    #expect(
      failure(request, of: weighted([1, 1, 1.5, 1, 1]))?.description
        == "weight 'n' is not a whole number in row 3; a frequency counts identical respondents; "
        + "use a sampling weight for shares")
  }

  @Test func `more respondents than can be told apart are refused`() {
    #expect(failure(request, of: weighted([0x1p53, 1, 1, 1, 1])) == .weightsTooLarge("n"))
    #expect(failure(request, of: weighted([1e300, 1e300, 1, 1, 1])) == .weightsTooLarge("n"))
  }

  @Test func `a column of numbered categories is a frequency too`() throws {
    let data = dataset(
      SmallColumn.declared("row", ["A"]).holding([0, 0, 0]),
      SmallColumn.declared("column", ["X", "Y"]).holding([0, 1, 1]),
      SmallColumn.declared("n", ["one", "two"]).holding([1, 0, 2]))
    let table = try CrossTabulation(request, of: data)
    #expect(table.unweightedRows == [[2, 1]])
    #expect(table.excludedByName == ["missing": 0, "weight": 1])
  }

  @Test func `categories without numbers are no weight`() {
    let data = dataset(
      SmallColumn.declared("row", ["A"]).holding([0]),
      SmallColumn.declared("column", ["X"]).holding([0]),
      SmallColumn.found("n", ["many"]).holding([0]))
    #expect(failure(request, of: data) == .weightIsNotNumeric("n"))
  }
}

@Suite struct SamplingWeightTests {
  private let rows = [0, 0, 0, 1, 1, 1, 0, 1]
  private let columns = [0, 1, 0, 1, 0, 1, 1, 1]
  private let weights = [0.5, 1.25, 2, 0.75, 3, 1, 0, 1.5]

  private func data(_ weights: [Double]) -> Dataset {
    dataset(
      SmallColumn.declared("row", ["A", "B"]).holding(rows),
      SmallColumn.declared("column", ["X", "Y"]).holding(columns),
      numbers("w", weights.map(Optional.some)))
  }

  private var request: CrossTabulationRequest {
    var request = rowByColumn
    request.weighting = .sampling("w")
    return request
  }

  @Test func `cells are weighted and respondents who weigh anything still counted`() throws {
    let table = try CrossTabulation(request, of: data(weights))
    #expect(table.unweightedRows == [[2, 1], [1, 3]])
    #expect(table.weighted.values == [2.5, 1.25, 3, 3.25])
    #expect(isClose(table.columnPercent(0, 0), 100 * 2.5 / 5.5))
    #expect(isClose(table.expected(0, 0), 3.75 * 5.5 / 10))
    #expect(table.base.total.unweighted == 7)
    #expect(table.notes.contains(.weightless(1)))
    #expect(isClose(table.base.total.effective, 100 / 18.625))
    #expect(isClose(table.base.columns[0].effective, 5.5 * 5.5 / 13.25))
  }

  @Test func `Kish's example has its effective base`() throws {
    // 12 of weight 1.733 and 28 of 0.686: 32.516, see the Quantum manual (rounded there to 32.509).
    let count = 40
    let kish = dataset(
      SmallColumn.declared("row", ["A"]).holding(Array(repeating: 0, count: count)),
      SmallColumn.declared("column", ["X"]).holding(Array(repeating: 0, count: count)),
      numbers("w", (0..<count).map { $0 < 12 ? 1.733 : 0.686 }))
    let table = try CrossTabulation(request, of: kish)
    #expect(isClose(table.base.total.effective, 32.516, relative: 1e-4))
  }

  @Test func `nothing that takes weights for counts is given`() throws {
    let table = try CrossTabulation(request, of: data(weights))
    #expect(table.tests.map(\.id) == [.raoScottF])
    for row in 0..<2 {
      for column in 0..<2 {
        #expect(table.adjustedResidual(row, column) == nil)
        #expect(table.standardError(row, column) != nil)
        #expect(table.confidenceInterval(row, column) != nil)
      }
    }
    #expect(table.associations.map(\.id) == [.cramersV, .phi, .oddsRatio])
    for association in table.associations {
      #expect(association.standardError == nil)
      #expect(association.confidenceInterval == nil)
    }
    #expect(table.notes.contains(.samplingWeight("w")))
  }

  @Test func `a test asked for by name is refused`() {
    var request = request
    request.tests = .some([.cramersV, .pearson])
    #expect(
      failure(request, of: data(weights))?.description
        == "test 'pearson' treats weights as counts of people, which sampling weight 'w' is not; "
        + "leave the test out, or give whole counts as a frequency weight")
  }

  @Test(arguments: [3, 0.1, 1e-200, 1e200, 1e290, 1e-300])
  func `the scale of weights changes weighted counts alone`(factor: Double) throws {
    let table = try CrossTabulation(request, of: data(weights))
    let scaled = try CrossTabulation(request, of: data(weights.map { $0 * factor }))
    #expect(isClose(scaled.base.total.weighted, table.base.total.weighted * factor))
    #expect(isClose(scaled.base.total.effective, table.base.total.effective))
    #expect(scaled.unweighted == table.unweighted)
    for row in 0..<2 {
      for column in 0..<2 {
        let percent = try #require(table.columnPercent(row, column))
        #expect(isClose(scaled.columnPercent(row, column), percent))
      }
    }
    for (one, other) in zip(scaled.associations, table.associations) {
      #expect(isClose(one.estimate, other.estimate, relative: 1e-7))
    }
  }

  @Test func `whole sampling weights give the proportions of the expanded data`() throws {
    let data = dataset(
      SmallColumn.declared("row", ["A", "B"]).holding([0, 0, 1, 1]),
      SmallColumn.declared("column", ["X", "Y"]).holding([0, 1, 0, 1]),
      numbers("w", [30, 10, 20, 40]))
    let table = try CrossTabulation(request, of: data)
    let direct = try CrossTabulation(rowByColumn, of: expanded([[30, 10], [20, 40]]))
    let v = try #require(direct.association(.cramersV))
    #expect(isClose(table.association(.cramersV)?.estimate, v.estimate))
    #expect(table.columnPercent(0, 0) == direct.columnPercent(0, 0))
  }

  @Test(arguments: [(-0.5, WeightFault.negative), (.nan, .notANumber), (.infinity, .infinite)])
  func `an impossible weight is refused by its row`(weight: Double, fault: WeightFault) {
    var weights = weights
    weights[4] = weight
    #expect(failure(request, of: data(weights)) == .weightFault("w", row: 5, fault: fault))
  }

  @Test func `weights outside the filter may hold anything`() throws {
    var weights = weights
    weights[0] = -1
    var request = request
    request.filter = RowFilter(.comparison(.item(2), .greater, .number(0)), text: "w > 0")
    let table = try CrossTabulation(request, of: data(weights))
    #expect(table.base.total.unweighted == 6)
  }

  @Test func `weights that are all zero are refused`() {
    #expect(
      failure(request, of: data(weights.map { _ in 0 })) == .weightsAllZero("w"))
  }

  @Test func `weights whose sum is infinite are refused`() {
    #expect(
      failure(request, of: data(weights.map { _ in 1.5e308 })) == .weightsTooLarge("w"))
  }
}
