import SurveyStatistics

/// The tests and measures of association of a counted table, and what is to be said about them.
struct TableStatistics {
  private(set) var tests: [TestResult] = []
  private(set) var associations: [AssociationResult] = []
  private(set) var notes: [TableNote] = []

  private let items: CrossedItems
  private let level: Double

  /// - Parameters:
  ///   - table: the weighted counts.
  ///   - designed: the cells under the design, where the plan has one and anybody is in them.
  /// - Throws: where a test that counts people is asked of a sample with a design.
  init(
    _ sides: TableSides, _ table: ContingencyTable, respondents: Int, designed: DesignedCells?,
    items: CrossedItems, plan: BookPlan
  ) throws(TabulationError) {
    self.items = items
    level = plan.level
    guard plan.isDesignBased else {
      let forms = TableForms(sides, table)
      guard items.tests != .none || forms.given.total == 0 else { return }
      add(forms, areCounts: true)
      return
    }
    if case .some(let ids) = items.tests,
      let test = ids.first(where: { !$0.isAssociation && !$0.isDesignBased })
    {
      throw .testNeedsCounts(test, weight: plan.weighting.column)
    }
    if let weight = plan.weighting.column { notes.append(.samplingWeight(weight)) }
    if let designed { notes.append(.design(designed.summary)) }
    if let cells = designed?.cellsWithoutCovariance {
      notes.append(.covarianceTooLarge(cells: cells))
    }
    if let table = designed?.table { addTests(table) }
    // Weighted shares alone determine the sizes of effects, without intervals.
    let total = table.total
    let shares = total > 0 ? table.counts.map { $0 / total * Double(respondents) } : table.counts
    add(
      TableForms(
        sides, ContingencyTable(counts: shares, rows: table.rows, columns: table.columns)),
      areCounts: false)
  }

  /// The small expected counts that a note tells of.
  var smallExpected: OmnibusResult.SmallExpected? {
    for case .expectedCounts(let underFive, _, let cells) in notes {
      return OmnibusResult.SmallExpected(cells: underFive, of: cells)
    }
    return nil
  }

  private mutating func add(_ forms: TableForms, areCounts: Bool) {
    guard forms.given.total > 0 else {
      notes.append(.emptyBase)
      return
    }
    if areCounts, forms.hasEmptyCategories {
      notes.append(
        .emptyCategoriesLeftOut(
          rows: forms.given.rows - forms.reduced.rows,
          columns: forms.given.columns - forms.reduced.columns))
    }
    if areCounts { addTests(forms) }
    addAssociations(forms, withIntervals: areCounts)
    notes += explanations(of: forms)
  }

  private mutating func addTests(_ forms: TableForms) {
    for id in StatisticID.designTests where items.tests.names(id) {
      addAbsence(of: id, because: .noDesign)
    }
    for statistic in StatisticCatalog.all
    where !statistic.isAssociation && !statistic.isDesignBased
      && isDue(statistic, forms, areCounts: true)
    {
      do throws(StatisticsError) {
        tests.append(try test(statistic, of: forms))
      } catch {
        addAbsence(of: statistic.id, because: error)
      }
    }
    if !tests.isEmpty { notes.append(.expectedCounts(of: forms.reduced)) }
  }

  private mutating func addTests(_ table: DesignTable) {
    for id in StatisticID.designTests where items.tests.wantsOfDesign(id) {
      do throws(StatisticsError) {
        tests.append(try id.statistic.test(of: table))
      } catch {
        addAbsence(of: id, because: error)
      }
    }
  }

  private mutating func addAssociations(_ forms: TableForms, withIntervals: Bool) {
    for statistic in StatisticCatalog.all
    where statistic.isAssociation
      && isDue(statistic, forms, areCounts: withIntervals)
    {
      do throws(StatisticsError) {
        associations.append(
          try statistic.association(
            of: forms, level: level, withInterval: withIntervals))
      } catch {
        addAbsence(of: statistic.id, because: error)
      }
    }
    if withIntervals,
      associations.contains(where: { $0.id == .cramersV && $0.confidenceInterval == nil })
    {
      notes.append(.cramersVWithoutInterval)
    }
    if withIntervals, associations.contains(where: { $0.id == .oddsRatio }),
      forms.reduced.counts.contains(0)
    {
      notes.append(.oddsRatioWithZeroCell)
    }
  }

  /// Makes a test: an exact one within its limit of work, then by random tables if they may be drawn.
  private mutating func test(
    _ statistic: TableStatistic, of forms: TableForms
  ) throws(StatisticsError) -> TestResult {
    let isNamed = items.tests.names(statistic.id) || items.seed != nil
    do throws(StatisticsError) {
      return try statistic.test(
        of: forms,
        workLimit: isNamed
          ? items.exactWorkLimit
          : min(items.exactWorkLimit, FisherFreemanHaltonTest.usualWorkLimit))
    } catch {
      guard case .workLimitExceeded = error, let seed = items.seed else { throw error }
      let test = try MonteCarloIndependenceTest(
        forms.reduced, criterion: .tableProbability, seed: seed)
      notes.append(.randomTables(replicates: test.replicates, seed: seed))
      return TestResult(id: .fisher, statistic: nil, degreesOfFreedom: [], p: test.pValue)
    }
  }

  /// Leaves out what belongs to other shapes, with a word only where the user asked for it by name.
  private mutating func isDue(
    _ statistic: TableStatistic, _ forms: TableForms, areCounts: Bool
  ) -> Bool {
    let id = statistic.id
    guard items.tests.wants(statistic, of: forms.sides) else { return false }
    if id == .fisher, items.tests == .default, !forms.isTwoByTwo, !forms.reduced.isSparse {
      return false
    }
    if statistic.countsRespondents, !areCounts {
      if items.tests.names(id) { notes.append(.notSuited([id], .samplingWeight)) }
      return false
    }
    switch forms.obstacle(to: statistic) {
    case nil: return true
    case .shape(let error):
      if items.tests.names(id) { addAbsence(of: id, because: error) }
    case .unsuited(let reason):
      // What is withheld although the shape allows it is always told.
      if items.tests.names(id) || reason.isTold { addAbsence(of: id, because: reason) }
    }
    return false
  }

  private mutating func addAbsence(of id: StatisticID, because error: StatisticsError) {
    for (place, note) in notes.enumerated() {
      if case .notComputed(let ids, error) = note {
        notes[place] = .notComputed(ids + [id], error)
        return
      }
    }
    notes.append(.notComputed([id], error))
  }

  private mutating func addAbsence(of id: StatisticID, because reason: TableNote.Unsuitability) {
    for (place, note) in notes.enumerated() {
      if case .notSuited(let ids, reason) = note {
        notes[place] = .notSuited(ids + [id], reason)
        return
      }
    }
    notes.append(.notSuited([id], reason))
  }

  /// What a reader must know to read the numbers the right way round.
  private func explanations(of forms: TableForms) -> [TableNote] {
    let made = tests.map(\.id.statistic) + associations.map(\.id.statistic)
    let ids = made.map(\.id)
    var notes: [TableNote] = []
    if made.contains(where: \.needsOrder) {
      notes.append(.orderTaken(scored: made.filter { $0.order == .scores }.map(\.id)))
    }
    let grouping = made.filter { $0.order == .ranksOfGroups }.map(\.id)
    if !grouping.isEmpty { notes.append(.columnsAreGroups(grouping)) }
    if ids.contains(.cochranArmitage) { notes.append(forms.trendNote) }
    if ids.contains(.riskRatio) { notes.append(forms.riskRatioNote) }
    let square = made.filter(\.needsSharedCategories).map(\.id)
    if !square.isEmpty, forms.sides.matching == .byPlace {
      notes.append(.categoriesMatchedByPlace(square))
    }
    if ids.contains(.mcnemar), let note = forms.mcnemarNote { notes.append(note) }
    return notes
  }
}

extension TableNote.Unsuitability {
  fileprivate var isTold: Bool {
    switch self {
    case .nonanswersShown, .categoriesDiffer: true
    case .notTwoColumns, .samplingWeight, .noDesign: false
    }
  }
}

extension TableStatistics {
  /// Whether an exact test was tried, for which random tables may stand in.
  var triesExactTest: Bool {
    tests.contains { $0.id == .fisher }
      || notes.contains { note in
        if case .notComputed(let ids, _) = note { ids.contains(.fisher) } else { false }
      }
  }
}
