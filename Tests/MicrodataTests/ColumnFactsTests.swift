import Microdata
import QuestionnaireModel
import Testing

@Suite struct ColumnFactsTests {
  private func column(_ codes: [String], _ rows: [UInt8]) -> Column {
    let values = codes.map { AnswerUnit.number.value(of: $0) }
    let areNumbers = !values.contains(nil)
    return Column(
      name: "x", label: "x", measurement: areNumbers ? .numeric : .nominal,
      categories: zip(codes, values).map {
        ColumnCategory(code: $0, label: $0, value: areNumbers ? $1 : nil)
      },
      nonanswers: [NonanswerCategory(kind: .missing, code: "", label: "Missing")],
      values: .narrow(rows), origin: .bare)
  }

  private func held(_ column: Column) -> [String] {
    (0..<column.count).map { row in
      switch column.heldValue(row: row) {
      case .number(let number): Column.text(of: number)
      case .nonanswer(let kind): kind.rawValue
      default: "?"
      }
    }
  }

  @Test func `labels, order and answers that nobody gave are taken`() {
    var facts = ColumnFacts()
    facts.label = "How often?"
    facts.answers = [.init(code: "3", label: "Often"), .init(code: "2", label: nil)]
    facts.answers.append(.init(code: "1", label: "Never"))
    let column = column(["1.0", "3.0", "7"], [0, 1, 2, 3]).described(by: facts)
    #expect(column.label == "How often?" && column.origin.label == "How often?")
    #expect(column.categories.map(\.code) == ["3", "2", "1", "7"])
    #expect(column.categories.map(\.label) == ["Often", "2", "Never", "7"])
    #expect(column.measurement == .nominal)
    #expect(held(column) == ["1", "3", "7", "missing"])
  }

  @Test func `a non-answer is no category, and what is left may be numbers`() {
    var facts = ColumnFacts()
    facts.nonanswers = [
      NonanswerCategory(kind: .dontKnow, code: "DK", label: "Don't know"),
      NonanswerCategory(kind: .refused, code: "9", label: "Refused"),
    ]
    let column = column(["2", "DK", "10", "9.0"], [0, 1, 2, 3, 4]).described(by: facts)
    #expect(column.categories.map(\.code) == ["2", "10"])
    #expect(column.measurement == .numeric)
    #expect(held(column) == ["2", "dont_know", "10", "refused", "missing"])
  }

  @Test func `answers known to exist stand among the numbers in order`() {
    var facts = ColumnFacts()
    facts.unmet = ["4", "1", "2.0"]
    let column = column(["2", "3", "5"], [0, 1, 2]).described(by: facts)
    #expect(column.categories.map(\.code) == ["1", "2", "3", "4", "5"])
    #expect(held(column) == ["2", "3", "5"])
  }

  @Test func `a reversed column is turned within its answers`() {
    var facts = ColumnFacts()
    facts.answers = ["1", "2", "3", "4", "5"].map { .init(code: $0, label: nil) }
    facts.isReversed = true
    #expect(column(["2", "3"], [0, 1]).described(by: facts).origin.reversal == 1...5)
    facts.answers = []
    #expect(column(["a", "b"], [0, 1]).described(by: facts).origin.reversal == nil)
  }

  @Test func `a non-answer among weights is none`() {
    var facts = ColumnFacts()
    facts.nonanswers = [NonanswerCategory(kind: .refused, code: "99", label: "Refused")]
    let weights = Column(
      name: "w", label: "w", measurement: .numeric, categories: [],
      nonanswers: [NonanswerCategory(kind: .missing, code: "", label: "Missing")],
      values: .numbers([1.5, 99, 0], nonanswers: [0, 0, 1]), origin: .bare)
    #expect(held(weights.described(by: facts)) == ["1.5", "refused", "missing"])
  }

  @Test func `dates and times are written as such`() {
    #expect(AnswerUnit.date.text(of: 20635) == "2026-07-01")
    #expect(AnswerUnit.time.text(of: 510) == "08:30")
    #expect(AnswerUnit.date.value(of: "2026-07-01") == 20635)
    #expect(AnswerUnit.date.value(of: "01.07.2026") == nil)
    #expect(AnswerUnit.date.text(of: 0.5) == "0.5")
  }
}
