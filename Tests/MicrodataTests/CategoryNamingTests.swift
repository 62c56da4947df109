import QuestionnaireModel
import Testing

@testable import Microdata

@Suite struct CategoryNamingTests {
  private func column(_ categories: [ColumnCategory], ofItem: Bool = true) -> Column {
    var origin = ColumnOrigin()
    if ofItem { origin.item = ItemID("q") }
    return Column(
      name: "q", label: "Q", measurement: .nominal, categories: categories,
      nonanswers: [NonanswerCategory(kind: .refused, code: "-99", label: "Refused")],
      values: .narrow([]), origin: origin)
  }

  private var met: Column {
    column([
      ColumnCategory(code: "1", label: "Yes, I knew", value: 1, name: "known"),
      ColumnCategory(code: "2", label: "No", value: 2),
    ])
  }

  @Test(arguments: ["1", "1.0", "01", "known", "Known", "Yes, I knew", "yes, i knew"])
  func `a category is named by code, name and label`(text: String) throws {
    #expect(try met.code(named: text) == 0)
  }

  @Test func `a non-answer is named where it may be`() throws {
    #expect(try met.code(named: "refused", nonanswers: [0]) == 2)
    #expect(throws: CategoryFault.self) { try met.code(named: "refused") }
  }

  @Test func `an unknown category is answered with the nearest and all of them`() {
    #expect(
      #expect(throws: CategoryFault.self) { try met.code(named: "nown") }?.description
        == "item 'q' has no category 'nown'; did you mean 'known'? the categories are "
        + "1 (Yes, I knew), 2 (No)")
  }

  @Test func `a label written alike by two is an error that names both codes`() {
    let twins = column([
      ColumnCategory(code: "1", label: "Nu", value: 1),
      ColumnCategory(code: "2", label: "NU", value: 2),
    ])
    #expect(
      #expect(throws: CategoryFault.self) { try twins.code(named: "nu") }?.description
        == "item 'q' has several categories called 'nu'; name the one that is meant by its code: "
        + "1 or 2")
  }

  @Test func `the texts of a file that may be free answers are not repeated`() {
    let texts = (1...31).map { "secret \($0)" }
    let bare = column(
      texts.map { ColumnCategory(code: $0, label: $0, value: nil) }, ofItem: false)
    let fault = #expect(throws: CategoryFault.self) { try bare.code(named: "secret 32") }
    #expect(
      fault?.description
        == "item 'q' has no category 'secret 32' among its 31; write it as the data do")
  }
}
