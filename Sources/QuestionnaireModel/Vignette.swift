/// Short stories whose details are drawn, so that what moves a judgment can be told apart.
///
/// Source: Rossi and Nock (1982), "Measuring Social Judgments: The Factorial Survey Approach"; decks
/// in blocks after Auspurg and Hinz (2015), "Factorial Survey Experiments", chapter 3.
package struct Vignette: Hashable, Sendable {
  package let id: ItemID
  /// The item that holds the number of the block drawn; it exists where the deck has blocks.
  package let block: ItemID
  /// The names of the factors.
  package let factors: [String]
  /// The items that hold the levels: for each vignette shown, one of each factor.
  package let levels: [[ItemID]]
  /// The items of each vignette shown.
  package let passes: [Range<Int>]
  package let deck: VignetteDeck

  package init(
    id: ItemID, block: ItemID, factors: [String], levels: [[ItemID]], passes: [Range<Int>],
    deck: VignetteDeck
  ) {
    self.id = id
    self.block = block
    self.factors = factors
    self.levels = levels
    self.passes = passes
    self.deck = deck
  }

  /// Draws the levels of every vignette that one respondent sees, none of them twice.
  func draw(seed: Int, balance: DrawBalance) -> [ItemID: Int] {
    let seed = Shuffling.seed(of: "vignettes:\(id.rawValue)", in: seed)
    var codes: [ItemID: Int] = [:]
    var profiles: [[Int]]
    if let count = deck.blockCount {
      let used = balance.counts[block] ?? [:]
      let order = Shuffling.order(of: count, seed: seed)
      let drawn = order.min { (used[$0 + 1] ?? 0) < (used[$1 + 1] ?? 0) } ?? 0
      codes[block] = drawn + 1
      profiles = deck.profiles(ofBlock: drawn)
      // Another seed than the block's, so that a block is not always shown in one order.
      profiles = Shuffling.order(of: profiles.count, seed: Shuffling.seed(of: "order", in: seed))
        .map { profiles[$0] }
    } else {
      let order = Shuffling.order(of: deck.profiles.count, seed: seed)
      profiles = deck.distinct(order.map { deck.profiles[$0] })
    }
    for (items, profile) in zip(levels, profiles) {
      for (item, level) in zip(items, profile) { codes[item] = level }
    }
    return codes
  }

  /// Whether the levels drawn are those of different profiles of the deck, of one block where it has some.
  func accepts(_ codes: [ItemID: Int]) -> Bool {
    let drawn = levels.map { $0.map { codes[$0] ?? 0 } }
    guard Set(drawn).count == drawn.count else { return false }
    guard deck.blockCount != nil else { return drawn.allSatisfy(deck.profiles.contains) }
    guard let number = codes[block], 1...(deck.blockCount ?? 1) ~= number else { return false }
    return Set(deck.profiles(ofBlock: number - 1)) == Set(drawn)
  }
}
