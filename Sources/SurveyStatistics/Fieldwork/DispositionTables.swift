/// The codes, after AAPOR's Standard Definitions, 9th edition (2016), tables 2 to 4.
///
/// The tables of specifically named persons differ by mode; here they are one, since a case may be
/// visited, called and written to. For establishments the Standard Definitions have a chapter and
/// no table: the groups are those of persons, and the words say what they mean there.
extension Disposition {
  static let persons: [Disposition] =
    [
      Disposition("1.1", "Complete interview", "Interviu complet"),
      Disposition("1.2", "Partial interview, enough answered", "Interviu parțial, suficient"),
      Disposition("2.11", "Refusal", "Refuz"),
      Disposition("2.111", "Refusal by somebody else", "Refuz din partea altei persoane"),
      Disposition("2.112", "Refusal by the person", "Refuz din partea persoanei"),
      Disposition("2.113", "Implicit refusal", "Refuz implicit"),
      Disposition("2.12", "Break-off, too little answered", "Întrerupere, insuficient"),
      Disposition("2.20", "Non-contact", "Fără contact"),
      Disposition("2.23", "No access to where the person is", "Fără acces la persoană"),
      Disposition("2.24", "Nobody there", "Nimeni la adresă"),
      Disposition("2.25", "Person away or unavailable", "Persoană absentă sau indisponibilă"),
      Disposition("2.27", "Completed too late", "Completat prea târziu"),
      Disposition("2.31", "Deceased", "Persoană decedată"),
      Disposition(
        "2.32", "Physically or mentally unable", "Incapacitate fizică sau psihică de a răspunde"),
      Disposition("2.33", "Language", "Problemă de limbă"),
      Disposition("2.35", "Technical problem", "Problemă tehnică"),
      Disposition("2.36", "Other reason, eligible", "Alt motiv, persoană eligibilă"),
      Disposition("3.11", "Not attempted", "Fără nicio încercare"),
      Disposition("3.17", "Unsafe or impossible to reach", "Loc nesigur sau inaccesibil"),
      Disposition("3.18", "Could not be located", "Persoană negăsită"),
      Disposition("3.19", "Nothing ever heard", "Niciun răspuns"),
      Disposition("3.20", "Unknown if eligible", "Eligibilitate necunoscută"),
      Disposition("3.21", "Screening not completed", "Filtrare neterminată"),
      Disposition("3.30", "Invitation undelivered", "Invitație nelivrată"),
      Disposition(
        "3.90", "Other reason, unknown if eligible", "Alt motiv, eligibilitate necunoscută"),
      Disposition("4.10", "Out of sample", "În afara eșantionului"),
      Disposition("4.70", "No eligible respondent", "Niciun respondent eligibil"),
      Disposition("4.80", "Quota filled", "Cotă completă"),
      Disposition("4.90", "Other reason, not eligible", "Alt motiv, persoană neeligibilă"),
    ] + interim

  static let establishments: [Disposition] =
    [
      Disposition("1.1", "Complete interview", "Interviu complet"),
      Disposition("1.2", "Partial interview, enough answered", "Interviu parțial, suficient"),
      Disposition("2.11", "Refusal", "Refuz"),
      Disposition("2.111", "Refusal by the establishment", "Refuz din partea instituției"),
      Disposition("2.112", "Refusal by the respondent", "Refuz din partea respondentului"),
      Disposition("2.113", "Implicit refusal", "Refuz implicit"),
      Disposition("2.12", "Break-off, too little answered", "Întrerupere, insuficient"),
      Disposition("2.20", "Non-contact", "Fără contact"),
      Disposition("2.23", "No way past reception", "Fără acces la respondent"),
      Disposition("2.25", "Respondent away or unavailable", "Respondent absent sau indisponibil"),
      Disposition("2.27", "Completed too late", "Completat prea târziu"),
      Disposition("2.33", "Language", "Problemă de limbă"),
      Disposition("2.35", "Technical problem", "Problemă tehnică"),
      Disposition("2.36", "Other reason, eligible", "Alt motiv, instituție eligibilă"),
      Disposition("3.11", "Not attempted", "Fără nicio încercare"),
      Disposition("3.17", "Unsafe or impossible to reach", "Loc nesigur sau inaccesibil"),
      Disposition("3.18", "Could not be located", "Instituție negăsită"),
      Disposition("3.19", "Nothing ever heard", "Niciun răspuns"),
      Disposition("3.20", "Unknown if it has a respondent", "Nu se știe dacă are un respondent"),
      Disposition("3.21", "Screening not completed", "Filtrare neterminată"),
      Disposition("3.30", "Invitation undelivered", "Invitație nelivrată"),
      Disposition(
        "3.90", "Other reason, unknown if eligible", "Alt motiv, eligibilitate necunoscută"),
      Disposition("4.10", "Out of sample", "În afara eșantionului"),
      Disposition("4.50", "Closed, or no such establishment", "Închisă sau alt fel de unitate"),
      Disposition("4.70", "No eligible respondent", "Niciun respondent eligibil"),
      Disposition("4.80", "Quota filled", "Cotă completă"),
      Disposition("4.90", "Other reason, not eligible", "Alt motiv, instituție neeligibilă"),
    ] + interim

  /// What happened on the way, with what the case counts as until more is known.
  private static let interim: [Disposition] = [
    Disposition("5.1", "Appointment made", "Programare făcută", countsAs: "2.36"),
    Disposition("5.2", "To be asked again", "De revenit", countsAs: "2.36"),
    Disposition("5.3", "Nobody answered", "Nu a răspuns nimeni", countsAs: "3.19"),
    Disposition("5.4", "Message left with somebody", "Mesaj lăsat cuiva", countsAs: "2.20"),
    Disposition("5.5", "Interview begun", "Interviu început", countsAs: "2.12"),
    Disposition("5.6", "Soft refusal", "Refuz care poate fi reconsiderat", countsAs: "2.11"),
    Disposition("5.7", "Invitation sent", "Invitație trimisă", countsAs: "3.19"),
  ]
}
