/// What is published of an analysis: its numbers, made once as rows of tables, for every form of output.
///
/// Whoever writes it is given the page and nothing else, as with the page of a book's table. A new kind
/// of result is one such value, and every form of output can show it.
package struct ResultPage: Sendable {
  /// The name of its JSON document, such as `percept.test/1`.
  let format: String
  /// What stands over its text: the title, then what its items ask.
  let heading: [String]
  /// In the order in which they are read.
  let tables: [ResultTable]
  let notes: [String]
  /// What the JSON document says beside the tables, by its place.
  let words: [Words]
  /// The order of the document's keys, where it is not that of the words and tables.
  let keys: [String]
  /// What CSV begins with; all else follows in the order of the tables.
  let records: Records

  /// The fields and the kinds of rows that records begin with, whatever tables a result gains.
  struct Records: Sendable {
    var fields: [String] = []
    var kinds: [String] = []
  }

  struct Words: Sendable {
    let path: String
    let node: ResultNode

    init(_ path: String, _ cell: ResultCell) {
      self.path = path
      node = .cell(cell)
    }

    init(_ path: String, _ text: String?) {
      self.init(path, text.map(ResultCell.text) ?? .none)
    }

    init(_ path: String, texts: [String]) {
      self.path = path
      node = .list(texts.map { .cell(.text($0)) })
    }
  }

  init(
    format: String, heading: [String], words: [Words] = [], tables: [ResultTable],
    notes: [String], keys: [String] = [], records: Records = Records()
  ) {
    self.format = format
    self.heading = heading
    self.words = words
    self.tables = tables
    self.notes = notes
    self.keys = keys
    self.records = records
  }

  /// A title, and what the items of an analysis ask where that is more than their names.
  static func heading(_ title: String, _ items: [(name: String, label: String)]) -> [String] {
    [title]
      + items.filter { !$0.label.isEmpty && $0.label != $0.name }.map { "\($0.name): \($0.label)" }
  }
}
