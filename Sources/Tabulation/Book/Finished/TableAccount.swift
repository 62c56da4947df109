import Microdata

/// What a table rests on beside its cells: the rows it was made from, and the numbers behind means.
struct TableAccount: Sendable {
  let tally: RowTally
  /// For each block of the stub, the number of each row of its base, where it holds numbers.
  let numbers: [[Double?]?]
  /// For each block the word of output files for each of its non-answers, by code.
  let nonanswers: [[String: String]]

  init(tally: RowTally, numbers: [[Double?]?], nonanswers: [[String: String]]) {
    self.tally = tally
    self.numbers = numbers
    self.nonanswers = nonanswers
  }

  init(_ stub: StubLayout, of dataset: Dataset, tally: RowTally) {
    self.tally = tally
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
