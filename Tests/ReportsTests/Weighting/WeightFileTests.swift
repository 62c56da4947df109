import Microdata
import QuestionnaireModel
import SurveyStatistics
import Tabulation
import Testing

@testable import Reports

@Suite struct WeightFileTests {
  /// More rows than several blocks hold; every eleventh refuses, and weights differ by three decimals.
  private static let rowCount = 20_011

  private static let data = Dataset(
    name: "wellbeing", rowCount: rowCount,
    columns: [
      column("sex", ["f", "m"], (0..<rowCount).map { $0 % 11 == 10 ? 2 : $0 / 3 % 2 }),
      column("age", ["young", "middle", "old"], (0..<rowCount).map { $0 * 7 / 5 % 3 }),
      Column(
        name: "weight", label: "", measurement: .numeric, categories: [], nonanswers: [],
        values: .numbers(
          (0..<rowCount).map { Double(200 + $0 * 37 % 4_800) / 1_000 },
          nonanswers: Array(repeating: 0, count: rowCount)), origin: .bare),
    ])

  private func weighting(start: String?) throws -> SampleWeighting {
    let margins = [("sex", [0.55, 0.45]), ("age", [0.2, 0.5, 0.3])].map { item, shares in
      WeightingRequest.Margin(
        item: item,
        shares: shares.enumerated().map {
          .init(category: "\($0 + 1)", share: $1, source: "", date: "")
        })
    }
    return try SampleWeighting(
      WeightingRequest(margins: margins),
      of: Sample(Self.data, weighting: start.map(Weighting.sampling) ?? .none))
  }

  private func bytes(
    _ write: (_ body: ([UInt8]) -> Void) -> Void
  ) -> [UInt8] {
    var bytes: [UInt8] = []
    write { bytes += $0 }
    return bytes
  }

  private func lines(_ weighting: SampleWeighting, kept: [Column] = []) -> [[Substring]] {
    let bytes = bytes { WeightsCSV(kept: kept).forEachBlock(of: weighting, $0) }
    return String(decoding: bytes, as: UTF8.self).split(separator: "\n").map {
      $0.split(separator: ",", omittingEmptySubsequences: false)
    }
  }

  @Test(arguments: [nil, "weight"])
  func `each row has its number and the weight that reads back the same`(start: String?) throws {
    let weighting = try weighting(start: start)
    let lines = lines(weighting)
    #expect(lines.first == ["row", "weight"])
    #expect(lines.count == Self.rowCount + 1)
    #expect(lines.dropFirst().map { Int($0[0]) } == (1...Self.rowCount).map { $0 })
    #expect(lines.dropFirst().map { Double($0[1]) } == weighting.weights)
    #expect(lines[11][1].isEmpty)
  }

  @Test(arguments: [nil, "weight"])
  func `a weight has the fewest digits`(start: String?) throws {
    let weighting = try weighting(start: start)
    let texts = lines(weighting).dropFirst().map { String($0[1]) }
    #expect(texts == weighting.weights.map { $0.map { "\($0)" } ?? "" })
  }

  @Test(arguments: [nil, "weight"])
  func `kept items change nothing else`(start: String?) throws {
    let weighting = try weighting(start: start)
    let kept = Self.data.columns.filter { $0.name == "age" }
    #expect(lines(weighting, kept: kept).map { [$0[0], $0[2]] } == lines(weighting))
  }

  @Test(arguments: [nil, "weight"], [2, 3])
  func `files have the same bytes on any number of threads`(start: String?, threads: Int) throws {
    let weighting = try weighting(start: start)
    #expect(
      bytes { WeightsCSV().forEachBlock(of: weighting, threads: 1, $0) }
        == bytes { WeightsCSV().forEachBlock(of: weighting, threads: threads, $0) })
    #expect(
      bytes { WeightsNumPy().forEachBlock(of: weighting, threads: 1, $0) }
        == bytes { WeightsNumPy().forEachBlock(of: weighting, threads: threads, $0) })
  }

  @Test func `an array for NumPy has a number for each row`() throws {
    let weighting = try weighting(start: "weight")
    let bytes = bytes { WeightsNumPy().forEachBlock(of: weighting, $0) }
    #expect(bytes.count == 128 + 8 * Self.rowCount)
    let numbers = stride(from: 128, to: bytes.count, by: 8).map { start in
      Double(bitPattern: (0..<8).reduce(0) { $0 | UInt64(bytes[start + $1]) << (8 * UInt64($1)) })
    }
    #expect(numbers.map { $0.isNaN ? nil : $0 } == weighting.weights)
  }
}
