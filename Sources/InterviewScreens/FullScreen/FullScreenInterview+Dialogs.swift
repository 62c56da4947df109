import Diagnostics
import Interviewing
import QuestionnaireModel
import Terminal
import Words

/// What is done aside from the question: notes, jumps, languages, help, the card, stopping.
extension FullScreenInterview where Screen: ~Copyable, Recorder: ~Copyable {
  /// Shows lines until any key is pressed.
  mutating func showText(_ make: (inout PageText) -> Void) {
    while true {
      var text = PageText(width: Page.bodyWidth(in: screen.size))
      make(&text)
      var page = basePage
      page.body = text.lines
      page.takesAnyKey = true
      page.keys = Phrase.anyKey.text(in: language)
      if read(page) != .resize { return }
    }
  }

  mutating func showHelp() {
    let start = setting.clock()
    let words = (interview.handover == nil ? Phrase.screenHelp : .respondentHelp).text(in: language)
    showText { text in
      for line in words.split(separator: "\n", omittingEmptySubsequences: false) {
        // A key stands in a column of its own, and what it does wraps beside it.
        text.add(label: String(line.prefix(17)), String(line.dropFirst(17)), labelStyle: .accent)
      }
    }
    observe(.help, since: start)
  }

  mutating func showSupportCard() {
    let start = setting.clock()
    let lines = setting.supportCard(language)
    let none = Phrase.noSupportCard.text(in: language)
    showText { text in
      for line in lines.isEmpty ? [none] : lines { text.add(LineScreen.escaped(line)) }
    }
    observe(.supportCard, since: start)
  }

  mutating func changeLanguage() -> Step {
    let languages = interview.questionnaire.languages
    guard let place = languages.firstIndex(of: language), languages.count > 1 else {
      tell(.onlyLanguage)
      return .stay
    }
    let next = languages[(place + 1) % languages.count]
    return attempt { changed throws(InterviewFault) in try changed.changeLanguage(to: next) }
  }

  /// Writes a note on the question, or a remark on the whole interview at its end.
  mutating func writeNote() -> Step {
    let isRemark = interview.asks == nil
    let title: Phrase = isRemark ? .remarkTitle : .noteTitle
    guard let words = askLine(title.text(in: language)) else { return .stay }
    let isConfirmed = words == doubtedNote
    doubtedNote = nil
    var next = interview
    do throws(InterviewFault) {
      let event =
        isRemark
        ? try next.remark(words, overriding: isConfirmed)
        : try next.note(words, overriding: isConfirmed)
      return .event(event, becoming: next)
    } catch {
      if case .doubtful = error { doubtedNote = words }
      warn(FaultWording(interview).text(for: error, item: interview.asks))
      return .stay
    }
  }

  /// Asks for a line; nil where it was left with Escape, or nothing was typed.
  private mutating func askLine(_ title: String) -> String? {
    var line = EntryField(form: .words, choices: [])
    var warning: Phrase?
    var isUnknown = false
    while true {
      var text = PageText(width: Page.bodyWidth(in: screen.size))
      text.add(title, .strong)
      text.gap()
      let first = text.lines.count
      text.add("› " + LineScreen.escaped(line.text), .strong)
      var page = basePage
      page.body = text.lines
      page.cursor = Page.Place(
        line: max(first, text.lines.count - 1),
        column: text.lines.last.map { line in
          line.pieces.reduce(0) { $0 + DisplayText.width($1.text) }
        } ?? 2)
      page.keys = Phrase.keysOfLine.text(in: language)
      page.message = warning.map { Page.Message(text: $0.text(in: language), style: .warning) }
      if isUnknown { page.tellUnknownKey(in: language) }
      let key = read(page)
      if key == .escape || key == .hangup { return nil }
      warning = nil
      isUnknown = false
      switch line.press(key) {
      case .line(let words) where words.holdsUnreadable: warning = .notText
      case .line(let words): return words
      case .pass where key == .enter: return nil
      case .refuse(let refusal): warning = Phrase(refusal)
      case .pass: isUnknown = key != .resize
      case .stay, .submit, .empty: continue
      }
    }
  }

  mutating func stop() -> Step {
    while true {
      guard let choice = choose(Phrase.whyStopOnScreen, stopChoices) else { return .stay }
      let reasons = StopReason.allCases
      guard reasons.indices.contains(choice) else { return handleDistress() }
      return stop(because: reasons[choice])
    }
  }

  private var stopChoices: [Phrase] {
    StopReason.allCases.map(Phrase.reason) + [.distressChoice]
  }

  /// Stops; where the respondent ends it, asks whether what was said is kept.
  mutating func stop(because reason: StopReason) -> Step {
    switch reason {
    case .postponed: break
    case .breakOff, .refused, .unsafe:
      guard let deletes = asksToDelete() else { return .stay }
      wishesErasure = deletes
    }
    return attempt { next throws(InterviewFault) in try next.stop(reason) }
  }

  /// Whether what was said is deleted, which takes a typed word; nil where the question was left.
  private mutating func asksToDelete() -> Bool? {
    let question = interview.questionnaire.ethics.stop.map { said($0) }
    while true {
      guard
        let choice = choose(
          Phrase.keepOrDelete, [.keepSaid, .deleteSaid], above: question.map { [$0] } ?? [])
      else { return nil }
      if choice == 0 { return false }
      if typesDeletionWord() { return true }
    }
  }

  /// Asks for the word that deletes; false where it was left with Escape.
  private mutating func typesDeletionWord() -> Bool {
    var typed = ""
    var isWrong = false
    var isUnknown = false
    while true {
      var text = PageText(width: Page.bodyWidth(in: screen.size))
      text.add(Phrase.deletionTitle.text(in: language), .strong)
      text.gap()
      text.add(Phrase.deletionWords.text(in: language))
      text.gap()
      let shown = "› " + LineScreen.escaped(typed)
      text.add(Page.Line(shown, .strong))
      var page = basePage
      page.body = text.lines
      page.cursor = Page.Place(line: text.lines.count - 1, column: DisplayText.width(shown))
      page.message =
        isWrong
        ? Page.Message(text: Phrase.notTheDeletionWord.text(in: language), style: .warning) : nil
      page.keys = Phrase.deletionKeys.text(in: language)
      if isUnknown { page.tellUnknownKey(in: language) }
      let key = read(page)
      if key != .resize { isWrong = false }
      isUnknown = false
      switch key {
      case .character(let character): if typed.count < 32 { typed.append(character) }
      case .backspace: if !typed.isEmpty { typed.removeLast() }
      case .enter:
        if DeletionWord.isMeant(by: typed) { return true }
        isWrong = true
        typed = ""
      case .escape, .hangup: return false
      default: isUnknown = key != .resize
      }
    }
  }

  /// The distress protocol: the words to read, then going on or stopping; each step is logged.
  mutating func handleDistress() -> Step {
    let pause = attempt { next throws(InterviewFault) in try next.distress(.paused) }
    guard case .event(let paused, let after) = pause else { return .stay }
    guard save(paused, becoming: after) else { return .unsaved(paused) }
    let choices: [Phrase] = [.distressGoOn, .distressCard, .distressStop]
    while true {
      switch choose(Phrase.distressTitle, choices, above: setting.distressWords(language)) {
      case nil where isGone: return .stay
      case 0, nil: return attempt { next throws(InterviewFault) in try next.distress(.continued) }
      case 1: showSupportCard()
      default:
        let stopped = attempt { next throws(InterviewFault) in try next.distress(.stopped) }
        guard case .event(let event, let next) = stopped else { return .stay }
        guard save(event, becoming: next) else { return .unsaved(event) }
        return stop(because: .breakOff)
      }
    }
  }

  /// Lets one of some things be chosen by number; nil where it was left with Escape.
  private mutating func choose(
    _ title: Phrase, _ choices: [Phrase], above words: [String] = []
  ) -> Int? {
    var list = EntryField(
      form: .one,
      choices: choices.indices.map {
        EntryField.Choice(key: String($0 + 1), target: .option(code: $0, isExclusive: false))
      })
    var isUnknown = false
    while true {
      var text = PageText(width: Page.bodyWidth(in: screen.size))
      text.add(title.text(in: language), .strong)
      text.gap()
      for line in words { text.add(LineScreen.escaped(line)) }
      text.gap()
      for (place, choice) in choices.enumerated() {
        text.add(
          label: "  \(place + 1)  ", choice.text(in: language),
          style: list.marked == place ? .reversed : .plain,
          labelStyle: list.marked == place ? .reversed : .accent)
      }
      var page = basePage
      page.body = text.lines
      page.keys = Phrase.keysOfList.text(in: language)
      if isUnknown { page.tellUnknownKey(in: language) }
      let key = read(page)
      if key == .escape || key == .hangup { return nil }
      switch list.press(key) {
      case .submit(.choice(let place)): return place
      case .pass, .refuse: isUnknown = key != .resize
      case .stay, .submit, .line, .empty: isUnknown = false
      }
    }
  }
}
