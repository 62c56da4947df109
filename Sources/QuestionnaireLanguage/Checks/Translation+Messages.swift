import Diagnostics

/// What is wrong with a text's languages.
extension Diagnostic {
  static func missingTranslation(
    of subject: String, in languages: [String], at span: SourceSpan
  ) -> Diagnostic {
    let list = languages.map { "'\($0)'" }.joined(separator: ", ")
    return Diagnostic(
      .missingTranslation, .warning, "\(subject) has no text in \(list)", at: span)
  }

  static func missingSourceText(
    of subject: String, in language: String, at span: SourceSpan
  ) -> Diagnostic {
    Diagnostic(
      .missingSourceText, "\(subject) has no text in '\(language)', the source language", at: span)
  }

  static func undeclaredLanguage(
    _ language: String, declared: [String], at span: SourceSpan
  ) -> Diagnostic {
    Diagnostic(
      .undeclaredLanguage,
      "language '\(language)' is not declared; 'languages' has \(declared.joined(separator: ", "))",
      at: span)
  }

  static func staleTranslation(
    _ own: String, _ language: String, _ other: String, _ source: String, at span: SourceSpan
  ) -> Diagnostic {
    Diagnostic(
      .staleTranslation, .warning,
      "the text in '\(language)' says \(own) where that in '\(source)' says \(other); one of them was "
        + "changed and the other was not", at: span)
  }

  static func untranslated(
    _ language: String, _ source: String, at span: SourceSpan
  ) -> Diagnostic {
    Diagnostic(
      .untranslated, .warning,
      "the text in '\(language)' is that in '\(source)' word for word; translate it", at: span)
  }

  static func cedilla(replacement: String, at span: SourceSpan) -> Diagnostic {
    Diagnostic(
      .cedilla, .warning,
      "Romanian is written with a comma below ș and ț, not with a cedilla", at: span,
      fixIts: [FixIt("write ș and ț", edits: [Edit(span, replacement: replacement)])])
  }
}
