/// Which columns the parts of a plan are made of.
extension BookPlan {
  /// The columns of the data that the book reads, each once, in the order they are first named.
  ///
  /// Derived columns and those of records are not among them, but what they are made of is.
  package var dataColumns: [String] {
    let made = Set(derived.map(\.name))
    let recorded = Set(records.flatMap { [$0.passItem] + $0.items.map(\.name) })
    var columns: [String] = []
    var seen: Set<String> = []
    func take(_ names: [String], among own: Set<String>) {
      for name in names where !own.contains(name) && seen.insert(name).inserted {
        columns.append(name)
      }
    }
    take(weighting.column.map { [$0] } ?? [], among: made)
    take(design.columns + (filter?.columns ?? []) + (waves.map { [$0.item] } ?? []), among: made)
    take(derived.flatMap(\.rule.sources), among: made)
    take(records.flatMap(\.columns), among: made)
    for table in tables {
      let own = table.records == nil ? made : made.union(recorded)
      take(table.stubColumns + (table.filter?.columns ?? []), among: own)
      take(table.banner.flatMap(banner)?.columns ?? [], among: own)
    }
    take(hypotheses.flatMap { [$0.item, $0.groups.item] }, among: made)
    return columns
  }

  /// The columns of the data that columns are, or are made of.
  package func dataColumns(of columns: [String]) -> [String] {
    columns.flatMap { name -> [String] in
      if let made = derived.first(where: { $0.name == name }) {
        return dataColumns(of: made.rule.sources)
      }
      let recorded = records.flatMap(\.items).first { $0.name == name }
      return recorded?.columns ?? [name]
    }
  }

  /// The columns that must hold numbers: the weight and the sizes of strata.
  package var numberColumns: [String] {
    (weighting.column.map { [$0] } ?? []) + design.populations
  }

  /// Whether a table shows what a hypothesis compares: its item's categories against its groups.
  package func shows(_ hypothesis: Hypothesis, in table: PlannedTable) -> Bool {
    guard table.holds(hypothesis), let banner = table.banner.flatMap(banner) else { return false }
    let codes = hypothesis.groups.categories ?? []
    return banner.groups.contains { group in
      guard case .items(let levels) = group else { return false }
      return levels.count == 1 && levels[0].item == hypothesis.groups.item
        && levels[0].holds(codes)
    }
  }
}

extension DerivedItem.Rule {
  /// The columns that it is made of.
  package var sources: [String] {
    switch self {
    case .groups(let source, _, _), .bands(let source, _): [source]
    case .anyChosen(let sources, _, _): sources
    case .option(let option): [option.name] + option.set.filter { $0 != option.name }
    case .condition(let condition, _, _): condition.columns
    case .index(let index): index.items.flatMap(\.columns)
    }
  }
}

extension Banner {
  /// The columns that its groups are made of.
  package var columns: [String] {
    groups.flatMap { group in
      switch group {
      case .items(let levels): levels.map(\.item)
      case .responses(let set): set.options.map(\.column)
      }
    }
  }
}

extension ItemSelection {
  /// Whether all of some codes are selected.
  fileprivate func holds(_ codes: [String]) -> Bool {
    categories.map { Set($0).isSuperset(of: codes) } ?? true
  }
}

extension PlannedTable {
  /// Whether the item of a hypothesis is in the rows, with the categories whose share it compares.
  fileprivate func holds(_ hypothesis: Hypothesis) -> Bool {
    let codes: [String] =
      switch hypothesis.measure {
      case .share(let codes): codes
      case .mean: []
      }
    switch stub {
    case .item(let item): return item.item == hypothesis.item && item.selection.holds(codes)
    case .grid(let grid):
      return grid.content != .categories
        && grid.items.contains { $0.item == hypothesis.item && $0.selection.holds(codes) }
    case .responses, .ranking: return stubColumns.contains(hypothesis.item)
    }
  }

  /// The columns that its rows are made of.
  package var stubColumns: [String] {
    switch stub {
    case .item(let item): [item.item]
    case .grid(let grid): grid.items.map(\.item)
    case .responses(let set, _, _): set.options.map(\.column)
    case .ranking(let ranked): ranked.options.map(\.column)
    }
  }
}
