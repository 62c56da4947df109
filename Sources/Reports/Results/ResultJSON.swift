import Diagnostics
import SurveyStatistics

extension BookJSON {
  /// A document of the result's own form, and its tables as rows of the form that all results share.
  package func result(_ page: ResultPage) -> [UInt8] {
    var json = JSONText(layout: .indented)
    json.object { json in
      for member in page.document { json.member(member.key, member.node) }
      json.key("tables")
      json.array { json in for table in page.tables { json.write(table) } }
    }
    return json.drain() + [UInt8(ascii: "\n")]
  }
}

extension ResultPage {
  /// The members of its document in order.
  fileprivate var document: [(key: String, node: ResultNode)] {
    var document = ResultNode.empty
    document.put(.cell(.text(format)), at: "format")
    for word in words { document.put(word.node, at: word.path) }
    for table in tables {
      if let (path, node) = table.node { document.put(node, at: path) }
    }
    document.put(.list(notes.map { .cell(.text($0)) }), at: "notes")
    guard case .object(let members) = document else { return [] }
    let first = (["format"] + keys).compactMap { key in members.first { $0.key == key } }
    return first + members.filter { member in !first.contains { $0.key == member.key } }
  }
}

extension JSONText {
  fileprivate mutating func member(_ name: String, _ node: ResultNode) {
    let isOptional = name.last == "?"
    key(isOptional ? String(name.dropLast()) : name)
    if isOptional, !node.exists { null() } else { write(node) }
  }

  private mutating func write(_ node: ResultNode) {
    switch node {
    case .cell(let cell, _): write(cell)
    case .list(let elements):
      array { json in for element in elements { json.write(element) } }
    case .object(let members):
      object(inline: node.isPlain) { json in
        for member in members { json.member(member.key, member.node) }
      }
    }
  }

  private mutating func write(_ cell: ResultCell) {
    switch cell {
    case .text(let text): value(text)
    case .flag(let flag): value(flag)
    case .count(let count): value(count)
    case .number(let number, _): value(number)
    case .numbers(let numbers, _): value(numbers)
    case .interval(let interval, _): value([interval.lower, interval.upper])
    case .p(let p): value(p.value)
    case .heldBack, .absent, .none: null()
    }
  }

  /// Writes a table of the common form; `withheld` and `unavailable` say why a number is null.
  fileprivate mutating func write(_ table: ResultTable) {
    object { json in
      json.member("name", table.name)
      json.member("title", table.title)
      json.key("columns")
      json.array { json in
        for column in table.columns {
          json.object(inline: true) { json in
            json.member("key", column.key)
            json.member("title", column.title)
            json.member("unit", column.unit)
          }
        }
      }
      json.key("rows")
      json.array { json in for row in table.rows { json.write(row, of: table.columns) } }
      json.key("notes")
      json.array { json in for note in table.notes { json.value(note) } }
    }
  }

  private mutating func write(_ row: ResultRow, of columns: [ResultColumn]) {
    object(inline: true) { json in
      var withheld: [String] = []
      var reasons: [(key: String, reason: String)] = []
      for (column, cell) in zip(columns, row.cells) {
        json.key(column.key)
        json.write(cell)
        if cell == .heldBack { withheld.append(column.key) }
        if let reason = cell.absence(in: column) { reasons.append((column.key, reason)) }
      }
      if !withheld.isEmpty {
        json.key("withheld")
        json.value(withheld)
      }
      guard !reasons.isEmpty else { return }
      json.key("unavailable")
      json.object { json in for (key, reason) in reasons { json.member(key, reason) } }
    }
  }
}
