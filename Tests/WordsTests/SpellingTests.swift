import Testing

@testable import Words

@Suite struct SpellingTests {
  private let answers = [
    Spelling(names: ["1", "known"], labels: ["Da, știam"]),
    Spelling(names: ["2", "suspected"], labels: ["Bănuiam"]),
    Spelling(names: ["3"], labels: ["Nu"]), Spelling(names: ["4"], labels: ["nu"]),
    Spelling(names: ["5"], labels: ["1"]),
  ]

  @Test(arguments: [
    ("1", 0), ("known", 0), ("KNOWN", 0), ("Da, știam", 0), ("da,  stiam", 0), ("da, ştiam", 0),
    ("banuiam", 1), ("Nu", 2), ("nu", 3),
  ])
  func `a code, a name and a label are understood, and what is written alike`(
    text: String, place: Int
  ) {
    #expect(answers.match(text) == .one(place))
  }

  @Test func `what several are called names none of them`() {
    #expect(answers.match("NU") == .several([2, 3]))
    let twins = [Spelling(names: ["a"], labels: ["x"]), Spelling(names: ["b"], labels: ["x"])]
    #expect(twins.match("x") == .several([0, 1]))
  }

  @Test func `without folding only what is written so counts`() {
    #expect(answers.match("KNOWN", folding: false) == .none)
    #expect(answers.match("known", folding: false) == .one(0))
  }

  @Test func `an empty text names nothing`() {
    #expect(answers.match("") == .none && answers.match(" ") == .none)
  }

  @Test func `a hint tells the nearest name and some of all`() {
    #expect(
      hint(for: "agee", among: ["sex", "age"], called: "items")
        == "did you mean 'age'? the items are sex, age")
    #expect(
      hint(for: "IASI", among: ["Iași 1", "Cluj"], called: "towns").hasPrefix(
        "did you mean 'Iași 1'?"))
    #expect(hint(for: "q", among: [], called: "items") == "there are no items")
    #expect(
      hint(for: "zzz", among: (1...30).map { "a\($0)" }, called: "items").hasSuffix(
        "a20 and 10 more"))
  }
}
