import Diagnostics
import QuestionnaireModel

/// What the questions of a survivors' questionnaire must leave to the respondent.
extension QuestionnaireDecoder {
  /// How many sensitive questions may follow each other without a pause.
  static let longestSensitiveRun = 10

  /// Finds questions that can be neither refused nor left empty.
  mutating func checkRefusals() {
    for index in items.indices {
      let item = items[index]
      guard item.isAsked, !item.isConsent, item.isRequired, !item.nonanswers.contains(.refused),
        // A sensitive one has its own finding, in any questionnaire.
        item.meaning.disclosure != .sensitive
      else { continue }
      owners = owners(ofItem: index)
      report(.noRefusal(item.writtenID.isEmpty ? item.id.text : item.writtenID, at: item.id.span))
    }
    owners = []
  }

  /// Finds the first question of each row of sensitive ones that is one too many.
  mutating func checkSensitiveRuns(beside ethics: Ethics) {
    let gates = Set(gateItems)
    var run: [String] = []
    for index in items.indices {
      let item = items[index]
      let isPause = item.isNote && item.when == nil && item.battery == nil
      let isOpen = item.isAsked && !item.isSensitiveQuestion && !gates.contains(index)
      if isPause || isOpen { run = [] }
      guard item.isSensitiveQuestion, !gates.contains(index) else { continue }
      // A battery, and an item asked in several passes, count once.
      let battery = item.battery.map { batteries[$0] }
      let unit =
        battery.map { $0.writtenID.isEmpty ? $0.id.text : $0.writtenID }
        ?? (item.writtenID.isEmpty ? item.id.text : item.writtenID)
      guard !run.contains(unit) else { continue }
      run.append(unit)
      guard run.count == Self.longestSensitiveRun + 1 else { continue }
      owners = owners(ofItem: index)
      report(
        .sensitiveRun(
          unit, first: run[0], limit: Self.longestSensitiveRun,
          at: battery?.id.span ?? item.id.span))
    }
    owners = []
  }

  /// Finds questions whose answer in words or digits would name the respondent.
  mutating func checkIdentifiers() {
    for index in items.indices {
      let item = items[index]
      guard item.isOpenEnded else { continue }
      let found = languages.lazy.compactMap { language -> String? in
        guard let lists = IdentifierWords.of(language.rawValue) else { return nil }
        let words = TextWords(item.text[language])
        return lists.first(where: words.contains)?.text
      }.first
      guard let found else { continue }
      owners = owners(ofItem: index)
      report(
        .identifierAsked(
          item.writtenID.isEmpty ? item.id.text : item.writtenID, phrase: found, at: item.id.span))
    }
    owners = []
  }
}

extension DraftItem {
  /// Whether its answer is typed and not chosen.
  fileprivate var isOpenEnded: Bool {
    switch type {
    case .text?, .integer?, .decimal?, .date?: true
    case .single?, .multiple?, .ranking?, .time?, .scale?, .differential?, .computed?, .assigned?,
      .drawn?, .consent?, .note?, nil:
      false
    }
  }
}

/// Words of questions that ask who somebody is.
enum IdentifierWords {
  static func of(_ tag: String) -> [Phrase]? {
    lists[tag] ?? lists[String(tag.prefix { $0 != "-" })]
  }

  private static let lists: [String: [Phrase]] = [
    "en": [
      "your name", "first name", "last name", "surname", "full name", "family name", "maiden name",
      "what are you called", "what is he called", "what is she called", "names of your children",
      "phone number", "telephone number", "your phone", "your telephone", "your address",
      "home address", "mail address", "e mail", "email", "date of birth", "when were you born",
      "birth date", "birthday", "personal number", "identity number", "identity card", "id number",
      "passport number", "account number", "iban", "which street", "what street", "your employer",
    ],
    "ro": [
      "numele dumneavoastră", "numele dvs", "numele complet", "numele și prenumele", "prenume*",
      "cum vă numiți", "cum vă cheamă", "cum te cheamă", "numele de familie", "numele copiilor",
      "numărul de telefon", "numărul dumneavoastră de telefon", "telefonul dumneavoastră",
      "adresa dumneavoastră", "adresa de domiciliu", "adresa de e mail", "adresa de mail", "e mail",
      "email", "data nașterii", "data dumneavoastră de naștere", "când v ați născut",
      "ziua de naștere", "cnp", "cod numeric personal", "codul numeric personal",
      "cartea de identitate", "cărții de identitate", "buletin*", "numărul pașaportului", "iban",
      "numărul contului", "pe ce stradă", "strada pe care", "angajatorul dumneavoastră",
    ],
  ]
}
