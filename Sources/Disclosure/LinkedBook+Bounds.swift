extension LinkedBook {
  /// The least and the greatest count that agree with what a mask leaves and facts tell.
  ///
  /// Bounds are those of numbers that need not be whole; a cell without an upper bound has an
  /// infinite one. They are for judging a mask, not for print.
  /// - Throws: `DisclosureError.unfittingMask`.
  package func bounds(
    table: Int, cell: Int, _ mask: SuppressionMask, facts: [PublishedFact] = []
  ) throws(DisclosureError) -> ClosedRange<Double> {
    let published = try published(by: mask)
    let number = linked.cellsOfTables[table][cell]
    let told = try linked.adding(facts.filter { !$0.isWeighted }, of: self)
    let layer = Layer.counts(of: told)
    let value = layer.values[number]
    guard !published[number] else { return value...value }
    let knowledge = Knowledge(
      told, values: layer.values, published: published, tolerance: layer.tolerance)
    guard let group = knowledge.groups.first(where: { $0.contains(number) }) else {
      return value...value
    }
    let relaxed = Layer(values: layer.values, isWhole: false, needs: layer.needs)
    var polytope = Polytope(told, layer: relaxed, free: group)
    var seen = SeenBounds(relaxed)
    polytope.look(for: [number], .minimum, seen: &seen)
    polytope.look(for: [number], .maximum, seen: &seen)
    let upper = seen.upper[number]
    return seen.lower[number]...(upper >= relaxed.ceiling - 1e-6 ? .infinity : upper)
  }
}
