import Testing

@testable import Disclosure

@Suite struct AuditTests {
  /// Fischetti and Salazar, Solving the cell suppression problem on tabular data with linear
  /// constraints, Management Science 47 (2001), figures 1 and 2: the bounds of 22 are 5 and 30.
  ///
  /// By hand: row II leaves 30 for A and C, column C leaves 34 for II and III, row III 29.
  @Test func `the published example has its published bounds`() throws {
    let table = BookTable.twoWay(
      "investment", [[20, 50, 10], [8, 19, 22], [17, 32, 12]], rule: .open)
    let book = try LinkedBook([table])
    var mask = book.primaryMask()
    for cell in [[1, 0], [1, 2], [2, 0], [2, 2]] {
      mask[0, table.index(of: cell)] = .complementary
    }
    let bounds = try book.bounds(table: 0, cell: table.index(of: [1, 2]), mask)
    #expect(abs(bounds.lowerBound - 5) < 1e-9 * 5)
    #expect(abs(bounds.upperBound - 30) < 1e-9 * 30)
  }

  /// One row with one gap is the difference to its total.
  @Test func `a single gap is derived`() throws {
    let table = BookTable.twoWay(
      "t", [[20, 50, 2], [8, 19, 22], [17, 32, 12]], rule: .survivors)
    let book = try LinkedBook([table])
    let mask = book.primaryMask()
    #expect(mask[0, table.index(of: [0, 2])] == .primary)
    #expect(
      throws: DisclosureError.exposed(CellName(table: "t", cell: "columns = 2, rows = 0"))
    ) { try book.audit(mask) }
    try book.audit(book.protected())
  }

  /// Two gaps of 1 and 2 in a row tell of three people who are in either.
  @Test func `two small cells do not protect each other`() throws {
    let table = BookTable.twoWay(
      "t", [[1, 2, 30], [20, 20, 20], [20, 20, 20]], rule: .survivors)
    let book = try LinkedBook([table])
    var mask = book.primaryMask()
    for cell in [[1, 0], [1, 1]] { mask[0, table.index(of: cell)] = .complementary }
    #expect(try book.exposedCells(mask).count == 2)
    let safe = try book.protected()
    #expect(safe[0, table.index(of: [0, 2])] == .complementary)
  }

  /// 7.5 % of 40, printed with one decimal, is 3 and nothing else.
  @Test func `a percentage over a known base gives the count away`() throws {
    let table = BookTable.twoWay("t", [[3, 20], [17, 30], [20, 40]], rule: .survivors)
    let book = try LinkedBook([table])
    let mask = try book.protected()
    let cell = table.index(of: [0, 0])
    let base = table.index(of: [3, 0])
    #expect(mask[0, base].isPublished)
    let fine = PublishedFact.percentage(7.5, decimals: 1, table: 0, cell: cell, base: base)
    let bounds = try book.bounds(table: 0, cell: cell, mask, facts: [fine])
    #expect(abs(bounds.lowerBound - 2.98) < 1e-6 && abs(bounds.upperBound - 3.02) < 1e-6)
    #expect(throws: DisclosureError.self) { try book.audit(mask, facts: [fine]) }
  }

  /// The mean of the scores 1, 2, 3 over a column of 40 is one equation more.
  @Test func `a mean narrows the cells of its column`() throws {
    let table = BookTable.twoWay("t", [[3, 20], [17, 30], [20, 40]], rule: .survivors)
    let book = try LinkedBook([table])
    let mask = try book.protected()
    let cells = (0..<3).map { table.index(of: [$0, 0]) }
    let mean = PublishedFact.mean(
      2.425, decimals: 3, table: 0,
      scores: Dictionary(uniqueKeysWithValues: zip(cells, [1, 2, 3])),
      base: table.index(of: [3, 0]))
    let free = try book.bounds(table: 0, cell: cells[0], mask)
    let told = try book.bounds(table: 0, cell: cells[0], mask, facts: [mean])
    #expect(told.upperBound - told.lowerBound < free.upperBound - free.lowerBound)
    #expect(throws: DisclosureError.self) { try book.audit(mask, facts: [mean]) }
  }

  @Test func `a mask of another book is refused`() throws {
    let book = try LinkedBook([.twoWay("t", [[3, 20], [17, 30]], rule: .survivors)])
    #expect(throws: DisclosureError.unfittingMask(table: "t")) {
      try book.audit(SuppressionMask([]))
    }
  }

  @Test func `no error tells a count`() {
    let name = CellName(table: "t", cell: "a = x")
    let errors: [DisclosureError] = [
      .inconsistentCounts(name), .contradictingCounts(name, name), .unprotectable(name),
      .exposed(name), .unfittingMask(table: "t"),
    ]
    for error in errors {
      #expect(!error.description.contains { $0.isNumber })
      #expect(error.description.contains("'t'"))
    }
  }
}
