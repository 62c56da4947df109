package import SurveyStatistics

/// Something the reader of a comparison should know about how it came about.
package enum ComparisonNote: Hashable, Sendable {
  /// What concerns the rows that were read.
  case data(TableNote)
  /// Categories that count as 1, 2, 3 and so on.
  case placesAsNumbers(String, [String])
  /// An item that is declared reversed is taken as it was answered.
  case asAnswered(String)
  /// Answers that may be codes for no answer.
  case suspectCodes(String, [Double])
  case emptyGroupsLeftOut(Int)
  case emptyBase
  case weight(String)
  case sample(DesignSummary)
  /// Ranks run from 0 to 1 over the population.
  case populationRanks
  /// What differences are taken of: first less second.
  case direction(first: String, second: String)
  /// Its statistic has the sign of the second group.
  case brunnerMunzelSign(second: String)
  case equalVariances
  case ties([ComparisonTestID])
  case exactRanks([ComparisonTestID])
  case normalRanks([ComparisonTestID])
  /// Tests of few answers whose exact distribution takes too long.
  case ranksBeyondSteps([ComparisonTestID], limit: Int)
  case zeroDifferencesDropped(Int, of: Int)
  case jonckheereOrder([String], z: Double)
  case adjustedPairs(ComparisonTestID)
  /// The changes that McNemar's test counts, and its p-values that need no large sample.
  case mcnemarChanges(category: String, lost: Int, gained: Int, exact: Double, midP: Double)
  /// An estimate that would take every pair of answers, of which there are too many.
  case tooManyPairs(ComparisonEffectID, limit: Int)
  /// An effect that lies outside the interval of the population's.
  case intervalBesideEstimate(ComparisonEffectID)
  /// Sizes of effects that are known without how far they would vary.
  case withoutError([ComparisonEffectID])
  case notComputed([ComparisonTestID], StatisticsError)
  case notSuited([ComparisonTestID], groups: Int)
  case notBinary
  case heldBack(HeldBackNote)
}

extension ComparisonNote: CustomStringConvertible {
  package var description: String {
    switch self {
    case .data(let note): note.description
    case .placesAsNumbers(let item, let labels):
      "Answers to \(item) count as "
        + labels.enumerated().map { "\($0.offset + 1) (\($0.element))" }.joined(separator: ", ")
        + "."
    case .asAnswered(let item): ModelNote.asAnswered(item).description
    case .suspectCodes(let item, let codes): SuspectCodes.text(codes, of: item)
    case .emptyGroupsLeftOut(let count):
      "Left out of tests: \(count) group\(count == 1 ? "" : "s") without answers."
    case .emptyBase: "Nobody is in the base, so there is nothing to test."
    case .weight(let name): "Respondents are weighted by sampling weight '\(name)'."
    case .sample(let summary): summary.description
    case .populationRanks:
      "Ranks are places in the population from 0 to 1, estimated with the weights."
    case .direction(let first, let second):
      "Differences are of \(first) less \(second)."
    case .brunnerMunzelSign(let second):
      "The Brunner–Munzel t is positive where \(second) tends to higher answers."
    case .equalVariances:
      "The interval of the mean difference supposes equal variances, as the t test does."
    case .ties(let ids):
      "Some answers are equal, which \(Self.listed(ids)) allow\(Self.s(ids)) for."
    case .exactRanks(let ids):
      "p is exact, over every assignment of the ranks, in \(Self.listed(ids))."
    case .normalRanks(let ids):
      "p is from the normal distribution, corrected for continuity, in \(Self.listed(ids))."
    case .ranksBeyondSteps(let ids, let limit):
      "p is from the distribution of many answers in \(Self.listed(ids)): the exact one takes more "
        + "than \(limit) steps."
    case .zeroDifferencesDropped(let count, let all):
      "\(count) of \(all) pairs do not differ; the signed-rank and sign tests leave them out."
    case .jonckheereOrder(let labels, let z):
      "The Jonckheere–Terpstra test looks for a rise in the order \(labels.joined(separator: " < "));"
        + " its z is \(Self.rounded(z)), negative for a fall."
    case .adjustedPairs(.dunn): "Dunn's p-values are adjusted by Holm's method."
    case .adjustedPairs(let id):
      "p-values and intervals of \(id.rawValue) hold for all pairs together."
    case .mcnemarChanges(let category, let lost, let gained, let exact, let midP):
      "McNemar's test: \(lost) hold '\(category)' in the first answer alone, \(gained) in the "
        + "second alone; its exact p is \(TableNote.significant(exact)), its mid-p "
        + "\(TableNote.significant(midP))."
    case .tooManyPairs(let id, let limit):
      "Not computed: \(id.rawValue), which takes more than \(limit) pairs of different answers."
    case .intervalBesideEstimate(let id):
      "\(id.rawValue) has no interval: chance alone gives one about as large, and that of the "
        + "population's lies below it."
    case .withoutError(let ids):
      "No standard error and no interval: \(ids.map(\.rawValue).joined(separator: ", ")); these answers "
        + "do not tell how far \(ids.count == 1 ? "it" : "they") would vary."
    case .notComputed(let ids, let reason): "Not computed: \(Self.listed(ids)); \(reason)."
    case .notSuited(let ids, let groups):
      "Not computed: \(Self.listed(ids)); the test compares two groups, and there "
        + (groups == 1 ? "is 1." : "are \(groups).")
    case .notBinary:
      "Not computed: mcnemar; the test needs two answers that each have the same two categories."
    case .heldBack(let note): note.description
    }
  }

  /// The ending of a verb of which the tests are the subject.
  private static func s(_ ids: [ComparisonTestID]) -> String { ids.count == 1 ? "s" : "" }

  private static func listed(_ ids: [ComparisonTestID]) -> String {
    ids.map(\.rawValue).joined(separator: ", ")
  }

  private static func rounded(_ value: Double) -> String {
    "\((value * 1000).rounded() / 1000)"
  }
}
