import Microdata
import QuestionnaireModel
import Testing

@Suite struct ColumnTests {
  private let refused = NonanswerCategory(kind: .refused, code: "-99", label: "Refused")
  private let unknown = NonanswerCategory(kind: .dontKnow, code: "-98", label: "Don't know")

  private func numbers(_ values: [Double], _ marks: [UInt8]) -> Column {
    Column(
      name: "age", label: "Age", measurement: .numeric, categories: [],
      nonanswers: [refused, unknown], values: .numbers(values, nonanswers: marks), origin: .bare)
  }

  @Test func `numbers become categories in ascending order`() {
    let column = numbers([30, 18.5, 0, 30, 0], [0, 0, 1, 0, 2]).categorized()
    #expect(column.categories.map(\.code) == ["18.5", "30"])
    #expect(column.categories.map(\.value) == [18.5, 30])
    guard case .narrow(let codes) = column.values else {
      Testing.Issue.record("two categories and two non-answers fit the narrow storage")
      return
    }
    #expect(codes == [1, 0, 2, 1, 3])
  }

  @Test func `categorizing keeps what each row holds`() {
    let column = numbers([30, 18.5, 0, 0], [0, 0, 1, 2])
    let categorized = column.categorized()
    let held: [HeldValue] = [
      .number(30), .number(18.5), .nonanswer(.refused), .nonanswer(.dontKnow),
    ]
    #expect((0..<4).map(column.heldValue) == held)
    #expect((0..<4).map(categorized.heldValue) == held)
    #expect(categorized.name == "age")
    #expect(categorized.count == 4)
  }

  @Test func `a number under a mark is no answer and makes no category`() {
    #expect(numbers([7, 8], [1, 0]).categorized().categories.map(\.code) == ["8"])
  }

  @Test(arguments: [(254, true), (255, false)])
  func `the narrow storage holds 256 codes and no more`(categories: Int, isNarrow: Bool) {
    let values = (0..<categories).map(Double.init)
    let column = numbers(values, Array(repeating: 0, count: categories)).categorized()
    let found = if case .narrow = column.values { true } else { false }
    #expect(found == isNarrow)
    #expect((0..<categories).map(column.heldValue) == values.map(HeldValue.number))
  }

  @Test func `a column of categories is categorized as it is`() {
    let column = Column(
      name: "trust", label: "Trust", measurement: .ordinal,
      categories: [ColumnCategory(code: "7", label: "Low", value: 7)], nonanswers: [refused],
      values: .narrow([0, 1]), origin: .bare)
    #expect(column.categorized().categories == column.categories)
    #expect((0..<2).map(column.categorized().heldValue) == [.number(7), .nonanswer(.refused)])
  }

  @Test func `categories without numbers are known to conditions by their index`() {
    let column = Column(
      name: "town", label: "Town", measurement: .nominal,
      categories: ["Iași", "Cluj"].map { ColumnCategory(code: $0, label: $0, value: nil) },
      nonanswers: [], values: .wide([1, 0]), origin: .bare)
    #expect((0..<2).map(column.heldValue) == [.number(1), .number(0)])
  }

  @Test(arguments: [(3.0, "3"), (-2.0, "-2"), (0.5, "0.5"), (1e20, "1e+20")])
  func `whole numbers are written without a point`(number: Double, text: String) {
    #expect(Column.text(of: number) == text)
  }
}

@Suite struct DatasetTests {
  private let dataset = Dataset(
    name: "wellbeing", rowCount: 2,
    columns: [
      Column(
        name: "met", label: "Met", measurement: .nominal,
        categories: [
          ColumnCategory(code: "1", label: "Yes", value: 1),
          ColumnCategory(code: "2", label: "No", value: 2),
        ], nonanswers: [NonanswerCategory(kind: .refused, code: "-99", label: "Refused")],
        values: .narrow([1, 2]), origin: .bare),
      Column(
        name: "age", label: "Age", measurement: .numeric, categories: [], nonanswers: [],
        values: .numbers([17, 40], nonanswers: [0, 0]), origin: .bare),
    ])

  @Test func `conditions see a row as they see an interview`() {
    let isNo = Condition.isAmong(item: 0, codes: [2])
    let isAdult = Condition.comparison(.item(1), .greaterOrEqual, .number(18))
    var row = DatasetRow(dataset, row: 0)
    #expect(isNo.truth(in: row) == .yes)
    #expect(isAdult.truth(in: row) == .no)
    row.row = 1
    #expect(isNo.truth(in: row) == .unknown)
    #expect(isAdult.truth(in: row) == .yes)
    #expect(Condition.isNonanswer(item: 0, kinds: [.refused]).truth(in: row) == .yes)
  }

  @Test func `columns are found by name`() {
    #expect(dataset.index(of: "age") == 1)
    #expect(dataset["met"]?.label == "Met")
    #expect(dataset["Met"] == nil)
    #expect(dataset.index(of: "Met") == nil)
  }
}
