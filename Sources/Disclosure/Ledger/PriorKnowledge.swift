/// What earlier releases tell of the cells of a book.
struct PriorKnowledge {
  struct Source: Hashable {
    var release: String
    var table: String
    var count: Int?
    var isBase: Bool
  }

  /// The book's cells, and those that only earlier releases have, as far as they are linked.
  private(set) var linked: LinkedCells
  /// Whether others know the cell's present count from an earlier release.
  private(set) var isKnown: [Bool]
  /// The cells that were held back and must stay so.
  private(set) var withheld: Set<Int> = []
  /// What earlier releases say of a cell, the last first.
  private(set) var sources: [Int: [Source]] = [:]
  /// The difference cells that earlier releases bring up, with the book's cell and the release.
  private(set) var differences: [Int: (cell: Int, source: Source)] = [:]

  init(_ book: LinkedBook, ledger: Ledger, key: [UInt8]) {
    linked = book.linked
    isKnown = linked.cells.map(\.isKnown)
    var exact: [LedgerDigest: [Source]] = [:]
    var narrower: [LedgerDigest: [Source]] = [:]
    for release in ledger.releases.reversed() {
      for entry in release.entries {
        let source = Source(
          release: release.name, table: release.tables[entry.table], count: entry.count,
          isBase: entry.isBase)
        exact[entry.digest, default: []].append(source)
        for wider in entry.wider { narrower[wider, default: []].append(source) }
      }
    }
    guard !exact.isEmpty else { return }
    let numbers = book.linked.cells.indices
    let digests = numbers.map { LedgerDigest(linked.cells[$0].key, studyKey: key) }
    for number in numbers {
      let same = book.sameKeys(of: linked.cells[number]).map { LedgerDigest($0, studyKey: key) }
      note(number, ([digests[number]] + same).flatMap { exact[$0] ?? [] })
    }
    for number in numbers where linked.cells[number].isPrinted {
      for wider in book.widerKeys(of: linked.cells[number]) {
        for source in exact[LedgerDigest(wider, studyKey: key)] ?? [] {
          addDifference(number, source, isWhole: false)
        }
      }
      for source in narrower[digests[number]] ?? [] {
        addDifference(number, source, isWhole: true)
      }
    }
    findWithheld(book)
  }

  private mutating func note(_ number: Int, _ found: [Source]) {
    guard !found.isEmpty else { return }
    sources[number] = found
    let cell = linked.cells[number]
    // A zero that was held back before its condition was looked at stays so, with its neighbors.
    let wasHeldBack = cell.isKnown && cell.count == 0 && found.contains { $0.count == nil }
    isKnown[number] =
      cell.isKnown && !wasHeldBack || !cell.isSensitive && found.contains { $0.count == cell.count }
  }

  private mutating func addDifference(_ number: Int, _ source: Source, isWhole: Bool) {
    let cell = linked.cells[number]
    guard let count = source.count else { return }
    let difference = isWhole ? cell.count - count : count - cell.count
    guard difference > 0, cell.rule.isSensitive(count: difference) else { return }
    var other = LinkedCells.Cell(key: cell.key, count: count)
    other.tables = cell.tables
    var rest = other
    rest.count = difference
    rest.rule = cell.rule
    rest.isDifference = true
    // Earlier weights are not kept: those who make the difference are taken to weigh as others do.
    if let weight = cell.weighted {
      let mean = cell.count > 0 ? weight / Double(cell.count) : 1
      let missing = mean * Double(difference)
      rest.weighted = isWhole ? min(missing, weight) : missing
      other.weighted = isWhole ? max(0, weight - missing) : weight + missing
    }
    let known = linked.add(other)
    let hidden = linked.add(rest)
    isKnown += [true, false]
    linked.add(isWhole ? .sum(number, of: [known, hidden]) : .sum(known, of: [number, hidden]))
    differences[hidden] = (number, source)
  }

  /// Cells stay held back unless enough respondents have joined or left the base since.
  private mutating func findWithheld(_ book: LinkedBook) {
    for (number, found) in sources where found.contains(where: { $0.count == nil }) {
      let hasChanged = linked.cells[number].places.contains { place in
        let table = book.tables[place.table]
        guard let stub = table.axes.first else { return false }
        var positions = table.positions(of: place.index)
        positions[0] = stub.total
        return hasChangedByMany(linked.cellsOfTables[place.table][table.index(of: positions)])
      }
      if !hasChanged { withheld.insert(number) }
    }
  }

  private func hasChangedByMany(_ base: Int) -> Bool {
    let cell = linked.cells[base]
    let counts = (sources[base] ?? []).compactMap(\.count)
    let few = max(cell.rule.threshold, 1)
    return !counts.isEmpty && counts.allSatisfy { abs($0 - cell.count) >= few }
  }

  /// The bases that differ from a published one by too few respondents.
  func basesChangedByFew(_ book: LinkedBook, published: [Bool]) -> [(cell: Int, source: Source)] {
    sources.keys.sorted().compactMap { number in
      let cell = linked.cells[number]
      guard published[number], book.isBase(cell) else { return nil }
      let source = sources[number]?.first { source in
        guard source.isBase, let count = source.count else { return false }
        let change = abs(count - cell.count)
        return change > 0 && change < cell.rule.threshold
      }
      return source.map { (number, $0) }
    }
  }
}
