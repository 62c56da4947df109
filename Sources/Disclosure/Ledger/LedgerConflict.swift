/// Why a book may not be published after what has been; it names both, never counts.
package struct LedgerConflict: Hashable, Sendable, CustomStringConvertible {
  package enum Kind: Hashable, Sendable {
    /// A base differs from the published one by fewer respondents than may be told of.
    case changedByFew
    /// A cell that was held back is printed.
    case heldBackBefore
    /// The difference to a published cell of a wider or narrower base holds too few.
    case difference
    /// A cell follows from both together.
    case derivable
  }

  package let kind: Kind
  package let release: String
  package let earlierTable: String
  package let cell: CellName

  package var description: String {
    let earlier = "table '\(earlierTable)' of release '\(release)'"
    return switch kind {
    case .changedByFew:
      "\(cell) differs by few respondents from \(earlier); publish it when more have answered"
    case .heldBackBefore:
      "\(cell) was held back in \(earlier); hold it back again"
    case .difference:
      "\(cell) and \(earlier) differ by few respondents; hold it back or change the condition"
    case .derivable:
      "\(cell) can be derived together with \(earlier); hold more cells back"
    }
  }
}
