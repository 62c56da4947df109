import QuestionnaireModel

/// Reads the cells of one item: what each text means is found once and remembered.
struct CellReader {
  /// What a cell says.
  enum Meaning: Hashable {
    case answer(Answer)
    case fault(CellFault)
  }

  private let item: Item
  private let index: Int
  private let questionnaire: Questionnaire
  private let mapping: ImportMapping
  private let separator: String?
  /// What codes, labels and non-answers mean, by their text.
  private let spelled: Spellings
  private let numerals: Numerals
  private let missing: MissingWords

  /// Reads the cells of the item at an index.
  ///
  /// - Parameter kinds: what may stand in them.
  init(
    _ index: Int, of questionnaire: Questionnaire, source: CellSource?, mapping: ImportMapping,
    kinds: Set<Spellings.Kind> = [.codes, .names, .labels]
  ) {
    item = questionnaire.items[index]
    self.index = index
    self.questionnaire = questionnaire
    self.mapping = mapping
    if case .divided(_, let text)? = source { separator = text } else { separator = nil }
    var values: [String: Int] = [:]
    if case .column(_, let given)? = source { values = given }
    missing = MissingWords(mapping.missing)
    numerals = Numerals(usesDecimalComma: mapping.usesDecimalComma)
    spelled = Spellings(
      of: item, in: questionnaire, values: values, kinds: kinds, numerals: numerals)
  }

  /// Finds the meaning of a cell, bounds and non-answers included; route and checks aside.
  func meaning(of text: String) -> Meaning {
    let meaning = read(text)
    guard case .answer(let answer) = meaning, answer.nonanswer != .missing else { return meaning }
    if let fault = questionnaire.fault(of: answer, to: index) { return .fault(.answer(fault)) }
    let personal = mapping.allowsPersonalData ? [] : PersonalData.kinds(in: answer)
    return personal.isEmpty ? meaning : .fault(.personalData(personal))
  }

  private func read(_ text: String) -> Meaning {
    if let answer = spelled[text] { return .answer(answer) }
    if text.isEmpty || missing.contains(text) { return .answer(.nonanswer(.missing)) }
    if spelled.isShared(text) { return .fault(.alsoNonanswer) }
    switch item.type {
    case .single, .consent, .assigned: return .fault(.notAnOption)
    case .multiple(let list, _), .drawn(let list, _, _): return readChoices(text, list)
    case .ranking: return readRanking(text)
    case .integer:
      return numerals.wholeNumber(text).map { .answer(.integer($0)) } ?? .fault(.notAWholeNumber)
    case .scale, .differential:
      return numerals.wholeNumber(text).map { .answer(.choice($0)) } ?? .fault(.notAWholeNumber)
    case .decimal: return readDecimal(text)
    case .date:
      return mapping.dates.date(Self.withoutMidnight(text)).map { .answer(.date($0)) }
        ?? .fault(.notADate(mapping.dates))
    case .time:
      return Self.time(text).map { .answer(.time($0)) } ?? .fault(.notATime)
    case .text: return .answer(.text(text))
    case .note, .computed: return .answer(.nonanswer(.missing))
    }
  }

  private func readDecimal(_ text: String) -> Meaning {
    var text = text
    if mapping.usesDecimalComma {
      // A point would group thousands, and 1.500 must not become one and a half.
      if text.contains(".") { return .fault(.decimalPoint) }
      text = String(text.map { $0 == "," ? "." : $0 })
    } else if text.contains(",") {
      return .fault(.decimalComma)
    }
    return spelledNumber(text).map { .answer(.decimal($0)) } ?? .fault(.notANumber)
  }

  private func readChoices(_ text: String, _ list: OptionList) -> Meaning {
    var codes: [Int] = []
    for part in parts(of: text) {
      guard case .choices(let code)? = spelled[part] else {
        return .fault(spelled.isShared(part) ? .alsoNonanswer : .notAnOption)
      }
      codes += code
    }
    return .answer(.choices(of: codes))
  }

  /// Reads options in their order, apart as several choices are.
  private func readRanking(_ text: String) -> Meaning {
    var codes: [Int] = []
    for part in parts(of: text) {
      guard case .ranking(let code)? = spelled[part] else {
        return .fault(spelled.isShared(part) ? .alsoNonanswer : .notAnOption)
      }
      codes += code
    }
    return .answer(.ranking(codes))
  }

  /// A date without the midnight that spreadsheets write after it.
  private static func withoutMidnight(_ text: String) -> String {
    for midnight in [" 00:00:00", "T00:00:00"] where text.hasSuffix(midnight) {
      return String(text.dropLast(midnight.count))
    }
    return text
  }

  /// A time of day, with one digit for an hour before ten and whole minutes of seconds if need be.
  private static func time(_ text: String) -> ClockTime? {
    let parts = text.split(separator: ":", omittingEmptySubsequences: false)
    guard parts.count == 2 || parts.count == 3 && parts[2] == "00" else { return nil }
    let hour = parts[0].count == 1 ? "0" + parts[0] : String(parts[0])
    return ClockTime("\(hour):\(parts[1])")
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
    return parts.map(Self.trimmed).filter { !$0.isEmpty }
  }

  private static func trimmed(_ text: String) -> String {
    var rest = Substring(text)
    while rest.first == " " { rest.removeFirst() }
    while rest.last == " " { rest.removeLast() }
    return String(rest)
  }
}
