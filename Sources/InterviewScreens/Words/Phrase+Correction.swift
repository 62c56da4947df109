import Interviewing

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

  static let correctionDeclined = Phrase(
    en: "The interview counts as declined now, and stands in no table.",
    ro: "Interviul se socotește acum refuzat și nu mai apare în niciun tabel.")
  static let correctionWouldDecline = Phrase(
    en: "The interview would count as declined, and stand in no table.",
    ro: "Interviul s-ar socoti refuzat și nu ar mai apărea în niciun tabel.")
  static let correctionAccept = Phrase(
    en:
      "Nothing is stored yet. Type yes to store it all the same; Enter leaves the answer as it is.",
    ro:
      "Încă nu s-a păstrat nimic. Scrieți da ca să se păstreze totuși; Enter lasă răspunsul cum este."
  )
  /// What is typed to accept what a correction does.
  static let correctionYes = Phrase(en: "yes", ro: "da")

  static func correctionDrops(_ items: String) -> Phrase {
    Phrase(
      en: "No longer on the route, so that their answers do not count: \(items)",
      ro: "Nu mai sunt pe traseu, deci răspunsurile lor nu se socotesc: \(items)")
  }

  static func correctionSetsAside(_ items: String) -> Phrase {
    Phrase(
      en: "Without an answer that counts until they are corrected too: \(items)",
      ro: "Fără un răspuns care să se socotească, până când se corectează și ele: \(items)")
  }

  static func correctionWouldFail(_ item: String, _ message: String) -> Phrase {
    Phrase(
      en: "A check of \(item) would fail: “\(message)”",
      ro: "O verificare de la \(item) n-ar mai trece: „\(message)”")
  }

  static func correctionWouldContradict(_ item: String, _ message: String) -> Phrase {
    Phrase(
      en: "A check of \(item) would fail, and its answer would stay in tables: “\(message)”",
      ro:
        "O verificare de la \(item) n-ar mai trece, iar răspunsul ar rămâne în tabele: „\(message)”"
    )
  }

  static func correctionWouldDrop(_ items: String) -> Phrase {
    Phrase(
      en: "The route would lead past answers, which fall out of every table: \(items)",
      ro: "Traseul ar ocoli răspunsuri, care ies din toate tabelele: \(items)")
  }

  static func correctionWouldSetAside(_ items: String) -> Phrase {
    Phrase(
      en: "Answers would fall out of every table until they are corrected too: \(items)",
      ro: "Din toate tabelele ar ieși răspunsuri, până când se corectează și ele: \(items)")
  }

  static func correctionOpens(_ items: String) -> Phrase {
    Phrase(
      en: "Now on the route and without an answer: \(items)",
      ro: "Acum pe traseu și fără răspuns: \(items)")
  }
}
