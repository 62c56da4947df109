import Diagnostics
import QuestionnaireModel
import Words

/// What is wrong with a name in a condition: nothing is called so.
extension Diagnostic {
  static func unknownEntry(
    _ name: String, _ subject: ConditionScope.Subject, known: some Sequence<String>,
    at span: SourceSpan
  ) -> Diagnostic {
    Diagnostic(.unknownEntry, "unknown \(subject.rawValue) '\(name)'", at: span)
      .suggesting(name, among: known)
  }

  static func unknownOption(
    _ option: String, of entry: String, _ subject: ConditionScope.Subject,
    known: some Sequence<String>, at span: SourceSpan
  ) -> Diagnostic {
    let shown = option.isEmpty ? "this is no option" : "'\(option)' is not an option"
    return Diagnostic(.unknownOption, "\(shown) of \(subject.rawValue) '\(entry)'", at: span)
      .suggesting(option, among: known)
  }

  static func ambiguousLabel(
    of entry: String, codes: [String], at span: SourceSpan
  ) -> Diagnostic {
    Diagnostic(
      .unknownOption,
      "several options of '\(entry)' have this label; write the code of one: "
        + listed(codes), at: span)
  }

  static func unknownNonanswer(
    _ name: String, known: [String], at span: SourceSpan
  ) -> Diagnostic {
    let list = known.isEmpty ? "none is declared" : "they are \(known.joined(separator: ", "))"
    return Diagnostic(.unknownNonanswer, "'\(name)' is not a non-answer; \(list)", at: span)
      .suggesting(name, among: known)
  }

  static func undeclaredNonanswer(_ name: String, at span: SourceSpan) -> Diagnostic {
    Diagnostic(
      .unknownNonanswer, "non-answer '\(name)' is not declared; declare it under 'nonanswers'",
      at: span)
  }
}

/// What is wrong with a name in the file: it is unknown, missing, ill-formed or used twice.
extension Diagnostic {
  static func unknownKey(
    _ key: String, in context: String, known: [String], elsewhere types: [String],
    at span: SourceSpan
  ) -> Diagnostic {
    let finding = Diagnostic(.unknownKey, "'\(key)' is not a key of \(context)", at: span)
    let near = finding.suggesting(key, among: known)
    guard near.fixIts.isEmpty, !types.isEmpty else { return near }
    return Diagnostic(
      .unknownKey, "'\(key)' is not a key of \(context); \(types.joined(separator: ", ")) have it",
      at: span)
  }

  static func missingKey(_ key: String, in context: String, at span: SourceSpan) -> Diagnostic {
    Diagnostic(.missingKey, "\(context) needs the key '\(key)'", at: span)
  }

  static func missingOptions(in context: String, at span: SourceSpan) -> Diagnostic {
    Diagnostic(.missingKey, "\(context) needs 'options', or the name of a scale", at: span)
  }

  static func conflictingKeys(
    _ second: String, _ first: String, at span: SourceSpan
  ) -> Diagnostic {
    Diagnostic(
      .conflictingKeys, "'\(second)' and '\(first)' exclude each other; keep one", at: span)
  }

  static func codeTwice(at span: SourceSpan) -> Diagnostic {
    Diagnostic(
      .conflictingKeys, "the option's code stands before its colon; leave 'code' out", at: span)
  }

  static func nameTwice(at span: SourceSpan) -> Diagnostic {
    Diagnostic(
      .conflictingKeys, "the option's name stands before its colon; leave 'name' out", at: span)
  }

  static func unknownSection(
    _ name: String, known: [String], at span: SourceSpan
  ) -> Diagnostic {
    Diagnostic(.unknownEntry, "unknown section '\(name)'", at: span)
      .suggesting(name, among: known)
  }

  static func unknownScale(_ name: String, known: [String], at span: SourceSpan) -> Diagnostic {
    Diagnostic(.unknownScale, "unknown scale '\(name)'", at: span).suggesting(name, among: known)
  }

  static func duplicateName(
    _ name: String, _ kind: String, first: SourceSpan, at span: SourceSpan
  ) -> Diagnostic {
    Diagnostic(
      .duplicateName, "\(kind) '\(name)' is declared twice", at: span,
      notes: [Note("first declared here", at: first)])
  }

  static func duplicateWord(_ word: String, at span: SourceSpan) -> Diagnostic {
    Diagnostic(.duplicateName, "'\(word)' stands twice in this list", at: span)
  }

  static func nearDuplicateName(
    _ name: String, _ near: String, first: SourceSpan, at span: SourceSpan
  ) -> Diagnostic {
    Diagnostic(
      .nearDuplicateName, .warning,
      "'\(name)' and '\(near)' differ in capital letters alone, and many programs take them "
        + "for one", at: span,
      notes: [Note("the other is declared here", at: first)])
  }

  static func malformedName(at span: SourceSpan) -> Diagnostic {
    Diagnostic(
      .malformedName,
      "a name is a letter followed by letters, digits and '_', "
        + "at most \(NameGrammar.longest) in all", at: span)
  }

  static func reservedName(_ name: String, at span: SourceSpan) -> Diagnostic {
    Diagnostic(
      .malformedName, "'\(name)' is a word of conditions and cannot be a name", at: span)
  }

  static func malformedLanguage(_ tag: String, at span: SourceSpan) -> Diagnostic {
    Diagnostic(
      .malformedName, "'\(tag)' cannot be a language; languages are tags such as ro or en",
      at: span)
  }

  static func unknownWord(_ word: String, known: [String], at span: SourceSpan) -> Diagnostic {
    Diagnostic(
      .unknownWord, "'\(word)' is none of \(known.joined(separator: ", "))", at: span
    ).suggesting(word, among: known)
  }

  static func allowedError(_ code: DiagnosticCode, at span: SourceSpan) -> Diagnostic {
    Diagnostic(
      .allowedError, "\(code) is an error; only warnings can be allowed", at: span)
  }

  static func unusedAllowance(_ code: DiagnosticCode, at span: SourceSpan) -> Diagnostic {
    Diagnostic(
      .unusedAllowance, .warning, "nothing here gives the warning \(code); remove the allowance",
      at: span)
  }
}
