/// What is wrong with a command line, as data.
package enum ArgumentError: Error, Hashable, Sendable {
  /// `--help` was written: not a mistake, but the end of parsing.
  case helpRequested
  case unknownOption(String, suggestion: String?)
  /// An option stands last, or another option follows where its value should be.
  case missingValue(option: String, expectation: String, followedBy: String?)
  /// A flag was written with `=`.
  case unexpectedValue(flag: String)
  case invalidValue(name: String, value: String, expectation: String, suggestion: String?)
  case repeatedOption(String)
  case missingOperand(String)
  case unexpectedOperand(String)
  /// An option or operand that nothing would come of, as the command is used here.
  case withoutEffect(String, reason: String, remedy: String)
  case missingCommand
  case unknownCommand(String, suggestion: String?)
}
