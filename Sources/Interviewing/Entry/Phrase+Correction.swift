/// What is said while answers are corrected.
extension Phrase {
  static let correctionWhich = Phrase(
    en: "Which answer is to be changed? Type its name; Enter ends.",
    ro: "Care răspuns se schimbă? Scrieți numele lui; Enter încheie.")
  static let correctionUnknown = Phrase(
    en: "no answer has that name; type one of the names shown",
    ro: "niciun răspuns nu are acest nume; scrieți unul dintre numele afișate")
  static let correctionAnswer = Phrase(
    en: "The new answer; Enter leaves it as it is.", ro: "Răspunsul nou; Enter îl lasă cum este.")
  static let correctionReason = Phrase(
    en: "Why? Enter leaves the answer as it is.", ro: "De ce? Enter lasă răspunsul cum este.")
  static let correctionStored = Phrase(
    en: "The correction is stored; the old answer stays in the log.",
    ro: "Corectura este păstrată; vechiul răspuns rămâne în jurnal.")

  static func correctionDrops(_ items: String) -> Phrase {
    Phrase(
      en: "No longer on the route, so that their answers do not count: \(items)",
      ro: "Nu mai sunt pe traseu, deci răspunsurile lor nu se socotesc: \(items)")
  }

  static func correctionOpens(_ items: String) -> Phrase {
    Phrase(
      en: "Now on the route and without an answer: \(items)",
      ro: "Acum pe traseu și fără răspuns: \(items)")
  }
}
