/// Which sums of answers may be printed beside counts that are protected.
///
/// Counts come first: what is held back of them is decided as if no mean were printed. Then one sum
/// after the other is printed, the most wanted first, where all that must be protected stays so.
extension Attack {
  /// What is published together with the sums that leave everything protected.
  ///
  /// - Parameters:
  ///   - published: a mask under which everything is protected, and no sum is printed but known ones.
  ///   - sums: the cells of the sums that are asked for.
  func releasing(_ sums: [Int], published: [Bool]) -> [Bool] {
    guard !sums.isEmpty else { return published }
    var published = published
    let knowledge = Knowledge(
      cells, values: layer.values, published: published, tolerance: layer.tolerance)
    // What follows from what is printed tells nothing new.
    for number in sums where knowledge.isKnown[number] { published[number] = true }
    let asked = Set(sums)
    for group in knowledge.groups where group.contains(where: asked.contains) {
      let wanted = group.filter(asked.contains).sorted { rank($0) < rank($1) }
      guard group.contains(where: { layer.needs[$0] != nil }) else {
        for number in wanted { published[number] = true }
        continue
      }
      for number in releasable(wanted, in: group) { published[number] = true }
    }
    return published
  }

  private func rank(_ cell: Int) -> (Int, Int) { (cells.cells[cell].sumRank ?? 0, cell) }

  /// The sums of a group that may be printed, in the order in which they are asked for.
  private func releasable(_ wanted: [Int], in group: [Int]) -> [Int] {
    let (part, numbers) = restricted(to: group)
    let places = Dictionary(uniqueKeysWithValues: zip(numbers, numbers.indices))
    let free = Set(group)
    var published = numbers.map { !free.contains($0) }
    func isSafe(_ added: [Int]) -> Bool {
      var trial = published
      for number in added { if let place = places[number] { trial[place] = true } }
      guard part.exposed(published: trial).isEmpty else { return false }
      published = trial
      return true
    }
    if isSafe(wanted) { return wanted }
    return wanted.filter { isSafe([$0]) }
  }

  /// The attack on some linked cells alone, and the cells it has: those, and what they are added to.
  private func restricted(to group: [Int]) -> (attack: Attack, numbers: [Int]) {
    let relations = Polytope.rows(cells, touching: group)
    let numbers = Set(group + relations.flatMap { $0.terms.map(\.cell) }).sorted()
    var place = [Int](repeating: 0, count: cells.cells.count)
    for (new, old) in numbers.enumerated() { place[old] = new }
    var needs: [Int: Layer.Need] = [:]
    for (new, old) in numbers.enumerated() { needs[new] = layer.needs[old] }
    let free = Set(group)
    let linked = LinkedCells(
      cells: numbers.map { cells.cells[$0] }, relations: relations.map { $0.renumbered(place) },
      cellsOfTables: [])
    return (
      Attack(
        cells: linked,
        layer: Layer(
          values: numbers.map { layer.values[$0] }, isWhole: layer.isWhole,
          needs: needs.filter { free.contains(numbers[$0.key]) })), numbers
    )
  }
}
