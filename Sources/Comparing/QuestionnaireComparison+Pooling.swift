package import QuestionnaireModel

extension QuestionnaireComparison {
  /// What keeps answers to some items of both versions from being counted together.
  ///
  /// A change of one of the items, or of the whole, that is not safe; and an item that the old version
  /// does not ask. Empty where every change of them is safe.
  package func obstacles(toPooling items: some Sequence<ItemID>) -> [Change] {
    let items = Set(items)
    return changes.filter { change in
      guard let item = change.item else { return change.level != .safe }
      guard items.contains(item) else { return false }
      return change.level != .safe || change.kind == .itemAdded
    }
  }
}
