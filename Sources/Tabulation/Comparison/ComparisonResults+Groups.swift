import SurveyStatistics

// MARK: - Groups

extension ComparisonResults {
  mutating func compareGroups(_ answers: GatheredAnswers, tests selection: ComparisonSelection) {
    let samples = answers.samples
    guard !samples.isEmpty else {
      note(.emptyBase)
      return
    }
    let wanted = ComparisonTestID.allCases.filter {
      selection.wants($0, groups: samples.count, groupsAreOrdered: answers.groupsAreOrdered)
    }
    let unsuited = wanted.filter { $0.subject == .twoGroups && samples.count != 2 }
    if !unsuited.isEmpty { note(.notSuited(unsuited, groups: samples.count)) }
    let made = wanted.filter { !unsuited.contains($0) }
    if samples.count == 2 {
      note(.direction(first: samples[0].label, second: samples[1].label))
      addTwoGroupEffects(samples, made)
    } else {
      addGroupEffects(samples)
    }
    for id in made { addGroupTest(id, samples) }
  }

  private mutating func addGroupTest(_ id: ComparisonTestID, _ samples: [ComparedSample]) {
    let values = samples.map(\.values)
    attempt(id) { results throws(StatisticsError) in
      let summaries = try values.summaries()
      switch id {
      case .t:
        results.add(id, try TwoSampleTTest(summaries[0], summaries[1], variances: .equal))
      case .welch: results.add(id, try TwoSampleTTest(summaries[0], summaries[1]))
      case .mannWhitney:
        let test = try MannWhitneyTest(values[0], values[1])
        results.add(id, test)
        results.noteRanks(id, test.method, test.notes)
      case .brunnerMunzel:
        results.add(id, try BrunnerMunzelTest(values[0], values[1]))
        results.note(.brunnerMunzelSign(second: samples[1].label))
      case .anova: results.add(id, try OneWayANOVA(summaries))
      case .welchANOVA: results.add(id, try WelchANOVA(summaries))
      case .kruskalWallis:
        let test = try KruskalWallisTest(values)
        results.add(id, test)
        results.noteRanks(id, test.pValue, isSmall: test.isWithinExactSize, test.notes)
      case .jonckheere:
        let test = try JonckheereTerpstraTest(values)
        results.add(id, test)
        results.noteRanks(id, test.pValue, isSmall: test.isWithinExactSize, test.notes)
        results.note(.jonckheereOrder(samples.map(\.label), z: test.z))
      case .tukey: results.add(id, try PairwiseMeans(summaries, method: .tukeyKramer))
      case .gamesHowell: results.add(id, try PairwiseMeans(summaries, method: .gamesHowell))
      case .dunn: results.add(try DunnTest(values))
      case .pairedT, .signedRank, .sign, .mcnemar:
        preconditionFailure("tests of pairs are not asked of groups")
      case .designMeans, .designRanks, .designPairs:
        preconditionFailure("tests of a design are made of a sample with one")
      }
    }
  }

  private mutating func add(_ id: ComparisonTestID, _ family: PairwiseMeans) {
    for pair in family.comparisons {
      add(
        PairwiseResult(
          id: id, first: pair.first, second: pair.second, difference: pair.difference.value,
          standardError: pair.difference.standardError,
          confidenceInterval: family.confidenceInterval(of: pair, level: level),
          statistic: pair.statistic.value, degreesOfFreedom: pair.statistic.degreesOfFreedom,
          p: pair.adjustedPValue))
    }
    note(.adjustedPairs(id))
  }

  private mutating func add(_ family: DunnTest) {
    for pair in family.pairs {
      add(
        PairwiseResult(
          id: .dunn, first: pair.first, second: pair.second, difference: nil, standardError: nil,
          confidenceInterval: nil, statistic: pair.statistic.value, degreesOfFreedom: [],
          p: pair.adjustedPValue))
    }
    note(.adjustedPairs(.dunn))
  }
}

// MARK: - Sizes of effects

extension ComparisonResults {
  /// Pairs of distinct answers that an estimate over all pairs may take.
  private static var pairLimit: Int { 4_000_000 }

  private mutating func addTwoGroupEffects(
    _ samples: [ComparedSample], _ tests: [ComparisonTestID]
  ) {
    let (first, second) = (samples[0].values, samples[1].values)
    let isPooled = tests.contains(.t) && !tests.contains(.welch)
    effect { results throws(StatisticsError) in
      let summaries = try [first, second].summaries()
      guard
        let test = try? TwoSampleTTest(
          summaries[0], summaries[1], variances: isPooled ? .equal : .unequal)
      else {
        // A group of one, or two that do not vary, differ all the same; nothing tells how surely.
        results.add(.meanDifference, Estimate(summaries[0].mean - summaries[1].mean), nil)
        results.noteWithoutError(.meanDifference)
        return
      }
      results.add(
        .meanDifference, test.meanDifference, test.confidenceInterval(level: results.level))
      if isPooled { results.note(.equalVariances) }
    }
    effect { results throws(StatisticsError) in
      let summaries = try [first, second].summaries()
      results.add(try StandardizedDifference(summaries[0], summaries[1]))
    }
    effect { results throws(StatisticsError) in
      guard Set(first).count * Set(second).count <= Self.pairLimit else {
        results.note(.tooManyPairs(.hodgesLehmann, limit: Self.pairLimit))
        return
      }
      let shift = try HodgesLehmannShift(first, second)
      results.add(
        .hodgesLehmann, Estimate(shift.value), shift.confidenceInterval(level: results.level))
    }
    addSuperiority(first, second)
  }

  /// Adds how often a first answer is the higher, and Cliff's δ; where the groups do not overlap, or
  /// all answers are equal, they lie at an end or the middle of what they can be, without an error.
  private mutating func addSuperiority(_ first: [Double], _ second: [Double]) {
    if let test = try? BrunnerMunzelTest(first, second) {
      let superiority = Estimate(
        1 - test.relativeEffect.value, standardError: test.relativeEffect.standardError)
      let interval = test.logitInterval(level: level).map { interval in
        ConfidenceInterval(
          lower: 1 - interval.upper, upper: 1 - interval.lower, level: interval.level)
      }
      add(.probabilityOfSuperiority, superiority, interval)
      add(.cliffsDelta, test.cliffsDelta, test.cliffsDeltaInterval(level: level))
      return
    }
    // Mann and Whitney's fails for equal answers alone, as no group is empty.
    let ranks = try? MannWhitneyTest(first, second)
    add(.probabilityOfSuperiority, Estimate(ranks?.probabilityOfSuperiority ?? 0.5), nil)
    add(.cliffsDelta, Estimate(ranks?.rankBiserial ?? 0), nil)
    noteWithoutError(.probabilityOfSuperiority)
    noteWithoutError(.cliffsDelta)
  }

  /// Adds Cohen's d and Hedges' g, whose interval is that of d without the same bias.
  private mutating func add(_ difference: StandardizedDifference) {
    let interval = difference.confidenceInterval(level: level)
    add(.cohensD, difference.estimate, interval)
    guard let correction = difference.biasCorrection else { return }
    add(
      .hedgesG, Estimate(difference.estimate.value * correction),
      interval?.mapped { $0 * correction })
  }

  private mutating func addGroupEffects(_ samples: [ComparedSample]) {
    let values = samples.map(\.values)
    effect { results throws(StatisticsError) in
      let summaries = try values.summaries()
      guard let test = try? OneWayANOVA(summaries) else {
        // Groups that do not vary and differ share all of the variance between them.
        guard summaries.contains(where: { $0.mean != summaries[0].mean }),
          values.contains(where: { $0.count > 1 })
        else { return }
        results.add(.etaSquared, Estimate(1), nil)
        results.add(.omegaSquared, Estimate(1), nil)
        results.noteWithoutError(.etaSquared)
        results.noteWithoutError(.omegaSquared)
        return
      }
      let interval = test.explainedShareInterval(level: results.level)
      results.add(.etaSquared, Estimate(test.etaSquared), interval)
      results.add(.omegaSquared, Estimate(test.omegaSquared), interval)
    }
    effect { results throws(StatisticsError) in
      results.add(.epsilonSquared, Estimate(try KruskalWallisTest(values).epsilonSquared), nil)
    }
  }

  /// Makes a size of an effect; where there is none, the test of it says why.
  mutating func effect(_ make: (inout ComparisonResults) throws(StatisticsError) -> Void) {
    do throws(StatisticsError) { try make(&self) } catch {}
  }
}

extension [[Double]] {
  fileprivate func summaries() throws(StatisticsError) -> [SampleSummary] {
    var summaries: [SampleSummary] = []
    for values in self { summaries.append(try SampleSummary(values)) }
    return summaries
  }
}
