import Interviewing
import QuestionnaireModel
import Words

/// The word that must be typed before what was said is erased: `delete`, in Romanian `șterge`.
///
/// Each stands for the other in every language, in any case and without its comma.
enum DeletionWord {
  private static let words: Set<FoldedText> = [FoldedText("delete"), FoldedText("șterge")]

  static func isMeant(by typed: String) -> Bool { words.contains(FoldedText(typed)) }
}

extension Phrase {
  static let deletionTitle = Phrase(en: "Delete what was said?", ro: "Ștergem ce s-a spus?")
  static let deletionWords = Phrase(
    en: "Type the word delete (or șterge) and press Enter. Nothing brings it back.",
    ro: "Scrieți cuvântul șterge (sau delete) și apăsați Enter. Nimic nu îl mai aduce înapoi.")
  static let notTheDeletionWord = Phrase(
    en: "that is not the word; nothing is deleted",
    ro: "nu acesta este cuvântul; nu se șterge nimic")
  static let deletionKeys = Phrase(
    en: "the word and Enter delete  Esc goes back", ro: "cuvântul și Enter șterg  Esc revine")
}
