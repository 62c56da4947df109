/// A half-open range of UTF-8 byte offsets in a source text.
package struct SourceSpan: Hashable, Sendable {
  package var start: Int
  package var end: Int

  package init(start: Int, end: Int) {
    precondition(0 <= start && start <= end, "a span starts at or before its end")
    self.start = start
    self.end = end
  }

  package init(at offset: Int) {
    self.init(start: offset, end: offset)
  }

  package var count: Int { end - start }
  package var isEmpty: Bool { start == end }

  /// Returns the smallest span that covers both.
  package func union(_ other: SourceSpan) -> SourceSpan {
    SourceSpan(start: min(start, other.start), end: max(end, other.end))
  }
}

extension SourceSpan: Comparable {
  /// Orders by start, then by end.
  package static func < (left: SourceSpan, right: SourceSpan) -> Bool {
    (left.start, left.end) < (right.start, right.end)
  }
}
