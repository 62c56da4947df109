import Testing

@testable import Disclosure

@Suite struct DerivedNumberTests {
  let table = BookTable.twoWay(
    "t", [[3, 20, 30], [17, 30, 20], [20, 40, 30], [20, 20, 20]], rule: .survivors)

  /// Holds back two rows of the first two columns.
  var mask: SuppressionMask {
    var mask = SuppressionMask([table.counts.map { _ in .published }])
    mask[0, table.index(of: [0, 0])] = .primary
    for cell in [[0, 1], [1, 0], [1, 1]] { mask[0, table.index(of: cell)] = .complementary }
    return mask
  }

  private func permits(
    _ kind: BookTable.TwoWayNumber, _ row: Int, _ column: Int, _ mask: SuppressionMask? = nil
  ) -> Bool {
    (mask ?? self.mask).permits(table.number(kind, row: row, column: column), table: 0)
  }

  @Test(arguments: [BookTable.TwoWayNumber.count, .columnShare, .rowShare, .totalShare, .residual])
  func `a held-back cell has no number of its own`(kind: BookTable.TwoWayNumber) {
    #expect(!permits(kind, 0, 0))
    #expect(!permits(kind, 1, 1))
    #expect(permits(kind, 2, 0))
    #expect(permits(kind, 0, 2))
  }

  @Test func `a mean is printed only of a column without gaps`() {
    #expect(!permits(.columnSummary, 0, 0))
    #expect(!permits(.columnSummary, 0, 1))
    #expect(permits(.columnSummary, 0, 2))
  }

  @Test func `a letter needs both of its cells`() {
    #expect(!permits(.letter(against: 0), 0, 2))
    #expect(permits(.letter(against: 0), 2, 2))
  }

  @Test func `a test needs every cell`() {
    #expect(!permits(.test, 0, 0))
    let open = SuppressionMask([table.counts.map { _ in .published }])
    #expect(permits(.test, 0, 0, open))
  }

  @Test func `a share of a base that is held back is blank`() {
    var mask = self.mask
    mask[0, table.index(of: [4, 2])] = .complementary
    #expect(!permits(.columnShare, 2, 2, mask))
    #expect(permits(.rowShare, 2, 2, mask))
    #expect(!permits(.columnBase, 0, 2, mask))
    #expect(!permits(.expected, 2, 2, mask))
    #expect(permits(.expected, 0, 0))
  }
}
