import Diagnostics
import Interviewing
import QuestionnaireModel
import Terminal
import Words

/// The page of the question that is asked.
extension FullScreenInterview where Screen: ~Copyable, Recorder: ~Copyable {
  var language: Language { interview.language }

  /// A text of the questionnaire as it is read out now.
  func said(_ text: LocalizedText) -> String {
    LineScreen.escaped(
      interview.questionnaire.rendered(text, in: interview.language, given: interview.sheet))
  }

  /// The page with its bar alone.
  var basePage: Page {
    let (step, total) = interview.progress
    var page = Page()
    let questionnaire = interview.questionnaire
    var left = said(questionnaire.title)
    if let item = interview.asks, questionnaire.sections.indices.contains(section(of: item)) {
      let title = said(questionnaire.sections[section(of: item)].title)
      if !title.isEmpty { left += " · " + title }
    }
    page.left = left
    page.right = "\(min(step, total)) / \(total)   \(language.rawValue)"
    page.share = total == 0 ? 1 : Double(interview.isAtEnd ? total : step - 1) / Double(total)
    return page
  }

  private func section(of item: Int) -> Int { interview.questionnaire.items[item].section }

  func questionPage() -> Page {
    guard let index = interview.asks else { return endPage }
    var page = basePage
    var text = PageText(width: Page.bodyWidth(in: screen.size))
    if interview.isShownAsGrid(index) {
      addGrid(at: index, to: &text, &page)
    } else {
      addHeading(of: index, to: &text)
      addEntry(at: index, to: &text, &page)
    }
    page.body = text.lines
    page.message = message
    page.keys = Phrase.keys(at: field.form, isAlone: interview.handover != nil).text(in: language)
    return page
  }

  private var endPage: Page {
    var page = basePage
    var text = PageText(width: Page.bodyWidth(in: screen.size))
    let phrase: Phrase = interview.completion == .completed ? .screenEnd : .screenEndDeclined
    text.add(phrase.text(in: language), .strong)
    page.body = text.lines
    page.message = message
    page.keys = Phrase.keysAtEnd.text(in: language)
    return page
  }

  private func addHeading(of index: Int, to text: inout PageText) {
    let item = interview.questionnaire.items[index]
    if let pass = interview.questionnaire.pass(holding: index) {
      text.add(said(pass: pass), .accent)
      text.gap()
    }
    if let story = interview.story(before: index) {
      text.add(said(interview.questionnaire.items[story].text))
      text.gap()
    }
    if let battery = item.battery {
      text.add(said(interview.questionnaire.batteries[battery].text))
      if let instruction = interview.questionnaire.batteries[battery].instruction {
        text.add("▸ " + said(instruction), .faint)
      }
      text.gap()
    }
    text.add(item.id.rawValue, .faint)
    text.add(said(item.text), .strong)
    if let instruction = item.instruction { text.add("▸ " + said(instruction), .faint) }
    if let card = item.meaning.card {
      text.add("▸ " + Phrase.card(LineScreen.escaped(card)).text(in: language), .accent)
    }
    text.gap()
  }

  private func said(pass: (roster: Roster, number: Int)) -> String {
    let asked = pass.roster.passes.filter { pass in
      pass.items.contains { interview.questionnaire.shows($0, given: interview.sheet) }
    }
    let here = pass.roster.passes[pass.number]
    let place = asked.firstIndex(of: here).map { $0 + 1 } ?? pass.number + 1
    return Phrase.pass(place, of: max(place, asked.count)).text(in: language)
  }

  private func addEntry(at index: Int, to text: inout PageText, _ page: inout Page) {
    let item = interview.questionnaire.items[index]
    switch item.type {
    case .scale(_, let low, let high), .differential(_, let low, let high):
      addScale(at: index, low: said(low), high: said(high), to: &text, &page)
      addChoices(at: index, nonanswersOnly: true, to: &text, &page)
    case .single, .consent, .multiple, .ranking:
      addChoices(at: index, nonanswersOnly: false, to: &text, &page)
      addTypedCode(to: &text, &page)
    case .integer, .decimal, .date, .time, .text:
      addLine(at: index, to: &text, &page)
      addChoices(at: index, nonanswersOnly: true, to: &text, &page)
    case .note, .computed, .assigned, .drawn: break
    }
    addState(of: index, to: &text)
  }

  private func addChoices(
    at index: Int, nonanswersOnly: Bool, to text: inout PageText, _ page: inout Page
  ) {
    let width = field.choices.map(\.key.count).max() ?? 1
    var hasGap = false
    let isText = if case .words = field.form { true } else { false }
    for (place, choice) in field.choices.enumerated() {
      let label: String
      switch choice.target {
      case .option(let code, let isExclusive):
        if nonanswersOnly { continue }
        let option = interview.questionnaire.items[index].type.optionList?.option(code: code)
        label =
          (option.map { said($0.label) } ?? "")
          + (isExclusive ? " (\(Phrase.alone.text(in: language)))" : "")
      case .nonanswer(let kind):
        if !hasGap { text.gap() }
        hasGap = true
        label = interview.questionnaire.nonanswer(kind).map { said($0.label) } ?? kind.rawValue
      }
      let isMarked = place == field.marked
      let key = (isText ? "." : "") + choice.key
      let start = text.lines.count
      text.add(
        label: sign(of: choice, at: index)
          + String(repeating: " ", count: max(0, width - choice.key.count)) + key + "  ",
        label, style: isMarked ? .reversed : .plain,
        labelStyle: isMarked ? .reversed : .accent)
      if isMarked { page.focus = start...(text.lines.count - 1) }
    }
  }

  /// What stands before a choice: whether it is chosen, and where in a ranking.
  private func sign(of choice: EntryField.Choice, at index: Int) -> String {
    switch (choice.target, field.form) {
    case (.option(let code, _), .several): return field.chosen.contains(code) ? "[x] " : "[ ] "
    case (.option(let code, _), .ranked):
      guard let rank = field.chosen.firstIndex(of: code) else { return "    " }
      return TextLayout.left("\(rank + 1).", width: 4)
    case (.option(let code, _), _): return held(at: index) == .choice(code) ? "● " : "  "
    case (.nonanswer(let kind), .several), (.nonanswer(let kind), .ranked):
      return held(at: index) == .nonanswer(kind) ? "●   " : "    "
    case (.nonanswer(let kind), _):
      return held(at: index) == .nonanswer(kind) ? "● " : "  "
    }
  }

  /// What an item holds, as far as it was not taken away from the field.
  func held(at index: Int) -> Answer? {
    field.isEmptied && interview.asks == index ? nil : interview.sheet[index]
  }

  /// Digits typed of a code that has more of them.
  private func addTypedCode(to text: inout PageText, _ page: inout Page) {
    guard !field.typed.isEmpty else { return }
    text.gap()
    text.add(Page.Line("› " + field.text, .strong))
    page.focus = (text.lines.count - 1)...(text.lines.count - 1)
    page.cursor = Page.Place(line: text.lines.count - 1, column: 2 + field.typed.count)
  }

  private func addLine(at index: Int, to text: inout PageText, _ page: inout Page) {
    text.add(LineScreen(interview).expectation(at: index), .faint)
    text.gap()
    // What is typed wraps by characters, so that the caret's place can be told.
    let width = text.width - 3
    var lines = [""]
    var column = 0
    var caret = (line: 0, column: 0)
    for (place, character) in field.typed.enumerated() {
      let cell = LineScreen.escaped(String(character))
      let cells = DisplayText.width(cell)
      if column + cells > width {
        lines.append("")
        column = 0
      }
      if place == field.caret { caret = (lines.count - 1, column) }
      lines[lines.count - 1] += cell
      column += cells
    }
    if field.caret == field.typed.count { caret = (lines.count - 1, column) }
    let first = text.lines.count
    for (number, line) in lines.enumerated() {
      text.add(Page.Line((number == 0 ? "› " : "  ") + line, .strong))
    }
    page.cursor = Page.Place(line: first + caret.line, column: 2 + caret.column)
    page.focus = (first + caret.line)...(first + caret.line)
  }

  private func addScale(
    at index: Int, low: String, high: String, to text: inout PageText, _ page: inout Page
  ) {
    var line = Page.Line("  ")
    for (place, choice) in field.choices.enumerated() {
      guard case .option(let code, _) = choice.target else { continue }
      let isHeld = held(at: index) == .choice(code)
      line.append(
        isHeld ? "(\(choice.key))" : " \(choice.key) ",
        place == field.marked ? .reversed : isHeld ? .strong : .plain)
      line.append(" ")
    }
    let used = line.pieces.reduce(0) { $0 + DisplayText.width($1.text) }
    let ends = DisplayText.width(low) + DisplayText.width(high)
    text.add(
      Page.Line("  " + low + String(repeating: " ", count: max(3, used - ends - 2)) + high, .faint))
    text.add(line)
    if !field.typed.isEmpty { text.add(Page.Line("› " + field.text, .strong)) }
    text.gap()
  }

  private func addState(of index: Int, to text: inout PageText) {
    let item = interview.questionnaire.items[index]
    if field.isEmptied, !item.isRequired {
      text.gap()
      text.add(Phrase.emptied.text(in: language), .warning)
    } else if let answer = interview.sheet[index] {
      if case .choice = answer { return }
      let words = LineScreen.escaped(
        AnswerText(interview.questionnaire, in: language).text(of: answer, to: item))
      text.gap()
      text.add("\(Phrase.recorded.text(in: language)): \(words)", .faint)
    } else if interview.answerAside(of: index) != nil {
      text.gap()
      text.add(Phrase.askedAgain.text(in: language), .warning)
    } else if item.takesAnswer, !item.isRequired {
      text.gap()
      text.add(Phrase.optional.text(in: language), .faint)
    }
  }
}

extension Interview {
  /// The text of the vignette that an item judges, which stays in sight with it.
  func story(before item: Int) -> Int? {
    for vignette in questionnaire.vignettes {
      guard let pass = vignette.passes.first(where: { $0.contains(item) }) else { continue }
      return pass.last {
        questionnaire.items[$0].type == .note && $0 < item && questionnaire.shows($0, given: sheet)
      }
    }
    return nil
  }
}

extension Questionnaire {
  /// The roster and the pass that an item belongs to.
  func pass(holding item: Int) -> (roster: Roster, number: Int)? {
    for roster in rosters {
      if let number = roster.passes.firstIndex(where: { $0.items.contains(item) }) {
        return (roster, number)
      }
    }
    return nil
  }
}
