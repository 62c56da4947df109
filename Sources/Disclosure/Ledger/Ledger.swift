/// What a study has published so far, so that a later table reveals nothing by difference.
///
/// It keeps keyed digests of definitions, the counts that were published and which cells were held
/// back; of a cell that was held back it keeps nothing else.
package struct Ledger: Hashable, Sendable {
  /// One book that was published.
  package struct Release: Hashable, Sendable {
    package let name: String
    package let tables: [String]
    let entries: [Entry]
    /// What was published as sums over people; nil in ledgers of earlier versions.
    package fileprivate(set) var sums: PublishedSums?

    init(name: String, tables: [String], entries: [Entry], sums: PublishedSums? = nil) {
      self.name = name
      self.tables = tables
      self.entries = entries
      self.sums = sums
    }
  }

  struct Entry: Hashable, Sendable {
    let digest: LedgerDigest
    /// The count that was published, or nil for a cell that was held back.
    let count: Int?
    /// Whether it is the base of a table's column.
    let isBase: Bool
    let table: Int
    /// The definitions that it is a part of by one condition more.
    let wider: [LedgerDigest]
  }

  package private(set) var releases: [Release]

  package init() { releases = [] }

  init(releases: [Release]) { self.releases = releases }

  /// The releases of both ledgers, those of this one first, each once.
  package func joined(with other: Ledger) -> Ledger {
    Ledger(releases: releases + other.releases.filter { !releases.contains($0) })
  }

  /// Notes what was published with the last release as sums over people.
  package mutating func record(_ sums: PublishedSums) {
    guard !releases.isEmpty, !sums.sums.isEmpty else { return }
    releases[releases.count - 1].sums = sums
  }

  /// What all releases published, as sums over people.
  package var sums: PublishedSums {
    releases.compactMap(\.sums).reduce(PublishedSums(factors: [], sums: [])) { $0.joined(with: $1) }
  }

  /// Notes a book as published.
  ///
  /// The key must be the study's own and of 16 to 64 bytes, the same for every release.
  /// - Throws: `DisclosureError.unfittingMask`.
  package mutating func record(
    _ book: LinkedBook, _ mask: SuppressionMask, as name: String, key: [UInt8]
  ) throws(DisclosureError) {
    precondition((16...64).contains(key.count), "a ledger's key has 16 to 64 bytes")
    let published = try book.published(by: mask)
    var entries: [Entry] = []
    for (number, cell) in book.linked.cells.enumerated() where cell.isPrinted {
      let table = cell.places.map(\.table).filter { book.tables[$0].isPrinted }.min() ?? 0
      entries.append(
        Entry(
          digest: LedgerDigest(cell.key, studyKey: key),
          count: published[number] ? cell.count : nil,
          isBase: book.isBase(cell), table: table,
          wider: book.widerKeys(of: cell).map { LedgerDigest($0, studyKey: key) }.sorted()))
    }
    // The same respondents by other definitions, so that a later book finds them by either.
    var known = Set(entries.map(\.digest))
    for (number, cell) in book.linked.cells.enumerated() where cell.isPrinted {
      for same in book.sameKeys(of: cell) {
        let digest = LedgerDigest(same, studyKey: key)
        guard known.insert(digest).inserted else { continue }
        let table = cell.places.map(\.table).filter { book.tables[$0].isPrinted }.min() ?? 0
        entries.append(
          Entry(
            digest: digest, count: published[number] ? cell.count : nil, isBase: book.isBase(cell),
            table: table, wider: []))
      }
    }
    releases.append(
      Release(
        name: name, tables: book.tables.map(\.name),
        entries: entries.sorted { $0.digest < $1.digest }))
  }
}

extension LinkedBook {
  /// Whether a cell is the base of a column: the total of a table's first axis.
  func isBase(_ cell: LinkedCells.Cell) -> Bool {
    cell.places.contains { place in
      let table = tables[place.table]
      guard let stub = table.axes.first else { return true }
      return table.positions(of: place.index)[0] == stub.total
    }
  }

  /// The other definitions of a cell's own respondents.
  func sameKeys(of cell: LinkedCells.Cell) -> [CellKey] {
    var keys = Set<CellKey>()
    for place in cell.places { keys.formUnion(tables[place.table].restatedSame(cell.key)) }
    keys.remove(cell.key)
    return keys.sorted()
  }

  /// The definitions that a cell is a part of, by the conditions of its tables.
  func widerKeys(of cell: LinkedCells.Cell) -> [CellKey] {
    var keys = Set<CellKey>()
    for place in cell.places { keys.formUnion(tables[place.table].widerKeys(of: cell.key)) }
    keys.remove(cell.key)
    return keys.sorted()
  }
}
