import Diagnostics
import Interviewing
import QuestionnaireModel
import Terminal
import Words

/// A paper form on a screen: the fields of a section under each other, the active one marked.
struct FormPage {
  private let entry: KeyedEntry
  private let width: Int
  private var language: Language { entry.interview.language }

  init(_ entry: KeyedEntry, width: Int) {
    self.entry = entry
    self.width = width
  }

  /// The page without the message of the moment.
  var page: Page {
    var page = Page()
    page.left = entry.interview.form.map(title) ?? ""
    page.keys = Phrase.formKeys.text(in: language)
    guard let field = entry.field else {
      page.body = [Page.Line(), Page.Line(Phrase.formEnd.text(in: language), .strong)]
      return page
    }
    let section = entry.questionnaire.items[field.item].section
    if entry.questionnaire.sections.indices.contains(section) {
      let heading = entry.questionnaire.sections[section].title
      page.right = TextLayout.shortened(
        LineScreen.escaped(TextTemplate.neutral(heading[language])), width: width / 2)
    }
    for item in fields(of: section, with: field.item) {
      guard item == field.item else {
        page.body.append(line(of: item))
        continue
      }
      page.focus = page.body.count...page.body.count
      let (active, column) = activeLine(field)
      page.cursor = Page.Place(line: page.body.count, column: column)
      page.body.append(active)
    }
    return page
  }

  private func title(of form: KeyedForm) -> String {
    let parts = [
      Phrase.formNumber(LineScreen.escaped(form.number)).text(in: language),
      LineScreen.escaped(form.batch),
      form.verifies == nil ? "" : Phrase.formSecondKeying.text(in: language),
    ]
    return parts.filter { !$0.isEmpty }.joined(separator: " · ")
  }

  /// The fields of a section that the route leads by, and the active one.
  private func fields(of section: Int, with active: Int) -> [Int] {
    let questionnaire = entry.questionnaire
    return questionnaire.items.indices.filter { index in
      let item = questionnaire.items[index]
      guard item.section == section, item.takesAnswer, !item.isDerived else { return false }
      return index == active || entry.interview.keyedContent(of: index) != nil
        || questionnaire.shows(index, given: entry.interview.sheet)
    }.sorted { entry.interview.order.rank(of: $0) < entry.interview.order.rank(of: $1) }
  }

  private static let nameWidth = 10
  private static let valueWidth = 16

  private func line(of item: Int) -> Page.Line {
    var line = Page.Line("  " + name(of: item), .faint)
    line.append(TextLayout.left(value(of: item), width: Self.valueWidth), .plain)
    let rest = width - 2 - Self.nameWidth - Self.valueWidth - 1
    line.append(" " + words(of: item, width: max(12, rest)), .faint)
    return line
  }

  private func activeLine(_ field: FormField) -> (line: Page.Line, column: Int) {
    var line = Page.Line("▸ " + name(of: field.item), .accent)
    let showsHeld = entry.typed.isEmpty && entry.aside == nil && !entry.isEmptied
    let shown = showsHeld ? value(of: field.item) : entry.typed
    let typed = LineScreen.escaped(shown)
    let space = field.kind == .text ? max(Self.valueWidth, width / 2) : Self.valueWidth
    let tail = DisplayText.width(typed) < space ? typed : String(typed.suffix(space - 1))
    line.append(TextLayout.left(tail, width: space), .reversed)
    let hint =
      entry.aside == nil
      ? EntryWording(entry.interview).expectation(of: field)
      : Phrase.entryAside.text(in: language)
    line.append(" " + hint + "  ", .strong)
    let rest = width - 2 - Self.nameWidth - space - DisplayText.width(hint) - 3
    if rest > 8 { line.append(words(of: field.item, width: rest)) }
    let cells = DisplayText.width(entry.typed.isEmpty ? "" : tail)
    return (line, 2 + Self.nameWidth + cells)
  }

  private func name(of item: Int) -> String {
    let id = entry.questionnaire.items[item].id.rawValue
    return TextLayout.left(
      TextLayout.shortened(id, width: Self.nameWidth - 1), width: Self.nameWidth)
  }

  private func words(of item: Int, width: Int) -> String {
    let text = entry.questionnaire.rendered(
      entry.questionnaire.items[item].text, in: language, given: entry.interview.sheet)
    return TextLayout.shortened(LineScreen.escaped(text), width: width)
  }

  /// What was keyed, as it was keyed.
  private func value(of item: Int) -> String {
    guard let content = entry.interview.keyedContent(of: item) else { return "" }
    let text = content.said.map { "⚑ \($0)" } ?? content.answer.map(keyed) ?? ""
    return TextLayout.shortened(LineScreen.escaped(text), width: Self.valueWidth)
  }

  private func keyed(_ answer: Answer) -> String {
    switch answer {
    case .choice(let code), .integer(let code): String(code)
    case .choices(let codes), .ranking(let codes):
      codes.map { String($0) }.joined(separator: " ")
    case .decimal(let number): String(number)
    case .text(let text): text
    case .date(let date): date.description
    case .time(let time): time.description
    case .nonanswer(.missing): "·"
    case .nonanswer(let kind):
      entry.questionnaire.nonanswer(kind).map { String($0.key) } ?? kind.rawValue
    }
  }
}

extension Phrase {
  static let formSecondKeying = Phrase(en: "second keying", ro: "a doua introducere")
  static let formEnd = Phrase(
    en: "End of the form. Enter stores it; ↑ goes back.",
    ro: "Sfârșitul formularului. Enter îl păstrează; ↑ revine.")
  static let formKeys = Phrase(
    en: "Enter next  ↑ back  ↓ on  F2 to a field  F1 help  F12 hides  Esc leaves the form",
    ro: "Enter mai departe  ↑ înapoi  ↓ înainte  F2 la un câmp  F1 ajutor"
      + "  F12 ascunde  Esc iese din formular")
  static let formGoTo = Phrase(en: "To the field", ro: "La câmpul")
  static let formHelp = Phrase(
    en: """
      Key what the paper says. A field that is full goes on by itself; Enter goes on early, and
      leaves an empty field empty. . or ⌫ and Enter empties a field. The keys of non-answers
      stand beside the field; in a text they need a dot before them. Several codes: 134, or 1 10.
      F2 goes to a field by its name; off the route, what is keyed there is flagged. What a field
      cannot hold is refused with the bell: ⌫ opens the field again, and . leaves it empty; the same
      once more is kept and flagged (⚑). What is pasted waits for Enter. F12 or Ctrl-X hides the
      form; your passphrase and Enter bring it back.
      """,
    ro: """
      Introduceți ce scrie pe hârtie. Un câmp plin trece singur mai departe; Enter trece mai devreme
      și lasă gol un câmp gol. . sau ⌫ și Enter golește un câmp. Tastele non-răspunsurilor stau lângă
      câmp; într-un text au nevoie de un punct înainte. Mai multe coduri: 134 sau 1 10.
      F2 merge la un câmp după nume; în afara traseului, ce se introduce se marchează. Ce nu încape
      se refuză cu un semnal sonor: ⌫ deschide din nou câmpul, iar . îl lasă gol; același lucru încă o
      dată se păstrează, marcat (⚑). Ce lipiți așteaptă Enter. F12 sau Ctrl-X ascunde formularul;
      parola și Enter îl readuc.
      """)
  static let formReopen = Phrase(en: "⌫ opens the field again.", ro: "⌫ deschide din nou câmpul.")

  static func formNumber(_ number: String) -> Phrase {
    Phrase(en: "Form \(number)", ro: "Formularul \(number)")
  }
}
