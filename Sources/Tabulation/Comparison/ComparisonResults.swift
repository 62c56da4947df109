import SurveyStatistics

/// The tests and sizes of effects of a comparison while they are being made.
struct ComparisonResults {
  let level: Double
  private(set) var effects: [ComparisonEffect] = []
  private(set) var tests: [ComparisonTest] = []
  private(set) var pairwise: [PairwiseResult] = []
  private(set) var notes: [ComparisonNote] = []

  init(level: Double) {
    self.level = level
  }

  mutating func note(_ note: ComparisonNote) {
    if !notes.contains(note) { notes.append(note) }
  }

  mutating func add(_ id: ComparisonTestID, _ test: some HypothesisTest) {
    tests.append(
      ComparisonTest(
        id: id, statistic: test.statistic.value,
        degreesOfFreedom: test.statistic.degreesOfFreedom, p: test.pValue))
  }

  mutating func add(_ result: PairwiseResult) {
    pairwise.append(result)
  }

  mutating func add(
    _ id: ComparisonEffectID, _ estimate: Estimate, _ interval: ConfidenceInterval?
  ) {
    var interval = interval
    if let own = interval, !own.contains(estimate.value) {
      // By its last digit alone, or because chance raises the estimate beyond the interval of the
      // population's.
      let gap = max(own.lower - estimate.value, estimate.value - own.upper)
      if gap <= 1e-12 * max(abs(estimate.value), 1) {
        interval = ConfidenceInterval(
          lower: min(own.lower, estimate.value), upper: max(own.upper, estimate.value),
          level: own.level)
      } else {
        interval = nil
        note(.intervalBesideEstimate(id))
      }
    }
    effects.append(
      ComparisonEffect(
        id: id, estimate: estimate.value, standardError: estimate.standardError,
        confidenceInterval: interval, level: level))
  }

  /// Makes a test, or says why it cannot be made.
  mutating func attempt(
    _ id: ComparisonTestID, _ make: (inout ComparisonResults) throws(StatisticsError) -> Void
  ) {
    do throws(StatisticsError) {
      try make(&self)
    } catch {
      addAbsence(of: id, because: error)
    }
  }

  private mutating func addAbsence(of id: ComparisonTestID, because error: StatisticsError) {
    for (place, note) in notes.enumerated() {
      if case .notComputed(let ids, error) = note {
        notes[place] = .notComputed(ids + [id], error)
        return
      }
    }
    notes.append(.notComputed([id], error))
  }

  /// Says of a rank test whether it is exact and whether it met ties.
  mutating func noteRanks(_ id: ComparisonTestID, _ method: RankMethod, _ own: [AnalysisNote]) {
    extend(method == .exact ? .exactRanks([id]) : .normalRanks([id]))
    if own.contains(.ties) { extend(.ties([id])) }
  }

  /// Says the same of a rank test of several groups, whose exact distribution may take too long.
  ///
  /// - Parameter isSmall: whether so few answers were to have an exact p.
  mutating func noteRanks(
    _ id: ComparisonTestID, _ p: PValue, isSmall: Bool, _ own: [AnalysisNote]
  ) {
    if p.origin == .exact {
      extend(.exactRanks([id]))
    } else if isSmall {
      extend(.ranksBeyondSteps([id], limit: KruskalWallisTest.exactSteps))
    }
    if own.contains(.ties) { extend(.ties([id])) }
  }

  /// Says of the size of an effect that nothing tells how far it would vary.
  mutating func noteWithoutError(_ id: ComparisonEffectID) {
    for (place, note) in notes.enumerated() {
      guard case .withoutError(let ids) = note else { continue }
      if !ids.contains(id) { notes[place] = .withoutError(ids + [id]) }
      return
    }
    notes.append(.withoutError([id]))
  }

  /// Adds the tests of a note to an earlier one of the same kind.
  private mutating func extend(_ added: ComparisonNote) {
    for (place, note) in notes.enumerated() {
      switch (note, added) {
      case (.exactRanks(let ids), .exactRanks(let more)): notes[place] = .exactRanks(ids + more)
      case (.normalRanks(let ids), .normalRanks(let more)): notes[place] = .normalRanks(ids + more)
      case (.ties(let ids), .ties(let more)): notes[place] = .ties(ids + more)
      case (.ranksBeyondSteps(let ids, let limit), .ranksBeyondSteps(let more, _)):
        notes[place] = .ranksBeyondSteps(ids + more, limit: limit)
      default: continue
      }
      return
    }
    notes.append(added)
  }
}
