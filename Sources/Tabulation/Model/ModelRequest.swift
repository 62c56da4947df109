package import SurveyStatistics

/// What a regression is asked to be.
package struct ModelRequest: Sendable {
  package enum Family: String, CaseIterable, Hashable, Sendable {
    case linear
    case logit
    case ordinal
  }

  package var formula: ModelFormula
  package var family: Family
  /// The answer that a logistic regression explains, by code or label.
  package var event: String?
  package var usesFirth = false
  package var filter: RowFilter?
  /// A sampling weight.
  package var weight: String?
  package var design = DesignRequest()
  package var level = 0.95

  package init(_ formula: ModelFormula, family: Family) {
    self.formula = formula
    self.family = family
  }

  var isDesignBased: Bool { weight != nil || !design.isEmpty }
}

/// Something the reader of a regression should know about how it came about.
package enum ModelNote: Hashable, Sendable {
  case data(TableNote)
  case weight(String)
  case design(DesignSummary)
  case reference(item: String, category: String)
  case event(item: String, category: String)
  case order(item: String, categories: [String])
  case modelErrors
  case firth
  case proportionalOddsNotTested(String, StatisticsError)
}

extension ModelNote: CustomStringConvertible {
  package var description: String {
    switch self {
    case .data(let note): note.description
    case .weight(let name): "Respondents are weighted by sampling weight '\(name)'."
    case .design(let summary): summary.description
    case .reference(let item, let category):
      "Categories of \(item) are compared with '\(category)'."
    case .event(let item, let category):
      "The odds are those of '\(category)' in \(item)."
    case .order(let item, let categories):
      "\(item) rises as \(categories.joined(separator: ", ")); a positive slope goes with higher "
        + "answers, logit P(y ≤ k) = threshold − slopes."
    case .modelErrors:
      "Standard errors are the model's, for respondents drawn singly and alike."
    case .firth: "Estimates maximize the likelihood with Firth's penalty."
    case .proportionalOddsNotTested(let name, let reason):
      "Not tested: proportional odds of \(name); \(reason)."
    }
  }
}
