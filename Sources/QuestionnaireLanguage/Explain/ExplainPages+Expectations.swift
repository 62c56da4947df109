import Diagnostics

/// The answers expected in a rehearsal, as `percept simulate --answers` takes them.
extension ExplainPages {
  static let expectations: [ExplainPage] = [
    page(
      "Q0851", "The expected answers are no list of items",
      """
      Expected answers stand under 'items', one item to a line: 'item: {answer: share}'.
      """),
    page(
      "Q0852", "The expected answers name an item that does not exist",
      """
      Items are named as the questionnaire names them; a battery is named by its rows.
      """),
    page(
      "Q0853", "The expected answers name an answer that the item does not take",
      """
      An answer is an option by its code or its name, a point of a scale, a whole number or a range of \
      them such as 18..34 within the item's range, or a non-answer that the item allows. Answers to \
      items of other types are not declared: they are drawn evenly.
      """),
    page(
      "Q0854", "A share of the expected answers is no share",
      """
      A share is a whole number; the shares of an item need not sum to anything, but one of them is \
      above zero. In a multiple item it says how many of a hundred choose the option.
      """),
  ]

  private static func page(_ code: String, _ title: String, _ rule: String) -> ExplainPage {
    // The codes are Rehearsal's, which stands above this module: a page needs only their names.
    ExplainPage(
      DiagnosticCode(rawValue: code), title, rule, bad: nil, good: nil,
      source: "the guide to rehearsing a study")
  }
}
