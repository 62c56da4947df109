package import QuestionnaireModel

/// The way through a questionnaire as a drawing: straight down where all go, around where some do.
///
/// Units stand in their order, one below the other. What is asked under a condition stands in a
/// frame, and a curve at the side leads past it.
package struct RouteMap: Sendable {
  let questionnaire: Questionnaire
  let language: Language

  package init(_ questionnaire: Questionnaire, in language: Language) {
    self.questionnaire = questionnaire
    self.language = language
  }

  package func render() -> String {
    let layout = RouteMapLayout(questionnaire, language)
    var svg = Markup()
    svg.element(
      "svg",
      [
        ("xmlns", "http://www.w3.org/2000/svg"), ("width", "\(layout.width)"),
        ("height", "\(layout.height)"), ("viewBox", "0 0 \(layout.width) \(layout.height)"),
        ("font-family", "Noto Sans, Open Sans, Liberation Sans, DejaVu Sans, Arial, sans-serif"),
        ("role", "img"),
      ]
    ) { svg in
      svg.element(
        "title",
        text: "\(questionnaire.title[language]): \(questionnaire.id) \(questionnaire.version)")
      svg.empty("rect", [("width", "100%"), ("height", "100%"), ("fill", "#ffffff")])
      RouteMapDrawing(layout).write(to: &svg)
    }
    svg.end()
    return svg.text
  }
}
