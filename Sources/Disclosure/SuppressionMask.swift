/// Which cells of a book are held back; it has the order of the book's tables and their counts.
package struct SuppressionMask: Hashable, Sendable {
  package enum State: Hashable, Sendable, CaseIterable {
    case published
    /// Held back because of its own count.
    case primary
    /// Held back because others could be derived from it.
    case complementary
    /// Printed nowhere, and nothing of it is to be told.
    case unprinted

    package var isPublished: Bool { self == .published }
  }

  package private(set) var states: [[State]]

  package init(_ states: [[State]]) { self.states = states }

  package subscript(table: Int, index: Int) -> State {
    get { states[table][index] }
    set { states[table][index] = newValue }
  }

  /// Whether something of a table is held back.
  package func holdsBack(table: Int) -> Bool {
    states[table].contains { $0 == .primary || $0 == .complementary }
  }
}
