import Diagnostics
import QuestionnaireModel
import Words

/// Cuts a condition into words and signs, and reports what belongs to none.
///
/// Signs of other languages (`==`, `&&`) are reported and read as what they plainly mean, so that the
/// rest of the condition is checked too.
struct ConditionLexer {
  private let text: ConditionText
  private var position = 0
  /// Whether no typographic quote closes behind the position.
  private var hasNoClosingQuote = false
  private(set) var diagnostics: [Diagnostic] = []

  init(_ text: ConditionText) {
    self.text = text
  }

  /// Returns all tokens, the last being the end; after many findings the rest is left unread.
  mutating func tokens() -> [ConditionToken] {
    var tokens: [ConditionToken] = []
    while true {
      while position < text.bytes.count, ConditionText.isSpace(text.bytes[position]) {
        position += 1
      }
      let start = position
      let kind = next()
      tokens.append(ConditionToken(kind: kind, span: text.span(start..<position)))
      if kind == .end { return tokens }
      if diagnostics.count == Self.mostFindings { position = text.bytes.count }
    }
  }

  private static let mostFindings = 100

  private mutating func next() -> ConditionToken.Kind {
    guard position < text.bytes.count else { return .end }
    let byte = text.bytes[position]
    switch byte {
    case UInt8(ascii: "0")...UInt8(ascii: "9"): return number()
    case UInt8(ascii: "\""), UInt8(ascii: "'"): return quoted(by: byte)
    case UInt8(ascii: "`"): return quoted(by: byte)
    case _ where isNameByte(at: position): return name()
    default: return sign()
    }
  }

  private mutating func sign() -> ConditionToken.Kind {
    let start = position
    for sign in Self.signs where text.bytes[start...].starts(with: sign.spelling.utf8) {
      position += sign.spelling.utf8.count
      if let meaning = sign.meaning {
        diagnostics.append(
          .foreignSign(sign.spelling, meaning: meaning, at: text.span(start..<position)))
      }
      return sign.kind
    }
    if let quoted = typographicQuote() { return quoted }
    let end = min(start + 4, text.bytes.count)
    let scalar = String(decoding: text.bytes[start..<end], as: UTF8.self).unicodeScalars.first
    let character = scalar.map(Character.init)
    position = min(start + max(1, character?.utf8.count ?? 1), text.bytes.count)
    diagnostics.append(
      .unexpectedCharacter(character.map { String($0) } ?? "", at: text.span(start..<position)))
    return .invalid
  }

  /// Reads text between typographic quotes, such as a word processor makes of straight ones.
  private mutating func typographicQuote() -> ConditionToken.Kind? {
    guard !hasNoClosingQuote else { return nil }
    let start = position
    let rest = text.bytes[start...]
    guard let open = Self.openingQuotes.first(where: { rest.starts(with: $0.utf8) }) else {
      return nil
    }
    let content = start + open.utf8.count
    var end = content
    while end < text.bytes.count {
      if let close = Self.closingQuotes.first(where: { text.bytes[end...].starts(with: $0.utf8) }) {
        position = end + close.utf8.count
        let quoted = String(decoding: text.bytes[content..<end], as: UTF8.self)
        diagnostics.append(.typographicQuotes(quoted, at: text.span(start..<position)))
        return .text(quoted)
      }
      end += 1
    }
    hasNoClosingQuote = true
    return nil
  }

  private static let openingQuotes = ["„", "“", "”", "«", "‘", "’"]
  private static let closingQuotes = ["”", "“", "»", "’", "\""]

  private mutating func name() -> ConditionToken.Kind {
    let start = position
    while position < text.bytes.count, isNameByte(at: position) || isInnerDot(at: position) {
      position += 1
    }
    let name = String(decoding: text.bytes[start..<position], as: UTF8.self)
    return ConditionToken.Keyword(rawValue: name).map { .keyword($0) } ?? .name(name)
  }

  private mutating func quoted(by quote: UInt8) -> ConditionToken.Kind {
    let start = position
    position += 1
    var bytes: [UInt8] = []
    while let end = text.bytes[position...].firstIndex(of: quote) {
      bytes += text.bytes[position..<end]
      position = end + 1
      guard position < text.bytes.count, text.bytes[position] == quote else {
        let content = String(decoding: bytes, as: UTF8.self)
        return quote == UInt8(ascii: "`") ? .verbatimName(content) : .text(content)
      }
      // A mark twice stands for itself.
      bytes.append(quote)
      position += 1
    }
    position = text.bytes.count
    diagnostics.append(.unclosedQuote(at: text.span(start..<(start + 1))))
    return .invalid
  }

  private mutating func number() -> ConditionToken.Kind {
    let start = position
    if let date = dateSpelling() {
      position += date.utf8.count
      if let date = CalendarDate(iso8601: date) { return .date(date) }
      diagnostics.append(.noSuchDate(at: text.span(start..<position)))
      return .invalid
    }
    if let time = timeSpelling() {
      position += time.utf8.count
      if let time = ClockTime(time) { return .time(time) }
      diagnostics.append(.noSuchTime(at: text.span(start..<position)))
      return .invalid
    }
    skipDigits()
    if position + 1 < text.bytes.count, text.bytes[position] == UInt8(ascii: "."),
      isDigit(at: position + 1)
    {
      position += 1
      skipDigits()
    }
    let digitsEnd = position
    while position < text.bytes.count, isNameByte(at: position) { position += 1 }
    let spelling = String(decoding: text.bytes[start..<position], as: UTF8.self)
    guard position == digitsEnd, let value = Double(spelling), value.isFinite else {
      diagnostics.append(.malformedNumber(at: text.span(start..<position)))
      return .invalid
    }
    return .number(value, spelling: spelling)
  }

  /// Returns the ten characters at the position if they are shaped like a date.
  private func dateSpelling() -> String? {
    guard position + 10 <= text.bytes.count, !isDigit(at: position + 10) else { return nil }
    for index in 0..<10 {
      let byte = text.bytes[position + index]
      let fits = index == 4 || index == 7 ? byte == UInt8(ascii: "-") : isDigit(byte)
      guard fits else { return nil }
    }
    return String(decoding: text.bytes[position..<(position + 10)], as: UTF8.self)
  }

  /// Returns the five characters at the position if they are shaped like a time.
  private func timeSpelling() -> String? {
    guard position + 5 <= text.bytes.count, !isDigit(at: position + 5) else { return nil }
    for index in 0..<5 {
      let byte = text.bytes[position + index]
      guard index == 2 ? byte == UInt8(ascii: ":") : isDigit(byte) else { return nil }
    }
    return String(decoding: text.bytes[position..<(position + 5)], as: UTF8.self)
  }

  private mutating func skipDigits() {
    while isDigit(at: position) { position += 1 }
  }

  private func isDigit(_ byte: UInt8) -> Bool {
    (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
  }

  private func isDigit(at index: Int) -> Bool {
    index < text.bytes.count && isDigit(text.bytes[index])
  }

  /// Data sets have column names in any script, so letters beyond ASCII belong to names.
  private func isNameByte(at index: Int) -> Bool {
    switch text.bytes[index] {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "_"):
      true
    case 0x80...: isLetterSequence(at: index)
    default: false
    }
  }

  private func isLetterSequence(at index: Int) -> Bool {
    var start = index
    while start > 0, text.bytes[start] & 0xC0 == 0x80 { start -= 1 }
    let end = min(start + 4, text.bytes.count)
    let scalar = String(decoding: text.bytes[start..<end], as: UTF8.self).unicodeScalars.first
    return scalar.map { $0 != "\u{FFFD}" && $0.properties.isAlphabetic } ?? false
  }

  private func isInnerDot(at index: Int) -> Bool {
    text.bytes[index] == UInt8(ascii: ".") && index + 1 < text.bytes.count
      && isNameByte(at: index + 1)
  }

  /// The signs, longer ones before those they begin with.
  private static let signs: [Sign] = [
    Sign("===", .comparison(.equal), meaning: "="),
    Sign("==", .comparison(.equal), meaning: "="),
    Sign("<>", .comparison(.notEqual), meaning: "!="),
    Sign("!=", .comparison(.notEqual)),
    Sign("<=", .comparison(.lessOrEqual)),
    Sign(">=", .comparison(.greaterOrEqual)),
    Sign("=", .comparison(.equal)),
    Sign("<", .comparison(.less)),
    Sign(">", .comparison(.greater)),
    Sign("≠", .comparison(.notEqual), meaning: "!="),
    Sign("≤", .comparison(.lessOrEqual), meaning: "<="),
    Sign("≥", .comparison(.greaterOrEqual), meaning: ">="),
    Sign("&&", .keyword(.and), meaning: "and"),
    Sign("||", .keyword(.or), meaning: "or"),
    Sign("&", .keyword(.and), meaning: "and"),
    Sign("|", .keyword(.or), meaning: "or"),
    Sign("!", .keyword(.not), meaning: "not"),
    Sign("+", .arithmetic(.plus)),
    Sign("-", .arithmetic(.minus)),
    Sign("−", .arithmetic(.minus), meaning: "-"),
    Sign("*", .arithmetic(.times)),
    Sign("/", .arithmetic(.over)),
    Sign("(", .openParenthesis),
    Sign(")", .closeParenthesis),
    Sign("[", .openBracket),
    Sign("]", .closeBracket),
    Sign(",", .comma),
  ]

  private struct Sign {
    let spelling: String
    let kind: ConditionToken.Kind
    /// What to write instead, where the sign belongs to another language.
    let meaning: String?

    init(_ spelling: String, _ kind: ConditionToken.Kind, meaning: String? = nil) {
      self.spelling = spelling
      self.kind = kind
      self.meaning = meaning
    }
  }
}
