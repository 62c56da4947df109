/// All sets of respondents that a book tells of, and the relations that link them.
struct LinkedCells {
  /// One set of respondents.
  struct Cell {
    var key: CellKey
    var count: Int
    var weighted: Double?
    /// The tables that it is in or that brought it up, in order.
    var tables: [Int] = []
    /// The positions where it stands in tables, whether printed or not.
    var places: [Place] = []
    var isPrinted = false
    /// Whether others know its count whatever is printed, so that holding it back wins nothing.
    var isKnown = false
    var rule = DisclosureRule.open
    /// Whether a count of zero tells nothing, because nobody could have been in the cell.
    var isEmptyByBase = false
    /// Whether it holds those of a group who are not in one of its cells.
    var isComplement = false
    /// Whether it holds those whom one more condition or the lack of an answer leaves out.
    var isDifference = false
    /// How far the weighted upper bound must lie above the weighted count, by dominance.
    var dominance: Double?
    /// Where it is no count but a sum of answers' numbers, as a mean tells it, the rank of that sum.
    var sumRank: Int?
    /// How many items' totals the cell is made of.
    var collapsed = 0

    /// Whether the count may not be told.
    var isSensitive: Bool {
      if isKnown { return false }
      if count > 0 { return rule.isSensitive(count: count) || dominance != nil }
      if isEmptyByBase || isDifference || key.without != nil { return false }
      return rule.isSensitive(count: 0) || isComplement && rule.wholeGroupsAreDisclosive
    }
  }

  struct Place: Hashable {
    var table: Int
    var index: Int
  }

  /// In the order of their keys, so that nothing depends on the order of tables or categories.
  var cells: [Cell]
  var relations: [LinearRelation]
  /// The cell at each position of each table.
  var cellsOfTables: [[Int]]
  /// For each cell, the relations it stands in.
  private(set) var relationsOfCells: [[Int]] = []

  init(cells: [Cell], relations: [LinearRelation], cellsOfTables: [[Int]]) {
    self.cells = cells
    self.relations = relations
    self.cellsOfTables = cellsOfTables
    link()
  }

  /// The same cells with the relations between those that have weights.
  var ofWeights: LinkedCells {
    LinkedCells(
      cells: cells,
      relations: relations.filter { relation in
        relation.terms.allSatisfy { cells[$0.cell].weighted != nil }
      }, cellsOfTables: cellsOfTables)
  }

  /// The same cells without the relations of some of them.
  func without(_ isLeftOut: (Int) -> Bool) -> LinkedCells {
    LinkedCells(
      cells: cells,
      relations: relations.filter { relation in
        !relation.terms.contains { isLeftOut($0.cell) }
      }, cellsOfTables: cellsOfTables)
  }

  mutating func add(_ relation: LinearRelation) {
    relations.append(relation)
    for term in relation.terms { relationsOfCells[term.cell].append(relations.count - 1) }
  }

  mutating func add(_ cell: Cell) -> Int {
    cells.append(cell)
    relationsOfCells.append([])
    return cells.count - 1
  }

  private mutating func link() {
    relationsOfCells = [[Int]](repeating: [], count: cells.count)
    for (number, relation) in relations.enumerated() {
      for term in relation.terms { relationsOfCells[term.cell].append(number) }
    }
  }
}
