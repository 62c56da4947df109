// Foundation for its JSON coder alone: the coded form must survive a format without infinity.
import Foundation
import SurveyStatistics
import Testing

@Suite struct CodingTests {
  private func roundTrip<Value: Codable>(_ value: Value) throws -> Value {
    try JSONDecoder().decode(Value.self, from: try JSONEncoder().encode(value))
  }

  @Test func `an infinite end survives JSON`() throws {
    let interval = ConfidenceInterval(lower: -.infinity, upper: .infinity, level: 0.9)
    #expect(try roundTrip(interval) == interval)
    #expect(try roundTrip(Estimate(.infinity)) == Estimate(.infinity))
  }

  @Test func `results survive JSON`() throws {
    let test = try PearsonChiSquare(PublishedTables.perondi)
    #expect(try roundTrip(test) == test)
    let oddsRatio = try OddsRatio(PublishedTables.aspirin)
    #expect(try roundTrip(oddsRatio) == oddsRatio)
    let p = PValue(0.04, .monteCarlo(replicates: 9999, standardError: 0.002))
    #expect(try roundTrip(p) == p)
  }
}
