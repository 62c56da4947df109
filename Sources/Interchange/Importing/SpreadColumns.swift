import QuestionnaireModel

/// The columns of a multiple item of which each stands for an option.
struct SpreadColumns {
  /// What a cell of an option's own column says.
  private enum Cell {
    case chosen
    case notChosen
    case empty
  }

  let item: Int
  /// The places of the columns in the file, in the order of the options' codes.
  let spread: [ColumnPlan.Spread]
  private let missing: Set<String>

  init(item: Int, spread: [ColumnPlan.Spread], missing: Set<String>) {
    self.item = item
    self.spread = spread
    self.missing = missing
  }

  /// The options chosen; where none is, the item was left empty.
  ///
  /// - Returns: the answer, or the place of a column whose cell is neither a yes nor a no.
  func read(_ record: borrowing CSVRecord) -> Result<Answer, UnreadableCell> {
    var chosen: [Int] = []
    for option in spread {
      switch cell(record.trimmedString(at: option.column)) {
      case .chosen?: chosen.append(option.code)
      case .notChosen?, .empty?: break
      case nil: return .failure(UnreadableCell(column: option.column))
      }
    }
    return .success(chosen.isEmpty ? .nonanswer(.missing) : .choices(of: chosen))
  }

  private func cell(_ text: String) -> Cell? {
    if text.isEmpty || missing.contains(text) { return .empty }
    return switch text.lowercased() {
    case "1", "yes", "true", "x", "da": .chosen
    case "0", "no", "false", "nu": .notChosen
    default: nil
    }
  }
}

/// A cell that is neither a yes nor a no.
struct UnreadableCell: Error, Hashable {
  let column: Int
}
