import Interviewing
import QuestionnaireModel

/// What the interview says where what was typed identifies a person.
extension Phrase {
  init(personal kind: PersonalData) {
    self =
      switch kind {
      case .personalNumber:
        Phrase(
          en: "this holds a personal number (CNP)", ro: "conține un cod numeric personal (CNP)")
      case .phone: Phrase(en: "this holds a phone number", ro: "conține un număr de telefon")
      case .account:
        Phrase(en: "this holds an account number (IBAN)", ro: "conține un număr de cont (IBAN)")
      case .mailAddress:
        Phrase(en: "this holds a mail address", ro: "conține o adresă de e-mail")
      }
  }

  /// Asks to say it in other words, with what was found and how it is overridden.
  static func personal(_ messages: [String]) -> Phrase {
    let said = messages.map { $0 + "\n" }.joined()
    return Phrase(
      en: said
        + "nothing kept here may tell who somebody is; say it in other words. To keep it all "
        + "the same, type it once more: the log will say so",
      ro: said
        + "nimic din ce se păstrează aici nu poate spune cine este cineva; spuneți altfel. Ca "
        + "să rămână totuși, scrieți-l încă o dată: jurnalul va arăta acest lucru")
  }
}
