/// What somebody can find out who has all that is published, by linear bounds.
///
/// Source: L. H. Cox, Suppression methodology and statistical disclosure control, JASA 75 (1980);
/// Hundepool et al. (2012), section 4.4. For counts a bound is believed only where a whole book of
/// whole numbers reaches it, so that nobody who knows that people are not divisible finds more.
struct Attack {
  let cells: LinkedCells
  let layer: Layer
  /// Beyond this many branches a bound of whole numbers counts as not reached.
  static let branches = 2000

  /// The attacks on counts, and on weights where there are any.
  static func all(on linked: LinkedCells, withheld: Set<Int> = []) -> [Attack] {
    var attacks = [Attack(cells: linked, layer: .counts(of: linked, withheld: withheld))]
    if let layer = Layer.weights(of: linked) {
      attacks.append(Attack(cells: linked.ofWeights, layer: layer))
    }
    return attacks
  }

  /// The cells with needs that the published cells do not leave protected, in order.
  func exposed(published: [Bool]) -> [Int] {
    var seen = SeenBounds(layer)
    return exposed(published: published, seen: &seen)
  }

  /// The same, where books that agree were seen before; those that are found are added.
  func exposed(published: [Bool], seen: inout SeenBounds) -> [Int] {
    var exposed = layer.needs.keys.filter { published[$0] }
    let knowledge = Knowledge(
      cells, values: layer.values, published: published, tolerance: layer.tolerance)
    exposed += layer.needs.keys.filter { !published[$0] && knowledge.isKnown[$0] }
    for group in knowledge.groups {
      let needy = group.filter { layer.needs[$0] != nil }
      guard needy.contains(where: { !isMet($0, seen) }) else { continue }
      exposed += unprotected(needy, in: group, seen: &seen)
    }
    return exposed.sorted()
  }

  func isMet(_ cell: Int, _ seen: SeenBounds) -> Bool {
    guard let need = layer.needs[cell] else { return true }
    return seen.meet(need, of: cell, tolerance: layer.tolerance)
  }

  private func unprotected(_ needy: [Int], in group: [Int], seen: inout SeenBounds) -> [Int] {
    var polytope = Polytope(cells, layer: layer, free: group)
    // One book in which as many as can be are large at once spares a program for each.
    polytope.look(for: needy.filter { !isMet($0, seen) }, .maximum, seen: &seen)
    var exposed: [Int] = []
    for cell in needy where !isMet(cell, seen) {
      polytope.look(for: [cell], .maximum, seen: &seen)
      if !isMet(cell, seen) { polytope.look(for: [cell], .minimum, seen: &seen) }
      if !isMet(cell, seen) { exposed.append(cell) }
    }
    return exposed
  }
}
