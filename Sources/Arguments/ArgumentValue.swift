/// A type that an argument can be read as.
package protocol ArgumentValue: Sendable {
  /// What a value looks like, completing the sentence "expected …".
  static var expectation: String { get }
  /// The values that there are, for whoever misspells one; none where they cannot be counted.
  static var words: [String] { get }

  /// Reads a value, or returns nil when the text is not one.
  init?(argument: String)
}

extension ArgumentValue {
  package static var words: [String] { [] }
}

extension String: ArgumentValue {
  package static var expectation: String { "text" }

  package init?(argument: String) {
    self = argument
  }
}

extension Int: ArgumentValue {
  package static var expectation: String { "a whole number" }

  package init?(argument: String) {
    self.init(argument, radix: 10)
  }
}

extension Double: ArgumentValue {
  package static var expectation: String { "a decimal number such as 0.95" }

  package init?(argument: String) {
    let isDecimal = argument.utf8.allSatisfy { byte in
      switch byte {
      case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "."), UInt8(ascii: "-"),
        UInt8(ascii: "+"), UInt8(ascii: "e"), UInt8(ascii: "E"):
        true
      default: false
      }
    }
    guard isDecimal, let value = Double(argument), value.isFinite else { return nil }
    self = value
  }
}

/// An enumeration of words is written in the command line as it is in the code.
extension ArgumentValue where Self: RawRepresentable & CaseIterable, RawValue == String {
  package static var words: [String] { allCases.map(\.rawValue) }

  package static var expectation: String {
    guard let last = words.last, words.count > 1 else { return words.joined() }
    return words.dropLast().joined(separator: ", ") + " or " + last
  }

  package init?(argument: String) {
    self.init(rawValue: argument)
  }
}
