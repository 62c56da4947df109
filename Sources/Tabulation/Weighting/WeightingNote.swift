/// Something the reader of weights should know about how they came about.
package enum WeightingNote: Hashable, Sendable {
  case data(TableNote)
  /// The weights to begin with were brought to a mean of one first.
  case start(String)
  /// How many weights are below zero.
  case negative(Int)
  case heldBack(HeldBackNote)
}

extension WeightingNote: CustomStringConvertible {
  package var description: String {
    switch self {
    case .data(let note): note.description
    case .heldBack(let note): note.description
    case .start(let name):
      "Factors and --bounds compare each weight with '\(name)' brought to a mean of one."
    case .negative(let count):
      "Weights below zero: \(count). The margins are met with them; crosstab, test and model refuse "
        + "them. Give --bounds, such as 0,3, or rake."
    }
  }
}
