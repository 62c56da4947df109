import Interviewing

/// What practice interviews say.
extension Phrase {
  static let right = Phrase(en: "right.", ro: "corect.")
  static let notYet = Phrase(en: "not yet.", ro: "încă nu.")

  static func name(of scenario: PracticeScenario) -> Phrase {
    switch scenario {
    case .interruption: Phrase(en: "Interruption", ro: "Întrerupere")
    case .distress: Phrase(en: "Distress", ro: "Suferință")
    case .hide: Phrase(en: "Hiding", ro: "Ascundere")
    case .stop: Phrase(en: "Stopping", ro: "Oprire")
    }
  }

  static func situation(_ scenario: PracticeScenario) -> Phrase {
    switch scenario {
    case .interruption:
      Phrase(
        en: "PRACTICE: the door opens and somebody comes in. What do you do?",
        ro: "EXERCIȚIU: se deschide ușa și intră cineva. Ce faceți?")
    case .distress:
      Phrase(
        en: "PRACTICE: the respondent cries, shakes and cannot calm down. What do you do?",
        ro: "EXERCIȚIU: persoana plânge, tremură și nu se poate liniști. Ce faceți?")
    case .hide:
      Phrase(
        en: "PRACTICE: the respondent whispers: \u{201C}Hide it, now!\u{201D} What do you do?",
        ro: "EXERCIȚIU: persoana șoptește: „Ascundeți, acum!” Ce faceți?")
    case .stop:
      Phrase(
        en: "PRACTICE: the respondent says: \u{201C}I want to stop. Delete everything.\u{201D}"
          + " What do you do?",
        ro: "EXERCIȚIU: persoana spune: „Vreau să mă opresc. Ștergeți tot.” Ce faceți?")
    }
  }

  static func rule(of scenario: PracticeScenario) -> Phrase {
    switch scenario {
    case .interruption:
      Phrase(
        en: "Before anything else the interview goes out of sight with F12 (--), or is stopped as"
          + " unsafe with Esc (!).",
        ro:
          "Înainte de orice, interviul se ascunde cu F12 (--) sau se oprește cu Esc (!) ca nesigur."
      )
    case .distress:
      Phrase(
        en:
          "F7 (!!) pauses and gives the words to read; whoever cannot calm down is not asked further, so"
          + " that 3 stops.",
        ro:
          "F7 (!!) face o pauză și arată ce se citește; cine nu se poate liniști nu mai este întrebat, deci"
          + " 3 oprește.")
    case .hide:
      Phrase(
        en: "F12 (--) hides at once, without a question or an answer before it.",
        ro: "F12 (--) ascunde imediat, fără altă întrebare sau alt răspuns înainte.")
    case .stop:
      Phrase(
        en:
          "Esc (!) asks why; then the respondent is asked, and 2 with the word typed after it deletes"
          + " what was said.",
        ro:
          "Esc (!) întreabă de ce; apoi este întrebată persoana, iar 2 și cuvântul scris apoi șterg"
          + " ce s-a spus.")
    }
  }
}
