import Foundation
import Microdata
import QuestionnaireModel
import SurveyStatistics
import Testing

@testable import Tabulation

/// Every estimate that has an interval lies in it; where it would not, there is none and a note.
///
/// A few made data sets in each run; `INTERVAL_SEEDS=40 swift test --filter EveryInterval` takes more.
@Suite struct EveryIntervalTests {
  static let seeds =
    0..<(ProcessInfo.processInfo.environment["INTERVAL_SEEDS"].flatMap { Int($0) } ?? 4)

  /// Data whose answers may be few, tied, extreme, of one group alone or wholly apart.
  private struct Made {
    let data: Dataset

    init(seed: Int) {
      var state = UInt64(seed) &* 0x9e37_79b9_7f4a_7c15 &+ 1
      func draw(_ limit: Int) -> Int {
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        return Int(state >> 33) % limit
      }
      let count = [4, 6, 9, 12, 30, 60][draw(6)]
      let groups = 2 + draw(3)
      let lean = draw(4)
      let spread = [1, 2, 5, 1_000][draw(4)]
      let group = (0..<count).map { _ in draw(groups) }
      let answer = group.map { place -> Int in
        switch lean {
        case 0: return draw(4)
        case 1: return min(place, 3)
        case 2: return max(0, min(3, place + draw(2)))
        default: return draw(8) == 0 ? draw(4) : 0
        }
      }
      let other = answer.map { draw(3) == 0 ? draw(4) : $0 }
      let step = [0, 3, 2_000][lean % 3]
      let x = group.map { Double($0 * step + draw(spread)) / 4 }
      let y = x.map { $0 + Double(draw(spread)) - Double(draw(2)) }
      data = dataset(
        SmallColumn.declared("g", (0..<groups).map { "g\($0)" }).holding(group),
        SmallColumn.declared("a", ["1", "2", "3", "4"]).holding(answer),
        SmallColumn.declared("b", ["1", "2", "3", "4"]).holding(other),
        SmallColumn.declared("t", ["no", "yes"]).holding(answer.map { $0 > 1 ? 1 : 0 }),
        numbers("x", x), numbers("y", y),
        numbers("w", (0..<count).map { _ in Double(draw(50) + 1) / 10 }),
        numbers("c", (0..<count).map { Double($0 % max(3, count / 4)) }))
    }
  }

  private static let levels = [0.95, 0.5, 0.05, 0.999]

  private func expect(
    _ estimate: Double, in interval: ConfidenceInterval?, _ what: String
  ) {
    guard let interval else { return }
    let slack = 1e-9 * max(abs(estimate), 1)
    #expect(!interval.lower.isNaN && !interval.upper.isNaN, "\(what)")
    #expect(
      interval.lower - slack <= estimate && estimate <= interval.upper + slack,
      "\(what): \(estimate) is not from \(interval.lower) to \(interval.upper)")
  }

  @Test(arguments: seeds)
  func `measures of tables and their percentages lie in their intervals`(seed: Int) throws {
    let made = Made(seed: seed)
    for (rows, columns) in [("a", "g"), ("a", "b"), ("t", "g"), ("t", "t"), ("g", "t")]
    where rows != columns {
      for weighting in [Weighting.none, .sampling("w")] {
        var request = CrossTabulationRequest(rows: rows, columns: columns)
        request.level = Self.levels[seed % 4]
        request.tests = weighting == .none ? .all : .default
        request.weighting = weighting
        request.exactWorkLimit = 1_000
        if weighting != .none, seed.isMultiple(of: 2) { request.design.clusters = ["c"] }
        let table = try CrossTabulation(request, of: made.data)
        for measure in table.associations {
          expect(
            measure.estimate, in: measure.confidenceInterval, "\(measure.id.rawValue) \(seed)")
        }
        for row in 0..<table.rows.categories.count {
          for column in 0..<table.columns.categories.count {
            guard let share = table.columnPercent(row, column) else { continue }
            expect(share, in: table.confidenceInterval(row, column), "share \(seed)")
          }
        }
      }
    }
  }

  @Test(arguments: seeds)
  func `sizes of effects lie in their intervals or a note says why not`(seed: Int) throws {
    let made = Made(seed: seed)
    for outcome in ["x", "a"] {
      let pair = outcome == "x" ? "y" : "b"
      for design in [ComparisonRequest.Design.groups(by: "g"), .pairs(with: pair)] {
        for weighting in [Weighting.none, .sampling("w")] {
          var request = ComparisonRequest(outcome: outcome, design: design)
          request.level = Self.levels[seed % 4]
          if weighting == .none { request.tests = .all }
          let found = try ItemComparison(request, of: Sample(made.data, weighting: weighting))
          for effect in found.effects {
            expect(effect.estimate, in: effect.confidenceInterval, "\(effect.id) \(seed)")
          }
          for pair in found.pairwise {
            guard let difference = pair.difference else { continue }
            expect(difference, in: pair.confidenceInterval, "\(pair.id) \(seed)")
          }
        }
      }
    }
  }

  @Test(arguments: seeds)
  func `α lies in its interval or a note says why not`(seed: Int) throws {
    let made = Made(seed: seed)
    var request = ScaleRequest(items: ["x", "y", "a", "b"])
    request.level = Self.levels[seed % 4]
    guard let scale = try? ScaleAnalysis(request, of: Sample(made.data)) else { return }
    expect(try #require(scale.alpha), in: scale.alphaInterval, "α \(seed)")
    #expect(scale.alphaInterval != nil || scale.notes.contains(.intervalBesideAlpha))
  }

  @Test(arguments: seeds)
  func `coefficients lie in their intervals`(seed: Int) throws {
    let made = Made(seed: seed)
    for (family, formula) in [
      (ModelRequest.Family.linear, "y ~ x + g"), (.logit, "t ~ x"), (.ordinal, "a ~ x"),
    ] {
      for weighting in [Weighting.none, .sampling("w")] {
        var request = ModelRequest(try ModelFormula(parsing: formula), family: family)
        request.level = Self.levels[seed % 4]
        request.usesFirth = family == .logit && weighting == .none
        guard
          let model = try? RegressionModel(request, of: Sample(made.data, weighting: weighting))
        else { continue }
        for coefficient in model.coefficients {
          expect(
            coefficient.estimate.value,
            in: coefficient.confidenceInterval(level: request.level),
            "\(coefficient.name) \(seed)")
        }
      }
    }
  }
}
