import Testing

@testable import Tabulation

/// What tables over waves say of whether the waves can be compared.
@Suite struct WaveTests {
  private static func notes(_ weights: (Int) -> Double, isWave: Bool = true) throws -> [String] {
    let rows = 0..<80
    let data = dataset(
      SmallColumn.declared("opinion", ["bad", "good"]).holding(rows.map { $0 % 3 == 0 ? 1 : 0 }),
      SmallColumn.declared("wave", ["before", "after"]).holding(rows.map { $0 < 40 ? 0 : 1 }),
      numbers("weight", rows.map(weights)))
    var plan = MadeSample.plan(by: [.items([ItemSelection("wave")])])
    plan.weighting = .sampling("weight")
    if isWave { plan.waves = WaveComparison(item: "wave", forcedBecause: nil) }
    return try Book(plan, of: BookData(respondents: data)).tables[0].notes
  }

  @Test func `a wave without weights beside one with weights is told`() throws {
    let notes = try Self.notes { $0 < 40 ? 1 : Double($0 % 4 + 1) }
    #expect(notes.contains { $0.hasPrefix("Caution: weights do not vary in before") })
  }

  @Test(arguments: [1.0, 2.5]) func `waves that are weighted alike have no caution`(
    scale: Double
  ) throws {
    let notes = try Self.notes { Double($0 % 4 + 1) * scale }
    #expect(!notes.contains { $0.hasPrefix("Caution") })
    #expect(notes.contains { $0.hasPrefix("Waves are comparable where") })
  }

  @Test func `columns that are no waves are told nothing of waves`() throws {
    let notes = try Self.notes({ $0 < 40 ? 1 : Double($0 % 4 + 1) }, isWave: false)
    #expect(!notes.contains { $0.contains("aves") || $0.hasPrefix("Caution") })
  }
}
