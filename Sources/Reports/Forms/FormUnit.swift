import QuestionnaireModel
import Words

/// One question of a paper form, or a battery.
struct FormUnit {
  let form: PrintedForm
  let unit: FlowUnit
  let flow: QuestionnaireFlow

  init(_ form: PrintedForm, _ unit: FlowUnit, _ flow: QuestionnaireFlow) {
    self.form = form
    self.unit = unit
    self.flow = flow
  }

  /// Longer ids do not fit beside the question and stand above it.
  private static let longestIDBeside = 7

  private var item: Item { form.questionnaire.items[unit.items.lowerBound] }

  func write(to page: inout Markup) {
    let isLong = (item.type.optionList?.options.count ?? 0) > AnswerSpace.longList
    let kind =
      unit.battery != nil
      ? "question battery" : !item.takesAnswer ? "note" : isLong ? "question longlist" : "question"
    page.element("article", [("class", kind)]) { page in
      let battery = unit.battery.map { form.questionnaire.batteries[$0] }
      if item.takesAnswer {
        let id = (battery?.id ?? item.id).rawValue
        page.element(
          "p", [("class", id.count > Self.longestIDBeside ? "id long" : "id")], text: id)
      }
      page.element("div", [("class", "body")]) { page in
        page.element("div", [("class", "texts ask")]) { page in
          form.write(battery?.text ?? item.text, "p", to: &page)
        }
        writeInstruction(battery?.instruction ?? item.instruction, to: &page)
        if unit.battery == nil {
          AnswerSpace(form, unit.items.lowerBound, flow).write(to: &page)
        } else {
          BatteryGrid(form, unit, flow).write(to: &page)
        }
      }
    }
  }

  /// What is for the interviewer's eyes: never read out, so set apart.
  private func writeInstruction(_ text: LocalizedText?, to page: inout Markup) {
    let card = item.meaning.card
    guard text != nil || card != nil else { return }
    page.element("div", [("class", "interviewer texts")]) { page in
      for language in form.languages {
        page.element("p", [("lang", language.rawValue)]) { page in
          page.element("b", text: FormPhrase.interviewer.text(in: language))
          let shown = card.map { FormPhrase.showCard($0).text(in: language) + "." }
          page.write(
            " " + [shown, text?.onPaper(in: language)].compactMap(\.self).joined(separator: " "))
        }
      }
    }
  }
}

/// Where the answer to one item is marked or written.
struct AnswerSpace {
  /// More options than this stand in columns, or break over pages.
  static let longList = 16

  private let form: PrintedForm
  private let index: Int
  private let flow: QuestionnaireFlow
  private let item: Item

  init(_ form: PrintedForm, _ index: Int, _ flow: QuestionnaireFlow) {
    self.form = form
    self.index = index
    self.flow = flow
    item = form.questionnaire.items[index]
  }

  func write(to page: inout Markup) {
    switch item.type {
    case .single(let list), .consent(let list), .assigned(let list, _):
      writeOptions(list, isRound: true, to: &page)
    case .multiple(let list, let limit):
      writeHint(limit.map { .tickAtMost($0) } ?? .tickAll, to: &page)
      writeOptions(list, isRound: false, to: &page)
    case .drawn(let list, _, let most):
      writeHint(.tickAtMost(most), to: &page)
      writeOptions(list, isRound: false, to: &page)
    case .ranking(let list, let limit):
      writeHint(.numberInOrder(limit: limit), to: &page)
      writeOptions(list, isRound: false, to: &page)
    case .time(let range):
      writeCells(
        groups: [2, 2], separator: ":",
        bounds: range.map { "\($0.lowerBound) … \($0.upperBound)" }, to: &page)
    case .integer(let range):
      writeCells(
        groups: [Self.digits(range)], bounds: range.map { "\($0.lowerBound) … \($0.upperBound)" },
        to: &page)
    case .decimal(let range, let places):
      let whole = range.map { Self.digits(Int($0.lowerBound)...Int($0.upperBound)) } ?? 6
      writeCells(
        groups: [whole, places], separator: ",",
        bounds: range.map { "\(DecimalText.of($0.lowerBound)) … \(DecimalText.of($0.upperBound))" },
        to: &page
      )
    case .date(let range): writeDate(range, to: &page)
    case .text(let limit): writeLines(limit, to: &page)
    case .scale(let range, let low, let high), .differential(let range, let low, let high):
      writeScale(range, low, high, to: &page)
    case .computed, .note: return
    }
    writeNonanswers(to: &page)
  }

  private func writeOptions(_ list: OptionList, isRound: Bool, to page: inout Markup) {
    // Names are often the same in both languages, and then stand once.
    let isShared = list.options.allSatisfy { option in
      form.languages.allSatisfy { option.label[$0] == option.label[form.languages[0]] }
    }
    let isLong = list.options.count > Self.longList && isShared
    page.element("ul", [("class", isLong ? "options long" : "options")]) { page in
      for option in list.options {
        page.element("li") { page in
          page.element("span", [("class", isRound ? "box round" : "box")], text: "")
          page.element("span", [("class", "code")], text: String(option.code))
          if isShared {
            page.element("span", [("class", "label")], text: option.label[form.languages[0]])
          } else {
            page.element("span", [("class", "texts label")]) { page in
              form.write(option.label, "span", to: &page)
            }
          }
          let jump = isRound ? flow.jump(from: index, with: .choice(option.code)) : nil
          if option.isExclusive {
            page.element("span", [("class", "rule")], text: form.all(.ruleOut))
          }
          if let jump {
            page.element("span", [("class", "leader")], text: "")
            writeJump(jump, to: &page)
          }
        }
      }
    }
  }

  private func writeJump(_ jump: QuestionnaireFlow.Jump, to page: inout Markup) {
    let target =
      switch jump {
      case .to(let item): flow.unitName(at: item) ?? form.all(.end)
      case .end: form.all(.end)
      }
    page.element("span", [("class", "jump")], text: "→ \(target)")
  }

  private func writeHint(_ hint: FormPhrase, to page: inout Markup) {
    page.element("p", [("class", "hint")], text: form.all(hint))
  }

  /// Cells for digits, in groups parted by a sign.
  private func writeCells(
    groups: [Int], separator: String = "", captions: [String] = [], bounds: String?,
    to page: inout Markup
  ) {
    page.element("p", [("class", "cells")]) { page in
      for (place, count) in groups.enumerated() where count > 0 {
        if place > 0 { page.element("span", [("class", "sign")], text: separator) }
        page.element("span", [("class", "group")]) { page in
          for _ in 0..<count { page.element("span", [("class", "cell")], text: "") }
          if place < captions.count {
            page.element("span", [("class", "caption")], text: captions[place])
          }
        }
      }
      if let bounds { page.element("span", [("class", "bounds")], text: bounds) }
    }
  }

  private func writeDate(_ range: ClosedRange<CalendarDate>?, to page: inout Markup) {
    writeCells(
      groups: [2, 2, 4], separator: ".",
      captions: [form.all(.day), form.all(.month), form.all(.year)],
      bounds: range.map { "\($0.lowerBound) … \($0.upperBound)" }, to: &page)
  }

  private func writeLines(_ limit: Int, to page: inout Markup) {
    page.element("div", [("class", "lines")]) { page in
      for _ in 0..<min(5, max(1, limit / 120)) {
        page.element("div", [("class", "rule-line")], text: "")
      }
    }
  }

  private func writeScale(
    _ range: ClosedRange<Int>, _ low: LocalizedText, _ high: LocalizedText, to page: inout Markup
  ) {
    page.element("div", [("class", "scale")]) { page in
      page.element("div", [("class", "end low")]) { page in form.write(low, "span", to: &page) }
      page.element("div", [("class", "points")]) { page in
        for point in range {
          page.element("span", [("class", "point")]) { page in
            page.element("span", [("class", "code")], text: String(point))
            page.element("span", [("class", "box round")], text: "")
          }
        }
      }
      page.element("div", [("class", "end high")]) { page in form.write(high, "span", to: &page) }
    }
  }

  private func writeNonanswers(to page: inout Markup) {
    let allowed = item.nonanswers.compactMap(form.questionnaire.nonanswer)
    guard !allowed.isEmpty || !item.isRequired else { return }
    page.element("p", [("class", "nonanswers")]) { page in
      for nonanswer in allowed {
        page.element("span", [("class", "nonanswer")]) { page in
          page.element("span", [("class", "box round")], text: "")
          page.element("span", [("class", "code")], text: String(nonanswer.code))
          page.element(
            "span", text: form.languages.map { nonanswer.label[$0] }.joined(separator: " / "))
          let isSingle = if case .single = item.type { true } else { false }
          if isSingle, let jump = flow.jump(from: index, with: .nonanswer(nonanswer.kind)) {
            writeJump(jump, to: &page)
          }
        }
      }
      if !item.isRequired { page.element("i", text: form.all(.mayBeEmpty)) }
    }
  }

  /// How many cells the longest number of a range needs.
  private static func digits(_ range: ClosedRange<Int>?) -> Int {
    guard let range else { return 6 }
    return max(String(range.lowerBound).count, String(range.upperBound).count)
  }
}

/// Numbers as people write them.
enum DecimalText {
  /// A whole number without decimals.
  static func of(_ number: Double) -> String {
    Int(exactly: number).map(String.init) ?? String(number)
  }
}
