import Interviewing
import QuestionnaireModel

/// What the interview on a whole screen says of itself.
extension Phrase {
  init(_ refusal: EntryField.Refusal) {
    self =
      switch refusal {
      case .notACode:
        Phrase(
          en: "no option has that number; type one that is shown",
          ro: "nicio variantă nu are acest număr; tastați unul dintre cele afișate")
      case .limit(let limit):
        Phrase(
          en: "at most \(limit) may be chosen; take one away first",
          ro: "se pot alege cel mult \(limit); scoateți întâi una")
      case .alone:
        Phrase(
          en: "an option that stands alone replaced the others, or was replaced",
          ro: "o variantă care stă singură le-a înlocuit pe celelalte sau a fost înlocuită")
      case .unreadable: .notText
      case .full(let limit):
        Phrase(
          en: "a line takes at most \(limit) characters, so nothing of this was taken; shorten it",
          ro: "un rând primește cel mult \(limit) de caractere, așa că nu s-a luat nimic; scurtați")
      }
  }

  /// What can be pressed at a question.
  static func keys(at form: EntryField.Form, isAlone: Bool) -> Phrase {
    let here: (en: String, ro: String) =
      switch form {
      case .one: ("digits answer", "cifrele răspund")
      case .several: ("digits choose  Enter accepts", "cifrele aleg  Enter acceptă")
      case .ranked: ("digits in order  Enter accepts", "cifrele în ordine  Enter acceptă")
      case .words, .number: ("type  Enter accepts", "scrieți  Enter acceptă")
      case .nothing: ("Enter goes on", "Enter continuă")
      }
    guard !isAlone else {
      return Phrase(
        en: "\(here.en)  PgUp back  F1 help  F6 I am done",
        ro: "\(here.ro)  PgUp înapoi  F1 ajutor  F6 am terminat")
    }
    return Phrase(
      en: here.en
        + "  Shift-Tab back  F1 help  F12 hide  Esc stop  Tab forward  F2 questions  F3 language"
        + "  F4 note  F8 support",
      ro: here.ro
        + "  Shift-Tab înapoi  F1 ajutor  F12 ascunde  Esc oprire  Tab înainte  F2 întrebări"
        + "  F3 limba  F4 notă  F8 sprijin")
  }

  static let keysAtEnd = Phrase(
    en: "Enter completes  Shift-Tab back  F2 questions  F4 remark  F8 support  F12 hide  Esc stop",
    ro: "Enter încheie  Shift-Tab înapoi  F2 întrebări  F4 observație  F8 sprijin  F12 ascunde"
      + "  Esc oprire")
  static let keysOfLine = Phrase(en: "Enter saves  Esc leaves", ro: "Enter salvează  Esc renunță")
  static let keysOfList = Phrase(
    en: "digits or arrows and Enter choose  Esc goes back",
    ro: "cifrele sau săgețile și Enter aleg  Esc revine")
  static let keysOfOverview = Phrase(
    en: "arrows choose  Enter goes there  Esc goes back",
    ro: "săgețile aleg  Enter merge acolo  Esc revine")
  static let anyKey = Phrase(en: "any key goes back", ro: "orice tastă revine")

  static let screenEnd = Phrase(
    en: "End of the questionnaire.\n\nEnter completes the interview. F4 writes a remark on it.",
    ro: "Sfârșitul chestionarului.\n\nEnter încheie interviul. F4 scrie o observație despre el.")
  static let screenEndDeclined = Phrase(
    en: "Consent was not given, so nothing more is asked.\n\nEnter ends the interview.",
    ro: "Consimțământul nu a fost dat, deci nu se mai întreabă nimic.\n\nEnter încheie interviul.")
  static let onlyLanguage = Phrase(
    en: "the questionnaire is written in one language only",
    ro: "chestionarul este scris într-o singură limbă")
  static let noteTitle = Phrase(en: "Note on this question", ro: "Notă la această întrebare")
  static let remarkTitle = Phrase(
    en: "Remark on the whole interview", ro: "Observație despre întregul interviu")
  static let overviewTitle = Phrase(en: "Questions so far", ro: "Întrebările de până acum")
  static let noSupportCard = Phrase(
    en: "This questionnaire has no support card.", ro: "Acest chestionar nu are card de sprijin.")

  static func pass(_ place: Int, of count: Int) -> Phrase {
    Phrase(en: "Round \(place) of \(count)", ro: "Rândul \(place) din \(count)")
  }

  static func passHeading(_ number: Int) -> Phrase {
    Phrase(en: "Round \(number)", ro: "Rândul \(number)")
  }

  static let whyStopOnScreen = Phrase(en: "Why stop?", ro: "De ce vă opriți?")
  static let distressChoice = Phrase(
    en: "The respondent is in distress", ro: "Respondentul este tulburat")
  static let keepOrDelete = Phrase(
    en: "Ask the respondent: keep or delete what was said so far?",
    ro: "Întrebați respondentul: păstrăm sau ștergem ce s-a spus până acum?")
  static let keepSaid = Phrase(en: "Keep it", ro: "Păstrăm")
  static let deleteSaid = Phrase(
    en: "Delete it; only that there was an interview remains",
    ro: "Ștergem; rămâne numai faptul că a existat un interviu")
  static let distressTitle = Phrase(
    en: "Pause. Nothing is asked now.", ro: "Pauză. Acum nu se întreabă nimic.")
  static let distressGoOn = Phrase(
    en: "The respondent wants to go on", ro: "Respondentul vrea să continue")
  static let distressCard = Phrase(en: "Show the support card", ro: "Arată cardul de sprijin")
  static let distressStop = Phrase(en: "Stop the interview", ro: "Oprește interviul")

  static let handoverTitle = Phrase(
    en: "Hand the computer to the respondent", ro: "Dați calculatorul respondentului")
  static let handoverWords = Phrase(
    en: """
      The respondent answers the rest of this section alone. They cannot go back to what was \
      answered before, and nobody needs to see the screen. At the end it locks itself.
      """,
    ro: """
      Respondentul răspunde singur la restul acestei secțiuni. Nu poate reveni la ce s-a răspuns \
      înainte și nimeni nu trebuie să vadă ecranul. La sfârșit ecranul se blochează singur.
      """)
  static let handoverKeys = Phrase(
    en: "Enter hands over  Esc goes back", ro: "Enter predă  Esc revine")
  static let nothingToHandOver = Phrase(
    en: "nothing is left to answer", ro: "nu mai este nimic de răspuns")
  static let handbackTitle = Phrase(en: "Thank you.", ro: "Vă mulțumim.")
  static let handbackWords = Phrase(
    en: "Please give the computer back. The screen is locked.",
    ro: "Vă rugăm să înapoiați calculatorul. Ecranul este blocat.")
  static let handbackKeys = Phrase(
    en: "interviewer: passphrase and Enter", ro: "operator: parola și Enter")

  static let screenHelp = Phrase(
    en: """
      Digits           choose an option; codes of one digit advance at once
      Letters          the non-answers, as shown with the question; in a text .d and .r
      Backspace, Del   take away what is chosen or typed; then Enter leaves it empty
      Arrows, Enter    mark and accept; Space takes one of several
      Tab, PgDn        forward through what is answered
      End              to the first question not answered
      Shift-Tab, PgUp  back
      F2 or =          all questions so far, to jump to one
      F3 or @          the next language
      F4 or #          a note on the question; at the end a remark
      F6               hand the computer to the respondent
      F7               the respondent is in distress
      F8 or +          the support card
      F12 or Ctrl-X    hide the screen; your passphrase and Enter bring it back
      Esc or !         stop, with a reason; everything is kept
      """,
    ro: """
      Cifre            aleg o variantă; codurile de o cifră trec imediat mai departe
      Litere           non-răspunsurile afișate la întrebare; într-un text .d și .r
      Backspace, Del   iau înapoi ce este ales sau scris; apoi Enter lasă gol
      Săgeți, Enter    marchează și acceptă; spațiul ia una din mai multe
      Tab, PgDn        înainte, prin ce are răspuns
      End              la prima întrebare fără răspuns
      Shift-Tab, PgUp  înapoi
      F2 sau =         toate întrebările de până acum, ca să ajungeți la una
      F3 sau @         limba următoare
      F4 sau #         o notă la întrebare; la sfârșit o observație
      F6               dați calculatorul respondentului
      F7               respondentul este tulburat
      F8 sau +         cardul de sprijin
      F12 sau Ctrl-X   ascunde ecranul; parola și Enter îl readuc
      Esc sau !        oprire, cu un motiv; totul se păstrează
      """)

  static let respondentHelp = Phrase(
    en: """
      Digits           choose an answer
      Letters          if you do not know, or do not want to answer
      Enter            accepts what you typed
      PgUp             back to the question before
      F6               you are done; you may stop whenever you want
      """,
    ro: """
      Cifre            aleg un răspuns
      Litere           dacă nu știți sau nu vreți să răspundeți
      Enter            acceptă ce ați scris
      PgUp             înapoi la întrebarea dinainte
      F6               ați terminat; vă puteți opri oricând doriți
      """)

  static let lockTitle = Phrase(
    en: "Choose a passphrase or PIN that brings a hidden screen back",
    ro: "Alegeți o parolă sau un PIN care readuce ecranul ascuns")
  static let lockAgain = Phrase(en: "Type it once more", ro: "Scrieți-o încă o dată")
  static let lockWords = Phrase(
    en: """
      F12 hides the interview at any time, and it hides itself when nothing is pressed for a while.
      Without a passphrase, Enter alone brings it back.
      """,
    ro: """
      F12 ascunde oricând interviul; el se ascunde și singur când nu se apasă nimic o vreme.
      Fără parolă, doar Enter îl readuce.
      """)
  static let lockKeys = Phrase(
    en: "Enter accepts  Esc goes on without a passphrase",
    ro: "Enter acceptă  Esc continuă fără parolă")
  static let lockTooShort = Phrase(
    en: "it needs at least 4 characters", ro: "trebuie să aibă cel puțin 4 caractere")
  static let lockDiffers = Phrase(
    en: "the two differ; choose it anew", ro: "cele două diferă; alegeți din nou")

  static let coverTitle = Phrase(en: "Health and nutrition", ro: "Sănătate și alimentație")
  static let coverKeys = Phrase(en: "Enter continues", ro: "Enter continuă")
  static let coverQuestions: [Phrase] = [
    Phrase(
      en: "How often do you eat fresh fruit?", ro: "Cât de des mâncați fructe proaspete?"),
    Phrase(
      en: "How often do you walk for at least half an hour?",
      ro: "Cât de des mergeți pe jos cel puțin o jumătate de oră?"),
    Phrase(
      en: "How often do you sleep at least seven hours?",
      ro: "Cât de des dormiți cel puțin șapte ore?"),
    Phrase(
      en: "How often do you drink milk or eat yogurt?",
      ro: "Cât de des beți lapte sau mâncați iaurt?"),
  ]
  static let coverOptions: [Phrase] = [
    Phrase(en: "Every day", ro: "În fiecare zi"),
    Phrase(en: "Several times a week", ro: "De câteva ori pe săptămână"),
    Phrase(en: "Less often", ro: "Mai rar"),
    Phrase(en: "Never", ro: "Niciodată"),
  ]
}
