import Microdata
import SurveyStatistics
import Testing

@testable import Tabulation

/// What is said of a sample has an effect on its replicates, or is refused, or is said to have none.
@Suite struct ReplicatedDesignTests {
  private let data = dataset(
    SmallColumn.declared("row", ["A", "B"]).holding((0..<48).map { $0 * 7 / 3 % 2 }),
    SmallColumn.declared("column", ["X", "Y"]).holding((0..<48).map { $0 / 3 % 2 }),
    numbers("s", (0..<48).map { Double($0 / 24) }), numbers("c", (0..<48).map { Double($0 / 12) }),
    numbers("d", (0..<48).map { Double($0 / 4) }),
    numbers("N", Array(repeating: 20, count: 48)),
    numbers("lonely", (0..<48).map { Double($0 / 12 == 3 ? 1 : 0) }))

  private func table(_ change: (inout DesignRequest) -> Void) throws -> CrossTabulation {
    var request = rowByColumn
    request.design.clusters = ["c"]
    request.design.strata = ["s"]
    change(&request.design)
    return try CrossTabulation(request, of: data)
  }

  @Test(arguments: [
    ReplicationMethod.balancedHalves, .fay(rho: 0.3), .bootstrap(replicates: 20, seed: 1),
  ])
  func `a finite population is refused where it changes nothing`(
    method: ReplicationMethod
  ) throws {
    #expect(throws: TabulationError.replication(.populationUnused)) {
      try table {
        $0.populations = ["N"]
        $0.replication = method
      }
    }
    _ = try table { $0.replication = method }
  }

  @Test func `a finite population makes a jackknife's errors smaller`() throws {
    func error(_ populations: [String]) throws -> Double {
      let made = try table {
        $0.populations = populations
        $0.replication = .jackknifeN
      }
      return try #require(made.standardError(0, 0))
    }
    // Two of the 20 clusters of each stratum were drawn.
    #expect(isClose(try error(["N"]), try error([]) * 0.9.squareRoot()))
  }

  @Test func `what a lonely stratum is to add is refused of replicates`() throws {
    func lonely(_ policy: LonelyStratumPolicy) throws -> CrossTabulation {
      try table {
        $0.strata = ["lonely"]
        $0.lonelyStrata = policy
        $0.replication = .jackknifeN
      }
    }
    for policy in [LonelyStratumPolicy.adjust, .average] {
      #expect(throws: TabulationError.replication(.lonelyStrata(1))) { try lonely(policy) }
    }
    _ = try lonely(.certainty)
  }

  @Test func `later stages are not listed as used by replicates`() throws {
    func note(_ method: ReplicationMethod?) throws -> String {
      let made = try table {
        $0.clusters = ["c", "d"]
        $0.replication = method
      }
      return made.notes.map(\.description).filter { $0.hasPrefix("Design:") }.joined()
    }
    #expect(try note(nil).contains("4 clusters (c, d)"))
    let replicated = try note(.jackknifeN)
    #expect(replicated.contains("4 clusters (c),"))
    #expect(replicated.contains("replicates of the first stage, to which d add nothing"))
  }
}
