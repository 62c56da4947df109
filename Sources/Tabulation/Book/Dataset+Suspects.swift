package import Microdata

extension Dataset {
  /// Notes of numbers that look like codes for no answer in what a plan makes means of.
  ///
  /// Answers to which the plan gives scores of its own are not looked at.
  package func suspectNotes(of plan: BookPlan) -> [String] {
    var seen: Set<String> = []
    guard let sample = try? Sample(self) else { return [] }
    return plan.averagedColumns.filter { seen.insert($0).inserted }.flatMap { name -> [String] in
      guard let column = self[name],
        let answers = try? NumericAnswers(column)
      else { return [] }
      let codes = answers.placesOf == nil ? answers.suspectCodes(in: sample.selection) : []
      return codes.isEmpty ? [] : [ComparisonNote.suspectCodes(name, codes).description]
    }
  }
}

extension BookPlan {
  /// The columns of the data whose numbers are averaged or added up.
  fileprivate var averagedColumns: [String] {
    var names: [String] = []
    for table in tables {
      switch table.stub {
      case .item(let item): names += item.averaged
      case .grid(let grid):
        let isSummary = if case .summary = grid.content { true } else { false }
        names += isSummary ? grid.items.filter { $0.scores == nil }.map(\.item) : []
        names += grid.items.flatMap(\.averaged)
      case .responses, .ranking: break
      }
    }
    for hypothesis in hypotheses where hypothesis.measure == .mean { names.append(hypothesis.item) }
    return names.flatMap { name -> [String] in
      guard let made = derived.first(where: { $0.name == name }) else { return [name] }
      if case .index(let index) = made.rule { return index.items.flatMap(\.columns) }
      return []
    }
  }
}

extension StubItem {
  fileprivate var averaged: [String] { summaries.isEmpty || scores != nil ? [] : [item] }
}
