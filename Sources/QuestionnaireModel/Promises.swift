/// What the versions of one questionnaire promise of the answers to their items.
///
/// What one version promises holds for the answers to all of them, and for whatever follows from such an
/// answer in any of them.
package struct Promises: Sendable {
  private let versions: [Questionnaire]

  package init(_ versions: [Questionnaire]) {
    self.versions = versions
  }

  /// The class of an item: the strictest of its own and of all that it follows from.
  ///
  /// A value that is computed or drawn tells the answers that it is made of, and whether it is there
  /// those that its condition looks at. Whether an item was asked tells the answers that its
  /// condition, its section's, and the pass of its roster look at; along this way only
  /// `never_export` travels, through any number of items.
  package func confidentiality(of item: ItemID) -> Confidentiality {
    var strictest = Confidentiality.open
    var waiting = [Step(item: item, isRoute: false)]
    var seen: Set<Step> = []
    while let step = waiting.popLast() {
      guard seen.insert(step).inserted else { continue }
      for version in versions {
        guard let place = version.index(of: step.item) else { continue }
        let own = version.items[place].meaning.disclosure
        if !step.isRoute || own == .neverExport {
          strictest = Confidentiality.strictest(of: [strictest, own])
        }
        let values = version.valueSources(of: place)
        let routes = version.routeSources(of: place)
        waiting += values.map { Step(item: version.items[$0].id, isRoute: step.isRoute) }
        waiting += routes.map { Step(item: version.items[$0].id, isRoute: true) }
      }
    }
    return strictest
  }

  /// Whether it tells an answer that is not open that somebody was asked an item.
  package func isAskedBecauseOfAnswers(_ item: ItemID) -> Bool {
    var waiting = [item]
    var seen: Set<ItemID> = [item]
    while let next = waiting.popLast() {
      for version in versions {
        guard let place = version.index(of: next) else { continue }
        // Behind the question itself values tell too: a computed item has the answers it is made of.
        let sources =
          version.routeSources(of: place).union(next == item ? [] : version.valueSources(of: place))
        for source in sources.map({ version.items[$0] }) where seen.insert(source.id).inserted {
          if source.meaning.disclosure != .open { return true }
          waiting.append(source.id)
        }
      }
    }
    return false
  }

  /// The items whose answers never leave the study.
  package var keptItems: Set<ItemID> {
    Set(versions.flatMap(\.items).map(\.id)).filter { confidentiality(of: $0) == .neverExport }
  }

  /// An item that another follows from, by its value or by being asked.
  private struct Step: Hashable {
    let item: ItemID
    let isRoute: Bool
  }
}
