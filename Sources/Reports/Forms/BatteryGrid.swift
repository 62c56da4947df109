import QuestionnaireModel

/// The rows of a battery beside the codes they share.
struct BatteryGrid {
  private let form: PrintedForm
  private let unit: FlowUnit
  private let flow: QuestionnaireFlow

  init(_ form: PrintedForm, _ unit: FlowUnit, _ flow: QuestionnaireFlow) {
    self.form = form
    self.unit = unit
    self.flow = flow
  }

  private var rows: ArraySlice<Item> { form.questionnaire.items[unit.items] }

  func write(to page: inout Markup) {
    let options = rows.first?.type.optionList?.options ?? []
    let kinds = form.questionnaire.nonanswers.filter { declared in
      rows.contains { $0.nonanswers.contains(declared.kind) }
    }
    page.element("table") { page in
      page.element("thead") { page in
        page.element("tr") { page in
          page.element("th", [("class", "statement")], text: "")
          for option in options { writeHead(option.label, "option", to: &page) }
          for kind in kinds { writeHead(kind.label, "option none", to: &page) }
        }
      }
      page.element("tbody") { page in
        for index in unit.items { writeRow(index, options, kinds, to: &page) }
      }
    }
  }

  private func writeHead(_ label: LocalizedText, _ kind: String, to page: inout Markup) {
    page.element("th", [("class", kind)]) { page in form.write(label, "span", to: &page) }
  }

  private func writeRow(
    _ index: Int, _ options: [AnswerOption], _ kinds: [NonanswerOption], to page: inout Markup
  ) {
    let item = form.questionnaire.items[index]
    let own = flow.ownConditions(ofRow: index, in: unit)
    page.element("tr") { page in
      page.element("td", [("class", "statement")]) { page in
        page.element("span", [("class", "row-id")], text: item.id.rawValue)
        page.element("div", [("class", "row-texts")]) { page in
          form.write(item.text, "span", to: &page)
          for language in form.languages where !own.isEmpty {
            let words = ConditionWords(form.questionnaire, in: language).text(of: own)
            page.element(
              "em", [("lang", language.rawValue)],
              text: "\(FormPhrase.onlyIf.text(in: language)) \(words)")
          }
        }
      }
      for option in options { writeCell(String(option.code), "option", to: &page) }
      for kind in kinds {
        writeCell(
          item.nonanswers.contains(kind.kind) ? String(kind.code) : nil, "option none", to: &page)
      }
    }
  }

  private func writeCell(_ code: String?, _ kind: String, to page: inout Markup) {
    page.element("td", [("class", kind)]) { page in
      guard let code else { return }
      page.element("span", [("class", "box round")], text: "")
      page.element("span", [("class", "code")], text: code)
    }
  }
}
