// Foundation to read the reference file beside the tests.
import Foundation
import SurveyStatistics
import Testing

/// Values: R 4.2.2, contrasts of cell means in `svyglm` by respondent, Reference/replicates.R.
@Suite struct FactorialSurveyTests {
  private struct Vignette {
    let respondent: Int
    let a: Int
    let b: Int
    let rating: Double
  }

  private let vignettes: [Vignette]

  init() throws {
    let file = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .deletingLastPathComponent().appendingPathComponent("Reference/vignettes.csv")
    vignettes = try String(contentsOf: file, encoding: .utf8).split(separator: "\n").dropFirst()
      .map { line in
        let fields = line.split(separator: ",")
        return Vignette(
          respondent: Int(fields[0]) ?? 0, a: Int(fields[1]) ?? 0, b: Int(fields[2]) ?? 0,
          rating: Double(fields[3]) ?? .nan)
      }
  }

  private func survey(without a: Int, _ b: Int) throws -> [String: Estimate] {
    let kept = vignettes.filter { $0.a != a || $0.b != b }
    let survey = try FactorialSurvey(
      kept.map(\.rating),
      attributes: [
        .init(name: "a", levels: ["0", "1", "2"], codes: kept.map(\.a)),
        .init(name: "b", levels: ["0", "1"], codes: kept.map(\.b)),
      ], respondents: kept.map(\.respondent),
      forbidden: [.init(first: 0, firstLevel: a, second: 1, secondLevel: b)])
    return Dictionary(
      uniqueKeysWithValues: survey.effects.compactMap { effect in
        effect.coefficient.map { ("\(effect.attribute) \(effect.level)", $0.estimate) }
      })
  }

  @Test func `effects average over the levels that go with both`() throws {
    let effects = try survey(without: 2, 1)
    for (name, value, error) in [
      ("a 1", 0.728114468864468, 0.223538855154141), ("a 2", 0.996621794871796, 0.343432723248839),
      ("b 1", -0.582353785103787, 0.244778376596081),
    ] {
      let effect = try #require(effects[name])
      #expect(isClose(effect.value, value))
      #expect(isClose(try #require(effect.standardError), error))
    }
  }

  @Test func `the first level of an attribute may be in a forbidden pair`() throws {
    let effects = try survey(without: 0, 1)
    for (name, value, error) in [
      ("a 1", 1.048482905982905, 0.336556992040123), ("a 2", 0.996621794871793, 0.343432723248839),
      ("b 1", -0.585791666666664, 0.326155227841117),
    ] {
      let effect = try #require(effects[name])
      #expect(isClose(effect.value, value))
      #expect(isClose(try #require(effect.standardError), error))
    }
  }

  @Test func `an effect without a level that goes with both does not exist`() throws {
    // A level of a goes with one level of b alone, and the first with the other alone.
    let kept = vignettes.filter { ($0.a == 0) == ($0.b == 0) && $0.a < 2 || $0.a == 2 }
    let survey = try FactorialSurvey(
      kept.map(\.rating),
      attributes: [
        .init(name: "a", levels: ["0", "1", "2"], codes: kept.map(\.a)),
        .init(name: "b", levels: ["0", "1"], codes: kept.map(\.b)),
      ], respondents: kept.map(\.respondent),
      forbidden: [
        .init(first: 0, firstLevel: 0, second: 1, secondLevel: 1),
        .init(first: 0, firstLevel: 1, second: 1, secondLevel: 0),
      ])
    let effects = survey.effects.filter { $0.attribute == "a" }
    #expect(effects.map { $0.coefficient == nil } == [true, true, false])
  }
}
