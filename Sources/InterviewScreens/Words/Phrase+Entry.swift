import Interviewing

/// What heads-down entry says of itself.
extension Phrase {
  static let entryEnd = Phrase(
    en: "End of the form. Enter stores it; < goes back.",
    ro: "Sfârșitul formularului. Enter îl păstrează; < revine.")
  static let entryAtEnd = Phrase(
    en: "this is the end of the form; press Enter to store it or go back with <",
    ro: "acesta este sfârșitul formularului; apăsați Enter ca să-l păstrați sau reveniți cu <")
  static let entryAside = Phrase(
    en: "(off the route: what the paper says is flagged)",
    ro: "(în afara traseului: ce scrie pe hârtie se marchează)")
  static let entryFlags = Phrase(
    en:
      "; the same once more is kept, flagged as what the paper says, and . leaves the field empty",
    ro: "; același lucru încă o dată se păstrează, marcat ca fiind ce scrie pe hârtie, iar . lasă"
      + " câmpul gol")
  static let entryDiffers = Phrase(
    en: "this differs from the first keying; look at the paper and key it again",
    ro: "diferă de prima introducere; priviți hârtia și introduceți din nou")
  static let entryNotPassed = Phrase(
    en: "the form has not come to that field; key those before it first",
    ro: "formularul nu a ajuns la acel câmp; introduceți-le mai întâi pe cele dinainte")
  static let entryFirstField = Phrase(
    en: "this is the first field; there is nothing before it",
    ro: "acesta este primul câmp; nu există nimic înaintea lui")
  static let entryDate = Phrase(en: "DD.MM.YYYY", ro: "ZZ.LL.AAAA")

  static let entryHelp = Phrase(
    en: """
      Key what the paper says; Enter alone leaves a field empty.
        134     several codes of one digit; others with spaces: 1 10 12
        d, .d   the key of a non-answer; in a text only with its dot
        .       empties a field, also one that was refused
        <       the field before
        =P12    a field by its name; off the route, what is keyed there is flagged
        >>      the first open field
        !       leaves the form for now; everything is kept
      What a field cannot hold is asked again; the same once more is kept and flagged.
      """,
    ro: """
      Introduceți ce scrie pe hârtie; Enter singur lasă câmpul gol.
        134     mai multe coduri de o cifră; altele cu spații: 1 10 12
        d, .d   tasta unui non-răspuns; într-un text numai cu punct
        .       golește un câmp, și unul refuzat
        <       câmpul dinainte
        =P12    un câmp după nume; în afara traseului, ce se introduce se marchează
        >>      primul câmp deschis
        !       lasă formularul deocamdată; totul se păstrează
      Ce nu încape într-un câmp se cere din nou; același lucru încă o dată se păstrează, marcat.
      """)
}
