/// Linked tables that are published together and therefore protected together.
///
/// Cells of one definition are one cell, whichever tables show them, and whatever can be computed
/// from several tables is looked at. It knows neither questionnaires nor plans.
package struct LinkedBook: Sendable {
  package let tables: [BookTable]
  let linked: LinkedCells

  /// - Throws: `DisclosureError` where counts do not add up or contradict each other.
  package init(_ tables: [BookTable]) throws(DisclosureError) {
    self.tables = tables
    linked = try LinkedCells(tables)
  }

  /// The cells that must be held back for their own counts, and nothing more.
  ///
  /// A book of this mask can be undone by subtraction; it is where protection starts.
  package func primaryMask() -> SuppressionMask {
    mask(published: linked.cells.map { $0.isPrinted && !$0.isSensitive })
  }

  /// Holds cells back until none that must be protected can be derived, and audits the result.
  ///
  /// The same book gives the same mask, in whatever order tables and categories come.
  /// - Throws: `DisclosureError.unprotectable` where nothing more can be held back.
  package func protected() throws(DisclosureError) -> SuppressionMask {
    try protected(linked, isFixed: linked.cells.map(\.isKnown), withheld: [])
  }

  func protected(
    _ linked: LinkedCells, isFixed: [Bool], withheld: Set<Int>
  ) throws(DisclosureError) -> SuppressionMask {
    // Sums of answers are printed last, so that none costs a count.
    func isOpenSum(_ cell: Int) -> Bool { linked.cells[cell].sumRank != nil && !isFixed[cell] }
    func mayBePrinted(_ cell: Int) -> Bool {
      linked.cells[cell].isPrinted && !linked.cells[cell].isSensitive && !withheld.contains(cell)
    }
    var published = linked.cells.indices.map { cell in
      isFixed[cell] || mayBePrinted(cell) && !isOpenSum(cell)
    }
    let counts = linked.without(isOpenSum)
    for attack in Attack.all(on: counts, withheld: withheld) {
      var suppression = Suppression(counts, published: published, isFixed: isFixed)
      if let cell = suppression.protect(against: attack) {
        throw .unprotectable(name(of: cell, in: linked))
      }
      published = suppression.published
    }
    let attacks = Attack.all(on: linked, withheld: withheld)
    if let attack = attacks.first {
      let sums = linked.cells.indices.filter { isOpenSum($0) && mayBePrinted($0) }
      published = attack.releasing(sums, published: published)
    }
    // What was found while searching is forgotten: each attack starts anew.
    for attack in attacks {
      if let cell = attack.exposed(published: published).first {
        throw .exposed(name(of: cell, in: linked))
      }
    }
    return mask(published: published)
  }

  /// Proves that no cell which must be protected can be derived, exactly or nearly.
  ///
  /// It starts from nothing but the mask, the facts and the tables. Whatever percentage or mean is
  /// printed beside the unmasked cells is to be told as a fact.
  /// - Throws: `DisclosureError.exposed` with the first cell that can be derived.
  package func audit(
    _ mask: SuppressionMask, facts: [PublishedFact] = []
  ) throws(DisclosureError) {
    if let cell = try exposedCells(mask, facts: facts).first { throw .exposed(cell) }
  }

  /// The cells which must be protected and can be derived, exactly or nearly.
  package func exposedCells(
    _ mask: SuppressionMask, facts: [PublishedFact] = []
  ) throws(DisclosureError) -> [CellName] {
    let published = try published(by: mask)
    var names: [CellName] = []
    for attack in Attack.all(on: linked) {
      let told = Attack(
        cells: try attack.cells.adding(
          facts.filter { $0.isWeighted != attack.layer.isWhole }, of: self),
        layer: attack.layer)
      names += told.exposed(published: published).map { name(of: $0, in: told.cells) }
    }
    var known = Set<CellName>()
    return names.filter { known.insert($0).inserted }
  }

  /// Which cells some printed place of the mask gives away.
  func published(by mask: SuppressionMask) throws(DisclosureError) -> [Bool] {
    for (number, table) in tables.enumerated() {
      guard mask.states.indices.contains(number),
        mask.states[number].count == table.counts.count
      else { throw .unfittingMask(table: table.name) }
    }
    guard mask.states.count == tables.count else {
      throw .unfittingMask(table: tables.last?.name ?? "")
    }
    return linked.cells.map { cell in
      cell.places.contains { mask[$0.table, $0.index].isPublished }
    }
  }

  private func mask(published: [Bool]) -> SuppressionMask {
    SuppressionMask(
      linked.cellsOfTables.map { numbers in
        numbers.map { number in
          let cell = linked.cells[number]
          guard cell.isPrinted else { return .unprinted }
          guard !published[number] else { return .published }
          return cell.isSensitive ? .primary : .complementary
        }
      })
  }

  /// The name of a cell: the first of its tables by name, and its categories.
  func name(of cell: Int, in linked: LinkedCells) -> CellName {
    let cell = linked.cells[cell]
    let names = cell.tables.filter(tables.indices.contains).map { tables[$0].name }
    return CellName(table: names.min() ?? "", cell: cell.key.name)
  }
}
