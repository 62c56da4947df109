/// The stable name of a kind of finding, such as `Q0203`; a code is never used again for another.
package struct DiagnosticCode: RawRepresentable, Hashable, Sendable {
  package let rawValue: String

  package init(rawValue: String) {
    self.rawValue = rawValue
  }
}

extension DiagnosticCode: Comparable {
  package static func < (left: DiagnosticCode, right: DiagnosticCode) -> Bool {
    left.rawValue < right.rawValue
  }
}

extension DiagnosticCode: ExpressibleByStringLiteral {
  package init(stringLiteral value: String) {
    self.init(rawValue: value)
  }
}

extension DiagnosticCode: CustomStringConvertible {
  package var description: String { rawValue }
}
