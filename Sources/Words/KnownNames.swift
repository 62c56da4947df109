/// What to write instead of a name that nothing has: the nearest one, and those that there are.
///
/// - Parameter noun: what they are, as "columns".
package func hint(
  for name: String, among known: [String], called noun: String, nearest: String?? = nil
) -> String {
  let near = nearest ?? likeliest(for: name, among: known)
  let question = near.map { "did you mean '\($0)'? " } ?? ""
  return known.isEmpty
    ? question + "there are no \(noun)" : question + "the \(noun) are \(listed(known))"
}

/// The name that is most plausibly meant, also where case and diacritics differ besides.
package func likeliest(for name: String, among known: [String]) -> String? {
  if let near = suggestion(for: name, among: known) { return near }
  let folded = known.map { FoldedText($0).text }
  return suggestion(for: FoldedText(name).text, among: folded)
    .flatMap { near in folded.firstIndex(of: near).map { known[$0] } }
}

/// Some names in a row, and how many more there are.
package func listed(_ names: [String], atMost limit: Int = 20) -> String {
  let shown = names.prefix(limit).joined(separator: ", ")
  return names.count > limit ? "\(shown) and \(names.count - limit) more" : shown
}
