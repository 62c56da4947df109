/// Why a statistic does not exist for the data given.
///
/// The messages hold numbers of rows and observations, never the data.
package enum StatisticsError: Error, Sendable, Hashable, Codable {
  case tooFewObservations(needed: Int, found: Int)
  /// Fewer than two rows or two columns hold any observation.
  case degenerateTable(nonemptyRows: Int, nonemptyColumns: Int)
  /// The statistic belongs to tables of two rows and two columns.
  case notTwoByTwo(rows: Int, columns: Int)
  /// The statistic belongs to tables with the same categories on both sides.
  case notSquare(rows: Int, columns: Int)
  /// The statistic needs one side with exactly two categories.
  case noBinarySide(rows: Int, columns: Int)
  /// The statistic counts whole observations, and a cell holds a fraction.
  case fractionalCounts
  /// Values that must differ are all equal.
  case zeroVariance
  /// The sum of items that are scored together is the same for everybody.
  case constantSum
  /// The quantity is 0 / 0 for these data.
  case indeterminate
  /// No pair of answers differs, so nothing can be said about the difference.
  case noDiscordantPairs
  /// Fewer groups hold observations than the statistic compares.
  case tooFewGroups(needed: Int, found: Int)
  /// The exact computation would take more steps than allowed.
  case workLimitExceeded(limit: Int)
  /// The covariance of what is compared is singular, beyond the categories left out.
  case singularCovariance
  /// A cell without observations leaves a logarithm undefined.
  case zeroCells
  /// An iteration did not settle on a value.
  case noConvergence
  /// The covariance of so many cells would take more memory or steps than are given.
  case tooManyCells(found: Int)
  /// More observations than the computation can hold.
  case tooManyObservations(limit: Int)
  /// Some values of predictors, by name, go with one outcome alone, so slopes have no limit.
  case separation([String])
}

extension StatisticsError: CustomStringConvertible {
  package var description: String {
    switch self {
    case .tooFewObservations(let needed, let found):
      "the statistic needs at least \(needed) observations; there are \(found)"
    case .degenerateTable(let rows, let columns):
      "the statistic needs two rows and two columns with observations; there are \(rows) rows and "
        + "\(columns) columns"
    case .notTwoByTwo(let rows, let columns):
      "the statistic needs a table of 2 by 2; this one is \(rows) by \(columns)"
    case .notSquare(let rows, let columns):
      "the statistic needs the same categories on both sides; this table is \(rows) by \(columns)"
    case .noBinarySide(let rows, let columns):
      "the statistic needs a side with two categories; this table is \(rows) by \(columns)"
    case .fractionalCounts: "the statistic needs whole counts; a cell holds a fraction"
    case .zeroVariance: "the statistic needs values that differ; they are all equal"
    case .constantSum:
      "the items cancel each other out, so their sum does not vary; turn one of them round"
    case .indeterminate: "the statistic is 0 / 0 for these data"
    case .noDiscordantPairs: "the statistic needs pairs that differ; every pair agrees"
    case .tooFewGroups(let needed, let found):
      "the statistic needs at least \(needed) groups with observations; there are \(found)"
    case .workLimitExceeded(let limit):
      "the exact computation needs more than \(limit) steps; use Monte Carlo or raise the limit"
    case .singularCovariance: "the statistic needs categories that vary apart from each other"
    case .zeroCells: "the statistic needs observations in every cell"
    case .noConvergence: "the iteration did not settle on a value"
    case .tooManyCells(let found):
      "the covariance of \(found) cells takes more memory or steps than a table is given"
    case .tooManyObservations(let limit):
      "the computation takes at most \(limit) observations"
    case .separation(let names):
      "\(names.joined(separator: ", ")) separate the outcomes, so slopes have no limit; penalize the "
        + "likelihood, or leave them out"
    }
  }
}
