import SurveyStatistics

/// How a table stands to the plan that was locked before.
package enum TableStanding: Hashable, Sendable {
  /// It is in the locked plan as it is here.
  case planned
  /// It is in no locked plan.
  case exploratory
  /// It is in the locked plan and was changed since, in these respects.
  case deviates([PlanAspect])
}

/// A respect in which a table or a plan may differ from the locked one.
package enum PlanAspect: String, CaseIterable, Hashable, Sendable {
  case respondents = "other respondents"
  case weight = "another weight"
  case design = "another design"
  case rows = "other rows"
  case columns = "other columns"
  case derived = "items derived otherwise"
  case records = "other records"
  case nonanswers = "other treatment of non-answers"
  case tests = "other tests"
  case family = "another family of tests"
  case bases = "other minimum bases"
  case level = "another confidence level"
  case hypotheses = "another hypothesis"
  case unreadable = "a locked plan that these data no longer fit"
}

extension BookPlan {
  /// How a table of this plan stands to a locked one; exploratory where there is none.
  ///
  /// What a table is called and which numbers of a cell it shows make no difference.
  package func standing(of table: PlannedTable, to locked: BookPlan?) -> TableStanding {
    guard let locked else { return .exploratory }
    guard let former = locked.tables.first(where: { $0.name == table.name }) else {
      let twin = locked.tables.first { aspects(of: table, against: $0, of: locked).isEmpty }
      return twin == nil ? .exploratory : .planned
    }
    let changes = aspects(of: table, against: former, of: locked)
    return changes.isEmpty ? .planned : .deviates(changes)
  }

  /// In which respects a table differs from the one that was locked.
  func aspects(
    of table: PlannedTable, against former: PlannedTable, of locked: BookPlan
  ) -> [PlanAspect] {
    let banner = table.banner.flatMap(banner)?.groups
    let formerBanner = former.banner.flatMap(locked.banner)?.groups
    let rules = tested(table.tests)
    let formerRules = tested(former.tests)
    let differences: [(PlanAspect, Bool)] = [
      (
        .respondents,
        filter?.condition != locked.filter?.condition
          || filter?.columns != locked.filter?.columns
          || table.filter?.condition != former.filter?.condition
          || table.filter?.columns != former.filter?.columns
      ),
      (.weight, weighting != locked.weighting), (.design, design != locked.design),
      (.rows, table.stub != former.stub), (.columns, banner != formerBanner),
      (.derived, makings(of: table) != locked.makings(of: former)),
      (
        .records,
        table.records.flatMap(records) != former.records.flatMap(locked.records)
      ),
      (.nonanswers, table.nonanswers != former.nonanswers), (.tests, rules != formerRules),
      (.family, family(named: table.tests.family) != locked.family(named: former.tests.family)),
      (.bases, table.minimumBases != former.minimumBases), (.level, level != locked.level),
      (
        .hypotheses,
        hypotheses.filter { shows($0, in: table) }
          != locked.hypotheses.filter { locked.shows($0, in: former) }
      ),
    ]
    return differences.filter(\.1).map(\.0)
  }

  /// The tests without the family, whose members are compared and not its name, and without what
  /// only comparisons of columns need where there are none.
  private func tested(_ tests: TablePlanTests) -> TablePlanTests {
    var tests = tests
    tests.family = nil
    guard tests.notation == .none else { return tests }
    var bare = TablePlanTests()
    bare.notation = .none
    bare.hasOmnibus = tests.hasOmnibus
    return bare
  }

  /// The adjustment of a family and who belongs to it: a larger family is another one.
  func family(named name: String?) -> [String] {
    guard let name, let family = family(name) else { return [] }
    return [family.adjustment.rawValue] + tables(of: family).map(\.name).sorted()
      + hypotheses.filter { $0.family == name }.map(\.name).sorted()
  }

  /// The rules of the derived items that a table uses, and of those that they use.
  private func makings(of table: PlannedTable) -> [DerivedItem.Rule] {
    var used = Set(
      table.stubColumns + (table.banner.flatMap(banner)?.columns ?? [])
        + (table.filter?.columns ?? []) + (filter?.columns ?? []))
    var rules: [DerivedItem.Rule] = []
    for item in derived.reversed() where used.contains(item.name) {
      rules.append(item.rule)
      used.formUnion(item.rule.sources)
    }
    return rules
  }
}
