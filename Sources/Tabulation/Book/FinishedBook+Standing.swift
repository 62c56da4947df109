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

extension FinishedBook {
  /// The same book where each table says how it stands to the plan, and which claims it is for.
  package func stamped(by lock: PlanLock?) -> FinishedBook {
    let noted = tables.enumerated().map { place, table in
      var table = table
      let planned = plan.tables[place]
      table.notes.insert(lock.words(for: plan, planned), at: 0)
      table.notes += plan.hypotheses.filter { plan.shows($0, in: planned) }.map(\.words)
      if let caution = plan.waveCaution(on: planned) { table.notes.append(caution) }
      return table
    }
    return replacing(noted)
  }
}

extension PlanLock? {
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

extension Hypothesis {
  fileprivate var words: String {
    let codes = groups.categories ?? []
    let pair = codes.joined(separator: " against ")
    let family = family.map { ", family '\($0)'" } ?? ""
    return "hypothesis \(name): \(statement) (\(item), \(groups.item) \(pair), "
      + "\(direction.rawValue), margin \(marginText)\(family))"
  }

  private var marginText: String {
    Int(exactly: margin).map(String.init) ?? String(margin)
  }
}

extension BookPlan {
  /// What a table over waves says where items that differ are compared all the same.
  fileprivate func waveCaution(on table: PlannedTable) -> String? {
    guard let waves, let reason = waves.forcedBecause,
      table.banner.flatMap(banner)?.columns.contains(waves.item) ?? false
    else { return nil }
    return "CAUTION: waves are compared without regard to changes of the questions: \(reason)"
  }
}
