package import Files

/// A sink that keeps what was written, for tests and for text that is inspected before it is shown.
package final class CapturedText: TextSink {
  package private(set) var text = ""
  package private(set) var condition = SinkCondition.open
  private let capacity: Int
  private let conditionWhenFull: SinkCondition

  /// Creates a sink that takes `capacity` UTF-8 bytes and then behaves as `conditionWhenFull` says.
  package init(capacity: Int = .max, conditionWhenFull: SinkCondition = .closedByReader) {
    self.capacity = capacity
    self.conditionWhenFull = conditionWhenFull
  }

  @discardableResult
  package func write(_ text: String) -> Bool {
    guard condition == .open else { return false }
    guard text.utf8.count <= capacity - self.text.utf8.count else {
      condition = conditionWhenFull
      return false
    }
    self.text += text
    return true
  }

  @discardableResult
  package func flush() -> Bool {
    condition == .open
  }
}

/// Lines given in advance, as if someone had typed them.
package final class PreparedLines: LineSource {
  private var remaining: ArraySlice<InputLine>

  package init(_ lines: [String] = []) {
    remaining = lines.map(InputLine.text)[...]
  }

  /// Lines as bytes, which need not be text.
  package init(bytes lines: [[UInt8]]) {
    remaining = lines.map { InputLine($0) }[...]
  }

  package func nextLine() -> InputLine? {
    remaining.popFirst()
  }
}
