import Interviewing
package import QuestionnaireModel

/// The words for lines that are no text, or too long, for the person who typed them.
package struct UnreadableWording: Sendable {
  private let language: Language

  package init(in language: Language) {
    self.language = language
  }

  package var notUTF8: String { Phrase.notText.text(in: language) }

  package func tooLong(bytes limit: Int) -> String {
    Phrase(
      en: "the line has more than \(limit) bytes, so nothing of it was taken; type a shorter one",
      ro:
        "rândul are peste \(limit) de octeți, așa că nu s-a luat nimic din el; scrieți unul mai scurt"
    ).text(in: language)
  }
}

extension Phrase {
  static let notText = Phrase(
    en:
      "something typed is not UTF-8 text, so it was not taken; set the terminal to UTF-8 and type it"
      + " again",
    ro:
      "ceva din ce s-a scris nu este text UTF-8, așa că nu s-a luat; puneți terminalul pe UTF-8 și"
      + " scrieți din nou")
}
