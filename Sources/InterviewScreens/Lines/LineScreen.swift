import Interviewing
import QuestionnaireModel
import Words

/// Renders an interview as plain lines, in reading order, without moving the cursor.
struct LineScreen {
  private let interview: Interview
  private var questionnaire: Questionnaire { interview.questionnaire }
  private var language: Language { interview.language }

  init(_ interview: Interview) {
    self.interview = interview
  }

  /// What was last shown, so that headings and stems are read out once.
  struct Headings: Hashable {
    var section: Int?
    var battery: Int?
  }

  var title: String {
    "\(printable(questionnaire.title))\n\(Phrase.hint.text(in: language))\n"
  }

  /// The text of the item asked, with the headings that changed since the one before.
  func question(after headings: inout Headings) -> String {
    guard let index = interview.asks else {
      headings = Headings()
      let phrase: Phrase = interview.completion == .completed ? .end : .endDeclined
      return "\n\(phrase.text(in: language))\n"
    }
    let item = questionnaire.items[index]
    let (step, total) = interview.progress
    var lines = [""] + heading(of: item, after: &headings)
    lines.append("[\(step)/\(total)] \(item.id)")
    lines.append(printable(item.text))
    if let instruction = item.instruction { lines.append(marked(instruction)) }
    if let card = item.meaning.card {
      lines.append("(\(Phrase.card(Self.escaped(card)).text(in: language)))")
    }
    lines += expectation(of: item, at: index) + nonanswers(of: item, at: index) + state(of: index)
    return lines.joined(separator: "\n") + "\n"
  }

  var help: String {
    let languages = questionnaire.languages.map(\.rawValue).joined(separator: " ")
    return Phrase.help(languages: Self.escaped(languages)).text(in: language) + "\n"
  }

  var reasons: String {
    let lines = StopReason.allCases.enumerated().map { position, reason in
      "  \(position + 1)  \(Phrase.reason(reason).text(in: language))"
    }
    return ([Phrase.whyStop.text(in: language)] + lines).joined(separator: "\n") + "\n"
  }

  private func heading(of item: Item, after headings: inout Headings) -> [String] {
    var lines: [String] = []
    if headings.section != item.section, questionnaire.sections.indices.contains(item.section) {
      let title = printable(questionnaire.sections[item.section].title)
      if !title.isEmpty { lines += ["== \(title) ==", ""] }
    }
    if let battery = item.battery, headings.battery != battery {
      lines.append(printable(questionnaire.batteries[battery].text))
      if let instruction = questionnaire.batteries[battery].instruction {
        lines.append(marked(instruction))
      }
      lines.append("")
    }
    headings = Headings(section: item.section, battery: item.battery)
    return lines
  }

  private func expectation(of item: Item, at index: Int) -> [String] {
    switch item.type {
    case .single, .consent: options(at: index)
    case .multiple(_, let limit): options(at: index) + [several(limit)]
    case .ranking(_, let limit):
      options(at: index) + [Phrase.ranking(limit).text(in: language)]
    case .integer(let range): [Phrase.wholeNumber(range).text(in: language)]
    case .decimal(let range, let places):
      [Phrase.number(range, places: places).text(in: language)]
    case .text: [Phrase.text.text(in: language)]
    case .date(let range): [Phrase.date(range).text(in: language)]
    case .scale(let range, let low, let high):
      [Phrase.scale(range, low: printable(low), high: printable(high)).text(in: language)]
    case .time(let range): [Phrase.time(range).text(in: language)]
    case .differential(let range, let low, let high):
      [
        "  \(printable(low))  \(range.map { String($0) }.joined(separator: " "))  \(printable(high))",
        Phrase.scale(range, low: printable(low), high: printable(high)).text(in: language),
      ]
    case .computed, .assigned, .drawn: []
    case .note: [Phrase.toRead.text(in: language)]
    }
  }

  /// In words, what an item takes that has no options; empty where it has.
  func expectation(at index: Int) -> String {
    expectation(of: questionnaire.items[index], at: index).joined(separator: "\n")
  }

  private func options(at index: Int) -> [String] {
    interview.shownOptions(of: index).map { option in
      let alone = option.isExclusive ? " (\(Phrase.alone.text(in: language)))" : ""
      return "  \(option.code)  \(printable(option.label))\(alone)"
    }
  }

  private func several(_ limit: Int?) -> String {
    ([Phrase.several] + (limit.map { [Phrase.atMost($0)] } ?? []))
      .map { $0.text(in: language) }.joined(separator: " ")
  }

  private func nonanswers(of item: Item, at index: Int) -> [String] {
    let isText = if case .text = item.type { true } else { false }
    let lines = item.nonanswers.compactMap { questionnaire.nonanswer($0) }.map {
      "  \(isText ? "." : "")\($0.key)  \(printable($0.label))"
    }
    let isOptional = item.takesAnswer && !item.isRequired && interview.sheet[index] == nil
    return lines + (isOptional ? [Phrase.optional.text(in: language)] : [])
  }

  private func state(of index: Int) -> [String] {
    let item = questionnaire.items[index]
    if let answer = interview.sheet[index] {
      let shown = Self.escaped(AnswerText(questionnaire, in: language).text(of: answer, to: item))
      let isEmptiable = !item.isRequired && answer != .nonanswer(.missing)
      let keeps: Phrase = isEmptiable ? .keepsOrEmpties : .keeps
      return ["\(Phrase.recorded.text(in: language)): \(shown)", keeps.text(in: language)]
    }
    return interview.answerAside(of: index) == nil ? [] : [Phrase.askedAgain.text(in: language)]
  }

  private func marked(_ instruction: LocalizedText) -> String {
    "(\(Phrase.instruction.text(in: language)): \(printable(instruction)))"
  }

  private func printable(_ text: LocalizedText) -> String {
    Self.escaped(questionnaire.rendered(text, in: language, given: interview.sheet))
  }

  /// Makes visible what would steer a terminal or turn the order of letters; line breaks stay.
  static func escaped(_ text: String) -> String {
    DisplayText.escaped(text, keeping: "\n")
  }
}
