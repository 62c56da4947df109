/// Items that are asked several times: once for each option chosen, or so many times as was answered.
///
/// Each pass has items of its own, `S17_police` and `S17_doctor`, so that routes, storage and tables
/// need know nothing of rosters.
package struct Roster: Hashable, Sendable {
  /// The roster's name; where passes are drawn, the item of this name holds those that are asked.
  package let id: ItemID
  /// The passes in the order of the file.
  package let passes: [Pass]
  /// Whether options that the study asked about least come first.
  package let prefersLeastFilled: Bool

  package init(id: ItemID, passes: [Pass], prefersLeastFilled: Bool = false) {
    self.id = id
    self.passes = passes
    self.prefersLeastFilled = prefersLeastFilled
  }

  /// One time through the items of a roster.
  package struct Pass: Hashable, Sendable {
    /// The code of its option, or its number counted from 1.
    package let code: Int
    /// What the names of its items end in: `_police`.
    package let suffix: String
    package let items: Range<Int>

    package init(code: Int, suffix: String, items: Range<Int>) {
      self.code = code
      self.suffix = suffix
      self.items = items
    }
  }

  /// The name under which the order of its passes is recorded.
  var orderName: String { "passes:\(id.rawValue)" }

  /// Draws the order in which options are taken where more are chosen than there may be passes.
  func order(of codes: [Int], seed: Int, balance: DrawBalance) -> Draw.Order {
    let drawn = Shuffling.order(of: codes.count, seed: Shuffling.seed(of: orderName, in: seed))
      .map { codes[$0] }
    guard prefersLeastFilled else { return Draw.Order(name: orderName, order: drawn) }
    let counts = balance.counts[id] ?? [:]
    let leastFirst = drawn.enumerated().sorted { left, right in
      (counts[left.element] ?? 0, left.offset) < (counts[right.element] ?? 0, right.offset)
    }
    return Draw.Order(name: orderName, order: leastFirst.map(\.element))
  }
}

/// How often each code of something drawn has come up in a study before.
package struct DrawBalance: Hashable, Sendable {
  package var counts: [ItemID: [Int: Int]]

  package init(counts: [ItemID: [Int: Int]] = [:]) {
    self.counts = counts
  }
}

extension Questionnaire {
  /// The items whose earlier answers a draw is evened out by: drawn passes and blocks of decks.
  package var balancedItems: [ItemID] {
    rosters.filter { $0.prefersLeastFilled && index(of: $0.id) != nil }.map(\.id)
      + vignettes.compactMap { $0.deck.blockCount == nil ? nil : $0.block }
  }
}
