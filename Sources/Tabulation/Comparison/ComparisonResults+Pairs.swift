import SurveyStatistics

// MARK: - Pairs

extension ComparisonResults {
  mutating func comparePairs(_ answers: GatheredAnswers, tests selection: ComparisonSelection) {
    guard answers.samples.count == 2 else {
      note(.emptyBase)
      return
    }
    let pairs = PairedSamples(answers.samples)
    note(.direction(first: answers.samples[0].code, second: answers.samples[1].code))
    addPairEffects(pairs)
    for id in ComparisonTestID.allCases
    where selection.wants(id, groups: nil, groupsAreOrdered: false) {
      if id == .mcnemar, pairs.table == nil {
        if selection.names(id) { note(.notBinary) }
      } else {
        addPairTest(id, pairs)
      }
    }
    if !pairs.differences.isEmpty, pairs.unchanged > 0,
      tests.contains(where: { $0.id == .signedRank || $0.id == .sign })
    {
      note(.zeroDifferencesDropped(pairs.unchanged, of: pairs.differences.count))
    }
  }

  private mutating func addPairTest(_ id: ComparisonTestID, _ pairs: PairedSamples) {
    attempt(id) { results throws(StatisticsError) in
      switch id {
      case .pairedT:
        results.add(id, try PairedTTest(first: pairs.first, second: pairs.second))
      case .signedRank:
        let test = try WilcoxonSignedRankTest(differences: pairs.differences)
        results.add(id, test)
        results.noteRanks(id, test.method, test.notes)
      case .sign: results.add(id, try McNemarTest(pairs.signs, method: .exact))
      case .mcnemar:
        guard let table = pairs.table else { return }
        results.add(id, try McNemarTest(table))
        let exact = try McNemarTest(table, method: .exact)
        let midP = try McNemarTest(table, method: .midP)
        results.note(
          .mcnemarChanges(
            category: pairs.highest, lost: Int(exact.firstChange),
            gained: Int(exact.secondChange), exact: exact.pValue.value,
            midP: midP.pValue.value))
      case .t, .welch, .anova, .welchANOVA, .tukey, .gamesHowell, .mannWhitney, .brunnerMunzel,
        .kruskalWallis, .dunn, .jonckheere, .designMeans, .designRanks, .designPairs:
        preconditionFailure("tests of groups are not asked of pairs")
      }
    }
  }

  /// Distinct differences of which the mean of each two may be taken.
  private static var differenceLimit: Int { 2_000 }

  private mutating func addPairEffects(_ pairs: PairedSamples) {
    effect { results throws(StatisticsError) in
      guard let test = try? PairedTTest(first: pairs.first, second: pairs.second) else {
        let summary = try SampleSummary(pairs.differences)
        results.add(.meanDifference, Estimate(summary.mean), nil)
        results.noteWithoutError(.meanDifference)
        return
      }
      results.add(
        .meanDifference, test.meanDifference, test.confidenceInterval(level: results.level))
      for (id, standardizer) in [
        (ComparisonEffectID.dZ, StandardizedDifference.Standardizer.differences),
        (.dAverage, .averageOfPairs),
      ] {
        let difference = try StandardizedDifference(test, by: standardizer)
        results.add(
          id, difference.estimate, difference.confidenceInterval(level: results.level))
      }
    }
    effect { results throws(StatisticsError) in
      guard Set(pairs.differences).count <= Self.differenceLimit else {
        results.note(
          .tooManyPairs(
            .hodgesLehmann, limit: Self.differenceLimit * (Self.differenceLimit + 1) / 2))
        return
      }
      let center = try HodgesLehmannPseudomedian(differences: pairs.differences)
      results.add(
        .hodgesLehmann, Estimate(center.value), center.confidenceInterval(level: results.level))
    }
    effect { results throws(StatisticsError) in
      let correlation = try RankBiserialCorrelation(differences: pairs.differences)
      results.add(
        .rankBiserial, correlation.estimate, correlation.confidenceInterval(level: results.level))
    }
    if let table = pairs.table {
      effect { results throws(StatisticsError) in
        let difference = try PairedProportionDifference(table)
        results.add(
          .proportionDifference, difference.estimate,
          difference.confidenceInterval(level: results.level))
      }
    }
  }
}

/// Two answers of the same respondents.
private struct PairedSamples {
  let first: [Double]
  let second: [Double]
  let differences: [Double]
  /// The pairs that do not differ.
  let unchanged: Int
  /// The two answers by each other, the higher one first; nil unless there are two.
  let table: ContingencyTable?
  /// The higher answer, as a note names it.
  let highest: String

  init(_ samples: [ComparedSample]) {
    let (first, second) = (samples[0].values, samples[1].values)
    self.first = first
    self.second = second
    differences = zip(first, second).map(Self.difference)
    unchanged = differences.count { $0 == 0 }
    let (low, high) = Self.extremes(first + second)
    highest = Int(exactly: high).map { "\($0)" } ?? "\(high)"
    let isBinary = low < high && (first + second).allSatisfy { $0 == low || $0 == high }
    table =
      isBinary
      ? ContingencyTable(
        rowIndices: first.map { $0 == high ? 0 : 1 },
        columnIndices: second.map { $0 == high ? 0 : 1 }, rows: 2, columns: 2)
      : nil
  }

  /// The difference of two decimals; 0.3 − 0.1 and 0.2 − 0 must tie.
  private static func difference(_ first: Double, _ second: Double) -> Double {
    let difference = first - second
    let decimal = (difference * 1e9).rounded() / 1e9
    let error = 4 * max(abs(first), abs(second)).ulp
    return abs(decimal - difference) <= error ? decimal : difference
  }

  /// The pairs in which the first answer is higher and lower, as changes of a square table.
  var signs: ContingencyTable {
    let higher = differences.count { $0 > 0 }
    let lower = differences.count { $0 < 0 }
    return ContingencyTable([[0, Double(higher)], [Double(lower), 0]])
  }

  private static func extremes(_ values: [Double]) -> (low: Double, high: Double) {
    values.reduce((Double.infinity, -Double.infinity)) { (min($0.0, $1), max($0.1, $1)) }
  }
}
