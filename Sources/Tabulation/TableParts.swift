package import QuestionnaireModel
package import SurveyStatistics

/// An item on one side of a table, with the categories shown in order.
package struct TableItem: Hashable, Sendable {
  package let name: String
  package let label: String
  package let categories: [TableCategory]
  /// Whether the item's answers have an order, as a scale's or a number's do.
  package let isOrdered: Bool
  /// The places of non-answers among the categories, which take none in an order.
  let nonanswers: Set<Int>

  var showsNonanswers: Bool { !nonanswers.isEmpty }
}

/// A category as a table names it.
package struct TableCategory: Hashable, Sendable {
  package let code: String
  package let label: String
}

/// How many answers stand behind percentages.
package struct BaseCounts: Hashable, Sendable {
  package let unweighted: Int
  package let weighted: Double
  /// The size of an unweighted sample as precise as this one, (Σw)² / Σw² (Kish 1965).
  ///
  /// It knows nothing of clusters and strata. Without weights, and with frequency weights, it is the
  /// number of respondents.
  package let effective: Double
}

/// How many respondents were left out of a table for one reason.
package struct Exclusion: Hashable, Sendable {
  package let reason: ExclusionReason
  package let count: Int
}

/// Why a respondent of the data is not in the base.
package enum ExclusionReason: Hashable, Sendable {
  case nonanswer(Nonanswer)
  /// The category is not among those asked for.
  case dropped
  /// The weight is missing.
  case weight

  /// The word of output files.
  package var name: String {
    switch self {
    case .nonanswer(let kind): kind.rawValue
    case .dropped: "dropped"
    case .weight: "weight"
    }
  }

  /// All reasons in the order they are reported.
  static let inOrder: [ExclusionReason] =
    [.nonanswer(.missing)]
    + Nonanswer.allCases.filter { $0 != .missing }.map(ExclusionReason.nonanswer)
    + [.dropped, .weight]
}

/// A test of independence as a table reports it.
package struct TestResult: Hashable, Sendable {
  package let id: StatisticID
  /// Nil for an exact test, which has a probability alone.
  package let statistic: Double?
  package let degreesOfFreedom: [Double]
  /// Two-sided where the test has sides.
  package let p: PValue
}

/// A measure of association as a table reports it.
package struct AssociationResult: Hashable, Sendable {
  package let id: StatisticID
  /// May be infinite: an odds ratio with a zero cell.
  package let estimate: Double
  package let standardError: Double?
  package let confidenceInterval: ConfidenceInterval?
  package let level: Double
}
