import Interviewing
import QuestionnaireModel
import Words

/// What the line-by-line interview says of itself.
extension Phrase {
  static let hint = Phrase(en: "Type ? for help.", ro: "Scrieți ? pentru ajutor.")
  static let instruction = Phrase(en: "Interviewer", ro: "Operator")
  static let toRead = Phrase(en: "To read; Enter goes on.", ro: "De citit; Enter continuă.")
  static let optional = Phrase(en: "Enter leaves it empty.", ro: "Enter îl lasă gol.")
  static let recorded = Phrase(en: "Recorded", ro: "Înregistrat")
  static let keeps = Phrase(en: "Enter keeps it.", ro: "Enter îl păstrează.")
  static let keepsOrEmpties = Phrase(
    en: "Enter keeps it; a point alone empties it.",
    ro: "Enter îl păstrează; un punct singur îl golește.")
  static let emptied = Phrase(
    en: "Nothing is entered now: Enter leaves it empty, Tab keeps what is recorded.",
    ro: "Acum nu este introdus nimic: Enter îl lasă gol, Tab păstrează ce este înregistrat.")
  static let askedAgain = Phrase(
    en: "Asked again: an earlier answer has changed.",
    ro: "Întrebată din nou: un răspuns dinainte s-a schimbat.")
  static let several = Phrase(
    en: "Several may be chosen, with commas between them.",
    ro: "Se pot alege mai multe, cu virgule între ele.")
  static let alone = Phrase(en: "only by itself", ro: "numai singură")
  static let text = Phrase(en: "Any text.", ro: "Orice text.")
  static let emptyAnswer = Phrase(en: "left empty", ro: "lăsat gol")
  static let noteKept = Phrase(en: "The note is saved.", ro: "Nota este salvată.")
  static let notePracticed = Phrase(
    en: "The note is taken; in practice nothing is stored.",
    ro: "Nota este luată; la exercițiu nu se păstrează nimic.")
  static let end = Phrase(
    en: "End of the questionnaire. Enter completes the interview; < goes back.",
    ro: "Sfârșitul chestionarului. Enter încheie interviul; < revine.")
  static let endDeclined = Phrase(
    en: "Consent was not given, so nothing more is asked. Enter ends the interview; < goes back.",
    ro: "Consimțământul nu a fost dat, deci nu se mai întreabă nimic. Enter încheie; < revine.")
  static let completed = Phrase(
    en: "The interview is complete and saved.", ro: "Interviul este încheiat și salvat.")
  static let declined = Phrase(
    en: "The interview is over: consent was not given. This is saved.",
    ro: "Interviul s-a încheiat: consimțământul nu a fost dat. Acest lucru este salvat.")
  static let stopped = Phrase(
    en: "The interview is stopped. Every answer is saved.",
    ro: "Interviul este oprit. Toate răspunsurile sunt salvate.")
  static let stoppedForDeletion = Phrase(
    en: "The interview is stopped. What was said is deleted now.",
    ro: "Interviul este oprit. Ce s-a spus se șterge acum.")
  static let practiced = Phrase(
    en: "The practice ends here. Nothing was stored.",
    ro: "Exercițiul se încheie aici. Nu s-a păstrat nimic.")
  static let whyStop = Phrase(
    en: "Why stop? Type a number; Enter goes on with the interview.",
    ro: "De ce vă opriți? Scrieți un număr; Enter continuă interviul.")
  static let notAReason = Phrase(
    en: "the reason is one of the numbers shown; type it, or press Enter to go on",
    ro: "motivul este unul dintre numerele afișate; scrieți-l sau apăsați Enter ca să continuați")
  static let retry = Phrase(
    en: "Enter tries to save it again; ! leaves without saving it.",
    ro: "Enter încearcă din nou salvarea; ! iese fără a salva.")
  static let leftUnsavedBeginning = Phrase(
    en: "Left. The interview was NOT begun and nothing is saved.",
    ro: "Ieșire. Interviul NU a început și nimic nu este salvat.")

  static func notSaved(_ event: InterviewEvent) -> Phrase {
    switch event {
    case .answered(let item, _), .confirmed(let item, _, _):
      Phrase(
        en: "The answer to \(item) is NOT SAVED. It is kept in memory only.",
        ro: "Răspunsul la \(item) NU ESTE SALVAT. Se află numai în memorie.")
    case .noted(let item, _, _):
      Phrase(
        en: "The note on \(item) is NOT SAVED. It is kept in memory only.",
        ro: "Nota la \(item) NU ESTE SALVATĂ. Se află numai în memorie.")
    case .started, .resumed:
      Phrase(
        en: "The beginning of the interview is NOT SAVED, so nothing can be asked yet.",
        ro: "Începutul interviului NU ESTE SALVAT, deci încă nu se poate întreba nimic.")
    case .flagged(let item, _), .corrected(let item, _, _, _):
      Phrase(
        en: "What was entered at \(item) is NOT SAVED. It is kept in memory only.",
        ro: "Ce s-a introdus la \(item) NU ESTE SALVAT. Se află numai în memorie.")
    case .languageChanged, .stopped, .completed, .remarked, .keyed, .handedOver, .handedBack,
      .distressed:
      Phrase(
        en: "The last step is NOT SAVED. It is kept in memory only.",
        ro: "Ultimul pas NU ESTE SALVAT. Se află numai în memorie.")
    }
  }

  static func card(_ name: String) -> Phrase {
    Phrase(en: "Show card \(name)", ro: "Arătați cartonașul \(name)")
  }

  static func atMost(_ limit: Int) -> Phrase {
    Phrase(en: "At most \(limit).", ro: "Cel mult \(limit).")
  }

  static func wholeNumber(_ range: ClosedRange<Int>?) -> Phrase {
    guard let range else { return Phrase(en: "A whole number.", ro: "Un număr întreg.") }
    return Phrase(
      en: "A whole number from \(range.lowerBound) to \(range.upperBound).",
      ro: "Un număr întreg de la \(range.lowerBound) la \(range.upperBound).")
  }

  static func number(_ range: ClosedRange<Double>?, places: Int) -> Phrase {
    guard let range else {
      return Phrase(
        en: "A number with at most \(places) decimals.",
        ro: "Un număr cu cel mult \(places) zecimale.")
    }
    return Phrase(
      en: "A number from \(range.lowerBound) to \(range.upperBound), at most \(places) decimals.",
      ro: "Un număr de la \(range.lowerBound) la \(range.upperBound), cel mult \(places) zecimale.")
  }

  static func date(_ range: ClosedRange<CalendarDate>?) -> Phrase {
    guard let range else {
      return Phrase(en: "A date as YYYY-MM-DD.", ro: "O dată ca AAAA-LL-ZZ.")
    }
    return Phrase(
      en: "A date as YYYY-MM-DD, from \(range.lowerBound) to \(range.upperBound).",
      ro: "O dată ca AAAA-LL-ZZ, de la \(range.lowerBound) la \(range.upperBound).")
  }

  static func time(_ range: ClosedRange<ClockTime>?) -> Phrase {
    guard let range else {
      return Phrase(en: "A time as HH:MM, 0–24 h.", ro: "O oră ca HH:MM, 0–24 h.")
    }
    return Phrase(
      en: "A time as HH:MM, from \(range.lowerBound) to \(range.upperBound).",
      ro: "O oră ca HH:MM, de la \(range.lowerBound) la \(range.upperBound).")
  }

  static func ranking(_ limit: Int?) -> Phrase {
    guard let limit else {
      return Phrase(
        en: "All of them in order, the first one first, with commas between them.",
        ro: "Toate în ordine, întâi prima, cu virgule între ele.")
    }
    return Phrase(
      en: "At most \(limit) in order, the first one first, with commas between them.",
      ro: "Cel mult \(limit) în ordine, întâi prima, cu virgule între ele.")
  }

  static func scale(_ range: ClosedRange<Int>, low: String, high: String) -> Phrase {
    Phrase(
      en: "A point from \(range.lowerBound) (\(low)) to \(range.upperBound) (\(high)).",
      ro: "Un punct de la \(range.lowerBound) (\(low)) la \(range.upperBound) (\(high)).")
  }

  static func reason(_ reason: StopReason) -> Phrase {
    switch reason {
    case .breakOff:
      Phrase(en: "The respondent broke off", ro: "Respondentul a întrerupt interviul")
    case .postponed:
      Phrase(en: "Postponed, to be continued", ro: "Amânat, va fi continuat")
    case .refused:
      Phrase(en: "The respondent refuses to go on", ro: "Respondentul refuză să continue")
    case .unsafe:
      Phrase(en: "Going on is not safe", ro: "Nu este sigur să se continue")
    }
  }

  static func help(languages: String) -> Phrase {
    Phrase(
      en: """
        Answer with the code, the name or the first letters of an option; keys stand for non-answers.
        A key with a dot, such as .d, works everywhere; in a text only so.
          <       back
          >       forward, through what is answered
          >>      to the first question not answered
          =P11    to a question by its name
          @en     in another language: \(languages)
          #words  a note on this question
          .       empties an answer where none is required
          !       stop; everything is kept
          !!      the respondent is in distress: pause and what to say
          +       the support card
          --      out of sight; -- again comes back
          \\words  an answer in words that begins with one of these signs
        """,
      ro: """
        Răspundeți cu codul, numele sau primele litere ale unei variante; tastele sunt non-răspunsuri.
        O tastă cu punct, de pildă .d, merge oriunde; într-un text numai așa.
          <       înapoi
          >       înainte, prin ce are răspuns
          >>      la prima întrebare fără răspuns
          =P11    la o întrebare, după nume
          @en     în altă limbă: \(languages)
          #text   o notă la această întrebare
          .       golește un răspuns acolo unde nu este cerut
          !       oprire; totul se păstrează
          !!      respondentul este în suferință: pauză și ce se spune
          +       cardul de sprijin
          --      ascunde; încă o dată -- revine
          \\text   un răspuns în cuvinte care începe cu unul dintre aceste semne
        """)
  }
}
