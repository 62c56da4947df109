/// How claims stand to the plan that was locked before.
extension BookPlan {
  /// The first table that shows what a claim compares, in which it is tested.
  package func table(testing hypothesis: Hypothesis) -> PlannedTable? {
    tables.first { shows(hypothesis, in: $0) }
  }

  /// The claims that are tested in the table of a place.
  func hypotheses(testedIn place: Int) -> [Hypothesis] {
    hypotheses.filter { hypothesis in
      tables.firstIndex { shows(hypothesis, in: $0) } == place
    }
  }

  /// How a claim of this plan stands to a locked one; exploratory where no such claim was locked.
  ///
  /// Other rows, columns and letters of its table make no difference to it.
  package func standing(of hypothesis: Hypothesis, to locked: BookPlan?) -> TableStanding {
    guard let locked,
      let former = locked.hypotheses.first(where: { $0.name == hypothesis.name })
    else { return .exploratory }
    var changes: [PlanAspect] = []
    if hypothesis != former { changes.append(.hypotheses) }
    if family(named: hypothesis.family) != locked.family(named: former.family) {
      changes.append(.family)
    }
    if let table = table(testing: hypothesis), let before = locked.table(testing: former) {
      if table.answers(of: hypothesis.item) != before.answers(of: former.item) {
        changes.append(.rows)
      }
      let irrelevant: Set<PlanAspect> = [.rows, .columns, .tests, .family, .hypotheses]
      changes += aspects(of: table, against: before, of: locked)
        .filter { !irrelevant.contains($0) }
    }
    return changes.isEmpty ? .planned : .deviates(changes)
  }
}

extension PlannedTable {
  /// Which categories of an item are in its base, and which numbers they stand for.
  fileprivate func answers(of item: String) -> StubItem? {
    let shown: StubItem?
    switch stub {
    case .item(let own): shown = own
    case .grid(let grid): shown = grid.items.first { $0.item == item }
    case .responses, .ranking: shown = nil
    }
    return shown.map { StubItem($0.selection, scores: $0.scores) }
  }
}
