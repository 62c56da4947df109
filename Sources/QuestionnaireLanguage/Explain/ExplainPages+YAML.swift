import YAMLReading

/// The form of a file: YAML, with its traps left out.
extension ExplainPages {
  static let yamlLimits: [ExplainPage] = [
    page(.fileTooLarge, "The file is too large"),
    page(.emptyFile, "The file is empty", bad: "# nothing but a comment", good: "title: Study"),
    page(.notUTF8, "The file is not UTF-8"),
    page(.tooDeep, "The file nests too deeply"),
    page(.tooManyNodes, "The file holds too much"),
    page(.textTooLong, "A text is too long"),
    page(.tooManyFindings, "There are too many findings"),
    page(
      .controlCharacter, "A text holds a control character", bad: #"title: "Study\e[31m""#,
      good: "title: Study"),
    page(
      .hiddenCharacter, "A character does not show", bad: "title: Stu\u{202E}dy",
      good: "title: Study"),
    page(
      .hiddenCharacterInKey, "A key holds a character that does not show",
      bad: #""title\u200B": Study"#, good: "title: Study"),
  ]

  static let yamlText: [ExplainPage] = [
    page(
      .colonInText, "A colon cuts a text", bad: "title: Study: part one",
      good: "title: \"Study: part one\""),
    page(
      .commentInText, "A comment cuts a text", bad: "title: Study #1",
      good: "title: \"Study #1\""),
    page(
      .specialCharacter, "A text starts with a character that means something",
      bad: "title: @home", good: "title: \"@home\""),
    page(.unclosedQuote, "A quote is not closed", bad: "title: \"Study", good: "title: \"Study\""),
    page(
      .textAfterQuote, "Text follows a closing quote", bad: "title: \"Study\" one",
      good: "title: Study one"),
    page(
      .badEscape, "A backslash starts no escape", bad: #"title: "Study\q""#,
      good: #"title: 'Study\q'"#),
    page(
      .alias, "Aliases are not used", bad: "title: *study", good: "title: Study"),
    page(.anchor, "Anchors are not used", bad: "title: &study Study", good: "title: Study"),
    page(.tag, "Tags are not used", bad: "title: !text Study", good: "title: Study"),
    page(
      .directive, "Directives are not used", bad: "%YAML 1.2\n---\ntitle: Study",
      good: "title: Study"),
    page(
      .severalDocuments, "A file is one document", bad: "title: Study\n---\ntitle: Other",
      good: "title: Study"),
  ]

  static let yamlStructure: [ExplainPage] = [
    page(
      .duplicateKey, "A key stands twice", bad: "title: Study\ntitle: Other",
      good: "title: Study"),
    page(
      .keyNotText, "A key is not a text", bad: "[title]: Study", good: "title: Study"),
    page(
      .tab, "A line is indented with a tab", bad: "title:\n\ten: Study", good: "title:\n  en: Study"
    ),
    page(
      .indentation, "Entries start in different columns",
      bad: "title:\n  en: Study\n ro: Studiu",
      good: "languages: [en, ro]\ntitle:\n  en: Study\n  ro: Studiu"),
    page(
      .missingDash, "An item of a list has no dash",
      bad: "languages:\n- en\nro\ntitle: {en: Study, ro: Studiu}",
      good: "languages:\n- en\n- ro\ntitle: {en: Study, ro: Studiu}"),
    page(
      .missingColon, "A key has no colon", bad: "title: Study\nversion 1.0.0",
      good: "title: Study\nversion: 1.0.0"),
    page(
      .unclosedBracket, "A bracket is not closed", bad: "languages: [en",
      good: "languages: [en]"),
    page(
      .missingComma, "Entries have no comma between them",
      bad: "title: [en: {} ro: {}]",
      good: "languages: [en, ro]\ntitle: {en: \"Study\", ro: Studiu}"),
    page(
      .missingSpace, "No space follows a colon or a dash", bad: "title:Study\nversion: 1.0.0",
      good: "title: Study\nversion: 1.0.0"),
    page(
      .keyWithoutValue, "A comma cuts a text within braces",
      bad: "title: {en: Either, or}", good: "title: {en: \"Either, or\"}"),
    page(.malformed, "The file is not well-formed"),
  ]

  private static func page(
    _ code: SyntaxCode, _ title: String, bad: String? = nil, good: String? = nil
  ) -> ExplainPage {
    ExplainPage(code.code, title, code.rule, bad: bad, good: good, source: yaml)
  }
}
