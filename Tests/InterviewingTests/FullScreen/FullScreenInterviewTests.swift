import QuestionnaireModel
import Terminal
import TestSupport
import Testing
import Words

@testable import InterviewScreens
@testable import Interviewing

@Suite struct FullScreenInterviewTests {
  @Test func `any key goes back where that is said`() throws {
    for key in ["<f5>", "q", "<tab>"] {
      let pressed = try Pressed(Sample.routed.questionnaire, "3<f1>" + key)
      #expect(
        !pressed.final.contains("any key goes back") && !pressed.final.contains("unknown key"))
    }
  }

  @Test(arguments: [
    "<f5>", "<f9>", "<f10>", "<f11>", "<f13>", "<unknown>", "<esc><f5>", "<esc>q", "<f2><f9>",
    "<f2>q", "<f4><f10>", "<f6><f11>", "<f6>q", "<esc>32<f5>", "<esc>32<tab>", "q", "<home>",
    "<f6><enter><f7>", "<f6><enter><esc><f9>", "<f6><enter><esc><tab>",
  ])
  func `a key without an effect is told as unknown, whatever page it is pressed on`(script: String)
    throws
  {
    let pressed = try Pressed(Sample.routed.questionnaire, "3" + script)
    #expect(pressed.final.contains("unknown key"), "\(script)")
    let known = try Pressed(Sample.routed.questionnaire, "3" + script + "<resize><esc>")
    #expect(known.events.count { if case .answered = $0 { true } else { false } } == 1)
  }

  @Test func `the same answers give the same events as line by line`() throws {
    let pressed = try Pressed(Sample.routed.questionnaire, "13<enter>245<enter>")
    let typed = try Typed(Sample.routed.questionnaire, ["1", "3", "2", "45", ""])
    #expect(pressed.ending == .saved(.completed))
    #expect(pressed.events == typed.events)
  }

  @Test func `a changed answer reroutes, and what it sets aside comes back with the route`() throws
  {
    // met: known, count 3; back to met: no; then known again.
    let pressed = try Pressed(
      Sample.routed.questionnaire, "13<enter><back><back>3<back>1<tab>2<gone>")
    #expect(pressed.interview.sheet[1] == .integer(3))
    #expect(pressed.interview.sheet[3] == .choice(2))
  }

  @Test func `a hard check explains and keeps what was typed`() throws {
    let pressed = try Pressed(Sample.checked.questionnaire, "2030")
    #expect(pressed.last.contains("Nobody works longer than they live"))
    #expect(pressed.last.contains("› 30"))
    #expect(pressed.interview.sheet[1] == nil)
  }

  @Test func `a soft check asks, and the same answer once more confirms it`() throws {
    let asked = try Pressed(Sample.doubted.questionnaire, "4012")
    #expect(asked.last.contains("More than ten?"))
    let confirmed = try Pressed(Sample.doubted.questionnaire, "4012<enter>")
    #expect(
      confirmed.events.contains(
        .confirmed(item: ItemID("children"), answer: .integer(12), checks: [1])))
    // What is typed after a refusal takes the place of what was refused.
    let other = try Pressed(Sample.doubted.questionnaire, "401205")
    #expect(other.interview.sheet[1] == .integer(5))
  }

  @Test func `notes and remarks are recorded where they are written`() throws {
    let pressed = try Pressed(
      Sample.routed.questionnaire, "3<f4>hesitates<enter>245<f4>a calm talk<enter><enter>")
    #expect(pressed.ending == .saved(.completed))
    #expect(pressed.events.contains(.noted(item: ItemID("trust"), text: "hesitates")))
    #expect(pressed.events.contains(.remarked(text: "a calm talk")))
    #expect(pressed.interview.remarks == ["a calm talk"])
  }

  @Test func `the language changes at any time`() throws {
    let pressed = try Pressed(Sample.routed.questionnaire, "3<f3>")
    #expect(pressed.events.last == .stopped(.postponed))
    #expect(pressed.events.contains(.languageChanged(.romanian, item: ItemID("trust"))))
    #expect(pressed.last.contains("Bunăstare"))
  }

  @Test func `the overview jumps to an answered question and shows no answer`() throws {
    let pressed = try Pressed(Sample.routed.questionnaire, "13<enter><f2><up><up><enter>")
    #expect(pressed.interview.position == 0 || pressed.interview.outcome == .stopped(.postponed))
    let overview = pressed.screen(1)
    #expect(overview.contains("✓ met"))
    #expect(!overview.contains("known"))
    #expect(pressed.observations.contains { $0.kind == .overview })
  }

  @Test(
    arguments: [
      ("1", StopReason.breakOff, true), ("2", .postponed, false), ("3", .refused, true),
      ("4", .unsafe, true),
    ])
  func `stopping gives its reason, and the respondent may have it all deleted`(
    digit: String, reason: StopReason, asksToDelete: Bool
  ) throws {
    let pressed = try Pressed(Sample.routed.questionnaire, "3<esc>\(digit)2delete<enter>")
    #expect(pressed.ending == .saved(.stopped(reason)))
    #expect(pressed.wishesErasure == asksToDelete)
    let kept = try Pressed(Sample.routed.questionnaire, "3<esc>\(digit)1")
    #expect(!kept.wishesErasure)
  }

  @Test func `stopping can be thought better of`() throws {
    let pressed = try Pressed(Sample.routed.questionnaire, "3<esc><esc>245<enter>")
    #expect(pressed.ending == .saved(.completed))
  }

  @Test func `distress is logged step by step, and stopping ends the interview`() throws {
    let pressed = try Pressed(Sample.routed.questionnaire, "3<f7>2x31")
    #expect(pressed.ending == .saved(.stopped(.breakOff)))
    #expect(
      pressed.events.suffix(3) == [
        .distressed(.paused), .distressed(.stopped), .stopped(.breakOff),
      ])
    #expect(pressed.screens.contains { $0.lines.joined().contains("You are safe here") })
    #expect(pressed.screens.contains { $0.lines.joined().contains("0800 800 678") })
    let calmed = try Pressed(Sample.routed.questionnaire, "3<f7>1245<enter>")
    #expect(calmed.ending == .saved(.completed))
    #expect(calmed.events.contains(.distressed(.continued)))
  }

  @Test(arguments: ["<f12>", "<idle>", "<z>"])
  func `a hidden screen shows nothing of the interview until the passphrase is typed`(
    hiding: String
  ) throws {
    let pressed = try Pressed(Sample.routed.questionnaire, "3\(hiding)99<enter>12<f12><esc>")
    #expect(pressed.ending == .saved(.stopped(.postponed)))
    let hidden = pressed.last
    #expect(hidden.contains("Health and nutrition"))
    for word in ["Wellbeing", "trust", "99", "12"] { #expect(!hidden.contains(word)) }
    let opened = try Pressed(Sample.routed.questionnaire, "3\(hiding)99<enter>1234<enter>2")
    #expect(opened.interview.sheet[3] == .choice(2))
    #expect(opened.observations.contains { $0.kind == (hiding == "<idle>" ? .idle : .hidden) })
    #expect(opened.observations.contains { $0.kind == .wrongPassphrase })
  }

  @Test func `the respondent alone cannot go back beyond their part or look at anything`() throws {
    let pressed = try Pressed(Sample.routed.questionnaire, "3<f6><enter><back><f2><f4>2<gone>")
    let events = pressed.events
    #expect(events.contains(.handedOver(item: ItemID("trust"))))
    #expect(events.contains(.answered(item: ItemID("trust"), answer: .choice(2))))
    #expect(!events.contains { if case .noted = $0 { true } else { false } })
    #expect(!pressed.screens.contains { $0.lines.joined().contains("Questions so far") })
    #expect(pressed.interview.sheet[0] == .choice(3))
  }

  @Test func `after the respondent's part the screen stays locked`() throws {
    let locked = try Pressed(Sample.routed.questionnaire, "3<f6><enter>24599<enter>")
    #expect(locked.last.contains("Thank you.") || locked.events.last == .stopped(.postponed))
    let opened = try Pressed(
      Sample.routed.questionnaire, "3<f6><enter>2451234<enter><enter>")
    #expect(opened.ending == .saved(.completed))
    #expect(opened.events.contains(.handedBack))
  }

  @Test func `what is not saved is said before anything more is asked, and can be tried again`()
    throws
  {
    // The second attempt is that of the first answer.
    let pressed = try Pressed(
      Sample.routed.questionnaire, "3<enter>245<enter>", failingAt: [2])
    #expect(pressed.ending == .saved(.completed))
    #expect(pressed.screens.contains { $0.lines.joined().contains("NOT SAVED") })
    let left = try Pressed(Sample.routed.questionnaire, "3!", failingAt: [2])
    #expect(left.ending == .unsaved(.answered(item: ItemID("met"), answer: .choice(3))))
    #expect(left.events.count == 1)
  }

  @Test(arguments: [
    ("3<f7>!", InterviewEvent.distressed(.paused)), ("3<f6><enter><f6>1234<enter>!", .handedBack),
  ])
  func `leaving what cannot be saved ends the interview wherever it was`(
    script: String, event: InterviewEvent
  ) throws {
    let attempt = event == .handedBack ? 4 : 3
    let left = try Pressed(Sample.routed.questionnaire, script, failingAt: [attempt])
    #expect(left.ending == .unsaved(event))
    #expect(left.events.count == attempt - 1)
  }

  @Test func `a terminal that is gone puts the interview away`() throws {
    let pressed = try Pressed(Sample.routed.questionnaire, "3<gone>")
    #expect(pressed.ending == .saved(.stopped(.postponed)))
    #expect(pressed.events.last == .stopped(.postponed))
  }

  @Test(arguments: Sample.allCases)
  func `every kind of item can be answered by keys alone`(sample: Sample) throws {
    let questionnaire = sample.questionnaire
    var respondent = RandomRespondent(seed: 5)
    let (finished, events) = try respondent.finish(questionnaire)
    let begun = try Interview(replaying: events.prefix(1), questionnaire: questionnaire)
    var follower = begun
    var script: [Key] = []
    while let item = follower.asks {
      guard questionnaire.items[item].takesAnswer else {
        script.append(.enter)
        try follower.forward()
        continue
      }
      let answer = try #require(finished.sheet[item])
      let pressed = Self.keys(for: answer, at: item, in: follower)
      script += pressed
      do throws(InterviewFault) {
        _ = try follower.answer(answer)
      } catch {
        script.append(.enter)
        _ = try follower.confirm(answer)
      }
    }
    let pressed = try Pressed(begun, opening: begun.opening, script + [.enter])
    #expect(pressed.interview.finalSheet == finished.finalSheet)
    #expect(pressed.ending == .saved(finished.outcome))
  }

  /// The keys that give an answer.
  private static func keys(
    for answer: Answer, at item: Int, in interview: Interview
  ) -> [Key] {
    let asked = interview.questionnaire.items[item]
    let isText = if case .text = asked.type { true } else { false }
    func typed(_ text: String) -> [Key] { text.map { Key.character($0) } + [.enter] }
    switch answer {
    case .nonanswer(.missing): return [.enter]
    case .nonanswer(let kind):
      let key = interview.questionnaire.nonanswer(kind)?.key ?? "?"
      return isText ? typed(".\(key)") : [.character(key)]
    case .choice(let code):
      let isLong = EntryField(for: item, in: interview).choices.contains {
        $0.key.hasPrefix("\(code)") && $0.key != "\(code)"
      }
      return Array("\(code)").map { .character($0) } + (isLong ? [.enter] : [])
    case .choices(let codes), .ranking(let codes):
      return codes.flatMap { Array("\($0)").map { Key.character($0) } } + [.enter]
    case .integer(let number):
      let text = "\(number)"
      if case .number(let width?) = EntryField(for: item, in: interview).form,
        text.count == width
      {
        return text.map { .character($0) }
      }
      return typed(text)
    case .decimal(let number): return typed("\(number)")
    case .text(let words): return [.paste(words), .enter]
    case .date(let date): return typed(date.description)
    case .time(let time): return typed(time.description)
    }
  }

  @Test(arguments: [(20, 5), (40, 10), (60, 16), (200, 60)])
  func `any window shows something, and no row is wider than it`(width: Int, height: Int) throws {
    for sample in Sample.allCases {
      let pressed = try Pressed(
        sample.questionnaire, "1<f1>x<f2><esc><esc><esc>",
        size: ScreenSize(width: width, height: height))
      for canvas in pressed.screens {
        #expect(canvas.lines.count == height)
        #expect(canvas.lines.allSatisfy { $0.count <= width })
        #expect(canvas.lines.contains { !$0.isEmpty })
      }
    }
  }

  @Test func `timing is observed for each question`() throws {
    let pressed = try Pressed(Sample.routed.questionnaire, "3245<enter>")
    let questions = pressed.observations.filter { $0.kind == .question }
    #expect(questions.map(\.item) == [ItemID("met"), ItemID("trust"), ItemID("age")])
    #expect(questions.allSatisfy { $0.end > $0.start })
  }
}
