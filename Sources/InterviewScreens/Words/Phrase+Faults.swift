import Interviewing
import QuestionnaireModel

extension Phrase {
  static let followsFromOthers = Phrase(
    en: "this follows from other answers and takes none of its own; change those",
    ro: "aceasta decurge din alte răspunsuri și nu primește unul al ei; schimbați-le pe acelea")
  static let wasDrawn = Phrase(
    en: "this was drawn by lot and takes no answer; it stays as it was drawn",
    ro: "aceasta a fost trasă la sorți și nu primește răspuns; rămâne cum a fost trasă")

  static func empty(keys: String) -> Phrase {
    guard !keys.isEmpty else {
      return Phrase(
        en: "this question needs an answer; type one",
        ro: "întrebarea cere un răspuns; scrieți unul")
    }
    return Phrase(
      en: "this question needs an answer; type one, or one of the keys \(keys)",
      ro: "întrebarea cere un răspuns; scrieți unul sau una dintre tastele \(keys)")
  }

  static func notAllowed(_ nonanswer: String, keys: String) -> Phrase {
    guard !keys.isEmpty else {
      return Phrase(
        en: "“\(nonanswer)” is not allowed here; type an answer",
        ro: "„\(nonanswer)” nu este permis aici; scrieți un răspuns")
    }
    return Phrase(
      en: "“\(nonanswer)” is not allowed here; type an answer, or one of the keys \(keys)",
      ro: "„\(nonanswer)” nu este permis aici; scrieți un răspuns sau una dintre tastele \(keys)")
  }

  init(fault: InputFault) {
    self =
      switch fault {
      case .notAnOption:
        Phrase(
          en: "the answer is one of the options shown; type its code or how its label begins",
          ro: "răspunsul este una dintre variantele afișate; scrieți codul ei sau începutul ei")
      case .ambiguousOption:
        Phrase(
          en: "more than one option begins like that; type the code or more letters",
          ro: "mai multe variante încep așa; scrieți codul sau mai multe litere")
      case .notWholeNumber:
        Phrase(
          en: "the answer is a whole number; type digits only",
          ro: "răspunsul este un număr întreg; scrieți numai cifre")
      case .notNumber:
        Phrase(
          en: "the answer is a number; type digits with at most one comma or point",
          ro: "răspunsul este un număr; scrieți cifre, cu cel mult o virgulă sau un punct")
      case .notDate:
        Phrase(
          en: "the answer is a day of the calendar; type it as YYYY-MM-DD or DD.MM.YYYY",
          ro: "răspunsul este o zi din calendar; scrieți-o ca AAAA-LL-ZZ sau ZZ.LL.AAAA")
      case .notTime:
        Phrase(
          en: "this question takes a time; type it as HH:MM, such as 08:30",
          ro: "întrebarea cere o oră; scrieți-o ca HH:MM, de pildă 08:30")
      case .nonanswerNotAlone:
        Phrase(
          en: "a non-answer stands alone; type its key without options, or options only",
          ro: "un non-răspuns stă singur; scrieți numai tasta lui sau numai variante")
      case .controlCharacters:
        Phrase(
          en: "the text holds control characters, as arrow keys make them; type it again without",
          ro: "textul conține caractere de control, ca de la săgeți; scrieți-l din nou fără ele")
      case .unreadable: .notText
      case .ambiguousDigits:
        Phrase(
          en:
            "these digits are more than one set of codes; put spaces between several, such as 1 2,"
            + " or a comma after a single one, such as 12,",
          ro: "cifrele dau mai multe seturi de coduri; puneți spații între mai multe, de pildă 1 2,"
            + " sau o virgulă după unul singur, de pildă 12,")
      case .empty: .empty(keys: "")
      case .takesNoAnswer: Phrase(fault: InterviewFault.takesNoAnswer)
      case .answer(let fault): Phrase(fault: fault)
      }
  }

  init(fault: AnswerFault) {
    self =
      switch fault {
      case .wrongType, .checkFailed, .nonanswerNotAllowed:
        Phrase(
          en: "the answer does not fit this question; type ? for help",
          ro: "răspunsul nu se potrivește întrebării; scrieți ? pentru ajutor")
      case .unknownCode:
        Phrase(
          en: "no option has that code; type one of the codes shown",
          ro: "nicio variantă nu are acest cod; scrieți unul dintre codurile afișate")
      case .belowRange(let minimum):
        Phrase(
          en: "the answer can not be below \(minimum); check it and type it again",
          ro: "răspunsul nu poate fi sub \(minimum); verificați-l și scrieți-l din nou")
      case .aboveRange(let maximum):
        Phrase(
          en: "the answer can not be above \(maximum); check it and type it again",
          ro: "răspunsul nu poate fi peste \(maximum); verificați-l și scrieți-l din nou")
      case .tooManyDecimals(let limit):
        Phrase(
          en: "the answer has at most \(limit) decimals; round it",
          ro: "răspunsul are cel mult \(limit) zecimale; rotunjiți-l")
      case .tooLong(let limit):
        Phrase(
          en: "the answer has at most \(limit) characters; shorten it",
          ro: "răspunsul are cel mult \(limit) caractere; scurtați-l")
      case .tooManyChoices(let limit):
        Phrase(
          en: "at most \(limit) options may be chosen; leave some out",
          ro: "se pot alege cel mult \(limit) variante; renunțați la unele")
      case .exclusiveWithOthers:
        Phrase(
          en: "one of these options rules out all others; choose it alone or leave it out",
          ro:
            "una dintre variante le exclude pe celelalte; alegeți-o numai pe ea sau renunțați la ea"
        )
      case .tooFewRanked(let minimum):
        Phrase(
          en: "all \(minimum) options need a place in the order; name the others too",
          ro: "toate cele \(minimum) variante au nevoie de un loc; numiți-le și pe celelalte")
      case .rankedTwice:
        Phrase(
          en: "one of the options stands twice in the order; name each once",
          ro: "una dintre variante apare de două ori; numiți-o pe fiecare o dată")
      case .empty: .empty(keys: "")
      }
  }

  init(fault: InterviewFault) {
    self =
      switch fault {
      case .answer(let fault): Phrase(fault: fault)
      case .doubtful: .doubtful([])
      case .otherDoubts, .otherCompletion, .alreadyStarted, .notStarted, .otherQuestionnaire,
        .seedNeeded, .otherDraw:
        Phrase(
          en: "the record does not fit this interview; open the questionnaire it was made with",
          ro: "înregistrarea nu ține de acest interviu; deschideți chestionarul cu care s-a făcut")
      case .takesNoAnswer:
        Phrase(
          en: "this is a text to read and takes no answer; press Enter to go on",
          ro: "acesta este un text de citit, fără răspuns; apăsați Enter ca să continuați")
      case .unanswered:
        Phrase(
          en: "the question is not answered yet; answer it to go on",
          ro: "întrebarea nu are încă răspuns; răspundeți ca să continuați")
      case .atBeginning:
        Phrase(
          en: "this is the first question; there is nothing before it",
          ro: "aceasta este prima întrebare; nu există nimic înaintea ei")
      case .atEnd:
        Phrase(
          en: "this is the end; press Enter to complete the interview or type < to go back",
          ro: "acesta este sfârșitul; apăsați Enter ca să încheiați sau scrieți < ca să reveniți")
      case .unknownItem:
        Phrase(
          en: "no question has that name; type = and a name shown in brackets, such as =P11",
          ro: "nicio întrebare nu are acest nume; scrieți = și un nume afișat, de pildă =P11")
      case .notReached:
        Phrase(
          en: "the interview has not come to that question; answer those before it first",
          ro: "interviul nu a ajuns la acea întrebare; răspundeți mai întâi la cele dinainte")
      case .unknownLanguage:
        Phrase(
          en: "the questionnaire is not written in that language; type ? for those it has",
          ro: "chestionarul nu este scris în acea limbă; scrieți ? ca să vedeți limbile lui")
      case .emptyNote:
        Phrase(
          en: "a note needs words; type them after the #",
          ro: "o notă are nevoie de cuvinte; scrieți-le după #")
      case .stillInProgress:
        Phrase(
          en: "the interview is in progress; change the answer in it",
          ro: "interviul este în desfășurare; schimbați răspunsul în el")
      case .notOnPaper:
        Phrase(
          en: "only an interview keyed in from paper takes what the paper says",
          ro: "numai un interviu introdus de pe hârtie primește ce scrie pe hârtie")
      case .notInProgress, .over:
        Phrase(
          en: "the interview is not in progress; open it again to go on",
          ro: "interviul nu este în desfășurare; deschideți-l din nou ca să continuați")
      case .incomplete:
        Phrase(
          en: "something is still to be answered; type >> to go there",
          ro: "mai este ceva de răspuns; scrieți >> ca să ajungeți acolo")
      }
  }

  /// Asks to confirm an answer that soft checks doubt, with what they say.
  static func doubtful(_ messages: [String]) -> Phrase {
    let said = messages.map { $0 + "\n" }.joined()
    return Phrase(
      en: said + "if the answer is right all the same, type it once more; else type another",
      ro: said + "dacă răspunsul este totuși corect, scrieți-l încă o dată; altfel scrieți altul")
  }
}
