import QuestionnaireModel
import Testing

@testable import Microdata

@Suite struct GuardedDatasetTests {
  private static func column(_ name: String, _ confidentiality: Confidentiality) -> Column {
    var origin = ColumnOrigin()
    origin.confidentiality = confidentiality
    return Column(
      name: name, label: name, measurement: .nominal,
      categories: [ColumnCategory(code: "1", label: "Yes", value: 1)], nonanswers: [],
      values: .narrow([0, 0]), origin: origin)
  }

  private static let guarded = GuardedDataset(
    Dataset(
      name: "-", rowCount: 2,
      columns: zip(["a", "b", "c", "d"], Confidentiality.allCases).map { column($0, $1) }))

  @Test func `only a kept column is refused, and only where it is used`() throws {
    #expect(throws: AnswersKept(item: "d")) { _ = try Self.guarded.opened() }
    #expect(throws: AnswersKept(item: "d")) { _ = try Self.guarded.opened(for: ["a", "d"]) }
    #expect(try Self.guarded.opened(for: ["c", "a"]).columns.map(\.name) == ["a", "c"])
  }

  @Test func `an outline has no rows, and of a kept column no categories`() {
    let outline = Self.guarded.outline
    #expect(outline.rowCount == 0 && outline.columns.allSatisfy { $0.count == 0 })
    #expect(outline.columns.map(\.categories.count) == [1, 1, 1, 0])
  }

  @Test func `what is made of columns has the strictest of their classes`() {
    let columns = [Self.column("a", .sensitive), Self.column("b", .open)]
    #expect(ColumnOrigin.made(of: columns).confidentiality == .sensitive)
    #expect(ColumnOrigin.made(of: []).confidentiality == .open)
    #expect(columns[0].categorized().origin == columns[0].origin)
  }
}
