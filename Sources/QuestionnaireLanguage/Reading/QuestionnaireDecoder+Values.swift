import Diagnostics
import QuestionnaireModel
import YAMLReading
import Words

/// How single texts become names, numbers and ranges.
extension QuestionnaireDecoder {
  mutating func name(_ node: YAMLNode) -> String? {
    guard let text = node.scalar else { return nil }
    guard NameGrammar.isName(text) else {
      report(.malformedName(at: node.span))
      return nil
    }
    if ConditionToken.reservedWords.contains(text) {
      report(.reservedName(text, at: node.span))
      return nil
    }
    return text
  }

  /// Reads a name that stands for nothing here, such as a construct.
  mutating func freeName(_ node: YAMLNode) -> String? {
    guard let text = node.scalar else { return nil }
    guard NameGrammar.isName(text) else {
      report(.malformedName(at: node.span))
      return nil
    }
    return text
  }

  mutating func version(_ node: YAMLNode) -> String? {
    guard let text = node.scalar else { return nil }
    let parts = text.utf8.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
    let isVersion =
      parts.count <= 3 && parts.allSatisfy { (1...9).contains($0.count) && $0.allSatisfy(isDigit) }
    if !isVersion { report(.malformedValue("a version such as 1.0.0", at: node.span)) }
    return isVersion ? text : nil
  }

  mutating func yesNo(_ node: YAMLNode) -> Bool? {
    switch node.scalar {
    case "yes": return true
    case "no": return false
    case let text:
      report(.notYesOrNo(text ?? "", at: node.span))
      return nil
    }
  }

  mutating func integer(_ node: YAMLNode, in range: ClosedRange<Int>) -> Int? {
    guard let text = node.scalar else { return nil }
    guard let number = Self.integer(text), range.contains(number) else {
      report(
        .malformedValue(
          "a whole number from \(range.lowerBound) to \(range.upperBound)", at: node.span))
      return nil
    }
    return number
  }

  mutating func word(_ node: YAMLNode, _ words: [String]) -> String? {
    guard let text = node.scalar else { return nil }
    guard words.contains(text) else {
      report(.unknownWord(text, known: words, at: node.span))
      return nil
    }
    return text
  }

  static func integer(_ text: String) -> Int? {
    guard isNumber(text, decimals: false), let number = Int(text),
      (-Limits.number...Limits.number).contains(number)
    else { return nil }
    return number
  }

  static func decimal(_ text: String) -> Double? {
    guard isNumber(text, decimals: true), let number = Double(text),
      abs(number) <= Double(Limits.number)
    else { return nil }
    return number
  }

  /// Whether a text is an optional minus and digits, with a decimal point where one may stand.
  private static func isNumber(_ text: String, decimals: Bool) -> Bool {
    var bytes = text.utf8[...]
    if bytes.first == UInt8(ascii: "-") { bytes = bytes.dropFirst() }
    let parts = bytes.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
    let areDigits = parts.allSatisfy { part in
      (1...30).contains(part.count)
        && part.allSatisfy { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }
    }
    return areDigits && (parts.count == 1 || (decimals && parts.count == 2))
  }

  private func isDigit(_ byte: UInt8) -> Bool {
    (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
  }
}

/// Ranges: `1..500`, and with one end open `18..` and `..65`.
extension QuestionnaireDecoder {
  mutating func range<Bound: Comparable>(
    _ node: YAMLNode, of kind: String, least: Bound, greatest: Bound, _ read: (String) -> Bound?
  ) -> ClosedRange<Bound>? {
    guard let text = node.scalar else { return nil }
    guard let (lowText, highText) = Self.ends(of: text) else {
      report(.malformedValue("a range of \(kind)", at: node.span))
      return nil
    }
    let low = lowText.isEmpty ? least : read(lowText)
    let high = highText.isEmpty ? greatest : read(highText)
    guard let low, let high else {
      report(.malformedValue("a range of \(kind)", at: node.span))
      return nil
    }
    guard low <= high else {
      report(.emptyRange(at: node.span))
      return nil
    }
    return low...high
  }

  /// Splits a range at its two dots; nil unless there are exactly two and an end beside them.
  private static func ends(of text: String) -> (low: String, high: String)? {
    let bytes = Array(text.utf8)
    let dot = UInt8(ascii: ".")
    guard
      let place = bytes.indices.dropLast().first(where: { bytes[$0] == dot && bytes[$0 + 1] == dot }
      )
    else { return nil }
    func trimmed(_ part: ArraySlice<UInt8>) -> String {
      let kept = part.drop { $0 == 0x20 }.reversed().drop { $0 == 0x20 }.reversed()
      return String(decoding: Array(kept), as: UTF8.self)
    }
    let low = trimmed(bytes[..<place])
    let high = trimmed(bytes[(place + 2)...])
    return low.isEmpty && high.isEmpty ? nil : (low, high)
  }

  mutating func integerRange(_ node: YAMLNode) -> ClosedRange<Int>? {
    range(
      node, of: "whole numbers such as 1..500", least: -Limits.number, greatest: Limits.number,
      Self.integer)
  }

  mutating func decimalRange(_ node: YAMLNode) -> ClosedRange<Double>? {
    range(
      node, of: "numbers such as 0..99.5", least: -Double(Limits.number),
      greatest: Double(Limits.number), Self.decimal)
  }

  mutating func timeRange(_ node: YAMLNode) -> ClosedRange<ClockTime>? {
    range(
      node, of: "times such as 08:00..20:00", least: .midnight, greatest: .lastMinute
    ) { ClockTime($0) }
  }

  mutating func dateRange(_ node: YAMLNode) -> ClosedRange<CalendarDate>? {
    guard let least = CalendarDate(year: 1, month: 1, day: 1),
      let greatest = CalendarDate(year: 9999, month: 12, day: 31)
    else { return nil }
    return range(
      node, of: "dates such as 2020-01-01..2026-12-31", least: least, greatest: greatest
    ) { CalendarDate(iso8601: $0) }
  }
}
