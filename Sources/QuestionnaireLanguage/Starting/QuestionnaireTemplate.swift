import Diagnostics
import QuestionnaireModel

/// Why a questionnaire could not be started.
package enum TemplateFault: Error, Hashable, Sendable, CustomStringConvertible {
  case name
  case languages

  package var description: String {
    switch self {
    case .name:
      "a questionnaire's name is a letter, then letters, digits and '_', at most "
        + "\(NameGrammar.longest) in all"
    case .languages: "languages are tags such as ro,en, each once and separated by commas"
    }
  }
}

/// The first text of a questionnaire: it passes the checker and shows what one needs.
package enum QuestionnaireTemplate {
  /// Writes the questionnaire; a language that it has no words for gets the English ones to translate.
  package static func text(name: String, languages: [String]) throws(TemplateFault) -> String {
    guard NameGrammar.isName(name) else { throw .name }
    guard !languages.isEmpty, Set(languages).count == languages.count,
      languages.allSatisfy(QuestionnaireDecoder.isLanguageTag)
    else { throw .languages }
    let text = TemplateWriter(languages: languages).text(name: name)
    // A word of the language itself, such as 'key', is shaped like a tag and is none.
    let source = SourceText(name: name, text: text)
    guard QuestionnaireReader.read(source).diagnostics.isEmpty else { throw .languages }
    return text
  }
}

/// Writes the parts of the questionnaire, each text in all languages.
private struct TemplateWriter {
  let languages: [String]

  func text(name: String) -> String {
    let names = languages.joined(separator: ", ")
    return """
      # A questionnaire that has been started: change what it says, then run 'percept check'.
      # Lines that begin with '#' are comments; the language guide explains every key.
      questionnaire: \(name)
      version: 0.1.0                  # raise it with every change once interviews have begun
      languages: [\(names)]\(note("the first is the source language"))
      title: {\(say("A study of people's experiences", "Un studiu despre experiențele oamenilor"))}

      # Why there is no answer is kept apart from answers. Choose codes that no answer can have.
      nonanswers:
        dont_know: {code: -98, key: d, \(say("Don't know", "Nu știu"))}
        refused: {code: -99, key: r, \(say("No answer", "Nu răspund"))}

      # A scale is a list of options with a name, so that items can share it.
      scales:
        agree5:
          options:
            1: {\(say("Strongly disagree", "Dezacord total"))}
            2: {\(say("Rather disagree", "Mai degrabă dezacord"))}
            3: {\(say("Neither agree nor disagree", "Nici acord, nici dezacord"))}
            4: {\(say("Rather agree", "Mai degrabă acord"))}
            5: {\(say("Strongly agree", "Acord total"))}
          allow: [dont_know, refused]

      sections:
      - id: start
        title: {\(say("Start", "Început"))}
        items:
        - id: welcome
          type: note                  # read out, takes no answer
          \(lines("Thank you for your time. There are no right or wrong answers, and you may stop at any time.",
            "Vă mulțumim pentru timpul acordat. Nu există răspunsuri bune sau rele și vă puteți opri oricând."))
        - id: agrees
          type: consent               # declining ends the interview
          \(lines("I have read the information note and agree to take part.",
            "Am citit nota de informare și sunt de acord să particip."))
          options:
            1: {\(say("Yes, I agree", "Da, sunt de acord"))}
            2: {\(say("No", "Nu"))}

      - id: experience
        title: {\(say("Your experience", "Experiența dumneavoastră"))}
        items:
        - id: asked_for_help
          type: single
          \(lines("Have you asked an institution for help in the last 12 months?",
            "Ați cerut ajutorul unei instituții în ultimele 12 luni?"))
          options:
            yes: {code: 1, \(say("Yes", "Da"))}
            no: {code: 2, \(say("No", "Nu"))}
        - id: times
          type: integer
          range: 1..100
          when: asked_for_help = yes  # asked only where this is true
          \(lines("How many times?", "De câte ori?"))
        - id: views
          battery: agree5             # rows that share a scale
          \(lines("How far do you agree with each statement?",
            "În ce măsură sunteți de acord cu fiecare afirmație?"))
          items:
          - id: views_a
            \(rowLines("I know where to ask for help.", "Știu unde pot cere ajutor."))
          - id: views_b
            \(rowLines("People who ask for help are listened to.",
              "Oamenii care cer ajutor sunt ascultați."))

      - id: end
        title: {\(say("End", "Încheiere"))}
        items:
        - id: comments
          type: text
          limit: 500
          required: no                # may be left empty
          \(lines("Is there anything you would like to add?", "Doriți să mai adăugați ceva?"))
          instruction:                # for the interviewer, never read out
            \(rowLines("Do not enter names or anything else that can identify a person.",
              "Nu notați nume sau alte date care pot identifica o persoană."))
        - id: goodbye
          type: note
          # Put in the contacts of the support services of your region.
          \(lines("Thank you. If you need help, call 112 in an emergency.",
            "Vă mulțumim. Dacă aveți nevoie de ajutor, sunați la 112 în caz de urgență."))

      """
  }

  private func note(_ words: String) -> String {
    languages.count > 1 ? "            # \(words)" : ""
  }

  /// The text in all languages, within braces.
  private func say(_ english: String, _ romanian: String) -> String {
    entries(english, romanian).joined(separator: ", ")
  }

  /// The text in all languages, one to a line, under an item.
  private func lines(_ english: String, _ romanian: String) -> String {
    entries(english, romanian).joined(separator: "\n    ")
  }

  /// The same, one step deeper.
  private func rowLines(_ english: String, _ romanian: String) -> String {
    entries(english, romanian).joined(separator: "\n      ")
  }

  private func entries(_ english: String, _ romanian: String) -> [String] {
    languages.map { language in
      switch language {
      case "en": "en: \"\(english)\""
      case "ro": "ro: \"\(romanian)\""
      default: "\(language): \"[\(language)] \(english)\""
      }
    }
  }
}
