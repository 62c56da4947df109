extension Ledger {
  /// What a book would reveal together with what was published before; none for a safe one.
  ///
  /// Nothing is noted; `record` does that when the book is published.
  /// - Throws: `DisclosureError.unfittingMask`.
  package func conflicts(
    with book: LinkedBook, _ mask: SuppressionMask, key: [UInt8]
  ) throws(DisclosureError) -> [LedgerConflict] {
    let prior = PriorKnowledge(book, ledger: self, key: key)
    var published = try book.published(by: mask)
    var conflicts = prior.basesChangedByFew(book, published: published).map {
      conflict(.changedByFew, $0.source, $0.cell, in: book)
    }
    for number in prior.withheld.sorted() where published[number] {
      guard let source = prior.sources[number]?.first(where: { $0.count == nil }) else { continue }
      conflicts.append(conflict(.heldBackBefore, source, number, in: book))
    }
    published += prior.linked.cells.dropFirst(published.count).map { _ in false }
    let counts = Attack(cells: prior.linked, layer: .counts(of: prior.linked))
    let alone = Set(counts.exposed(published: published))
    for number in published.indices where prior.isKnown[number] { published[number] = true }
    let together = Attack(
      cells: prior.linked, layer: .counts(of: prior.linked, withheld: prior.withheld))
    for number in together.exposed(published: published) {
      guard !alone.contains(number), !published[number] else { continue }
      if let difference = prior.differences[number] {
        conflicts.append(conflict(.difference, difference.source, difference.cell, in: book))
      } else if let source = prior.source(near: number) {
        conflicts.append(conflict(.derivable, source, number, in: book))
      }
    }
    var known = Set<LedgerConflict>()
    return conflicts.filter { known.insert($0).inserted }
  }

  private func conflict(
    _ kind: LedgerConflict.Kind, _ source: PriorKnowledge.Source, _ number: Int, in book: LinkedBook
  ) -> LedgerConflict {
    LedgerConflict(
      kind: kind, release: source.release, earlierTable: source.table,
      cell: book.name(of: number, in: book.linked))
  }
}

extension PriorKnowledge {
  /// An earlier release that tells of a cell or of one in its tables.
  func source(near number: Int) -> Source? {
    if let source = sources[number]?.first { return source }
    let tables = Set(linked.cells[number].tables)
    let near = sources.keys.sorted().first {
      isKnown[$0] && !tables.isDisjoint(with: linked.cells[$0].tables)
    }
    return near.flatMap { sources[$0]?.first } ?? sources.min { $0.key < $1.key }?.value.first
  }
}

extension LinkedBook {
  /// Protects the book as `protected()` does, knowing what was published before.
  ///
  /// What was held back stays so, what is known is not counted on, and the result is checked.
  /// - Throws: `DisclosureError.conflicts` where the book cannot follow the earlier releases.
  package func protected(
    after ledger: Ledger, key: [UInt8]
  ) throws(DisclosureError) -> SuppressionMask {
    let prior = PriorKnowledge(self, ledger: ledger, key: key)
    let mask = try protected(prior.linked, isFixed: prior.isKnown, withheld: prior.withheld)
    let conflicts = try ledger.conflicts(with: self, mask, key: key)
    guard conflicts.isEmpty else { throw .conflicts(conflicts) }
    return mask
  }
}
