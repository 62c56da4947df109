extension ArgumentError: CustomStringConvertible {
  /// The mistake in plain words, then the fix; text from outside is escaped.
  package var description: String {
    switch self {
    case .helpRequested: "help was asked for"
    case .unknownOption(let option, let suggestion):
      "unknown option \(quoted(option))" + Self.hint(suggestion)
    case .missingValue(let option, let expectation, nil):
      "option \(quoted(option)) needs a value; expected \(expectation)"
    case .missingValue(let option, _, let next?):
      "option \(quoted(option)) needs a value, but the option \(quoted(next)) follows; "
        + "attach a value that begins with a dash, as in \(Self.attached(option))"
    case .unexpectedValue(let flag): "\(quoted(flag)) takes no value; write it alone"
    case .invalidValue(let name, let value, let expectation, let suggestion):
      "\(quoted(value)) does not suit \(quoted(name))"
        + (suggestion.map { "; did you mean '\($0)'? expected \(expectation)" }
          ?? "; expected \(expectation)")
    case .repeatedOption(let option): "option \(quoted(option)) is written twice; keep one"
    case .missingOperand(let name): "\(name) is missing; add it after the command"
    case .unexpectedOperand(let value):
      "\(quoted(value)) is one argument too many; remove it, or quote text that contains spaces"
    case .withoutEffect(let name, let reason, let remedy):
      "\(quoted(name)) has no effect here: \(reason); leave it out"
        + (remedy.isEmpty ? "" : ", or \(remedy)")
    case .missingCommand: "a command is missing; name one"
    case .unknownCommand(let command, let suggestion):
      "unknown command \(quoted(command))" + Self.hint(suggestion)
    }
  }

  private static func hint(_ suggestion: String?) -> String {
    suggestion.map { "; did you mean '\($0)'?" } ?? ""
  }

  private static func attached(_ option: String) -> String {
    option.hasPrefix("--") ? "\(option)=VALUE" : "\(option)VALUE"
  }
}

/// Text from outside in quotation marks, harmless to a terminal.
///
/// Control, bidirectional and invisible format characters are shown by number; long text is cut.
func quoted(_ text: String) -> String {
  let limit = 200
  var result = "'"
  for scalar in text.unicodeScalars.prefix(limit) {
    switch scalar.properties.generalCategory {
    case .control, .format, .lineSeparator, .paragraphSeparator, .privateUse, .unassigned:
      result += "\\u{" + String(scalar.value, radix: 16) + "}"
    default: result.unicodeScalars.append(scalar)
    }
  }
  return result + (text.unicodeScalars.count > limit ? "…'" : "'")
}
