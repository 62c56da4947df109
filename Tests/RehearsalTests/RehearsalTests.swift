import Interviewing
import QuestionnaireModel
import TestSupport
import Testing

@testable import Rehearsal

/// A route, a battery, numbers and a consent.
private let study = Questionnaire.of(
  [
    .consent("agrees"),
    .single("met", ["yes", "no"]),
    .integer("times", 1...9, when: .holds(1, 1)),
    .of("views_a", .single(.of(["low", "mid", "high"]))) { $0.battery = 0 },
    .of("views_b", .single(.of(["low", "mid", "high"]))) { $0.battery = 0 },
    .of("views_c", .single(.of(["low", "mid", "high"]))) { $0.battery = 0 },
    .of("who", .multiple(.of(["police", "doctor", "nobody*"]), limit: 2)),
    .note("goodbye"),
  ],
  batteries: [Battery(id: ItemID("views"), text: LocalizedText("Views"), rows: 3..<6)])

private func mix(_ text: String) throws(ProfileFault) -> ProfileMix { try ProfileMix(text) }

@Suite struct RehearsalTests {
  @Test func `the same seed gives the same respondents`() throws {
    let rehearsals = [7, 7, 8].map { Rehearsal(of: study, respondents: 60, seed: $0) }
    let events = rehearsals.map { rehearsal in
      (0..<60).map { rehearsal.interview($0, keepingEvents: true).events }
    }
    #expect(events[0] == events[1])
    #expect(events[0] != events[2])
  }

  @Test func `the generator gives the numbers it has always given`() {
    var stream = SeededStream(seed: 1, name: "respondent", index: 0)
    #expect((0..<4).map { _ in stream.below(1_000) } == [652, 115, 935, 782])
  }

  @Test(arguments: Profile.allCases)
  func `every interview can be replayed by the engine`(profile: Profile) throws {
    let rehearsal = Rehearsal(
      of: study, respondents: 40, seed: 3, mix: try mix("\(profile.rawValue)=1"))
    for index in 0..<40 {
      let held = rehearsal.interview(index, keepingEvents: true)
      let replayed = try Interview(replaying: held.events, questionnaire: study)
      #expect(replayed.sheet == held.interview.sheet)
      #expect(replayed.outcome == held.interview.outcome)
    }
  }

  @Test func `everything that can be reached is reached`() {
    let result = Rehearsal(of: study, respondents: 500, seed: 1).run()
    #expect(result.gaps.isEmpty)
    #expect(result.options.all == 2 + 2 + 9 + 3)
    #expect(result.options.chosen == result.options.all)
    #expect(result.routes.count == 2)
  }

  @Test func `questions in another order are the same route`() throws {
    let shuffled = Questionnaire.of(
      [.integer("a", 1...9), .integer("b", 1...9), .integer("c", 1...9)],
      unitShuffles: [
        UnitShuffle(name: "items:section1", units: [0..<1, 1..<2, 2..<3], pinned: [])
      ])
    let result = Rehearsal(of: shuffled, respondents: 50, seed: 1, mix: try mix("honest=1")).run()
    #expect(result.routes.map(\.items) == [[0, 1, 2]])
  }

  @Test func `a straight-liner gives the rows of a battery one answer`() throws {
    let rehearsal = Rehearsal(
      of: study, respondents: 30, seed: 5, mix: try mix("straight-lining=1"))
    for index in 0..<30 {
      let sheet = rehearsal.interview(index).interview.sheet
      let codes = (3..<6).compactMap { row -> Int? in
        if case .choice(let code) = sheet[row] { code } else { nil }
      }
      #expect(Set(codes).count <= 1)
    }
  }

  @Test func `those who break off leave an interview that can be taken up`() throws {
    let rehearsal = Rehearsal(of: study, respondents: 50, seed: 2, mix: try mix("breaking-off=1"))
    let result = rehearsal.run()
    let profile = try #require(result.profiles.first)
    #expect(profile.count(.brokenOff) + profile.count(.declined) == 50)
    #expect(profile.count(.brokenOff) > 40)
    #expect(profile.questions == nil)
  }

  @Test func `a careless respondent's slips are sent back by the engine`() throws {
    let result = Rehearsal(
      of: study, respondents: 200, seed: 2, mix: try mix("careless=1")
    ).run()
    #expect(result.items[2].refused > 0)
    #expect(result.items[0].refused == 0)
  }

  @Test func `the numbers of a route do not depend on who else takes part`() throws {
    let few = Rehearsal(of: study, respondents: 10, seed: 4, mix: try mix("honest=1"))
    let many = Rehearsal(of: study, respondents: 90, seed: 4, mix: try mix("honest=1"))
    for index in 0..<10 {
      #expect(few.interview(index).interview.sheet == many.interview(index).interview.sheet)
    }
  }

  @Test func `shares become whole people and leave nobody out`() throws {
    #expect(try mix("honest=1,careless=1,refusing=1").counts(of: 10) == [4, 0, 0, 0, 3, 0, 3])
    #expect(ProfileMix.usual.counts(of: 1_000).reduce(0, +) == 1_000)
  }

  @Test(arguments: [
    ("honest", ProfileFault.form("honest")), ("saint=1", .unknown("saint")),
    ("honest=x", .share(.honest)), ("honest=1,honest=2", .twice(.honest)), ("honest=0", .nobody),
    ("honest=-1", .share(.honest)), ("", .form("")),
  ])
  func `a mix that makes no sense is refused`(text: String, fault: ProfileFault) {
    #expect(throws: fault) { try ProfileMix(text) }
  }
}
