import Diagnostics
import Words

/// Which tests and measures of association a table comes with.
package enum StatisticSelection: Hashable, Sendable {
  /// Pearson and likelihood-ratio tests and Cramér's V; for two by two also Yates, Fisher, φ and the
  /// odds ratio; those that take an order where both items are ordinal; those of square tables where
  /// both items share their categories.
  case `default`
  /// Every one that the table's shape allows.
  case all
  case none
  /// The ones named; where no measure of association is among them, the default ones come along, so
  /// that a test never stands without the size of what it tests.
  case some([StatisticID])

  /// Reads `all`, `none`, or ids separated by commas.
  ///
  /// - Throws: `unknownStatistic` with the nearest id.
  package init(parsing text: String) throws(TabulationError) {
    switch text {
    case "all": self = .all
    case "none": self = .none
    case "default": self = .default
    default:
      var ids: [StatisticID] = []
      for name in text.split(separator: ",", omittingEmptySubsequences: false) {
        ids.append(try Self.id(named: Self.trimmed(name)))
      }
      self = .some(ids)
    }
  }

  private static func trimmed(_ text: Substring) -> String {
    String(text.drop { $0 == " " }.reversed().drop { $0 == " " }.reversed())
  }

  private static func id(named name: String) throws(TabulationError) -> StatisticID {
    guard let id = StatisticID(rawValue: name) else {
      throw .unknownStatistic(
        name, suggestion: suggestion(for: name, among: StatisticCatalog.all.map(\.id.rawValue)))
    }
    return id
  }

  /// Whether a statistic is wanted of a table with these sides.
  func wants(_ statistic: TableStatistic, of sides: TableSides) -> Bool {
    switch self {
    case .none: return false
    case .all: return true
    case .default: return sides.bringAlong(statistic)
    case .some(let ids):
      if ids.contains(statistic.id) { return true }
      return statistic.isAssociation && !ids.contains(where: \.isAssociation)
        && sides.bringAlong(statistic)
    }
  }

  /// Whether there are tables that a statistic is wanted of.
  package func mayWant(_ id: StatisticID) -> Bool {
    switch self {
    case .none: false
    case .all, .default: true
    case .some(let ids): ids.contains(id)
    }
  }

  /// Whether a test of a design is wanted: Rao and Scott's F where nothing is asked for.
  func wantsOfDesign(_ id: StatisticID) -> Bool {
    switch self {
    case .none: false
    case .all: true
    case .default: id == .raoScottF
    case .some(let ids): ids.contains(id)
    }
  }

  /// Whether the user named it, so that its absence needs an explanation.
  func names(_ id: StatisticID) -> Bool {
    if case .some(let ids) = self { ids.contains(id) } else { false }
  }
}
