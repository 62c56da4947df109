/// The plan that was locked before a book was made.
package struct PlanLock: Sendable {
  /// The locked plan as these data are read now; nil where they no longer fit it.
  package let plan: BookPlan?
  /// When it was locked, and the beginning of its digest.
  package let time: String
  package let digest: String

  package init(plan: BookPlan?, time: String, digest: String) {
    self.plan = plan
    self.time = time
    self.digest = digest
  }
}

extension Book {
  /// The same book where each table and each claim says how it stands to the plan.
  package func stamped(by lock: PlanLock?) -> Book {
    let noted = tables.enumerated().map { place, table in
      let planned = plan.tables[place]
      return table.noted(
        [lock.words(for: plan, planned)] + table.notes + plan.notes(onClaimsIn: place)
          + [plan.waveCaution(on: planned)].compactMap(\.self),
        claims: table.hypotheses.map {
          $0.standing(lock.standing(of: $0.hypothesis, in: plan))
        })
    }
    return replacing(noted)
  }
}

extension PlanLock? {
  fileprivate func standing(of hypothesis: Hypothesis, in plan: BookPlan) -> TableStanding {
    guard let self else { return .exploratory }
    guard let locked = self.plan else { return .deviates([.unreadable]) }
    return plan.standing(of: hypothesis, to: locked)
  }

  fileprivate func words(for plan: BookPlan, _ table: PlannedTable) -> String {
    guard let self else { return "exploratory: no plan was locked before" }
    let place = "the plan locked at \(self.time) (\(self.digest))"
    guard let locked = self.plan else {
      return "deviates from \(place): \(PlanAspect.unreadable.rawValue)"
    }
    switch plan.standing(of: table, to: locked) {
    case .planned: return "planned: as in \(place)"
    case .exploratory: return "exploratory: not in \(place)"
    case .deviates(let aspects):
      return "deviates from \(place): " + aspects.map(\.rawValue).joined(separator: ", ")
    }
  }
}

extension BookPlan {
  /// What a table says of the claims that it shows and that an earlier one tests.
  fileprivate func notes(onClaimsIn place: Int) -> [String] {
    hypotheses.compactMap { hypothesis in
      guard shows(hypothesis, in: tables[place]), let testing = table(testing: hypothesis),
        testing.name != tables[place].name
      else { return nil }
      return "hypothesis \(hypothesis.name) is tested in table '\(testing.name)'"
    }
  }

  /// What a table over waves says where items that differ are compared all the same.
  fileprivate func waveCaution(on table: PlannedTable) -> String? {
    guard let waves, let reason = waves.forcedBecause,
      table.banner.flatMap(banner)?.columns.contains(waves.item) ?? false
    else { return nil }
    return "CAUTION: waves are compared without regard to changes of the questions: \(reason)"
  }
}
