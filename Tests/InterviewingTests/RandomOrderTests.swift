import Interviewing
import QuestionnaireModel
import TestSupport
import Testing

@Suite struct RandomOrderTests {
  private let questionnaire = Sample.shuffled.questionnaire

  /// The items asked from the beginning to the end, every one answered with its least answer.
  private func asked(seed: Int) throws -> [String] {
    var interview = try Interview(of: questionnaire, in: .english, seed: seed)
    var asked: [String] = []
    while let item = interview.asks {
      asked.append(questionnaire.items[item].id.rawValue)
      switch questionnaire.items[item].type {
      case .note: try interview.forward()
      case .single: _ = try interview.answer(.choice(1))
      default: _ = try interview.answer(.integer(item == 1 ? 18 : 0))
      }
    }
    return asked
  }

  @Test func `sections and rows are asked in every order that may be drawn`() throws {
    let orders = try Set((1...200).map { try asked(seed: $0) })
    let rows = ["swims", "dives", "floats"]
    #expect(orders.allSatisfy { $0.prefix(2) == ["age", "welcome"] })
    #expect(Set(orders.map { $0.filter(rows.contains) }).count == 6)
    #expect(orders.contains { $0.last == "tea" } && orders.contains { $0[2] == "tea" })
    #expect(
      orders.allSatisfy { order in
        order.firstIndex(of: "sea").map { Array(order[($0 + 1)...($0 + 3)]).sorted() }
          == rows.sorted()
      })
    #expect(orders.contains { !$0.contains("tea") })
  }

  @Test func `one seed asks in one order`() throws {
    #expect(try asked(seed: 7) == asked(seed: 7))
  }

  @Test func `the draw stands in the first event, and the log alone rebuilds the order`() throws {
    let interview = try Interview(of: questionnaire, in: .english, seed: 11)
    let draw = try #require(interview.draw)
    #expect(
      interview.opening
        == .started(
          questionnaire: "wellbeing", version: "1.0.0", language: .english, draw: draw))
    // A draw that no seed gives is replayed as it was recorded.
    let turned = Draw(
      seed: 11, assignments: [.init(item: ItemID("ballot"), code: 2)],
      orders: [
        .init(name: "rows:b", order: [2, 0, 1]), .init(name: "sections", order: [1, 0]),
        .init(name: "options:sea", order: [3, 1, 2]),
      ])
    var replayed = try Interview(
      replaying: [
        .started(questionnaire: "wellbeing", version: "1.0.0", language: .english, draw: turned)
      ], questionnaire: questionnaire)
    #expect(replayed.draw == turned)
    _ = try replayed.answer(.integer(30))
    try replayed.forward()
    #expect(replayed.asks == 7)
    _ = try replayed.answer(.integer(1))
    #expect(replayed.shownOptions(of: 3).map(\.code) == [3, 1, 2])
    _ = try replayed.answer(.choice(2))
    #expect(replayed.asks == 6)
    try replayed.back()
    #expect(replayed.asks == 3)
    #expect(replayed.finalSheet[0] == .choice(2))
  }

  @Test func `without a seed nothing is asked in one order for everybody`() {
    #expect(throws: InterviewFault.seedNeeded) {
      try Interview(of: questionnaire, in: .english)
    }
  }

  @Test func `the screen shows options in the order drawn, under their own codes`() throws {
    var interview = try Interview(of: questionnaire, in: .english, seed: 3)
    while interview.asks != 3 {
      if interview.asks == 2 {
        try interview.forward()
      } else {
        _ = try interview.answer(.integer(18 - (interview.asks == 1 ? 0 : 10)))
      }
    }
    let codes = interview.shownOptions(of: 3).map(\.code)
    let seed = Shuffling.seed(of: "options:sea", in: 3)
    #expect(codes == Shuffling.order(of: 3, seed: seed).map { $0 + 1 })
  }
}
