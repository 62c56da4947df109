package import SurveyStatistics

/// What a regression is asked to be.
package struct ModelRequest: Sendable {
  package enum Family: String, CaseIterable, Hashable, Sendable {
    case linear
    case logit
    case ordinal
    /// Average effects of the levels of vignettes, by respondent.
    case amce
  }

  package var formula: ModelFormula
  package var family: Family
  /// The answer that a logistic regression explains, by code or label.
  package var event: String?
  package var usesFirth = false
  /// Of a factorial survey who judged each vignette.
  package var respondent: String?
  /// Pairs of levels that no vignette combines.
  package var forbidden: [ForbiddenLevels] = []
  package var filter: RowFilter?
  /// A sampling weight.
  package var weight: String?
  package var design = DesignRequest()
  package var level = 0.95

  package init(_ formula: ModelFormula, family: Family) {
    self.formula = formula
    self.family = family
  }

  /// Two levels, by code or label, of two attributes, written `a=1,b=2`.
  package struct ForbiddenLevels: Hashable, Sendable {
    package let firstItem: String
    package let firstLevel: String
    package let secondItem: String
    package let secondLevel: String

    /// - Throws: where the text is not of that form.
    package init(parsing text: String) throws(ModelError) {
      let parts = text.split(separator: ",", omittingEmptySubsequences: false).map {
        $0.split(separator: "=", omittingEmptySubsequences: false).map(String.init)
      }
      guard parts.count == 2, parts.allSatisfy({ $0.count == 2 && !$0.contains("") }),
        parts[0][0] != parts[1][0]
      else { throw .forbiddenLevels(text) }
      (firstItem, firstLevel) = (parts[0][0], parts[0][1])
      (secondItem, secondLevel) = (parts[1][0], parts[1][1])
    }
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
  case factorial(respondents: Int, vignettes: Int, respondent: String)
  case forbidden([ModelRequest.ForbiddenLevels])
  case noSharedLevel(String)
  case replicatedModel
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
    case .factorial(let respondents, let vignettes, let respondent):
      "Average marginal component effects of \(vignettes) vignettes judged by \(respondents) "
        + "respondents (\(respondent)), with errors by respondent; marginal means need no baseline."
    case .forbidden(let pairs):
      "Never combined: \(pairs.map(\.description).joined(separator: "; ")). Effects of these "
        + "attributes average over the levels that go with both levels compared."
    case .noSharedLevel(let name):
      "Not computed: \(name); no level of another attribute goes with it and with the first."
    case .replicatedModel: "The model is fitted anew to each replicate."
    case .firth: "Estimates maximize the likelihood with Firth's penalty."
    case .proportionalOddsNotTested(let name, let reason):
      "Not tested: proportional odds of \(name); \(reason)."
    }
  }
}

extension ModelRequest.ForbiddenLevels: CustomStringConvertible {
  package var description: String {
    "\(firstItem) = \(firstLevel) with \(secondItem) = \(secondLevel)"
  }
}
