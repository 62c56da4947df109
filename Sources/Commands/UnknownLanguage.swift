import QuestionnaireModel
import Words

/// A language that a questionnaire is not written in.
struct UnknownLanguage: Error, CustomStringConvertible {
  let language: String
  let questionnaire: Questionnaire

  var description: String {
    let known = questionnaire.languages.map(\.rawValue)
    return "\(questionnaire.id) is not written in '\(language)'; "
      + hint(for: language, among: known, called: "languages")
  }
}

extension Questionnaire {
  /// The language of that name.
  func language(named name: String) throws(UnknownLanguage) -> Language {
    let language = Language(name)
    guard languages.contains(language) else {
      throw UnknownLanguage(language: name, questionnaire: self)
    }
    return language
  }
}
