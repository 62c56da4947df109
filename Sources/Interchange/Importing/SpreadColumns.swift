import QuestionnaireModel

/// The columns of a multiple item of which each stands for an option.
struct SpreadColumns {
  /// What a cell of an option's own column says.
  private enum Cell {
    case mark(ChoiceMark)
    case nonanswer(Nonanswer)
    case empty
  }

  let item: Int
  /// The places of the columns in the file, in the order of the options' codes.
  let spread: [ColumnPlan.Spread]
  private let missing: MissingWords
  private let marks: [String: ChoiceMark]
  private let spelled: Spellings

  init(
    _ item: Int, of questionnaire: Questionnaire, spread: [ColumnPlan.Spread],
    mapping: ImportMapping
  ) {
    self.item = item
    self.spread = spread
    missing = MissingWords(mapping.missing)
    marks = mapping.marks[questionnaire.items[item].id] ?? [:]
    spelled = Spellings(of: questionnaire.items[item], in: questionnaire, values: [:])
  }

  /// The options chosen; where none is, the item was left empty.
  ///
  /// A non-answer stands in one of the columns or in all, and no option is chosen beside it.
  /// - Returns: the answer, or the place of a column whose cell says nothing of its option.
  func read(_ record: borrowing CSVRecord) -> Result<Answer, UnreadableCell> {
    var chosen: [Int] = []
    var given: Nonanswer?
    for option in spread {
      switch cell(record.trimmedString(at: option.column), of: option.code) {
      case .mark(.chosen)?:
        guard given == nil else { return .failure(UnreadableCell(column: option.column)) }
        chosen.append(option.code)
      case .nonanswer(let kind)?:
        guard chosen.isEmpty, given ?? kind == kind else {
          return .failure(UnreadableCell(column: option.column))
        }
        given = kind
      case .mark(.notChosen)?, .empty?: break
      case nil: return .failure(UnreadableCell(column: option.column))
      }
    }
    if let given { return .success(.nonanswer(given)) }
    return .success(chosen.isEmpty ? .nonanswer(.missing) : .choices(of: chosen))
  }

  /// Reads the mapping's marks first, then 1 and 0 or yes and no, the option's label, non-answers.
  private func cell(_ text: String, of code: Int) -> Cell? {
    if let mark = marks[text] { return .mark(mark) }
    if text.isEmpty || missing.contains(text) { return .empty }
    if let mark = ChoiceMark(text) { return .mark(mark) }
    switch spelled[text] {
    case .nonanswer(let kind)?: return .nonanswer(kind)
    // A number is no label: 2 may be the second option's code, and may mean that it was not chosen.
    case .choices([code])? where spelledNumber(text) == nil: return .mark(.chosen)
    default: return nil
    }
  }
}

/// A cell that does not say whether its option was chosen.
struct UnreadableCell: Error, Hashable {
  let column: Int
}
