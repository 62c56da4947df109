import SurveyStatistics

/// The tests and measures of association of a counted table, and what is to be said about them.
struct TableStatistics {
  private(set) var tests: [TestResult] = []
  private(set) var associations: [AssociationResult] = []
  private(set) var notes: [TableNote] = []

  init(
    _ counted: CountedTable, designed: DesignedTable?, request: CrossTabulationRequest
  ) throws(TabulationError) {
    guard request.isDesignBased else {
      let forms = TableForms(counted, counts: counted.weighted)
      guard request.tests != .none || forms.given.total == 0 else { return }
      add(forms, request: request, areCounts: true)
      return
    }
    if case .some(let ids) = request.tests,
      let test = ids.first(where: { !$0.isAssociation && !$0.isDesignBased })
    {
      throw .testNeedsCounts(test, weight: request.weighting.column)
    }
    if let weight = request.weighting.column { notes.append(.samplingWeight(weight)) }
    if let designed { notes.append(.design(designed.summary)) }
    // Weighted shares alone determine the sizes of effects, without intervals.
    let size = Double(counted.base.total.unweighted)
    let total = counted.weighted.total
    let shares = total > 0 ? counted.weighted.map { $0 / total * size } : counted.weighted
    if let cells = designed?.cellsWithoutCovariance {
      notes.append(.covarianceTooLarge(cells: cells))
    }
    if let table = designed?.table { addTests(table, request: request) }
    add(TableForms(counted, counts: shares), request: request, areCounts: false)
  }

  private mutating func add(
    _ forms: TableForms, request: CrossTabulationRequest, areCounts: Bool
  ) {
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
    if areCounts { addTests(forms, request: request) }
    addAssociations(forms, request: request, withIntervals: areCounts)
    notes += explanations(of: forms)
  }

  private mutating func addTests(_ forms: TableForms, request: CrossTabulationRequest) {
    for id in StatisticID.designTests where request.tests.names(id) {
      addAbsence(of: id, because: .noDesign)
    }
    for statistic in StatisticCatalog.all
    where !statistic.isAssociation && !statistic.isDesignBased
      && isDue(statistic, forms, request: request, areCounts: true)
    {
      do throws(StatisticsError) {
        tests.append(try test(statistic, of: forms, request))
      } catch {
        addAbsence(of: statistic.id, because: error)
      }
    }
    if !tests.isEmpty { notes.append(.expectedCounts(of: forms.reduced)) }
  }

  private mutating func addTests(_ table: DesignTable, request: CrossTabulationRequest) {
    for id in StatisticID.designTests where request.tests.wantsOfDesign(id) {
      do throws(StatisticsError) {
        tests.append(try id.statistic.test(of: table))
      } catch {
        addAbsence(of: id, because: error)
      }
    }
  }

  private mutating func addAssociations(
    _ forms: TableForms, request: CrossTabulationRequest, withIntervals: Bool
  ) {
    for statistic in StatisticCatalog.all
    where statistic.isAssociation
      && isDue(statistic, forms, request: request, areCounts: withIntervals)
    {
      do throws(StatisticsError) {
        associations.append(
          try statistic.association(
            of: forms, level: request.level, withInterval: withIntervals))
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
    _ statistic: TableStatistic, of forms: TableForms, _ request: CrossTabulationRequest
  ) throws(StatisticsError) -> TestResult {
    let isNamed = request.tests.names(statistic.id) || request.seed != nil
    do throws(StatisticsError) {
      return try statistic.test(
        of: forms,
        workLimit: isNamed
          ? request.exactWorkLimit
          : min(request.exactWorkLimit, FisherFreemanHaltonTest.usualWorkLimit))
    } catch {
      guard case .workLimitExceeded = error, let seed = request.seed else { throw error }
      let test = try MonteCarloIndependenceTest(
        forms.reduced, criterion: .tableProbability, seed: seed)
      notes.append(.randomTables(replicates: test.replicates, seed: seed))
      return TestResult(id: .fisher, statistic: nil, degreesOfFreedom: [], p: test.pValue)
    }
  }

  /// Leaves out what belongs to other shapes, with a word only where the user asked for it by name.
  private mutating func isDue(
    _ statistic: TableStatistic, _ forms: TableForms, request: CrossTabulationRequest,
    areCounts: Bool
  ) -> Bool {
    let id = statistic.id
    guard request.tests.wants(statistic, of: forms.sides) else { return false }
    if id == .fisher, request.tests == .default, !forms.isTwoByTwo, !forms.reduced.isSparse {
      return false
    }
    if statistic.countsRespondents, !areCounts {
      if request.tests.names(id) { notes.append(.notSuited([id], .samplingWeight)) }
      return false
    }
    switch forms.obstacle(to: statistic) {
    case nil: return true
    case .shape(let error):
      if request.tests.names(id) { addAbsence(of: id, because: error) }
    case .unsuited(let reason):
      // What is withheld although the shape allows it is always told.
      if request.tests.names(id) || reason.isTold { addAbsence(of: id, because: reason) }
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
