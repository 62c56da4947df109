import QuestionnaireModel

extension Codebook {
  /// The codebook as one HTML page that needs nothing else.
  package func html() -> String {
    var page = Markup()
    page.verbatim("<!DOCTYPE html>")
    page.element("html", [("lang", language.rawValue)]) { page in
      page.element("head") { page in
        page.void("meta", [("charset", "utf-8")])
        page.void("meta", [("name", "viewport"), ("content", "width=device-width")])
        page.element("title", text: title)
        page.verbatim(CodebookStyle.sheet)
      }
      page.element("body") { page in
        page.element("main") { page in
          page.element("h1", text: title)
          page.element("p", [("class", "version")], text: subtitle)
          writeContents(to: &page)
          for chapter in chapters { write(chapter, to: &page) }
          for part in ethicsPages { part.write(in: language, to: &page) }
        }
      }
    }
    page.end()
    return page.text
  }

  private func writeContents(to page: inout Markup) {
    page.element("nav") { page in
      for chapter in chapters {
        page.element("p") { page in
          page.element("b", text: chapter.title)
          for entry in chapter.entries {
            page.element("a", [("href", "#\(entry.name)")], text: entry.name)
          }
        }
      }
    }
  }

  private func write(_ chapter: Chapter, to page: inout Markup) {
    page.element("section") { page in
      page.element("h2", text: chapter.title)
      for entry in chapter.entries { write(entry, to: &page) }
    }
  }

  private func write(_ entry: Entry, to page: inout Markup) {
    page.element("article", [("id", entry.name)]) { page in
      page.element("h3") { page in
        page.element("span", [("class", "name")], text: entry.name)
        page.element("span", [("class", "type")], text: entry.type)
      }
      if !entry.label.isEmpty { page.element("p", [("class", "label")], text: entry.label) }
      page.element("dl") { page in
        for fact in describing(entry) {
          page.element("dt", text: fact.name)
          page.element("dd", text: fact.value)
        }
      }
      if !entry.parts.isEmpty { write(entry.parts, isWide: true, to: &page) }
      if !entry.codes.isEmpty { write(entry.codes, isWide: false, to: &page) }
    }
  }

  private func write(_ codes: [Code], isWide: Bool, to page: inout Markup) {
    page.element("table", [("class", isWide ? "parts" : "codes")]) { page in
      for code in codes {
        page.element("tr", code.isNonanswer ? [("class", "none")] : []) { page in
          page.element("td", [("class", "code")], text: code.code)
          page.element("td", text: code.label)
        }
      }
    }
  }

  /// What stands between a variable's label and its codes.
  func describing(_ entry: Entry) -> [Fact] {
    let writer = CodebookWriter(questionnaire, language)
    var facts: [Fact] = []
    if let range = entry.range {
      facts.append(Fact(name: writer.say("Range", "Valori"), value: range))
    }
    let isIndex = !entry.facts.isEmpty && questionnaire.index(of: ItemID(entry.name)) == nil
    if !isIndex {
      let base = entry.base.map { "\(FormPhrase.onlyIf.text(in: language)) \($0)" }
      facts.append(
        Fact(name: writer.say("Asked", "Se întreabă"), value: base ?? writer.say("of all", "toți")))
    }
    if let condition = entry.condition {
      facts.append(Fact(name: writer.say("Condition", "Condiție"), value: condition))
    }
    return facts + entry.facts
  }
}

/// How the codebook looks.
enum CodebookStyle {
  static let sheet: StaticString = """
    <style>
    @page { size: A4; margin: 15mm 14mm; }
    * { box-sizing: border-box; margin: 0; padding: 0; }
    html { background: #e9e9ec; }
    body { font: 10pt/1.4 "Noto Sans", "Open Sans", "Liberation Sans", "DejaVu Sans", Arial, sans-serif; color: #14161a; }
    main { max-width: 210mm; margin: 8mm auto; padding: 14mm; background: #fff; box-shadow: 0 1px 6px #0003; }
    @media print { html { background: #fff; } main { margin: 0; padding: 0; max-width: none; box-shadow: none; } nav { break-after: page; } }
    h1 { font-size: 16pt; line-height: 1.2; }
    .version { color: #555; font-size: 8.5pt; margin: 1mm 0 5mm; }
    nav { border: .5pt solid #c9ccd3; padding: 3mm 4mm; font-size: 8.5pt; }
    nav p + p { margin-top: 1mm; }
    nav b { margin-right: 2mm; }
    nav a { color: #22477f; text-decoration: none; margin-right: 1.4mm; }
    h2 { font-size: 11.5pt; background: #22304d; color: #fff; padding: 1.2mm 2.5mm; margin: 7mm 0 2mm; break-after: avoid; }
    article { padding: 3mm 0; break-inside: avoid; }
    article + article { border-top: .4pt solid #c9ccd3; }
    h3 { display: flex; align-items: baseline; gap: 3mm; font-size: 10.5pt; }
    .name { font-family: "DejaVu Sans Mono", "Liberation Mono", monospace; }
    .type { font-weight: 400; font-size: 8.5pt; color: #555; }
    .label { margin-top: .6mm; }
    dl { display: grid; grid-template-columns: 34mm 1fr; column-gap: 3mm; font-size: 8.8pt; margin-top: 1mm; }
    dt { color: #555; }
    table { border-collapse: collapse; font-size: 9pt; margin-top: 1.6mm; }
    td { padding: .5mm 3mm .5mm 0; vertical-align: top; border-top: .3pt solid #e2e4e8; }
    td.code { font-family: "DejaVu Sans Mono", "Liberation Mono", monospace; font-size: 8.5pt; text-align: right; min-width: 34mm; }
    .none td { color: #666; font-style: italic; }
    </style>
    """
}
