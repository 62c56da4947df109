import Microdata
import QuestionnaireModel
import Reports
import SurveyStatistics
import Tabulation
import Testing

/// Published values, read back from the JSON of a whole cross-tabulation.
///
/// The digits are those of R 4.2.2, vcd, irr and coin, or of mpmath from the definitions, as the
/// tests of the statistics themselves say; the tables are those named.
@Suite struct PublishedStatisticsTests {
  /// A table's JSON with everything that its shape allows.
  private struct Statistics {
    let json: JSONValue

    init(_ counts: [[Int]], sharing labels: [String]? = nil) throws {
      let rows = labels ?? counts.indices.map { "R\($0)" }
      let columns = labels ?? counts[0].indices.map { "C\($0)" }
      var request = contactByRegion
      request.tables[0].crossed?.tests = .all
      request.tables[0].crossed?.exactWorkLimit = 100
      let table = try request.carriedOut(
        on: people(counts, rows: rows, columns: columns))
      json = try JSONValue(parsing: BookJSON().render(table))
    }

    func number(_ id: String, _ key: String) -> Double? {
      for list in ["tests", "associations"] {
        for index in 0..<json[list].count where json[list][index]["id"] == .string(id) {
          if case .number(let value) = json[list][index][key] { return value }
        }
      }
      return nil
    }

    func agree(_ expected: [(String, String, Double)]) {
      for (id, key, value) in expected {
        let found = number(id, key)
        #expect(
          found.map { abs($0 - value) <= 1e-9 * abs(value) } == true,
          "\(id) \(key): \(found.map { "\($0)" } ?? "nothing"), not \(value)")
      }
    }
  }

  @Test func `job satisfaction has its values of order`() throws {
    // Agresti 2002, p. 57.
    try Statistics([[1, 3, 10, 6], [2, 3, 10, 7], [1, 6, 14, 12], [0, 1, 9, 11]]).agree([
      ("gamma", "estimate", 0.22110091743119266),
      ("gamma", "standardError", 0.11716282939545594),
      ("tau-b", "estimate", 0.15235215134659691),
      ("tau-b", "standardError", 0.081836065714331776),
      ("tau-c", "estimate", 0.13946759259259259),
      ("tau-c", "standardError", 0.075328148216996056),
      ("somers-d-columns", "estimate", 0.14172302264039988),
      ("somers-d-columns", "standardError", 0.076395112936106421),
      ("somers-d-rows", "estimate", 0.16377845735643901),
      ("somers-d-rows", "standardError", 0.087802794135584902),
      ("linear-by-linear", "statistic", 1.72713291923136 * 1.72713291923136),
      ("linear-by-linear", "p", 0.0841437947064283),
      ("uncertainty-symmetric", "estimate", 0.028243602464078183),
    ])
  }

  @Test func `hair by eye color has its values of unordered categories`() throws {
    // Snee 1974.
    try Statistics([
      [68, 20, 15, 5], [119, 84, 54, 29], [26, 17, 14, 14], [7, 94, 10, 16],
    ]).agree([
      ("pearson", "statistic", 138.28984162600827),
      ("cramers-v", "estimate", (138.28984162600827 / 592 / 3).squareRoot()),
      (
        "contingency-coefficient", "estimate",
        (138.28984162600827 / (592 + 138.28984162600827)).squareRoot()
      ),
      ("lambda-columns", "estimate", 0.23387096774193548),
      ("lambda-columns", "standardError", 0.023646600112034806),
      ("lambda-rows", "estimate", 0.032679738562091503),
      ("lambda-symmetric", "estimate", 0.14306784660766962),
      ("uncertainty-columns", "estimate", 0.09762248929184863),
      ("uncertainty-columns", "standardError", 0.014612687956036213),
      ("uncertainty-rows", "estimate", 0.099231298249606733),
      ("uncertainty-symmetric", "estimate", 0.098420319687762634),
      ("gamma", "estimate", 0.3177721339554663),
    ])
  }

  @Test func `vision in two eyes has its values of symmetry`() throws {
    // Stuart 1953.
    try Statistics(
      [[1520, 266, 124, 66], [234, 1512, 432, 78], [117, 362, 1772, 205], [36, 82, 179, 492]],
      sharing: ["Highest", "Second", "Third", "Lowest"]
    ).agree([
      ("bowker", "statistic", 19.106550215266767), ("bowker", "p", 0.0039874198404285783),
      ("stuart-maxwell", "statistic", 11.956569622982556),
      ("stuart-maxwell", "p", 0.0075334250548005389),
      ("bhapkar", "statistic", 11.975720155525675), ("bhapkar", "p", 0.0074667974697239556),
      ("kappa", "estimate", 0.59538882808943412),
    ])
  }

  @Test func `presidential approval has McNemar's values`() throws {
    // Agresti 1990, p. 350.
    let approval = try Statistics([[794, 150], [86, 570]], sharing: ["Approve", "Disapprove"])
    approval.agree([
      ("mcnemar", "statistic", 17.355932203389831), ("mcnemar", "p", 3.0992934410452164e-5),
      ("bowker", "statistic", 17.355932203389831),
    ])
    let notes = (0..<approval.json["notes"].count).map { approval.json["notes"][$0] }
    #expect(
      notes.contains(
        .string(
          "McNemar's test compares 150 changes with 86 in reverse; its exact p is 3.72e-05, its "
            + "mid-p 2.89e-05.")))
  }

  @Test func `couples have their kappas`() throws {
    // Hout and others 1987.
    try Statistics(
      [[7, 7, 2, 3], [2, 8, 3, 7], [1, 5, 4, 9], [2, 8, 9, 14]],
      sharing: ["Never", "Fairly", "Very", "Always"]
    ).agree([
      ("kappa", "estimate", 0.1293302540415704), ("kappa", "standardError", 0.0685985324807086),
      ("kappa-linear", "estimate", 0.2373806275579809),
      ("kappa-linear", "standardError", 0.0783163347783729),
      ("kappa-quadratic", "estimate", 0.3320455862468612),
      ("kappa-quadratic", "standardError", 0.0972975219586046),
    ])
  }

  @Test func `smokers among patients have their trend`() throws {
    // Fleiss 1981, p. 139; R's prop.trend.test.
    let smokers = try Statistics([[83, 3], [90, 3], [129, 7], [70, 12]])
    let z = try #require(smokers.number("cochran-armitage", "statistic"))
    #expect(abs(z * z - 8.22492228519771) < 1e-9)
    smokers.agree([("cochran-armitage", "p", 0.00413189747764149)])
  }

  @Test func `aspirin and heart attacks have their ratios`() throws {
    // Agresti 2007, p. 27; Katz's interval of the risk ratio is printed as [1.43303, 2.30588].
    let aspirin = try Statistics([[189, 10845], [104, 10933]])
    aspirin.agree([
      ("odds-ratio", "estimate", 189.0 * 10933 / (104.0 * 10845)),
      ("risk-ratio", "estimate", 189.0 / 11034 / (104.0 / 11037)),
    ])
    let associations = aspirin.json["associations"]
    let ratio = try #require(
      (0..<associations.count).first { associations[$0]["id"] == .string("risk-ratio") })
    guard case .number(let lower) = associations[ratio]["confidenceInterval"][0] else {
      Issue.record("the risk ratio needs an interval")
      return
    }
    #expect(abs(lower - 1.43303) < 5e-6)
  }
}
