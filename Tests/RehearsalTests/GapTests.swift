import QuestionnaireModel
import TestSupport
import Testing

@testable import Rehearsal

private func gaps(_ items: [Item], respondents: Int = 200) -> [Gap] {
  Rehearsal(of: .of(items), respondents: respondents, seed: 1).run().gaps
}

@Suite struct GapTests {
  @Test func `an item behind an impossible condition names the part that fails`() {
    let never = Condition.comparison(.item(0), .greater, .number(9))
    let condition = Condition.all([.answered(items: [0]), never])
    let found = gaps([.integer("age", 1...9), .integer("more", 1...9, when: condition)])
    guard case .itemNeverAsked(1, .neverTrue(let parts, of: let came))? = found.first else {
      Issue.record("no such gap among \(found.count)")
      return
    }
    #expect(parts == [never])
    #expect(came > 150)
  }

  @Test func `parts that never meet are each counted`() {
    let condition = Condition.all([.holds(0, 1), .holds(0, 2)])
    let found = gaps([.single("met", ["yes", "no"]), .integer("more", 1...9, when: condition)])
    guard case .itemNeverAsked(1, .neverTogether(let parts, of: _))? = found.first else {
      Issue.record("no such gap among \(found.count)")
      return
    }
    #expect(parts.count == 2)
    #expect(parts.allSatisfy { $0.count > 0 })
  }

  @Test func `a condition that is always true is remarked and is no finding`() {
    let found = gaps([
      .of("met", .single(.of(["yes"]))) { $0.nonanswers = [] },
      .integer("times", 1...9, when: .holds(0, 1)),
    ])
    guard case .itemNeverSkipped(1, let asked)? = found.first else {
      Issue.record("no such gap among \(found.count)")
      return
    }
    #expect(asked > 180)
    #expect(found.count == 1 && !found[0].isFinding)
  }

  @Test func `a check that nothing meets leaves respondents stuck`() {
    let found = gaps([
      .of("age", .integer(1...9)) {
        $0.nonanswers = []
        $0.checks = [
          Check(
            condition: .comparison(.item(0), .greater, .number(20)), message: LocalizedText("No."))
        ]
      }
    ])
    guard case .noAcceptableAnswer(0, let respondents)? = found.first else {
      Issue.record("no such gap among \(found.count)")
      return
    }
    #expect(respondents > 180)
  }

  @Test func `an option nobody can choose is named`() {
    let check = Check(condition: .not(.holds(0, 3)), message: LocalizedText("No."))
    let found = gaps([.of("met", .single(.of(["a", "b", "c"]))) { $0.checks = [check] }])
    guard case .optionNeverChosen(0, code: 3, asked: _)? = found.first else {
      Issue.record("no such gap among \(found.count)")
      return
    }
    #expect(found.count == 1)
  }
}
