import Interviewing
import QuestionnaireModel
import Testing

@Suite struct RosterTests {
  private let questionnaire = Sample.passesQuestionnaire

  private func begin(seed: Int = 5, balance: DrawBalance = DrawBalance()) throws -> Interview {
    try Interview(of: questionnaire, in: Language("en"), seed: seed, balance: balance)
  }

  private func asked(_ interview: Interview) -> [String] {
    questionnaire.items.indices.filter {
      questionnaire.shows($0, given: interview.sheet) && questionnaire.items[$0].takesAnswer
    }.map { questionnaire.items[$0].id.rawValue }
  }

  @Test func `each chosen option is asked about, under its own name`() throws {
    var interview = try begin()
    _ = try interview.answer(.choices([2]))
    #expect(asked(interview).prefix(3) == ["met", "kind_nurses", "children"])
    #expect(interview.asks.map { questionnaire.items[$0].id } == ItemID("each_nurses"))
  }

  @Test func `an option that excludes the others makes no pass`() throws {
    var interview = try begin()
    _ = try interview.answer(.choices([96]))
    #expect(asked(interview).prefix(2) == ["met", "children"])
  }

  @Test(arguments: 1...20)
  func `of three options chosen two are asked about, the same after a change and back`(seed: Int)
    throws
  {
    var interview = try begin(seed: seed)
    _ = try interview.answer(.choices([1, 2, 3]))
    let first = asked(interview).filter { $0.hasPrefix("kind_") }
    #expect(first.count == 2)
    try interview.jump(to: ItemID("met"))
    _ = try interview.answer(.choices([96]))
    try interview.jump(to: ItemID("met"))
    _ = try interview.answer(.choices([1, 2, 3]))
    #expect(asked(interview).filter { $0.hasPrefix("kind_") } == first)
  }

  @Test func `the options drawn differ between respondents`() throws {
    var drawn: Set<[String]> = []
    for seed in 1...20 {
      var interview = try begin(seed: seed)
      _ = try interview.answer(.choices([1, 2, 3]))
      drawn.insert(asked(interview).filter { $0.hasPrefix("kind_") })
    }
    #expect(drawn.count == 3)
  }

  @Test(arguments: 1...10)
  func `options that the study asked about least come first`(seed: Int) throws {
    let balance = DrawBalance(counts: [ItemID("each"): [1: 9, 2: 0, 3: 4]])
    var interview = try begin(seed: seed, balance: balance)
    _ = try interview.answer(.choices([1, 2, 3]))
    #expect(
      asked(interview).filter { $0.hasPrefix("kind_") } == ["kind_nurses", "kind_clergy"])
  }

  @Test func `a condition inside looks at its own pass`() throws {
    var interview = try begin()
    _ = try interview.answer(.choices([1, 2]))
    try interview.jump(to: ItemID("kind_police"))
    _ = try interview.answer(.integer(2))
    #expect(asked(interview).contains("why_police") && !asked(interview).contains("why_nurses"))
  }

  @Test func `a number asks so many times, and a roster inside for each of them`() throws {
    var interview = try begin()
    _ = try interview.answer(.choices([96]))
    _ = try interview.answer(.integer(2))
    _ = try interview.answer(.integer(2))
    #expect(
      asked(interview).filter { $0.hasPrefix("toys") || $0.hasPrefix("price") }
        == ["toys_1", "price_1_1", "price_1_2", "toys_2"])
  }

  @Test func `the words of a pass stand in its texts, by the form of its option`() throws {
    func text(_ name: String) throws -> String {
      let item = try #require(questionnaire.index(of: ItemID(name)))
      return questionnaire.items[item].text[Language("en")]
    }
    #expect(try text("each_police") == "Think of the police officers.")
    #expect(try text("kind_police") == "How kind were the police officers, him?")
    #expect(try text("kind_nurses") == "How kind were the Nurses, her?")
    #expect(try text("kind_clergy") == "How kind were the Clergy, him/her?")
    #expect(try text("why_nurses") == "Why only {kind_nurses}?")
    #expect(try text("toys_2") == "How many toys has child 2?")
  }

  @Test func `an index over items of a roster is one of each pass`() {
    #expect(
      questionnaire.indices.map(\.id.rawValue)
        == ["WARMTH_police", "WARMTH_nurses", "WARMTH_clergy"])
  }
}

@Suite struct VignetteTests {
  private let questionnaire = Sample.passesQuestionnaire

  /// An interview that has come to the vignettes.
  private func arrive(seed: Int) throws -> Interview {
    var interview = try Interview(of: questionnaire, in: Language("en"), seed: seed)
    _ = try interview.answer(.choices([96]))
    _ = try interview.answer(.integer(0))
    return interview
  }

  private func levels(seed: Int) throws -> [[Answer?]] {
    let draw = questionnaire.draw(seed: seed)
    return (1...2).map { number in
      ["sex", "work"].map { factor in
        draw.assignments.first { $0.item == ItemID("story_\(factor)_\(number)") }
          .map { .choice($0.code) }
      }
    }
  }

  @Test(arguments: 1...50)
  func `nobody reads a vignette twice, nor one that is forbidden`(seed: Int) throws {
    let shown = try levels(seed: seed)
    #expect(Set(shown).count == 2)
    #expect(!shown.contains([.choice(2), .choice(2)]))
  }

  @Test func `over respondents every block comes up, in both orders`() throws {
    let shown = try Set((1...200).map { try levels(seed: $0) })
    #expect(shown.count == 6)
  }

  @Test func `blocks that came up least are drawn first`() throws {
    let block = ItemID("story_block")
    for seed in 1...10 {
      let draw = questionnaire.draw(
        seed: seed, balance: DrawBalance(counts: [block: [1: 4, 2: 3, 3: 4]]))
      #expect(draw.assignments.contains { $0.item == block && $0.code == 2 })
    }
  }

  @Test func `a draw of levels from different blocks is not accepted`() {
    let draw = questionnaire.draw(seed: 3)
    let other = questionnaire.draw(seed: 4)
    let block = ItemID("story_block")
    let number = other.assignments.first { $0.item == block }?.code ?? 0
    let mixed = draw.assignments.map {
      $0.item == block ? Draw.Assignment(item: block, code: number % 3 + 1) : $0
    }
    let isOther = mixed != draw.assignments
    #expect(questionnaire.accepts(draw))
    #expect(
      questionnaire.accepts(Draw(seed: 3, assignments: mixed, orders: draw.orders)) == !isOther)
  }

  @Test(arguments: 1...20)
  func `the text read is rebuilt from the levels, pronouns too`(seed: Int) throws {
    let interview = try arrive(seed: seed)
    let item = try #require(questionnaire.index(of: ItemID("story_1")))
    let sex = try #require(questionnaire.index(of: ItemID("story_sex_1")))
    let text = questionnaire.rendered(
      questionnaire.items[item].text, in: Language("en"), given: interview.sheet)
    let isWoman = interview.sheet[sex] == .choice(1)
    #expect(text.hasPrefix(isWoman ? "A woman works " : "A man works "))
    #expect(text.hasSuffix(isWoman ? "; she is paid nothing." : "; he is paid nothing."))
  }
}
