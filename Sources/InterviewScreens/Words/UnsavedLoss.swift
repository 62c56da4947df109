import Interviewing
import QuestionnaireModel

/// What is lost where an event cannot be made durable.
package enum UnsavedLoss: Hashable, Sendable {
  /// What somebody said or wrote.
  case entry
  /// Only that the interview was left; no answer is lost with it.
  case leaving
  /// Only that it was completed; no answer is lost with it.
  case completion
  /// A step that holds no answer, such as another language.
  case step
}

extension InterviewEvent {
  /// What is lost without it.
  package var loss: UnsavedLoss {
    switch self {
    case .answered, .confirmed, .noted, .remarked, .flagged, .corrected, .keyed: .entry
    case .stopped: .leaving
    case .completed: .completion
    case .started, .resumed, .languageChanged, .handedOver, .handedBack, .distressed: .step
    }
  }
}

extension Phrase {
  /// Says on leaving what was not saved, and whether the rest is known to be.
  static func left(_ loss: UnsavedLoss, holdsRecorded: Bool) -> Phrase {
    let what =
      switch loss {
      case .entry:
        Phrase(
          en: "The last entry was NOT SAVED", ro: "Ultima introducere NU A FOST SALVATĂ")
      case .leaving:
        Phrase(
          en: "That the interview stops was NOT SAVED, which loses no answer",
          ro: "Oprirea interviului NU A FOST SALVATĂ, dar niciun răspuns nu se pierde prin asta")
      case .completion:
        Phrase(
          en: "That the interview is complete was NOT SAVED, which loses no answer",
          ro: "Încheierea interviului NU A FOST SALVATĂ, dar niciun răspuns nu se pierde prin asta")
      case .step:
        Phrase(
          en: "The last step was NOT SAVED, which loses no answer",
          ro: "Ultimul pas NU A FOST SALVAT, dar niciun răspuns nu se pierde prin asta")
      }
    let rest =
      holdsRecorded
      ? Phrase(
        en: "; everything before it is saved.", ro: "; tot ce este dinainte este salvat.")
      : Phrase(
        en: ", and the study is not where it was.", ro: ", iar studiul nu mai este la locul lui.")
    return Phrase(en: "Left. ", ro: "Ieșire. ").followed(by: what).followed(by: rest)
  }
}
