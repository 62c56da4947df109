import QuestionnaireModel

extension LocalizedText {
  /// The text as paper says it, which knows no answers: forms side by side, pipes as `[P12]`.
  func onPaper(in language: Language) -> String {
    TextTemplate.filled(self[language]) { part in
      switch part {
      case .literal(let words): words
      case .pipe(let item, _): "[\(item)]"
      case .form(let forms): TextTemplate.sideBySide(forms)
      }
    }
  }
}
