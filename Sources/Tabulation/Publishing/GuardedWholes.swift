import Disclosure

extension Table {
  /// Whether everybody who is selected is in a block's base, so that nobody was left out.
  func isWhole(_ block: Int) -> Bool {
    let whole = crossings[block][0]
    return !weighting.isFrequency
      && whole.count(whole.base, 0) == account.tally.selected - account.tally.weightless
  }

  /// The tables of a base that nobody was left out of, by the name of all who are selected.
  ///
  /// Nothing more is printed of them; they tie the bases of other items to these, for the bases
  /// of two items in one column tell how many there did not answer one of them.
  func guardedWholes(
    _ parts: [GuardedTable], number: Int, base: String, universe: GuardedUniverse
  ) -> [GuardedTable] {
    let whole = Set(crossings.indices.filter(isWhole).map { baseName($0, base) })
    return parts.filter { $0.number == number && whole.contains($0.table.base) }.map { part in
      let source = part.table
      let isAlone = source.axes.count == 1
      // Of tables of rows and columns the columns' bases are enough.
      let axes = isAlone ? source.axes : Array(source.axes.dropFirst())
      let width = axes.reduce(1) { $0 * $1.count }
      let first = source.counts.count - width
      var table = BookTable(
        name: source.name, base: universe.selected, given: source.given, axes: axes,
        counts: Array(source.counts[first...]), rule: .open)
      table.isPrinted = false
      for place in table.counts.indices {
        table.synonyms[place] = source.key(at: source.positions(of: first + place))
      }
      return GuardedTable(table: table, cells: [], columns: [], number: number, group: part.group)
    }
  }
}
