import QuestionnaireModel
import Testing

@Suite struct ShufflingTests {
  /// The vectors of JavaRosa's FisherYatesExamplesTest.
  @Test(arguments: [
    ("0123456789", 33, "3548201697"), ("0123456789", 42, "0591846372"), ("ABCDEF", 42, "AFCBDE"),
    ("ABCDEF", -42, "EDAFBC"), ("ABCDEF", 1, "BFEACD"), ("ABCDEF", 11_111_111, "ACDBFE"),
  ])
  func `orders agree with ODK's`(letters: String, seed: Int, expected: String) {
    let letters = Array(letters)
    let order = Shuffling.order(of: letters.count, seed: seed)
    #expect(String(order.map { letters[$0] }) == expected)
  }

  @Test(arguments: [0, 1, 2_147_483_646, 2_147_483_647, -1, .max, .min])
  func `every seed gives a permutation`(seed: Int) {
    #expect(Shuffling.order(of: 50, seed: seed).sorted() == Array(0..<50))
    #expect(Shuffling.order(of: 0, seed: seed).isEmpty)
  }

  @Test func `what is pinned keeps its place and the others shuffle among themselves`() {
    let order = Shuffling.order(of: 7, pinned: [0, 5], seed: 42)
    let movable = [1, 2, 3, 4, 6]
    #expect(order[0] == 0 && order[5] == 5)
    #expect(movable.map { order[$0] } == Shuffling.order(of: 5, seed: 42).map { movable[$0] })
  }

  @Test func `each thing has a seed of its own`() {
    let seeds = ["rows:a", "rows:b", "options:a"].map { Shuffling.seed(of: $0, in: 42) }
    #expect(Set(seeds).count == 3)
    #expect(seeds.allSatisfy(Shuffling.seeds.contains))
    #expect(Shuffling.seed(of: "rows:a", in: 42) == 1_025_100_718)
  }

  @Test func `groups are drawn by their weights`() {
    let questionnaire = Self.questionnaire
    var counts: [Int: Int] = [:]
    for seed in 1...8_000 {
      for assignment in questionnaire.draw(seed: seed).assignments {
        counts[assignment.code, default: 0] += 1
      }
    }
    // Four standard deviations of a share of a quarter are 155.
    #expect(abs((counts[1] ?? 0) - 2_000) < 155)
    #expect((counts[1] ?? 0) + (counts[2] ?? 0) == 8_000)
  }

  @Test func `a draw that breaks a rule is not accepted`() {
    let questionnaire = Self.questionnaire
    let draw = questionnaire.draw(seed: 5)
    #expect(questionnaire.accepts(draw))
    #expect(draw.orders.map(\.name) == ["items:s", "options:q"])
    let options = Draw.Order(name: "options:q", order: [2, 1, 3])
    func accepts(_ code: Int, _ orders: [Draw.Order]) -> Bool {
      questionnaire.accepts(
        Draw(seed: 5, assignments: [.init(item: ItemID("g"), code: code)], orders: orders))
    }
    #expect(accepts(1, [.init(name: "items:s", order: [0, 2, 1]), options]))
    #expect(!accepts(3, [.init(name: "items:s", order: [0, 2, 1]), options]))
    #expect(!accepts(1, [.init(name: "items:s", order: [1, 0, 2]), options]))
    #expect(!accepts(1, [.init(name: "items:s", order: [0, 1, 1]), options]))
    #expect(!accepts(1, [.init(name: "items:t", order: [0, 1, 2]), options]))
    #expect(
      !accepts(
        1,
        [
          .init(name: "items:s", order: [0, 2, 1]), .init(name: "options:q", order: [3, 2, 1]),
        ]))
    #expect(!accepts(1, [options]))
  }

  /// Groups drawn one to three, three units of which the first is pinned, options with the last.
  private static let questionnaire: Questionnaire = {
    func option(_ code: Int, isPinned: Bool = false) -> AnswerOption {
      AnswerOption(code: code, name: nil, label: LocalizedText([:]), isPinned: isPinned)
    }
    func item(_ id: String, _ type: ItemType) -> Item {
      Item(id: ItemID(id), type: type, text: LocalizedText([:]))
    }
    let groups = OptionList(options: [option(1), option(2)], isOrdered: false)
    let options = OptionList(
      options: [option(1), option(2), option(3, isPinned: true)], isOrdered: false)
    return Questionnaire(
      id: "study", version: "1", languages: [Language("en")], title: LocalizedText([:]),
      nonanswers: [], sections: [Section(id: "s", title: LocalizedText([:]))], batteries: [],
      items: [
        item("g", .assigned(groups, weights: [1, 3])), item("q", .single(options)),
        item("b", .note), item("c", .note),
      ],
      unitShuffles: [UnitShuffle(name: "items:s", units: [1..<2, 2..<3, 3..<4], pinned: [0])],
      optionShuffles: [OptionShuffle(name: "options:q", items: 1..<2)])
  }()
}
