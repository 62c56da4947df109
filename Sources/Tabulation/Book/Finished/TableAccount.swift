import Microdata

/// What a table rests on beside its cells: the rows it was made from, and the numbers behind means.
struct TableAccount: Sendable {
  let tally: RowTally
  /// For each block of the stub, the number of each row of its base, where it holds numbers.
  let numbers: [[Double?]?]
  /// For each block the word of output files for each of its non-answers, by code.
  let nonanswers: [[String: String]]

  /// For each block the number that each row of its base stands for.
  let scores: [[Double?]]
  /// For each block the item whose answers it counts; nil where it is an option of several.
  let answers: [ItemAnswers?]

  /// An item by its column, so that tables of the same answers are known to be of the same.
  struct ItemAnswers: Hashable, Sendable {
    /// The column, with the categories that are in the base where not all of them are.
    let name: String
    /// The code of each row of the base.
    let codes: [String]
  }

  init(
    tally: RowTally, numbers: [[Double?]?], nonanswers: [[String: String]], scores: [[Double?]],
    answers: [ItemAnswers?]
  ) {
    self.tally = tally
    self.numbers = numbers
    self.nonanswers = nonanswers
    self.scores = scores
    self.answers = answers
  }

  init(_ stub: StubLayout, of dataset: Dataset, tally: RowTally) {
    self.tally = tally
    scores = stub.blocks.map(\.scores)
    answers = stub.blocks.map { ItemAnswers($0, of: dataset) }
    numbers = stub.blocks.map { $0.isMagnitude ? $0.scores : nil }
    nonanswers = stub.blocks.map { block in
      guard case .column(let place) = block.source else { return [:] }
      return Dictionary(
        dataset.columns[place].nonanswers.map {
          ($0.code, ExclusionReason.nonanswer($0.kind).name)
        }, uniquingKeysWith: { first, _ in first })
    }
  }
}

extension TableAccount.ItemAnswers {
  fileprivate init?(_ block: StubLayout.Block, of dataset: Dataset) {
    guard block.isItem, case .column(let place) = block.source else { return nil }
    let column = dataset.columns[place]
    let shown = block.baseSlots.filter { $0 < column.categories.count }
    var names: [String] = []
    for slot in block.baseSlots {
      let code =
        slot < column.categories.count
        ? column.categories[slot].code : column.nonanswers[slot - column.categories.count].code
      names.append(names.contains(code) ? "\(code) #\(slot)" : code)
    }
    codes = names
    let isAll = shown.count == column.categories.count
    name =
      isAll
      ? column.name
      : "\(column.name) of \(shown.sorted().map { column.categories[$0].code }.joined(separator: ","))"
  }
}
