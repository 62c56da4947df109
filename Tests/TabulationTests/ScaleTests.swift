import Microdata
import QuestionnaireModel
import SurveyStatistics
@testable import Tabulation
import Testing

@Suite struct ScaleTests {
  /// Favorable answers to seven questions in thirty departments; Chatterjee & Price 1977, R's
  /// `attitude`.
  private static let attitude: [[Double]] = [
    [43, 51, 30, 39, 61, 92, 45],
    [63, 64, 51, 54, 63, 73, 47],
    [71, 70, 68, 69, 76, 86, 48],
    [61, 63, 45, 47, 54, 84, 35],
    [81, 78, 56, 66, 71, 83, 47],
    [43, 55, 49, 44, 54, 49, 34],
    [58, 67, 42, 56, 66, 68, 35],
    [71, 75, 50, 55, 70, 66, 41],
    [72, 82, 72, 67, 71, 83, 31],
    [67, 61, 45, 47, 62, 80, 41],
    [64, 53, 53, 58, 58, 67, 34],
    [67, 60, 47, 39, 59, 74, 41],
    [69, 62, 57, 42, 55, 63, 25],
    [68, 83, 83, 45, 59, 77, 35],
    [77, 77, 54, 72, 79, 77, 46],
    [81, 90, 50, 72, 60, 54, 36],
    [74, 85, 64, 69, 79, 79, 63],
    [65, 60, 65, 75, 55, 80, 60],
    [65, 70, 46, 57, 75, 85, 46],
    [50, 58, 68, 54, 64, 78, 52],
    [50, 40, 33, 34, 43, 64, 33],
    [64, 61, 52, 62, 66, 80, 41],
    [53, 66, 52, 50, 63, 80, 37],
    [40, 37, 42, 58, 50, 57, 49],
    [63, 54, 42, 48, 66, 75, 33],
    [66, 77, 66, 63, 88, 76, 72],
    [78, 75, 58, 74, 80, 78, 49],
    [48, 57, 44, 45, 51, 83, 38],
    [85, 85, 71, 71, 77, 74, 55],
    [82, 82, 39, 59, 64, 78, 39],
  ]
  private static let names = [
    "rating", "complaints", "privileges", "learning", "raises", "critical", "advance",
  ]

  private static func columns(_ rows: [[Double?]], _ names: [String]) -> Dataset {
    Dataset(
      name: "wellbeing", rowCount: rows.count,
      columns: names.enumerated().map { item, name in numbers(name, rows.map { $0[item] }) })
  }

  @Test func `attitude has the values of psych`() throws {
    // R 4.2.2, psych 2.2.9: alpha(attitude); Feldt's interval is printed as [.74, .92]. The digits
    // of α by mpmath from the covariances.
    let scale = try ScaleAnalysis(
      ScaleRequest(items: Self.names), of: Self.columns(Self.attitude, Self.names))
    let alpha = try #require(scale.alpha)
    #expect(abs(alpha - 0.84314277) < 5e-9)
    let interval = try #require(scale.alphaInterval)
    #expect(abs(interval.lower - 0.74) < 0.005 && abs(interval.upper - 0.92) < 0.005)
    #expect(scale.size == 30 && scale.excluded.isEmpty)
    #expect(scale.items.map(\.name) == Self.names)
    // psych prints alpha if dropped .81 .80 .83 .80 .80 .86 .84.
    let dropped = scale.items.compactMap(\.alphaIfDropped).map { ($0 * 100).rounded() }
    #expect(dropped == [81, 80, 83, 80, 80, 86, 84])
    // And r.drop .67 .74 .56 .71 .79 .27 .46.
    let rest = scale.items.compactMap(\.itemRest).map { ($0 * 100).rounded() }
    #expect(rest == [67, 74, 56, 71, 79, 27, 46])
    #expect(try #require(scale.omega) > alpha)
  }

  /// Four items on a declared scale of 1 to 5, of which the file holds 2 to 5.
  private static func declared(_ codes: [[Int]]) -> Dataset {
    let labels = ["Never", "Rarely", "Sometimes", "Often", "Always"]
    return Dataset(
      name: "wellbeing", rowCount: codes.count,
      columns: ["a", "b", "c"].enumerated().map { item, name in
        SmallColumn.declared(name, labels, nonanswers: [.missing, .refused])
          .holding(codes.map { $0[item] })
      })
  }

  private static let codes = [
    [1, 2, 4], [2, 2, 3], [3, 4, 2], [4, 3, 1], [2, 1, 3], [3, 3, 3], [4, 4, 1],
  ]

  @Test func `an item turned round within its scale is the item counted from the other end`() throws
  {
    let turned = try ScaleAnalysis(
      ScaleRequest(items: ["a", "b", "c"], reversed: ["c"]), of: Self.declared(Self.codes))
    let straight = try ScaleAnalysis(
      ScaleRequest(items: ["a", "b", "c"]),
      of: Self.declared(Self.codes.map { [$0[0], $0[1], 4 - $0[2]] }))
    #expect(turned.alpha == straight.alpha)
    #expect(turned.items.map(\.mean) == straight.items.map(\.mean))
    #expect(turned.items.map(\.isReversed) == [false, false, true])
    #expect(turned.notes.contains(.reversed("c", within: 1...5)))
  }

  @Test func `a bare file's item is turned round within its codes`() throws {
    let rows: [[Double?]] = Self.codes.map { $0.map { Double($0 + 1) } }
    let scale = try ScaleAnalysis(
      ScaleRequest(items: ["a", "b", "c"], reversed: ["c"]),
      of: Self.columns(rows, ["a", "b", "c"]))
    #expect(scale.notes.contains(.reversed("c", within: 2...5)))
    // α does not know where a scale begins.
    let declared = try ScaleAnalysis(
      ScaleRequest(items: ["a", "b", "c"], reversed: ["c"]), of: Self.declared(Self.codes))
    #expect(isClose(scale.alpha ?? .nan, declared.alpha ?? .nan))
  }

  @Test func `an item that goes against the others is told`() throws {
    let scale = try ScaleAnalysis(
      ScaleRequest(items: ["a", "b", "c"]), of: Self.declared(Self.codes))
    #expect(scale.notes.contains(.negativeItems))
    #expect(scale.alpha.map { $0 < 0 } == true)
  }

  @Test func `who lacks an answer is left out by the first reason`() throws {
    let scale = try ScaleAnalysis(
      ScaleRequest(items: ["a", "b", "c"]),
      of: Self.declared(Self.codes + [[5, 1, 1], [1, 6, 5], [6, 5, 2]]))
    #expect(scale.size == 7)
    #expect(
      scale.excluded == [
        PublishedExclusion(reason: .nonanswer(.missing), count: 1),
        PublishedExclusion(reason: .nonanswer(.refused), count: 2),
      ])
  }

  @Test(arguments: [
    (["a"], [], "a scale needs at least two items, and one is named; list them with --items A1,A2"),
    (["a", "b", "a"], [], "item 'a' is listed twice; list each item once"),
    (
      ["apple", "b"], ["aple"],
      "item 'aple' is to be turned round and is not of the scale; did you mean 'apple'?"
    ),
  ])
  func `lists that make no scale are answered`(
    items: [String], reversed: [String], message: String
  ) {
    #expect {
      try ScaleRequest(items: items, reversed: reversed).check()
    } throws: { error in
      "\(error)" == message
    }
  }

  @Test func `an item without spread is left out by name`() throws {
    let rows: [[Double?]] = [[1, 2, 3], [2, 2, 1], [3, 2, 2]]
    var request = ScaleRequest(items: ["a", "b", "c"], reversed: ["b"])
    request.categories = ["b": ["2"]]
    let scale = try ScaleAnalysis(request, of: Self.columns(rows, ["a", "b", "c"]))
    #expect(scale.notes.contains(.constantItem("b")))
    #expect(!scale.notes.contains { if case .reversed = $0 { true } else { false } })
    #expect(scale.items.map(\.name) == ["a", "c"])
    let without = try ScaleAnalysis(
      ScaleRequest(items: ["a", "c"]), of: Self.columns(rows, ["a", "b", "c"]))
    #expect(scale.alpha == without.alpha)
  }

  @Test(arguments: [1e-300, 1e-160, 1e-50, 1e49, 1e60, 1e200, 1e308])
  func `answers of any size make a scale or an error, never a trap`(unit: Double) {
    let rows: [[Double?]] = [[1, 2, 3], [2, 2, 1], [3, 1, 2], [4, 5, 1]]
    for units in [[unit, unit, unit], [1, unit, 1], [unit, 1, 1 / unit]] {
      let scale = try? ScaleAnalysis(
        ScaleRequest(items: ["a", "b", "c"]),
        of: Self.columns(
          rows.map { row in zip(row, units).map { ($0 ?? 0) * $1 } }, ["a", "b", "c"]))
      if let scale {
        #expect(scale.alpha?.isFinite == true && scale.standardizedAlpha?.isFinite == true)
      }
    }
  }

  @Test func `who lacks a constant item alone counts again`() throws {
    let rows: [[Double?]] = [[1, 2, 3], [2, 2, 1], [3, 2, 2], [4, nil, 1]]
    let scale = try ScaleAnalysis(
      ScaleRequest(items: ["a", "b", "c"]), of: Self.columns(rows, ["a", "b", "c"]))
    #expect(scale.size == 4)
  }

  @Test(arguments: [[[1, 2], [2, 2], [3, 2]], [[1, 1], [1, 1], [1, 1]]] as [[[Double?]]])
  func `fewer than two items with spread make no scale`(rows: [[Double?]]) {
    #expect(throws: TabulationError.constantItem(rows[1][0] == 1 ? "a" : "b")) {
      try ScaleAnalysis(ScaleRequest(items: ["a", "b"]), of: Self.columns(rows, ["a", "b"]))
    }
  }

  @Test func `an item that is declared reversed is turned round within its ends`() throws {
    let plain = Self.declared(Self.codes)
    func declaring(_ reversal: ClosedRange<Double>?) -> Dataset {
      Dataset(
        name: "wellbeing", rowCount: plain.rowCount,
        columns: plain.columns.map { column in
          var origin = ColumnOrigin()
          origin.reversal = column.name == "c" ? reversal : nil
          return Column(
            name: column.name, label: column.label, measurement: column.measurement,
            categories: column.categories, nonanswers: column.nonanswers, values: column.values,
            origin: origin)
        })
    }
    let asked = try ScaleAnalysis(
      ScaleRequest(items: ["a", "b", "c"], reversed: ["c"]), of: plain)
    for reversed in [[], ["c"]] {
      let scale = try ScaleAnalysis(
        ScaleRequest(items: ["a", "b", "c"], reversed: reversed), of: declaring(1...5))
      #expect(scale.alpha == asked.alpha)
      #expect(scale.items.map(\.mean) == asked.items.map(\.mean))
      #expect(scale.items.map(\.isReversed) == [false, false, true])
      #expect(scale.notes.contains(.declaredReversed("c", within: 1...5)))
    }
    #expect(
      try ScaleAnalysis(ScaleRequest(items: ["a", "b", "c"]), of: declaring(nil)).alpha
        != asked.alpha)
  }

  @Test func `two items have no factor and say so`() throws {
    let rows: [[Double?]] = [[1, 2], [2, 1], [3, 3], [4, 4]]
    let scale = try ScaleAnalysis(
      ScaleRequest(items: ["a", "b"]), of: Self.columns(rows, ["a", "b"]))
    #expect(scale.omega == nil)
    #expect(scale.notes.contains(.omegaNotComputed(.tooFewGroups(needed: 3, found: 2))))
    #expect(scale.items.map(\.alphaIfDropped) == [nil, nil])
  }

  @Test func `nobody who answered all makes no scale`() {
    let rows: [[Double?]] = [[1, nil], [nil, 1]]
    #expect(throws: TabulationError.scaleNotComputed(.tooFewObservations(needed: 2, found: 0))) {
      try ScaleAnalysis(ScaleRequest(items: ["a", "b"]), of: Self.columns(rows, ["a", "b"]))
    }
  }
}
