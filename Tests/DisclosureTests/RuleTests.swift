import Testing

@testable import Disclosure

@Suite struct RuleTests {
  @Test(arguments: [(0, false), (1, true), (4, true), (5, false)])
  func `survivors' counts of one to four are sensitive`(count: Int, isSensitive: Bool) {
    #expect(DisclosureRule.survivors.isSensitive(count: count) == isSensitive)
  }

  @Test(arguments: [(0, true), (9, true), (10, false)])
  func `ACRO's threshold is ten and its zeros are sensitive`(count: Int, isSensitive: Bool) {
    #expect(DisclosureRule.acro.isSensitive(count: count) == isSensitive)
  }

  @Test func `an open rule holds nothing back`() {
    #expect(!DisclosureRule.open.isSensitive(count: 0))
    #expect(!DisclosureRule.open.isSensitive(count: 1))
  }

  /// X = 100, x₁ = 60, x₂ = 35: the two largest are 95 > 0.9 × 100; 95 / 0.9 − 100 = 50 / 9.
  @Test func `two contributions of more than nine tenths are dominant`() throws {
    let rule = DominanceRule.largest(count: 2, share: 0.9)
    let needed = try #require(rule.protection(ofTotal: 100, contributions: [5, 60, 35]))
    #expect(abs(needed - 50.0 / 9) < 1e-12 * needed)
    #expect(rule.protection(ofTotal: 100, contributions: [60, 30, 10]) == nil)
  }

  /// X − x₁ − x₂ = 5 < 0.1 × 60; what is missing is 6 − 5.
  @Test func `the second largest may not estimate the largest within a tenth`() throws {
    let rule = DominanceRule.percentOfLargest(share: 0.1)
    let needed = try #require(rule.protection(ofTotal: 100, contributions: [60, 35, 5]))
    #expect(abs(needed - 1) < 1e-12)
    #expect(rule.protection(ofTotal: 101, contributions: [60, 35, 6]) == nil)
  }

  /// Twelve contributions of 100 in all, the largest 61 and 20, are sensitive by (1, 60 %) alone.
  ///
  /// Source: Statistics Finland, e-learning course on protecting tables, lesson 3,
  /// example 3.
  @Test func `the published example of dominance has its published answers`() {
    let contributions = [61, 20] + Array(repeating: 1.9, count: 10)
    let one = DominanceRule.largest(count: 1, share: 0.6)
    let two = DominanceRule.largest(count: 2, share: 0.9)
    #expect(one.protection(ofTotal: 100, contributions: contributions) != nil)
    #expect(two.protection(ofTotal: 100, contributions: contributions) == nil)
  }

  @Test func `dominance does not change with the unit of magnitudes`() throws {
    for rule in DominanceRule.acro {
      let small = try #require(rule.protection(ofTotal: 100, contributions: [60, 35, 5]))
      let large = try #require(rule.protection(ofTotal: 700, contributions: [420, 245, 35]))
      #expect(abs(large - 7 * small) < 1e-9 * large)
    }
  }

  @Test func `a table has the strictest rule of its items`() throws {
    let policy = DisclosurePolicy.standard
    #expect(try policy.rule(table: "t", items: [("a", .open), ("b", .open)]) == .open)
    #expect(try policy.rule(table: "t", items: [("a", .open), ("b", .sensitive)]) == .acro)
    #expect(throws: DisclosureError.neverPublished(table: "t", item: "b")) {
      try policy.rule(table: "t", items: [("a", .open), ("b", .neverPublished)])
    }
  }

  @Test func `survivors' tables show no county and no cross of all four traits`() throws {
    let policy = DisclosurePolicy.survivors
    try policy.check(table: "t", traits: [.sex, .ageGroup, .exploitation])
    #expect(throws: DisclosureError.self) { try policy.check(table: "t", traits: [.smallPlace]) }
    #expect(throws: DisclosureError.self) { try policy.check(table: "t", traits: [.exactAge]) }
    #expect {
      try policy.check(table: "t", traits: [.sex, .ageGroup, .exploitation, .place])
    } throws: {
      "\($0)"
        == "table 't' crosses age group by form of exploitation by place by sex; "
        + "cross at most 3 of them"
    }
  }
}
