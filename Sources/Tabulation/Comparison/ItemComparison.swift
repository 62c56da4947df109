package import SurveyStatistics

/// How the answers to one item differ between groups, or from another answer of the same people.
package struct ItemComparison: Sendable {
  package let outcome: ComparedItem
  /// The item that makes the groups, or that the outcome is paired with.
  package let other: ComparedItem
  package let design: ComparisonRequest.Design
  /// The groups with answers in order, or the outcome and its pair.
  package let samples: [ComparedSample]
  /// Groups that were asked for by name and that nobody is in.
  package let emptyGroups: [EmptyGroup]
  /// The respondents compared.
  ///
  /// Nil where it is held back.
  package let size: Int?
  /// The reasons that occur, and `missing` always; those of the outcome go first.
  package let excluded: [PublishedExclusion]
  package let level: Double
  package let effects: [ComparisonEffect]
  package let tests: [ComparisonTest]
  /// Comparisons of each pair of groups, family by family.
  package let pairwise: [PairwiseResult]
  package let notes: [ComparisonNote]

  /// Compares an outcome as asked.
  ///
  /// A row counts where both items hold an answer and the frequency is there; otherwise it is
  /// excluded for what the outcome holds, else for what the other item holds, else for its frequency.
  /// - Throws: where the request does not fit the data.
  package init(_ request: ComparisonRequest, of sample: Sample) throws(TabulationError) {
    guard 0 < request.level, request.level < 1 else { throw .levelOutOfRange(request.level) }
    try request.checkTests(isDesignBased: sample.isDesignBased)
    guard !sample.isDesignBased else {
      switch request.design {
      case .groups: self = try DesignedComparison(request, of: sample).result
      case .pairs: self = try DesignedPairs(request, of: sample).result
      }
      return
    }
    let isPaired = if case .pairs = request.design { true } else { false }
    let gathered = try GatheredAnswers(request, of: sample)
    var results = ComparisonResults(level: request.level)
    switch request.design {
    case .groups: results.compareGroups(gathered, tests: request.tests)
    case .pairs: results.comparePairs(gathered, tests: request.tests)
    }
    outcome = gathered.outcome
    other = gathered.other
    design = request.design
    samples = gathered.samples
    emptyGroups = gathered.emptyGroups
    size = isPaired ? samples.first?.values.count ?? 0 : samples.reduce(0) { $0 + $1.values.count }
    excluded = gathered.excluded.map(\.published)
    level = request.level
    effects = results.effects
    tests = results.tests
    pairwise = results.pairwise
    notes = gathered.notes + results.notes
  }
}

extension ItemComparison {
  /// A comparison of the groups or pairs of a sample with a design.
  init(
    _ request: ComparisonRequest, outcome: ComparedItem, other: ComparedItem,
    samples: [ComparedSample], emptyGroups: [EmptyGroup] = [], excluded: [Exclusion],
    results: ComparisonResults,
    notes: [ComparisonNote]
  ) {
    self.outcome = outcome
    self.other = other
    design = request.design
    self.samples = samples
    self.emptyGroups = emptyGroups
    let isPaired = if case .pairs = request.design { true } else { false }
    size = isPaired ? samples.first?.size ?? 0 : samples.reduce(0) { $0 + ($1.size ?? 0) }
    self.excluded = excluded.map(\.published)
    level = request.level
    effects = results.effects
    tests = results.tests
    pairwise = results.pairwise
    self.notes = notes + results.notes
  }
}

/// A group that was asked for and that nobody is in.
package struct EmptyGroup: Hashable, Sendable {
  package let code: String
  package let label: String
  /// Its place among all groups, empty ones included.
  package let place: Int
}

extension ItemComparison {
  /// A line of the groups or of the paired answers.
  package enum Line {
    case sample(ComparedSample)
    case nobody(EmptyGroup)
  }

  /// Every group in its order, those that nobody is in among them.
  package var lines: [Line] {
    var lines = samples.map(Line.sample)
    for empty in emptyGroups { lines.insert(.nobody(empty), at: min(empty.place, lines.count)) }
    return lines
  }
}

/// An item of a comparison as its report names it.
package struct ComparedItem: Hashable, Sendable {
  package let name: String
  package let label: String
}

/// The answers of a group, or of one of two paired items, summed up.
package struct ComparedSample: Sendable {
  /// The group's code; for pairs the item's name.
  package let code: String
  package let label: String
  let values: [Double]
  /// How many gave an answer; nil where that is held back.
  package let size: Int?
  /// Nil where it is held back.
  package let mean: Double?
  /// Nil for a single answer, and where it is held back.
  package let standardDeviation: Double?
  /// Nil where it is held back.
  package let median: Double?
  /// Whether its mean, deviation and median are held back.
  package let isHeldBack: Bool

  /// A group of a sample with a design, whose numbers are of the population.
  init(
    code: String, label: String, size: Int, mean: Double, standardDeviation: Double?,
    median: Double
  ) {
    self.code = code
    self.label = label
    values = []
    self.size = size
    self.mean = mean
    self.standardDeviation = standardDeviation
    self.median = median
    isHeldBack = false
  }

  /// - Parameter values: at least one.
  init(code: String, label: String, values: [Double], summary: SampleSummary) {
    self.code = code
    self.label = label
    self.values = values
    isHeldBack = false
    size = values.count
    mean = summary.mean
    standardDeviation = values.count > 1 ? summary.standardDeviation : nil
    let sorted = values.sorted()
    let middle = sorted.count / 2
    median =
      sorted.count.isMultiple(of: 2)
      ? (sorted[middle - 1] + sorted[middle]) / 2 : sorted[middle]
  }
}

extension ComparedSample {
  /// A group of which no more is told than its size, and perhaps not that.
  init(heldBack category: TableCategory, size: Int?) {
    code = category.code
    label = category.label
    values = []
    self.size = size
    mean = nil
    standardDeviation = nil
    median = nil
    isHeldBack = true
  }
}

/// A test of groups or pairs as a comparison reports it.
package struct ComparisonTest: Hashable, Sendable {
  package let id: ComparisonTestID
  package let statistic: Double
  package let degreesOfFreedom: [Double]
  /// Two-sided where the test has sides.
  package let p: PValue
}

/// A size of an effect as a comparison reports it.
package struct ComparisonEffect: Hashable, Sendable {
  package let id: ComparisonEffectID
  package let estimate: Double
  package let standardError: Double?
  package let confidenceInterval: ConfidenceInterval?
  package let level: Double
}

/// Two of several groups compared, with the family of all pairs in mind.
package struct PairwiseResult: Hashable, Sendable {
  package let id: ComparisonTestID
  /// The places of the groups among the samples.
  package let first: Int
  package let second: Int
  /// First less second: of means, or nil for ranks.
  package let difference: Double?
  package let standardError: Double?
  /// Simultaneous with those of the other pairs.
  package let confidenceInterval: ConfidenceInterval?
  package let statistic: Double
  package let degreesOfFreedom: [Double]
  /// Adjusted for the number of pairs.
  package let p: PValue
}
