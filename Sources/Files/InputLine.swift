/// What came in up to a line's end, or why it is no text.
///
/// Bytes that are no UTF-8 are never repaired: what a person said is taken as it was or asked again.
package enum InputLine: Hashable, Sendable {
  case text(String)
  case unreadable(Reason)

  package enum Reason: Hashable, Sendable {
    /// The bytes are in another encoding than UTF-8, or are no text.
    case notUTF8
    /// The line has more bytes than are taken at once; nothing of it is kept.
    case tooLong(limit: Int)
  }

  package init(_ bytes: some Collection<UInt8>) {
    self = String(validating: bytes, as: UTF8.self).map(Self.text) ?? .unreadable(.notUTF8)
  }
}

extension InputLine.Reason {
  /// What was wrong with the line, and what to do about it.
  package var words: String {
    switch self {
    case .notUTF8:
      "the line is not UTF-8 text, so nothing of it was taken; set the terminal or the file to UTF-8"
        + " and give it again"
    case .tooLong(let limit):
      "the line has more than \(limit) bytes, so nothing of it was taken; give a shorter one"
    }
  }
}

/// A line may be an answer, so that none is printed.
extension InputLine: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
  package var description: String {
    switch self {
    case .text: "text(hidden)"
    case .unreadable(let reason): "unreadable(\(reason))"
    }
  }

  package var debugDescription: String { description }

  package var customMirror: Mirror { Mirror(self, children: []) }
}
