import Arguments
import Diagnostics
import QuestionnaireLanguage
import QuestionnaireModel

extension Streams {
  /// Reads a questionnaire that must be without errors; else says what they are and returns nil.
  ///
  /// Warnings are the checker's matter and are not repeated.
  mutating func readQuestionnaire(_ source: SourceText) -> Questionnaire? {
    let (questionnaire, diagnostics) = QuestionnaireReader.read(source)
    guard let questionnaire else {
      error.write(errorRenderer.render(Findings(source: source, diagnostics: diagnostics)))
      report("percept: error: mend the errors first")
      return nil
    }
    return questionnaire
  }

  /// The language meant, or the source language; nil, with a reason, where there is no such.
  mutating func language(
    _ name: String?, of questionnaire: Questionnaire, for command: String
  ) -> Language? {
    guard let name else { return questionnaire.languages[0] }
    do throws(UnknownLanguage) {
      return try questionnaire.language(named: name)
    } catch {
      _ = misused(command, error)
      return nil
    }
  }
}
