package import QuestionnaireModel
import Words

/// Why what was typed can not be read as an answer; it names the rule and never repeats the line.
package enum InputFault: Hashable, Sendable, Error {
  case empty
  case notAnOption
  case ambiguousOption
  case notWholeNumber
  case notNumber
  case notDate
  case notTime
  case nonanswerNotAlone
  /// The text holds what no one types on purpose, such as the codes of arrow keys.
  case controlCharacters
  /// Something in it came as bytes that are no text; U+FFFD stands in its place.
  case unreadable
  /// The digits make more than one set of the item's codes.
  case ambiguousDigits
  case takesNoAnswer
  case answer(AnswerFault)
}

/// Reads what a person types as the answer to an item.
///
/// It reads and does not judge: ranges, limits and checks are the interview's. In a text item a
/// non-answer's key needs its dot, and a leading backslash makes anything plain text. A dot alone, as
/// nothing, leaves the item empty.
package struct AnswerParser: Sendable {
  private let questionnaire: Questionnaire

  package init(_ questionnaire: Questionnaire) {
    self.questionnaire = questionnaire
  }

  package func answer(typed line: String, to item: Int) throws(InputFault) -> Answer {
    let asked = questionnaire.items[item]
    guard asked.takesAnswer else { throw .takesNoAnswer }
    guard !line.holdsUnreadable else { throw .unreadable }
    let typed = Self.trimmed(line)
    if typed.isEmpty || typed == "." {
      guard !asked.isRequired else { throw .empty }
      return .nonanswer(.missing)
    }
    switch asked.type {
    case .text: return try text(line, typed)
    case .single(let list), .consent(let list): return try choice(typed, of: list.options, asked)
    case .multiple(let list, _): return try choices(typed, of: list.options, asked)
    case .ranking(let list, _): return try ranking(typed, of: list.options, asked)
    case .scale, .differential: return try point(typed, asked)
    case .integer: return try number(typed, asked, .notWholeNumber) { Int($0).map(Answer.integer) }
    case .decimal: return try number(typed, asked, .notNumber) { Self.decimal($0) }
    case .date: return try number(typed, asked, .notDate) { Self.date($0) }
    case .time: return try number(typed, asked, .notTime) { Self.time($0) }
    case .note, .computed, .assigned, .drawn: throw .takesNoAnswer
    }
  }

  private var keys: DeclaredKeys { DeclaredKeys(questionnaire.nonanswers) }

  private func matcher(_ options: [AnswerOption], _ asked: Item) -> OptionMatcher {
    OptionMatcher(
      options: options, nonanswers: asked.nonanswers.compactMap(questionnaire.nonanswer),
      keys: keys)
  }

  private func text(_ line: String, _ typed: String) throws(InputFault) -> Answer {
    if let kind = keys.dotted(typed) { return .nonanswer(kind) }
    let holdsControls = line.unicodeScalars.contains {
      $0.properties.generalCategory == .control && $0 != "\t"
    }
    guard !holdsControls else { throw .controlCharacters }
    return .text(line.hasPrefix("\\") ? String(line.dropFirst()) : line)
  }

  private func choice(
    _ typed: String, of options: [AnswerOption], _ asked: Item
  ) throws(InputFault) -> Answer {
    switch try matcher(options, asked).target(of: typed) {
    case .option(let code): .choice(code)
    case .nonanswer(let kind): .nonanswer(kind)
    }
  }

  private func point(_ typed: String, _ asked: Item) throws(InputFault) -> Answer {
    if let kind = keys.kind(of: typed), Int(typed) == nil { return .nonanswer(kind) }
    if let point = Int(typed) {
      let declared = asked.nonanswers.compactMap(questionnaire.nonanswer)
      return declared.first { $0.code == point }.map { .nonanswer($0.kind) } ?? .choice(point)
    }
    return try choice(typed, of: [], asked)
  }

  /// Reads several options: codes apart by commas or spaces, names and labels apart by commas.
  private func choices(
    _ typed: String, of options: [AnswerOption], _ asked: Item
  ) throws(InputFault) -> Answer {
    let targets = try targets(typed, of: options, asked)
    if targets.count == 1 { return Self.answer(targets) }
    guard targets.allSatisfy({ if case .option = $0 { true } else { false } }) else {
      throw .nonanswerNotAlone
    }
    return Self.answer(targets)
  }

  /// Reads options as `choices` does and keeps the order in which they were typed.
  private func ranking(
    _ typed: String, of options: [AnswerOption], _ asked: Item
  ) throws(InputFault) -> Answer {
    var codes: [Int] = []
    let targets = try targets(typed, of: options, asked)
    for target in targets {
      switch target {
      case .option(let code): codes.append(code)
      case .nonanswer(let kind):
        guard targets.count == 1 else { throw .nonanswerNotAlone }
        return .nonanswer(kind)
      }
    }
    return .ranking(codes)
  }

  private func targets(
    _ typed: String, of options: [AnswerOption], _ asked: Item
  ) throws(InputFault) -> [OptionMatcher.Target] {
    let matcher = matcher(options, asked)
    let byCommas = Self.parts(typed) { $0 == "," || $0 == ";" }
    let bySpaces = Self.parts(typed) { $0 == "," || $0 == ";" || $0.isWhitespace }
    let areNumbers = bySpaces.allSatisfy { Int($0) != nil }
    if !areNumbers || bySpaces.count == 1 {
      do throws(InputFault) {
        return [try matcher.target(of: typed)]
      } catch {
        // A label may hold commas and spaces itself, so that only now the line is taken apart.
      }
    }
    let parts = areNumbers || byCommas.count == 1 ? bySpaces : byCommas
    var targets: [OptionMatcher.Target] = []
    for part in parts { targets.append(try matcher.target(of: part)) }
    if targets.isEmpty { throw .notAnOption }
    return targets
  }

  private func number(
    _ typed: String, _ asked: Item, _ fault: InputFault, _ read: (String) -> Answer?
  ) throws(InputFault) -> Answer {
    if let kind = keys.dotted(typed) { return .nonanswer(kind) }
    let plain = String(typed.map { $0 == "\u{2212}" ? "-" : $0 })
    if let answer = read(plain) { return answer }
    do throws(InputFault) {
      return try choice(typed, of: [], asked)
    } catch {
      throw error == .ambiguousOption ? error : fault
    }
  }
}

extension String {
  /// Whether something in it was lost before it came here, so that it is not what was said.
  package var holdsUnreadable: Bool { unicodeScalars.contains("\u{FFFD}") }
}

extension AnswerParser {
  private static func answer(_ targets: [OptionMatcher.Target]) -> Answer {
    var codes: [Int] = []
    for target in targets {
      switch target {
      case .option(let code): codes.append(code)
      case .nonanswer(let kind): return .nonanswer(kind)
      }
    }
    return .choices(of: codes)
  }

  private static func parts(_ typed: String, at isSeparator: (Character) -> Bool) -> [String] {
    typed.split(whereSeparator: isSeparator).map { trimmed(String($0)) }.filter { !$0.isEmpty }
  }

  package static func trimmed(_ text: String) -> String {
    let start = text.drop(while: \.isWhitespace)
    let end = start.lastIndex { !$0.isWhitespace }
    return end.map { String(start[...$0]) } ?? ""
  }

  /// Reads digits with one `.` or `,` at most; no exponent, no thousands.
  private static func decimal(_ text: String) -> Answer? {
    let unsigned = text.hasPrefix("-") || text.hasPrefix("+") ? text.dropFirst() : text[...]
    let pieces = unsigned.split(
      maxSplits: 2, omittingEmptySubsequences: false, whereSeparator: { $0 == "." || $0 == "," })
    let areDigits = pieces.allSatisfy { $0.utf8.allSatisfy { (0x30...0x39).contains($0) } }
    guard pieces.count <= 2, areDigits, pieces.contains(where: { !$0.isEmpty }) else { return nil }
    let digits = pieces.map { $0.isEmpty ? "0" : String($0) }.joined(separator: ".")
    return Double(digits).map { .decimal(text.hasPrefix("-") ? -$0 : $0) }
  }

  /// Reads hours and minutes of the 24-hour clock with `:` or `.` between: `8:30`, `18.05`.
  private static func time(_ text: String) -> Answer? {
    let pieces = text.split(omittingEmptySubsequences: false) { $0 == ":" || $0 == "." }
    let areDigits = pieces.allSatisfy { piece in
      (1...2).contains(piece.utf8.count) && piece.utf8.allSatisfy { (0x30...0x39).contains($0) }
    }
    guard pieces.count == 2, areDigits, pieces[1].utf8.count == 2 else { return nil }
    guard let hour = Int(pieces[0]), let minute = Int(pieces[1]) else { return nil }
    return ClockTime(hour: hour, minute: minute).map(Answer.time)
  }

  /// Reads `YYYY-MM-DD` or `DD.MM.YYYY`; orders that differ by country are refused.
  private static func date(_ text: String) -> Answer? {
    if let date = CalendarDate(iso8601: text) { return .date(date) }
    let pieces = text.split(separator: ".", omittingEmptySubsequences: false)
    let areDigits = pieces.allSatisfy { $0.utf8.allSatisfy { (0x30...0x39).contains($0) } }
    guard pieces.count == 3, areDigits, pieces[2].count == 4 else { return nil }
    guard let day = Int(pieces[0]), let month = Int(pieces[1]), let year = Int(pieces[2]) else {
      return nil
    }
    return CalendarDate(year: year, month: month, day: day).map(Answer.date)
  }
}
