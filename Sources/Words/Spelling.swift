/// The ways in which people write one of several things.
package struct Spelling: Hashable, Sendable {
  /// Those that mean it alone: its code and its name.
  package let names: [String]
  /// Those that others may share: its labels.
  package let labels: [String]

  package init(names: [String], labels: [String]) {
    self.names = names
    self.labels = labels
  }

  /// What a text stands for.
  package enum Match: Hashable, Sendable {
    case one(Int)
    /// Several are written so.
    case several([Int])
    case none
  }
}

extension Collection where Element == Spelling {
  /// Finds the one that a text stands for.
  ///
  /// What is written exactly goes before what is written alike, without regard to case, diacritics and
  /// typographic signs; a name goes before a label.
  ///
  /// - Parameter folding: whether what is written alike counts.
  package func match(_ text: String, folding: Bool = true) -> Spelling.Match {
    let places = Array(enumerated())
    func match(_ isMeant: (Spelling) -> Bool) -> Spelling.Match {
      let found = places.filter { isMeant($0.element) }.map(\.offset)
      return found.isEmpty ? .none : found.count == 1 ? .one(found[0]) : .several(found)
    }
    // Names are told apart where they are made, so that of two the first is as good.
    if let named = places.first(where: { $0.element.names.contains(text) }) {
      return .one(named.offset)
    }
    let labeled = match { $0.labels.contains(text) }
    guard labeled == .none, folding else { return labeled }
    let folded = FoldedText(text)
    guard !folded.isEmpty else { return .none }
    let named = match { $0.names.contains { FoldedText($0) == folded } }
    let alike = match { $0.labels.contains { FoldedText($0) == folded } }
    switch (named, alike) {
    case (.none, _): return alike
    case (_, .none): return named
    case (.one(let name), .one(let label)) where name == label: return named
    default: return match { ($0.names + $0.labels).contains { FoldedText($0) == folded } }
    }
  }
}
