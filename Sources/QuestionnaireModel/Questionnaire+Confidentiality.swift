extension Questionnaire {
  /// The class of an item: the strictest of its own and of all that its value follows from.
  ///
  /// A value that is computed or drawn tells the answers that it is made of, and whether it is there
  /// tells those that its condition looks at.
  package func confidentiality(of item: Int) -> Disclosure {
    var strictest = items[item].meaning.disclosure
    var waiting = followed(by: item)
    var seen: Set<Int> = [item]
    while let source = waiting.popLast() {
      guard seen.insert(source).inserted else { continue }
      strictest = Disclosure.strictest(of: [strictest, items[source].meaning.disclosure])
      waiting += followed(by: source)
    }
    return strictest
  }

  /// The items that the value of one that is never asked follows from.
  private func followed(by item: Int) -> [Int] {
    let condition = items[item].when.map { Array($0.items) } ?? []
    switch items[item].type {
    case .computed(let quantity): return condition + Array(quantity.items)
    case .drawn(_, let source, _): return condition + [source]
    case .single, .multiple, .ranking, .integer, .decimal, .text, .date, .time, .scale,
      .differential, .assigned, .consent, .note:
      return []
    }
  }
}
