import Microdata
import SurveyStatistics

/// Tests the claims of a plan in the table that shows what they compare.
struct HypothesisTesting {
  let pass: BookPass
  let stub: StubLayout
  let dataset: Dataset
  let designed: DesignedRows?
  let table: TableDraft

  /// What becomes of a claim; nil where the table does not hold what it compares.
  func result(_ hypothesis: Hypothesis) -> HypothesisResult? {
    guard let place = dataset.index(of: hypothesis.item),
      let block = stub.blocks.firstIndex(where: { $0.source == .column(place) }),
      let columns = columns(of: hypothesis.groups)
    else { return nil }
    let group = table.columns[columns[0]].group
    let compared = Compared(
      block: stub.blocks[block], item: dataset.columns[place], measure: hypothesis.measure)
    let crossing = table.crossings[block][group.map { $0 + 1 } ?? 0]
    let places = columns.map { table.columns[$0].place }
    let bases = places.map { crossing.bases(of: compared.base, $0) }
    let flag = flag(bases)
    return HypothesisResult(
      hypothesis: hypothesis, categories: compared.labels,
      groups: columns.map { table.columns[$0].label }, bases: bases, flag: flag,
      outcome: flag == .tooSmall
        ? .untested(.smallBase)
        : outcome(hypothesis, compared, crossing, columns: columns, bases: bases),
      family: nil, standing: .exploratory, block: block, slots: compared.slots, columns: columns)
  }

  /// The places of the two columns; nil where no group of one item has both.
  private func columns(of groups: ItemSelection) -> [Int]? {
    for group in table.groups.indices where table.groups[group].name == groups.item {
      let found = (groups.categories ?? []).compactMap { code in
        table.columns.firstIndex { $0.group == group && $0.codes == [code] }
      }
      if found.count == 2 { return found }
    }
    return nil
  }

  private func flag(_ bases: [BaseCounts]) -> BaseFlag {
    let least = bases.map(\.effective).min() ?? 0
    if least <= 0 || SmallBase.isUnder(least, table.minimumBases.tested) { return .tooSmall }
    return SmallBase.isUnder(least, table.minimumBases.unflagged) ? .small : .none
  }

  private func outcome(
    _ hypothesis: Hypothesis, _ compared: Compared, _ crossing: Crossing, columns: [Int],
    bases: [BaseCounts]
  ) -> HypothesisResult.Outcome {
    // Margins of shares are percentage points, and shares are computed as parts of one.
    let unit = hypothesis.measure == .mean ? 1.0 : 100.0
    let margin = hypothesis.margin / unit
    // It fails for numbers that do not vary, or that too few have to vary.
    guard
      let test = try? test(
        compared, crossing, columns: columns, bases: bases,
        claim: hypothesis.direction.claim, margin: margin)
    else { return .untested(.noVariation) }
    return .tested(
      HypothesisResult.Tested(
        difference: test.difference.scaled(by: unit),
        interval: test.confidenceInterval(level: table.level).mapped { unit * $0 },
        statistic: test.statistic, p: test.pValue))
  }

  private func test(
    _ compared: Compared, _ crossing: Crossing, columns: [Int], bases: [BaseCounts],
    claim: MarginTest.Claim, margin: Double
  ) throws(StatisticsError) -> MarginTest {
    if let designed {
      return try test(designed, compared, columns: columns, claim: claim, margin: margin)
    }
    let places = columns.map { table.columns[$0].place }
    let effective = (bases[0].effective, bases[1].effective)
    guard let scores = compared.scores else {
      let shares = zip(places, bases).map {
        min(crossing.weight(compared.slots, $0) / $1.weighted, 1)
      }
      return try .shares(
        (shares[0], shares[1]), bases: effective, claim: claim, margin: margin)
    }
    let moments = places.compactMap {
      ColumnMoments(crossing, scores: scores, slots: compared.slots, column: $0)
    }
    let variances = moments.compactMap(\.variance)
    guard variances.count == 2 else { throw .tooFewObservations(needed: 2, found: 1) }
    return try .means(
      (moments[0].mean, moments[1].mean), variances: (variances[0], variances[1]),
      bases: effective, claim: claim, margin: margin)
  }

  private func test(
    _ rows: DesignedRows, _ compared: Compared, columns: [Int], claim: MarginTest.Claim,
    margin: Double
  ) throws(StatisticsError) -> MarginTest {
    let answers = DesignedAnswers(
      rows, block: compared.block, scores: compared.scores, slots: compared.slots)
    let members = columns.map {
      answers.domain(TableComparing.members(of: table.columns[$0], in: pass.banner, rows))
    }
    let difference = try rows.design.meanDifference(
      of: answers.values, between: members[0], and: members[1])
    return try MarginTest(
      difference.estimate, degreesOfFreedom: Double(difference.degreesOfFreedom), claim: claim,
      margin: margin)
  }
}

extension HypothesisTesting {
  /// What of a block is compared.
  private struct Compared {
    let block: StubLayout.Block
    /// The rows of the block's base that are summed up, or whose share is taken.
    let slots: [Int]
    /// The rows of which the bases are: all, or those with a number.
    let base: [Int]
    /// The numbers of the base's rows; nil for shares.
    let scores: [Double?]?
    let labels: [String]

    init(block: StubLayout.Block, item: Column, measure: Hypothesis.Measure) {
      self.block = block
      let all = block.baseSlots.indices
      switch measure {
      case .share(let codes):
        let chosen = codes.compactMap { code in item.categories.firstIndex { $0.code == code } }
        slots = all.filter { chosen.contains(block.baseSlots[$0]) }
        base = Array(all)
        scores = nil
        labels = chosen.map { item.categories[$0].label }
      case .mean:
        // Options of a set have no scores of their own, and are 0 and 1.
        let numbers =
          block.scores.contains { $0 != nil }
          ? block.scores
          : block.baseSlots.map {
            $0 < item.categories.count ? item.categories[$0].value : nil
          }
        slots = all.filter { numbers[$0] != nil }
        base = slots
        scores = numbers
        labels = []
      }
    }
  }
}

extension Hypothesis.Direction {
  fileprivate var claim: MarginTest.Claim {
    switch self {
    case .greater: .greater
    case .less: .less
    case .different: .different
    case .equivalent: .equivalent
    }
  }
}
