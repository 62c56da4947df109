/// A text taken apart into what stands as written and what answers fill in.
///
/// `{P12}` is the answer to P12, `{P12|such persons}` says what to read without one, `{f:she;m:he}`
/// chooses by form, and `{{` and `}}` are braces.
package struct TextTemplate: Hashable, Sendable {
  package let parts: [PlacedPart]

  package enum Part: Hashable, Sendable {
    case literal(String)
    case pipe(item: String, otherwise: String?)
    case form([Form])
  }

  /// One of the texts between which a form chooses.
  package struct Form: Hashable, Sendable {
    package let key: String
    package let text: String

    package init(key: String, text: String) {
      self.key = key
      self.text = text
    }
  }

  /// A part with the bytes of the text that it takes.
  package struct PlacedPart: Hashable, Sendable {
    package let part: Part
    package let range: Range<Int>
  }

  /// The braces of a text do not fit together.
  package struct Fault: Error, Hashable {
    package let range: Range<Int>
    package let reason: Reason

    package enum Reason: Hashable, Sendable {
      case unclosed
      case unopened
      case empty
      case unreadable
    }
  }

  /// Whether a text has anything to take apart.
  package static func isNeeded(for text: String) -> Bool {
    text.utf8.contains { $0 == UInt8(ascii: "{") || $0 == UInt8(ascii: "}") }
  }

  package init(_ text: String) throws(Fault) {
    let bytes = Array(text.utf8)
    var parts: [PlacedPart] = []
    var literal: [UInt8] = []
    var start = 0
    var position = 0
    func flush(to end: Int) {
      guard !literal.isEmpty else { return }
      parts.append(
        PlacedPart(part: .literal(String(decoding: literal, as: UTF8.self)), range: start..<end))
      literal.removeAll()
    }
    while position < bytes.count {
      let byte = bytes[position]
      let isDoubled = position + 1 < bytes.count && bytes[position + 1] == byte
      if byte == Self.open || byte == Self.close, isDoubled {
        literal.append(byte)
        position += 2
      } else if byte == Self.open {
        flush(to: position)
        let part = try Self.placeholder(bytes, at: position)
        parts.append(part)
        position = part.range.upperBound
        start = position
      } else if byte == Self.close {
        throw Fault(range: position..<position + 1, reason: .unopened)
      } else {
        literal.append(byte)
        position += 1
      }
    }
    flush(to: position)
    self.parts = parts
  }

  private static let open = UInt8(ascii: "{")
  private static let close = UInt8(ascii: "}")

  /// Reads what stands between braces, of which the first is at the position.
  private static func placeholder(
    _ bytes: [UInt8], at position: Int
  ) throws(Fault) -> PlacedPart {
    let rest = bytes[(position + 1)...]
    guard let end = rest.firstIndex(where: { $0 == close || $0 == open }), bytes[end] == close
    else { throw Fault(range: position..<position + 1, reason: .unclosed) }
    let range = position..<end + 1
    let content = bytes[(position + 1)..<end]
    if content.isEmpty { throw Fault(range: range, reason: .empty) }
    let pieces = content.split(separator: UInt8(ascii: ";"), omittingEmptySubsequences: false)
    if pieces[0].contains(UInt8(ascii: ":")), !isPipe(content) {
      var forms: [Form] = []
      for piece in pieces {
        guard let colon = piece.firstIndex(of: UInt8(ascii: ":")), isName(piece[..<colon]) else {
          throw Fault(range: range, reason: .unreadable)
        }
        forms.append(Form(key: string(piece[..<colon]), text: string(piece[(colon + 1)...])))
      }
      return PlacedPart(part: .form(forms), range: range)
    }
    let halves = content.split(
      separator: UInt8(ascii: "|"), maxSplits: 1, omittingEmptySubsequences: false)
    guard isName(halves[0]) else { throw Fault(range: range, reason: .unreadable) }
    return PlacedPart(
      part: .pipe(
        item: string(halves[0]), otherwise: halves.count == 2 ? string(halves[1]) : nil),
      range: range)
  }

  /// Whether a bar comes before any colon, so that the colon belongs to plain words.
  private static func isPipe(_ content: ArraySlice<UInt8>) -> Bool {
    content.first { $0 == UInt8(ascii: ":") || $0 == UInt8(ascii: "|") } == UInt8(ascii: "|")
  }

  private static func isName(_ bytes: ArraySlice<UInt8>) -> Bool {
    !bytes.isEmpty
      && bytes.allSatisfy { byte in
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
          UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "_"):
          true
        default: false
        }
      }
  }

  private static func string(_ bytes: ArraySlice<UInt8>) -> String {
    String(decoding: bytes, as: UTF8.self)
  }
}

extension TextTemplate {
  /// A text as it reads without any answer: pipes give their other words, forms stand side by side.
  package static func neutral(_ text: String) -> String {
    filled(text) { part in
      switch part {
      case .literal(let words): words
      case .pipe(_, let otherwise): otherwise ?? ellipsis
      case .form(let forms): sideBySide(forms)
      }
    }
  }

  /// Every text that a form can make of this one; the text alone where it has none.
  package static func variants(of text: String) -> [String] {
    guard isNeeded(for: text) else { return [text] }
    var keys: [String] = []
    _ = filled(text) { part in
      if case .form(let forms) = part {
        keys += forms.map(\.key).filter { !keys.contains($0) }
      }
      return ""
    }
    return keys.map { key in
      filled(text) { part in
        guard case .form(let forms) = part else { return part.plain }
        return forms.first { $0.key == key }?.text ?? sideBySide(forms)
      }
    } + [neutral(text)]
  }

  static let ellipsis = "…"

  package static func sideBySide(_ forms: [Form]) -> String {
    var texts: [String] = []
    for form in forms where !texts.contains(form.text) { texts.append(form.text) }
    return texts.joined(separator: "/")
  }

  /// Puts words in the place of every part; a text that cannot be taken apart stays as it is.
  package static func filled(_ text: String, _ words: (Part) -> String) -> String {
    guard isNeeded(for: text) else { return text }
    do throws(Fault) {
      return try TextTemplate(text).parts.map { words($0.part) }.joined()
    } catch {
      return text
    }
  }
}

extension TextTemplate.Part {
  fileprivate var plain: String {
    switch self {
    case .literal(let words): words
    case .pipe(_, let otherwise): otherwise ?? TextTemplate.ellipsis
    case .form(let forms): TextTemplate.sideBySide(forms)
    }
  }
}
