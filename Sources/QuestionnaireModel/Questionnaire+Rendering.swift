import Words

/// How texts are filled in from the answers of one respondent.
extension Questionnaire {
  /// The text in a language with its pipes and forms filled in.
  ///
  /// A pipe without an answer gives its other words, or an ellipsis. A form without its answer gives
  /// all texts side by side. What respondents typed cannot steer a terminal or turn the writing.
  package func rendered(
    _ text: LocalizedText, in language: Language, given sheet: AnswerSheet
  ) -> String {
    TextTemplate.filled(text[language]) { part in
      switch part {
      case .literal(let words): words
      case .pipe(let name, let otherwise):
        piped(name, in: language, given: sheet) ?? otherwise ?? TextTemplate.ellipsis
      case .form(let forms):
        chosenForm(of: forms, given: sheet)?.text ?? TextTemplate.sideBySide(forms)
      }
    }
  }

  private func chosenForm(
    of forms: [TextTemplate.Form], given sheet: AnswerSheet
  ) -> TextTemplate.Form? {
    for form in forms {
      guard let item = formItems[form.key], case .choice(let code)? = sheet[item] else { continue }
      if items[item].type.optionList?.option(code: code)?.form == form.key { return form }
    }
    return nil
  }

  private func piped(_ name: String, in language: Language, given sheet: AnswerSheet) -> String? {
    guard let item = index(of: ItemID(name)), let answer = sheet[item] else { return nil }
    func label(_ code: Int) -> String {
      guard let option = items[item].type.optionList?.option(code: code) else {
        return String(code)
      }
      return rendered(option.label, in: language, given: sheet)
    }
    return switch answer {
    case .choice(let code): label(code)
    case .choices(let codes), .ranking(let codes): codes.map(label).joined(separator: ", ")
    case .integer(let number): String(number)
    case .decimal(let number): Self.written(number, in: language)
    case .text(let words): Self.harmless(words)
    case .date(let date): date.description
    case .time(let time): time.description
    case .nonanswer: nil
    }
  }

  /// A number without needless decimals, with the language's decimal sign.
  private static func written(_ number: Double, in language: Language) -> String {
    if let whole = Int(exactly: number) { return String(whole) }
    let usesPoint = language.rawValue.prefix(2) == "en"
    return String(String(number).map { $0 == "." && !usesPoint ? "," : $0 })
  }

  /// Typed words without what would steer a terminal, break a line or turn the order of letters.
  static func harmless(_ words: String) -> String {
    var result = ""
    for scalar in words.unicodeScalars {
      switch scalar.properties.generalCategory {
      case .control, .lineSeparator, .paragraphSeparator: result += " "
      default:
        if !scalar.properties.isBidiControl { result.unicodeScalars.append(scalar) }
      }
    }
    return result
  }
}
