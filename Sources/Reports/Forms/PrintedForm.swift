import Diagnostics
package import QuestionnaireModel

/// A questionnaire as a paper form: one HTML page that needs nothing else, made for A4.
///
/// Skip instructions are made of the same routes that interviews follow. Two languages stand side
/// by side with one set of codes. There are no scripts.
package struct PrintedForm: Sendable {
  let questionnaire: Questionnaire
  /// One language, or two.
  let languages: [Language]

  package init(_ questionnaire: Questionnaire, in languages: [Language]) {
    precondition((1...2).contains(languages.count), "a form is in one language or in two")
    self.questionnaire = questionnaire
    self.languages = languages
  }

  package func render() -> String {
    var page = Markup()
    page.verbatim("<!DOCTYPE html>")
    page.element("html", [("lang", languages[0].rawValue)]) { page in
      page.element("head") { page in
        page.void("meta", [("charset", "utf-8")])
        page.void("meta", [("name", "viewport"), ("content", "width=device-width")])
        page.element("title", text: questionnaire.title[languages[0]])
        page.verbatim(FormStyle.sheet)
      }
      page.element("body", [("class", languages.count == 2 ? "two" : "one")]) { page in
        page.element("main") { page in
          writeHeading(to: &page)
          for language in languages {
            for part in EthicsPages(questionnaire, in: language).before {
              part.write(in: language, to: &page)
            }
          }
          let flow = QuestionnaireFlow(questionnaire, isOnPaper: true)
          for (section, nodes) in flow.sections { write(section, nodes, flow, to: &page) }
          for language in languages {
            for part in EthicsPages(questionnaire, in: language).after {
              part.write(in: language, to: &page)
            }
          }
        }
      }
    }
    page.end()
    return page.text
  }

  private func writeHeading(to page: inout Markup) {
    page.element("header") { page in
      page.element("div", [("class", "texts")]) { page in
        for language in languages {
          page.element(
            "h1", [("lang", language.rawValue)], text: questionnaire.title[language])
        }
      }
      page.element(
        "p", [("class", "version")],
        text: "\(questionnaire.id), \(FormPhrase.version.text(in: languages[0])) "
          + questionnaire.version)
      page.element("div", [("class", "fields")]) { page in
        for phrase in [FormPhrase.interviewNumber, .date, .interviewerName] {
          page.element("p", [("class", "field")]) { page in
            page.element("span", text: all(phrase))
            page.element("span", [("class", "line")], text: "")
          }
        }
      }
    }
  }

  private func write(
    _ section: Int, _ nodes: [FlowNode], _ flow: QuestionnaireFlow, to page: inout Markup
  ) {
    page.element("section") { page in
      let title = questionnaire.sections[section].title
      if !title.isEmpty {
        page.element("div", [("class", "texts heading")]) { page in
          for language in languages {
            page.element("h2", [("lang", language.rawValue)], text: title[language])
          }
        }
      }
      for node in nodes { write(node, flow, to: &page) }
    }
  }

  private func write(_ node: FlowNode, _ flow: QuestionnaireFlow, to page: inout Markup) {
    switch node {
    case .unit(let unit): FormUnit(self, unit, flow).write(to: &page)
    case .block(let condition, let nodes):
      page.element("div", [("class", "route")]) { page in
        page.element("div", [("class", "if texts")]) { page in
          for language in languages {
            page.element("p", [("lang", language.rawValue)]) { page in
              let words = ConditionWords(questionnaire, in: language).text(of: condition)
              page.element("b", text: FormPhrase.onlyIf.text(in: language))
              page.write(" \(words); ")
              page.element("span", [("class", "go")], text: otherwise(node, flow, language))
            }
          }
        }
        for node in nodes { write(node, flow, to: &page) }
      }
    }
  }

  private func otherwise(
    _ node: FlowNode, _ flow: QuestionnaireFlow, _ language: Language
  ) -> String {
    let place = flow.unitName(at: node.end) ?? FormPhrase.end.text(in: language)
    return "\(FormPhrase.otherwiseGoTo.text(in: language)) \(place)"
  }

  /// A phrase in the languages of the form, once where they say the same.
  func all(_ phrase: FormPhrase) -> String {
    var words: [String] = []
    for language in languages where !words.contains(phrase.text(in: language)) {
      words.append(phrase.text(in: language))
    }
    return words.joined(separator: " / ")
  }

  /// A text in the languages of the form, each in an element of its own.
  func write(_ text: LocalizedText, _ name: StaticString, to page: inout Markup) {
    for language in languages {
      page.element(name, [("lang", language.rawValue)], text: text.onPaper(in: language))
    }
  }
}
