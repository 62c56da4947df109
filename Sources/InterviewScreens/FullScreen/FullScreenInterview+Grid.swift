import Diagnostics
import Interviewing
import QuestionnaireModel
import Terminal
import Words

/// A battery as a grid: its rows under each other, the options as columns.
extension FullScreenInterview where Screen: ~Copyable, Recorder: ~Copyable {
  func addGrid(at index: Int, to text: inout PageText, _ page: inout Page) {
    guard let battery = interview.questionnaire.items[index].battery,
      let list = interview.questionnaire.items[index].type.optionList
    else { return }
    let stem = interview.questionnaire.batteries[battery]
    text.add(said(stem.text), .strong)
    if let instruction = stem.instruction { text.add("▸ " + said(instruction), .faint) }
    if let card = interview.questionnaire.items[index].meaning.card {
      text.add("▸ " + Phrase.card(LineScreen.escaped(card)).text(in: language), .accent)
    }
    text.gap()
    let legend = (list.options.map { "\($0.code) \(said($0.label))" }).joined(separator: " · ")
    text.add(legend, .faint)
    text.add(nonanswers(of: index), .faint)
    text.gap()
    let shown = list.options.map(\.code)
    for row in rows(of: stem) {
      add(row, codes: shown, isCurrent: row == index, to: &text, &page)
    }
    if field.isEmptied, !interview.questionnaire.items[index].isRequired {
      text.gap()
      text.add(Phrase.emptied.text(in: language), .warning)
    }
  }

  /// The rows of a battery that the route reaches, in the order in which they are asked.
  private func rows(of battery: Battery) -> [Int] {
    battery.rows.filter { interview.questionnaire.shows($0, given: interview.sheet) }
      .sorted { interview.order.rank(of: $0) < interview.order.rank(of: $1) }
  }

  private func nonanswers(of index: Int) -> String {
    interview.questionnaire.items[index].nonanswers.compactMap(interview.questionnaire.nonanswer)
      .map { "\($0.key) \(said($0.label))" }.joined(separator: " · ")
  }

  private func add(
    _ row: Int, codes: [Int], isCurrent: Bool, to text: inout PageText, _ page: inout Page
  ) {
    let cells = codes.count * 4 + 4
    let width = max(12, text.width - cells - 3)
    let lines = TextLayout.wrapped(said(interview.questionnaire.items[row].text), width: width)
    let start = text.lines.count
    for (number, words) in lines.enumerated() {
      var line = Page.Line(number == 0 && isCurrent ? "▸ " : "  ", .accent)
      line.append(TextLayout.left(words, width: width + 1), isCurrent ? .strong : .plain)
      if number == lines.count - 1 { appendCells(of: row, codes, isCurrent, to: &line) }
      text.add(line)
    }
    guard isCurrent else { return }
    page.focus = start...(text.lines.count - 1)
  }

  private func appendCells(
    of row: Int, _ codes: [Int], _ isCurrent: Bool, to line: inout Page.Line
  ) {
    let held = isCurrent ? held(at: row) : interview.sheet[row]
    for (place, code) in codes.enumerated() {
      let isHeld = held == .choice(code)
      let isMarked = isCurrent && field.marked == place
      let number = String(code)
      let style: Style = isMarked ? .reversed : isHeld ? .accent : isCurrent ? .plain : .faint
      line.append(isHeld ? "(\(number))" : " \(number) ", style)
      line.append(number.count == 1 ? " " : "")
    }
    if case .nonanswer(let kind)? = held, let option = interview.questionnaire.nonanswer(kind) {
      line.append(" (\(option.key))", .accent)
    } else if isCurrent, let marked = field.marked, marked >= codes.count {
      line.append(" \(field.choices[marked].key) ", .reversed)
    }
  }
}
