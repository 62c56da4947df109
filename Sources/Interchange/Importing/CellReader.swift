import QuestionnaireModel

/// Reads the cells of one item: what each text means is found once and remembered.
struct CellReader {
  /// What a cell says.
  enum Meaning: Hashable {
    case answer(Answer)
    case fault(CellFault)
  }

  let item: Item
  private let mapping: ImportMapping
  private let separator: String?
  /// What codes, labels and non-answers mean, by their text.
  private let spelled: [String: Answer]

  init(_ item: Item, of questionnaire: Questionnaire, source: CellSource, mapping: ImportMapping) {
    self.item = item
    self.mapping = mapping
    if case .divided(_, let text) = source { separator = text } else { separator = nil }
    var values: [String: Int] = [:]
    if case .column(_, let given) = source { values = given }
    spelled = Self.spellings(of: item, questionnaire, values)
  }

  /// Finds the meaning of a cell, bounds and non-answers included; route and checks aside.
  func meaning(of text: String, in questionnaire: Questionnaire, index: Int) -> Meaning {
    let meaning = read(text)
    guard case .answer(let answer) = meaning, answer.nonanswer != .missing,
      let fault = questionnaire.fault(of: answer, to: index)
    else { return meaning }
    return .fault(.answer(fault))
  }

  private func read(_ text: String) -> Meaning {
    if let answer = spelled[text] ?? spelled[text.lowercased()] { return .answer(answer) }
    if text.isEmpty || mapping.missing.contains(text) { return .answer(.nonanswer(.missing)) }
    switch item.type {
    case .single, .consent: return .fault(.notAnOption)
    case .multiple(let list, _): return readChoices(text, list)
    case .ranking: return readRanking(text)
    case .integer:
      return wholeNumber(text).map { .answer(.integer($0)) } ?? .fault(.notAWholeNumber)
    case .scale, .differential:
      return wholeNumber(text).map { .answer(.choice($0)) } ?? .fault(.notAWholeNumber)
    case .decimal: return readDecimal(text)
    case .date:
      return mapping.dates.date(text).map { .answer(.date($0)) } ?? .fault(.notADate(mapping.dates))
    case .time:
      return ClockTime(text).map { .answer(.time($0)) } ?? .fault(.notATime)
    case .text: return .answer(.text(text))
    case .note, .computed: return .answer(.nonanswer(.missing))
    }
  }

  private func wholeNumber(_ text: String) -> Int? {
    let digits = text.hasPrefix("-") ? text.dropFirst() : text[...]
    guard !digits.isEmpty, digits.utf8.allSatisfy({ (0x30...0x39).contains($0) }) else {
      return nil
    }
    return Int(text)
  }

  private func readDecimal(_ text: String) -> Meaning {
    var text = text
    if mapping.usesDecimalComma {
      text = String(text.map { $0 == "," ? "." : $0 })
    } else if text.contains(",") {
      return .fault(.decimalComma)
    }
    let isPlain = text.utf8.allSatisfy { (0x30...0x39).contains($0) || $0 == 0x2E || $0 == 0x2D }
    guard isPlain, let number = Double(text), number.isFinite else { return .fault(.notANumber) }
    return .answer(.decimal(number == 0 ? 0 : number))
  }

  private func readChoices(_ text: String, _ list: OptionList) -> Meaning {
    var codes: [Int] = []
    for part in parts(of: text) {
      guard case .choices(let code)? = spelled[part] ?? spelled[part.lowercased()] else {
        return .fault(.notAnOption)
      }
      codes += code
    }
    return .answer(.choices(of: codes))
  }

  /// Reads options in their order, apart as several choices are.
  private func readRanking(_ text: String) -> Meaning {
    var codes: [Int] = []
    for part in parts(of: text) {
      guard case .ranking(let code)? = spelled[part] ?? spelled[part.lowercased()] else {
        return .fault(.notAnOption)
      }
      codes += code
    }
    return .answer(.ranking(codes))
  }

  private func parts(of text: String) -> [String] {
    if let separator { return Self.split(text, at: separator) }
    return text.split { $0 == ";" || $0 == " " || $0 == "," || $0 == "|" }.map(String.init)
  }

  private static func split(_ text: String, at separator: String) -> [String] {
    var parts: [String] = []
    var rest = Substring(text)
    while let range = rest.firstRange(of: separator) {
      parts.append(String(rest[..<range.lowerBound]))
      rest = rest[range.upperBound...]
    }
    parts.append(String(rest))
    return parts.map { String($0.drop { $0 == " " }) }.filter { !$0.isEmpty }
  }

  /// Every text that stands for an answer: the mapping's values, codes, names, labels, non-answers.
  ///
  /// A text that would stand for two things stands for the first of these.
  private static func spellings(
    of item: Item, _ questionnaire: Questionnaire, _ values: [String: Int]
  ) -> [String: Answer] {
    var spelled: [String: Answer] = [:]
    func add(_ text: String, _ answer: Answer) {
      if !text.isEmpty && spelled[text] == nil { spelled[text] = answer }
    }
    func answer(_ code: Int) -> Answer {
      switch item.type {
      case .multiple: .choices([code])
      case .ranking: .ranking([code])
      case .single, .integer, .decimal, .text, .date, .time, .scale, .differential, .computed,
        .consent, .note:
        .choice(code)
      }
    }
    for (text, code) in values.sorted(by: { $0.key < $1.key }) { add(text, answer(code)) }
    let options = item.type.optionList?.options ?? []
    for option in options { add(String(option.code), answer(option.code)) }
    for option in options { option.name.map { add($0, answer(option.code)) } }
    for option in options {
      for label in option.label.texts.values.flatMap(TextTemplate.variants).sorted() {
        add(label, answer(option.code))
      }
    }
    for nonanswer in questionnaire.nonanswers where item.nonanswers.contains(nonanswer.kind) {
      add(String(nonanswer.code), .nonanswer(nonanswer.kind))
      add(nonanswer.kind.rawValue, .nonanswer(nonanswer.kind))
      for label in nonanswer.label.texts.values.sorted() { add(label, .nonanswer(nonanswer.kind)) }
    }
    for (text, meaning) in spelled.sorted(by: { $0.key < $1.key }) {
      add(text.lowercased(), meaning)
    }
    return spelled
  }
}
