import Diagnostics
import Interviewing
import QuestionnaireModel
import Terminal
import Words

/// The questions that the interview has come to, to jump to one of them.
extension FullScreenInterview where Screen: ~Copyable, Recorder: ~Copyable {
  /// A line of the overview: a heading, or a question that one may go to.
  private enum Entry {
    case section(String)
    case pass(String, answered: Int, of: Int)
    case question(Int)
  }

  mutating func jumpFromOverview() -> Step {
    let start = setting.clock()
    let entries = overviewEntries()
    let questions = entries.indices.filter {
      if case .question = entries[$0] { true } else { false }
    }
    guard !questions.isEmpty else { return .stay }
    var chosen =
      questions.firstIndex { place in
        if case .question(let item) = entries[place] { item == interview.asks } else { false }
      } ?? questions.count - 1
    var isUnknown = false
    while true {
      var page = overviewPage(entries, marked: questions[chosen])
      if isUnknown { page.tellUnknownKey(in: language) }
      let key = read(page)
      isUnknown = false
      switch key {
      case .down, .tab: chosen = min(chosen + 1, questions.count - 1)
      case .up, .backTab: chosen = max(chosen - 1, 0)
      case .pageDown: chosen = min(chosen + 10, questions.count - 1)
      case .pageUp: chosen = max(chosen - 10, 0)
      case .home: chosen = 0
      case .end: chosen = questions.count - 1
      case .enter:
        observe(.overview, since: start)
        guard case .question(let item) = entries[questions[chosen]] else { return .stay }
        let id = interview.questionnaire.items[item].id
        return move { next throws(InterviewFault) in try next.jump(to: id) }
      case .escape, .hangup, .function(2): return .stay
      default: isUnknown = key != .resize
      }
    }
  }

  private func overviewEntries() -> [Entry] {
    let questionnaire = interview.questionnaire
    var entries: [Entry] = []
    var section = -1
    var pass: Range<Int>?
    for rank in questionnaire.items.indices {
      let item = interview.order.item(at: rank)
      guard interview.canVisit(item) else { continue }
      if questionnaire.items[item].section != section {
        section = questionnaire.items[item].section
        let title =
          questionnaire.sections.indices.contains(section)
          ? said(questionnaire.sections[section].title) : ""
        if !title.isEmpty { entries.append(.section(title)) }
      }
      if let found = questionnaire.pass(holding: item) {
        let items = found.roster.passes[found.number].items
        if items != pass {
          let asked = items.filter { questionnaire.shows($0, given: interview.sheet) }
          entries.append(
            .pass(
              Phrase.passHeading(found.number + 1).text(in: language),
              answered: asked.count { interview.sheet[$0] != nil }, of: asked.count))
          pass = items
        }
      }
      entries.append(.question(item))
    }
    return entries
  }

  /// Answers are not shown: whoever looks over a shoulder sees which were given and no more.
  private func overviewPage(_ entries: [Entry], marked: Int) -> Page {
    var text = PageText(width: Page.bodyWidth(in: screen.size))
    text.add(Phrase.overviewTitle.text(in: language), .strong)
    text.gap()
    var page = basePage
    for (place, entry) in entries.enumerated() {
      switch entry {
      case .section(let title):
        text.gap()
        text.add(TextLayout.shortened(title, width: text.width), .accent)
      case .pass(let title, let answered, let count):
        text.add(Page.Line("  \(title)  \(answered)/\(count)", .faint))
      case .question(let item):
        let asked = interview.questionnaire.items[item]
        let sign = !asked.takesAnswer ? " " : interview.sheet[item] == nil ? "·" : "✓"
        let words = "\(sign) \(asked.id.rawValue)  \(said(asked.text))"
        let shown = words.split(separator: "\n").joined(separator: " ")
        if place == marked { page.focus = text.lines.count...(text.lines.count) }
        text.add(
          Page.Line(
            "  " + TextLayout.shortened(shown, width: text.width - 2),
            place == marked ? .reversed : .plain))
      }
    }
    page.body = text.lines
    page.keys = Phrase.keysOfOverview.text(in: language)
    return page
  }
}
