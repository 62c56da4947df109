import Diagnostics

/// The mapping of a file's columns to items, as `percept import --mapping` takes it.
extension ExplainPages {
  static let mappings: [ExplainPage] = [
    page(
      "Q0801", "The mapping is no list of keys",
      """
      A mapping is lines of 'key: value': respondent, missing, decimal, dates, items, absent. It says \
      which columns of a file stand for which items, and how the file writes its values.
      """),
    page(
      "Q0802", "The mapping has a key that does not exist",
      """
      A key that is not known would be left out in silence, and the import would be another one than \
      was meant. Keys are: respondent, missing, decimal, dates, items, absent; for an item: column, \
      separator, values, options.
      """),
    page(
      "Q0803", "A value in the mapping says nothing that is known",
      """
      'decimal' is comma or point, 'dates' is one of the orders, 'items' names a column for each item, \
      'absent' lists items that the file has no column for. An item's source is the name of a column, \
      {column: C}, {column: C, values: {Da: 1}}, {column: C, separator: ";"}, or, for a multiple item \
      whose options stand in columns of their own, {options: {1: C1, 2: C2}}.
      """),
    page(
      "Q0804", "The mapping names an item that does not exist",
      """
      Items are named as the questionnaire names them; the study's newest version of it counts.
      """),
    page(
      "Q0805", "The mapping names an option that does not exist",
      """
      What a text stands for is an option of the item, by its code or by its name; labels are \
      recognized without a mapping.
      """),
  ]

  private static func page(_ code: String, _ title: String, _ rule: String) -> ExplainPage {
    // The codes are Interchange's, which stands above this module: a page needs only their names.
    ExplainPage(
      DiagnosticCode(rawValue: code), title, rule, bad: nil, good: nil,
      source: "the guide to importing")
  }
}
