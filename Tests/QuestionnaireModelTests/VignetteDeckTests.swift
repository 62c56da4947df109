import QuestionnaireModel
import Testing

@Suite struct VignetteDeckTests {
  /// The 48 profiles of two, three, two, two and two levels.
  private static let profiles: [[Int]] = [2, 3, 2, 2, 2].reduce([[]]) { profiles, count in
    profiles.flatMap { profile in (1...count).map { profile + [$0] } }
  }

  @Test func `48 profiles fill 16 blocks of three, one of each exploitation, each profile once`()
    throws
  {
    let deck = try VignetteDeck(blocks: 16, of: 48, from: Self.profiles, shown: 3, varied: 1)
    #expect(Set(deck.profiles) == Set(Self.profiles) && deck.profiles.count == 48)
    for block in 0..<16 {
      #expect(Set(deck.profiles(ofBlock: block).map { $0[1] }) == [1, 2, 3])
    }
  }

  @Test func `levels vary inside blocks as far as they can`() throws {
    let deck = try VignetteDeck(blocks: 16, of: 48, from: Self.profiles, shown: 3, varied: 1)
    // Of three vignettes with two levels each, at best two share one.
    for factor in [0, 2, 3, 4] {
      let constant = (0..<16).count {
        Set(deck.profiles(ofBlock: $0).map { $0[factor] }).count == 1
      }
      #expect(constant == 0)
    }
  }

  @Test(arguments: [24, 12])
  func `a fraction has every level equally often, and pairs of levels nearly so`(size: Int) throws {
    let deck = try VignetteDeck(
      blocks: size / 3, of: size, from: Self.profiles, shown: 3, varied: 1)
    #expect(Set(deck.profiles).count == size)
    for factor in 0..<5 {
      let counts = Dictionary(grouping: deck.profiles) { $0[factor] }.values.map(\.count)
      #expect(Set(counts).count == 1)
    }
    var uneven = 0
    for first in 0..<5 {
      for second in first + 1..<5 {
        let pairs = Dictionary(grouping: deck.profiles) { [$0[first], $0[second]] }
        let counts = pairs.values.map(\.count)
        let possible = Set(Self.profiles.map { [$0[first], $0[second]] }).count
        #expect(pairs.count == possible)
        if Set(counts).count > 1 { uneven += 1 }
      }
    }
    // An orthogonal array would have none; chance leaves about six of the ten uneven.
    #expect(uneven <= 2)
  }

  @Test func `the same profiles give the same deck`() throws {
    let one = try VignetteDeck(blocks: 8, of: 24, from: Self.profiles, shown: 3, varied: nil)
    let other = try VignetteDeck(blocks: 8, of: 24, from: Self.profiles, shown: 3, varied: nil)
    #expect(one == other)
  }

  @Test func `a deck that cannot be made says why`() {
    let two = [[1], [2]]
    #expect(throws: VignetteDeck.Fault.tooFewProfiles(2)) {
      try VignetteDeck(full: two, shown: 3, varied: nil)
    }
    #expect(throws: VignetteDeck.Fault.uneven(profiles: 48, blocks: 10)) {
      try VignetteDeck(blocks: 10, of: 48, from: Self.profiles, shown: 3, varied: nil)
    }
    #expect(throws: VignetteDeck.Fault.cannotVary) {
      try VignetteDeck(blocks: 16, of: 48, from: Self.profiles, shown: 3, varied: 0)
    }
    let many = (0..<600).map { [$0] }
    #expect(throws: VignetteDeck.Fault.tooManyProfiles(limit: 512)) {
      try VignetteDeck(blocks: 300, of: 600, from: many, shown: 2, varied: nil)
    }
  }
}
