/// A value of the JSON document of a result, before it is written.
///
/// Documents keep the keys that they were given; the tables only say where their rows stand.
indirect enum ResultNode: Sendable {
  /// - Parameter isPlain: whether it is a single value, which may share its line with others.
  case cell(ResultCell, isPlain: Bool = true)
  case list([ResultNode])
  case object([(key: String, node: ResultNode)])

  static let empty = ResultNode.object([])

  /// Puts a value at a path of keys and places: objects gain members and arrays elements.
  mutating func put(_ node: ResultNode, at path: String) {
    put(node, at: path.split(separator: ".")[...])
  }

  private mutating func put(_ node: ResultNode, at path: ArraySlice<Substring>) {
    guard let step = path.first else {
      merge(node)
      return
    }
    if let place = Int(step) {
      var elements: [ResultNode] = if case .list(let elements) = self { elements } else { [] }
      while elements.count <= place { elements.append(.empty) }
      elements[place].put(node, at: path.dropFirst())
      self = .list(elements)
      return
    }
    var members: [(key: String, node: ResultNode)] =
      if case .object(let members) = self { members } else { [] }
    let key = String(step)
    if let place = members.firstIndex(where: { $0.key == key }) {
      members[place].node.put(node, at: path.dropFirst())
    } else {
      var member = ResultNode.empty
      member.put(node, at: path.dropFirst())
      members.append((key, member))
    }
    self = .object(members)
  }

  private mutating func merge(_ node: ResultNode) {
    switch (self, node) {
    case (.list(let first), .list(let second)): self = .list(first + second)
    case (.object(let first), .object(let second)): self = .object(first + second)
    default: self = node
    }
  }

  /// Whether anything of it exists.
  var exists: Bool {
    switch self {
    case .cell(let cell, _): cell.exists
    case .list(let elements): elements.contains(where: \.exists)
    case .object(let members): members.contains { $0.node.exists }
    }
  }

  /// Whether it fits on a line: an object of single values.
  var isPlain: Bool {
    switch self {
    case .cell(_, let isPlain): isPlain
    case .list: false
    case .object(let members):
      members.allSatisfy { if case .cell(_, true) = $0.node { true } else { false } }
    }
  }
}

extension ResultTable {
  /// What the document has of its rows.
  var node: (path: String, node: ResultNode)? {
    switch place {
    case .nowhere: return nil
    case .object(let path): return (path, rows.first.map(object) ?? .cell(.none))
    case .list(let path): return (path, .list(rows.map(object)))
    case .map(let path, let key, let value):
      return (
        path,
        .object(rows.map { (cell(key, of: $0).text, .cell(cell(value, of: $0))) })
      )
    }
  }

  /// A row's members; `withheld` tells what is held back from what does not exist.
  private func object(_ row: ResultRow) -> ResultNode {
    var object = ResultNode.empty
    var isWithheld = false
    for (column, cell) in zip(columns, row.cells) {
      guard let path = column.path else { continue }
      let isPlain =
        switch column.kind {
        case .key, .label, .text, .flag, .number: true
        case .numbers, .interval: false
        }
      object.put(.cell(cell, isPlain: isPlain), at: path)
      if cell == .heldBack { isWithheld = true }
    }
    if isWithheld { object.put(.cell(.flag(true)), at: "withheld") }
    return object
  }
}
