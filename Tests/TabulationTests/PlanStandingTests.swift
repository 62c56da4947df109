import QuestionnaireModel
import SurveyStatistics
import Tabulation
import Testing

/// How tables stand to a plan that was locked before.
@Suite struct PlanStandingTests {
  private static func plan() -> BookPlan {
    var plan = BookPlan(name: "book", title: "Book")
    plan.banners = [
      Banner(name: "main", title: "Main", hasTotal: true, groups: [.items([ItemSelection("sex")])])
    ]
    plan.families = [TestFamily(name: "f", title: "F", adjustment: .holm)]
    for name in ["mood", "sleep"] {
      var table = PlannedTable(
        name: name, title: name, stub: .item(StubItem(ItemSelection(name))))
      table.banner = "main"
      table.tests.family = "f"
      plan.tables.append(table)
    }
    return plan
  }

  private func standings(_ change: (inout BookPlan) -> Void) -> [TableStanding] {
    var plan = Self.plan()
    change(&plan)
    return plan.tables.map { plan.standing(of: $0, to: Self.plan()) }
  }

  @Test func `without a locked plan every table is exploratory`() {
    let plan = Self.plan()
    #expect(plan.tables.allSatisfy { plan.standing(of: $0, to: nil) == .exploratory })
  }

  @Test func `titles and the numbers of cells make no difference`() {
    #expect(
      standings {
        $0.title = "Another"
        $0.tables[0].title = "Another"
        $0.tables[0].cells = [.count]
      } == [.planned, .planned])
  }

  @Test func `a table under another name is the planned one`() {
    var locked = Self.plan()
    locked.families = []
    for place in locked.tables.indices { locked.tables[place].tests.family = nil }
    var plan = locked
    plan.tables[0] = PlannedTable(name: "other", title: "", stub: plan.tables[0].stub)
    plan.tables[0].banner = "main"
    #expect(plan.tables.map { plan.standing(of: $0, to: locked) } == [.planned, .planned])
  }

  @Test func `a table that was not planned is exploratory, and makes the family another`() {
    let found = standings {
      var table = PlannedTable(name: "new", title: "", stub: .item(StubItem(ItemSelection("new"))))
      table.tests.family = "f"
      $0.tables.append(table)
    }
    #expect(found == [.deviates([.family]), .deviates([.family]), .exploratory])
  }

  @Test func `what was changed is told`() {
    #expect(standings { $0.weighting = .sampling("w") }[0] == .deviates([.weight]))
    #expect(standings { $0.tables[0].nonanswers = .inside }[0] == .deviates([.nonanswers]))
    #expect(standings { $0.tables[0].tests.levels = [0.1] }[0] == .deviates([.tests]))
    #expect(standings { $0.level = 0.9 }[1] == .deviates([.level]))
    #expect(
      standings {
        $0.filter = PlanCondition(
          text: "age > 3", condition: .comparison(.item(0), .greater, .number(3)), columns: ["age"])
      }[0] == .deviates([.respondents]))
  }

  @Test func `a derived item that is made otherwise makes its tables deviate alone`() {
    func plan(_ high: Double) -> BookPlan {
      var plan = Self.plan()
      plan.derived = [
        DerivedItem(
          name: "mood", label: "",
          rule: .bands(of: "x", [Band(code: "1", label: "", low: 0, high: high)]))
      ]
      return plan
    }
    let (new, old) = (plan(2), plan(3))
    #expect(
      new.tables.map { new.standing(of: $0, to: old) } == [.deviates([.derived]), .planned])
  }

  @Test func `tests that are not made cannot deviate`() {
    var locked = Self.plan()
    for place in locked.tables.indices {
      locked.tables[place].tests.notation = .none
    }
    var plan = locked
    plan.tables[0].tests.levels = [0.2]
    #expect(plan.standing(of: plan.tables[0], to: locked) == .planned)
  }
}
