package import QuestionnaireModel

/// Every variable of a questionnaire: what its numbers mean and who was asked.
package struct Codebook: Sendable {
  /// A number in the data and what it stands for.
  struct Code: Hashable {
    let code: String
    let label: String
    let isNonanswer: Bool
  }

  /// A variable, or several that are alike but for their option.
  struct Entry: Hashable {
    var name: String
    var label: String
    var type: String
    /// The variables of a multiple item, one for each option.
    var parts: [Code] = []
    var codes: [Code] = []
    var range: String?
    /// Who was asked, in words; nil for everyone.
    var base: String?
    /// The same in the notation of questionnaires.
    var condition: String?
    /// Whatever else is known of it, as name and value.
    var facts: [Fact] = []
  }

  struct Fact: Hashable {
    let name: String
    let value: String
  }

  struct Chapter: Hashable {
    let title: String
    var entries: [Entry]
  }

  let questionnaire: Questionnaire
  let language: Language
  let chapters: [Chapter]

  package init(_ questionnaire: Questionnaire, in language: Language) {
    self.questionnaire = questionnaire
    self.language = language
    let writer = CodebookWriter(questionnaire, language)
    var chapters = questionnaire.sections.enumerated().map { index, section in
      Chapter(
        title: section.title.isEmpty ? section.id : section.title[language],
        entries: questionnaire.items.indices.filter {
          questionnaire.items[$0].section == index && questionnaire.items[$0].takesAnswer
        }.map(writer.entry))
    }
    if !questionnaire.indices.isEmpty {
      chapters.append(
        Chapter(
          title: writer.say("Indices", "Indici"), entries: questionnaire.indices.map(writer.entry)))
    }
    self.chapters = chapters.filter { !$0.entries.isEmpty }
  }

  /// What protects the people asked.
  var ethicsPages: [EthicsPages.Page] {
    let pages = EthicsPages(questionnaire, in: language)
    return pages.before + pages.after
  }

  var title: String { questionnaire.title[language] }

  /// Which variables the codebook has, and of which questionnaire.
  var subtitle: String {
    let count = chapters.reduce(0) { sum, chapter in
      sum + chapter.entries.reduce(0) { $0 + max(1, $1.parts.count) }
    }
    return
      "\(questionnaire.id), \(FormPhrase.version.text(in: language)) \(questionnaire.version); "
      + "\(count) " + CodebookWriter(questionnaire, language).say("variables", "variabile")
  }
}

/// Says in one language what a variable is.
struct CodebookWriter {
  private let questionnaire: Questionnaire
  private let language: Language

  init(_ questionnaire: Questionnaire, _ language: Language) {
    self.questionnaire = questionnaire
    self.language = language
  }

  func say(_ english: String, _ romanian: String) -> String {
    language.rawValue.hasPrefix("ro") ? romanian : english
  }

  func entry(_ index: Int) -> Codebook.Entry {
    let item = questionnaire.items[index]
    let stem =
      item.battery.map { questionnaire.batteries[$0].text.onPaper(in: language) + " – " } ?? ""
    var entry = Codebook.Entry(
      name: item.id.rawValue, label: stem + item.text.onPaper(in: language),
      type: typeName(item.type))
    describeAnswers(of: item, &entry)
    entry.codes += item.nonanswers.compactMap(questionnaire.nonanswer).map {
      Codebook.Code(code: String($0.code), label: $0.label[language], isNonanswer: true)
    }
    if let when = item.when {
      entry.base = ConditionWords(questionnaire, in: language).text(of: when.conjuncts)
      entry.condition = when.notation(in: questionnaire)
    }
    entry.facts = facts(of: item, index)
    return entry
  }

  func entry(_ index: CompositeIndex) -> Codebook.Entry {
    let label = index.label.isEmpty ? "" : index.label[language]
    var entry = Codebook.Entry(name: index.id.rawValue, label: label, type: say("index", "indice"))
    let items = index.items.map { item in
      questionnaire.items[item].id.rawValue
        + (questionnaire.items[item].meaning.isReversed ? say(" (reversed)", " (inversat)") : "")
    }
    let method =
      switch index.method {
      case .mean: say("mean of", "media pentru")
      case .sum: say("sum of", "suma pentru")
      case .countCorrect: say("number of right answers to", "numărul de răspunsuri corecte la")
      }
    let doubt =
      switch index.dontKnow {
      case .wrong: say("counts as wrong", "este considerat greșit")
      case .missing: say("is missing", "este considerat lipsă")
      case .shown: say("is shown", "este arătat separat")
      }
    entry.facts = [
      .init(name: say("Computed", "Calcul"), value: "\(method) \(items.joined(separator: ", "))"),
      .init(name: say("Valid items needed", "Itemi valizi necesari"), value: String(index.valid)),
      .init(name: say("Don't know", "Nu știu"), value: doubt),
    ]
    return entry
  }

  private func typeName(_ type: ItemType) -> String {
    switch type {
    case .single(let list):
      list.isOrdered
        ? say("one option, ordered", "o opțiune, ordonată") : say("one option", "o opțiune")
    case .multiple: say("several options", "mai multe opțiuni")
    case .ranking: say("options in order", "opțiuni în ordine")
    case .integer: say("whole number", "număr întreg")
    case .decimal: say("decimal number", "număr zecimal")
    case .text: say("text", "text")
    case .date: say("date", "dată")
    case .time: say("time of day", "oră")
    case .differential: say("opposite words", "cuvinte opuse")
    case .computed: say("computed", "calculat")
    case .assigned: say("drawn by lot", "tras la sorți")
    case .drawn: say("options asked about", "opțiuni despre care se întreabă")
    case .scale: say("scale", "scală")
    case .consent: say("consent", "consimțământ")
    case .note: say("note", "notă")
    }
  }

  private func describeChoices(
    of item: Item, _ list: OptionList, limit: Int?, _ entry: inout Codebook.Entry
  ) {
    entry.parts = codes(list).map {
      Codebook.Code(code: "\(item.id)_\($0.code)", label: $0.label, isNonanswer: false)
    }
    entry.codes = [
      .init(code: "0", label: say("not chosen", "neales"), isNonanswer: false),
      .init(code: "1", label: say("chosen", "ales"), isNonanswer: false),
    ]
    entry.range = limit.map { FormPhrase.tickAtMost($0).text(in: language) }
  }

  private func describeAnswers(of item: Item, _ entry: inout Codebook.Entry) {
    switch item.type {
    case .single(let list), .consent(let list), .assigned(let list, _): entry.codes = codes(list)
    case .multiple(let list, let limit): describeChoices(of: item, list, limit: limit, &entry)
    case .drawn(let list, _, let most): describeChoices(of: item, list, limit: most, &entry)
    case .ranking(let list, let limit):
      entry.parts = codes(list).map {
        Codebook.Code(code: "\(item.id)_\($0.code)", label: $0.label, isNonanswer: false)
      }
      entry.codes = [.init(code: "0", label: say("not ranked", "neordonat"), isNonanswer: false)]
      entry.range = "1 – \(limit ?? list.options.count)"
    case .time(let range): entry.range = range.map { "\($0.lowerBound) – \($0.upperBound)" }
    case .integer(let range): entry.range = range.map { "\($0.lowerBound) – \($0.upperBound)" }
    case .decimal(let range, let places):
      let bounds =
        range.map { "\(DecimalText.of($0.lowerBound)) – \(DecimalText.of($0.upperBound)), " } ?? ""
      entry.range = bounds + "\(places) " + say("decimals", "zecimale")
    case .date(let range): entry.range = range.map { "\($0.lowerBound) – \($0.upperBound)" }
    case .text(let limit): entry.range = FormPhrase.atMostCharacters(limit).text(in: language)
    case .scale(let range, let low, let high), .differential(let range, let low, let high):
      entry.range = "\(range.lowerBound) – \(range.upperBound)"
      entry.codes = [(range.lowerBound, low), (range.upperBound, high)].map {
        Codebook.Code(code: String($0), label: $1[language], isNonanswer: false)
      }
    case .computed, .note: break
    }
  }

  private func codes(_ list: OptionList) -> [Codebook.Code] {
    list.options.map {
      Codebook.Code(
        code: String($0.code), label: $0.label.onPaper(in: language), isNonanswer: false)
    }
  }

  private func facts(of item: Item, _ index: Int) -> [Codebook.Fact] {
    let meaning = item.meaning
    let indices = questionnaire.indices.filter { $0.items.contains(index) }.map(\.id.rawValue)
    var facts: [Codebook.Fact] = []
    func add(_ english: String, _ romanian: String, _ value: String?) {
      if let value { facts.append(.init(name: say(english, romanian), value: value)) }
    }
    add("Measures", "Măsoară", meaning.measures)
    add("Direction", "Direcție", meaning.isReversed ? say("reversed", "inversată") : nil)
    add("Index", "Indice", indices.isEmpty ? nil : indices.joined(separator: ", "))
    add("Shared as", "Item comun", meaning.shared)
    add(
      "Mirrors", "Oglindește",
      meaning.mirror.map { "\($0.questionnaire).\($0.item) (\($0.kind.rawValue))" })
    add("Right answer", "Răspuns corect", meaning.key.map(Self.text))
    add("Role", "Rol", meaning.role?.rawValue)
    add("Disclosure", "Dezvăluire", meaning.disclosure == .open ? nil : meaning.disclosure.rawValue)
    add("May be empty", "Poate lipsi", item.isRequired ? nil : say("yes", "da"))
    return facts
  }

  private static func text(of key: AnswerKey) -> String {
    switch key {
    case .codes(let codes): codes.map(String.init).joined(separator: ", ")
    case .numbers(let range): "\(range.lowerBound) – \(range.upperBound)"
    }
  }
}
