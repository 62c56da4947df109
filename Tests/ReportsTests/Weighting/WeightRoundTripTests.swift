import Files
import Interchange
import Microdata
import QuestionnaireModel
import Reports
import SurveyStatistics
import Tabulation
import Testing

/// What goes along with weights is in their file what it was in the data.
@Suite struct WeightRoundTripTests {
  private struct Generator: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return state ^ (state >> 29)
    }
  }

  /// Cells of each kind of column, and some that may stand in any.
  private static let pools: [[String]] = [
    ["a,b", "x\"y", "line\nbreak", " lead", "trail ", "ș ț", "TRUE", "a;b", "tab\there"],
    ["=1+1", "-5", "+", "@x", "'q", "''=z", "-", "word", "=", "'=w"],
    ["1", "2", "10", "-3", "0.5", "-0.25", "1e3"], ["007", "012", "0"], ["1.0", "1", "+2", "2"],
    ["2026-01-05", "2025-12-31"], ["08:30", "23:59"], ["1,234", "2,500"], ["1.5", "x"],
    ["99", "9999999999999999999999", "0.1"],
  ]

  private func quoted(_ cell: String) -> String {
    "\"" + cell.split(separator: "\"", omittingEmptySubsequences: false).joined(separator: "\"\"")
      + "\""
  }

  private func held(_ column: Column, _ row: Int) -> String {
    func text(_ code: Int) -> String {
      code < column.categories.count ? column.categories[code].code : "missing"
    }
    return switch column.values {
    case .narrow(let codes): text(Int(codes[row]))
    case .wide(let codes): text(Int(codes[row]))
    case .numbers(let numbers, let marks): marks[row] == 0 ? "\(numbers[row])" : "missing"
    }
  }

  private func read(_ path: String, _ columns: [String], numbers: Set<String>) throws -> Dataset {
    try DataSource.open(path, options: DataSource.Options())
      .dataset(columns: columns, numbers: numbers).opened()
  }

  @Test(arguments: 1...40)
  func `columns are read back from a file of weights as what they were`(seed: UInt64) throws {
    var generator = Generator(state: seed)
    let kinds = (0..<6).map { _ in Self.pools.randomElement(using: &generator) ?? [] }
    let names = kinds.indices.map { "c\($0)" } + ["g", "w"]
    var lines = [names.joined(separator: ",")]
    for row in 0..<30 {
      let cells = kinds.map { pool -> String in
        Int.random(in: 0..<6, using: &generator) == 0
          ? ["", "NA"].randomElement(using: &generator) ?? ""
          : pool.randomElement(using: &generator) ?? ""
      }
      let weight = Double.random(in: 0.2...3, using: &generator)
      lines.append(
        (cells.map(quoted) + [row % 2 == 0 ? "p" : "q", "\(weight)"]).joined(separator: ","))
    }
    let folder = try TemporaryFolder()
    let (path, weights) = (folder.path("d.csv"), folder.path("w.csv"))
    try writeFile(path, Array(lines.joined(separator: "\n").utf8))
    let data = try read(path, names, numbers: ["w"])
    let request = WeightingRequest(margins: [
      WeightingRequest.Margin(
        item: "g",
        shares: [("p", 0.6), ("q", 0.4)].map {
          .init(category: $0, share: $1, source: "", date: "")
        })
    ])
    let weighting = try SampleWeighting(request, of: Sample(data, weighting: .sampling("w")))
    var bytes: [UInt8] = []
    WeightsCSV(kept: data.columns).forEachBlock(of: weighting) { bytes += $0 }
    try writeFile(weights, bytes)
    let back = try read(weights, names + ["weight"], numbers: ["w", "weight"])
    for name in names {
      let (before, after) = (try #require(data[name]), try #require(back[name]))
      #expect(before.measurement == after.measurement, "\(name)")
      #expect(before.origin.unit == after.origin.unit)
      #expect(before.categories.map(\.value).sorted() == after.categories.map(\.value).sorted())
      for row in 0..<data.rowCount { #expect(held(before, row) == held(after, row), "\(name)") }
    }
    let made = try #require(back["weight"])
    #expect((0..<30).map { held(made, $0) } == weighting.weights.map { "\($0 ?? 0)" })
  }

  @Test func `numbers and dates are written as what they are`() throws {
    var dates = ColumnOrigin.bare
    dates.unit = .date
    let kept = [
      Column(
        name: "n", label: "n", measurement: .ordinal,
        categories: [
          ColumnCategory(code: "-3", label: "Bad", value: -3),
          ColumnCategory(code: "2", label: "Good", value: 2),
        ], nonanswers: [NonanswerCategory(kind: .refused, code: "-99", label: "Refused")],
        values: .narrow([0, 1, 2]), origin: .bare),
      Column(
        name: "d", label: "d", measurement: .numeric, categories: [], nonanswers: [],
        values: .numbers([20635, 0, -1], nonanswers: [0, 0, 0]), origin: dates),
      Column(
        name: "g", label: "g", measurement: .nominal,
        categories: [ColumnCategory(code: "=p", label: "=p", value: nil)], nonanswers: [],
        values: .narrow([0, 0, 0]), origin: .bare),
    ]
    let weighting = try SampleWeighting(
      WeightingRequest(margins: [
        WeightingRequest.Margin(
          item: "g", shares: [.init(category: "=p", share: 1, source: "", date: "")])
      ]), of: Sample(Dataset(name: "-", rowCount: 3, columns: kept)))
    var bytes: [UInt8] = []
    WeightsCSV(kept: kept).forEachBlock(of: weighting) { bytes += $0 }
    #expect(
      String(decoding: bytes, as: UTF8.self) == """
        row,n,d,g,weight
        1,-3,2026-07-01,"'=p",1
        2,2,1970-01-01,"'=p",1
        3,refused,1969-12-31,"'=p",1

        """)
    let folder = try TemporaryFolder()
    try writeFile(folder.path("w.csv"), bytes)
    let back = try read(folder.path("w.csv"), ["n", "d", "g"], numbers: [])
    let numbers = try #require(back["n"])
    #expect(numbers.measurement == .numeric)
    #expect(numbers.heldValue(row: 0) == .number(-3))
    #expect(numbers.heldValue(row: 2) == .nonanswer(.refused))
    #expect(back["d"]?.origin.unit == .date)
    #expect(back["g"]?.categories.map(\.code) == ["=p"])
  }
}

extension [Double?] {
  fileprivate func sorted() -> [Double] { compactMap(\.self).sorted() }
}
