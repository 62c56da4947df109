package import SurveyStatistics
import Words

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
  /// The categories of an item, by code or label, in the order wanted; other answers are left out.
  package var categories: [String: [String]] = [:]
  /// For a predictor the category that others are compared with, by code or label.
  package var references: [String: String] = [:]
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
      let pairs = QuotedList.assignments(text) ?? []
      guard pairs.count == 2, pairs[0].name != pairs[1].name else { throw .forbiddenLevels(text) }
      (firstItem, firstLevel) = pairs[0]
      (secondItem, secondLevel) = pairs[1]
    }
  }

  /// Reads which category of an item is the reference, written `item=category`.
  ///
  /// - Throws: where a text is not of that form, or an item is named twice.
  package static func references(parsing texts: [String]) throws(ModelError) -> [String: String] {
    var references: [String: String] = [:]
    for text in texts {
      guard let (item, rest) = QuotedList.assignment(text), references[item] == nil else {
        throw .reference(text)
      }
      // It is one category, which may hold a comma without marks.
      let parts = QuotedList(rest)?.parts ?? []
      references[item] = parts.count == 1 ? parts[0] : String(rest)
    }
    return references
  }

  /// Refuses options on items that the formula does not have, whatever the data.
  package func check() throws(ModelError) {
    if let absent = categories.keys.filter({ !formula.columns.contains($0) }).min() {
      throw .absentItem(absent, option: "--categories")
    }
    let predictors = formula.columns.dropFirst()
    if let absent = references.keys.filter({ !predictors.contains($0) }).min() {
      throw .absentItem(absent, option: "--reference")
    }
  }
}

/// Something the reader of a regression should know about how it came about.
package enum ModelNote: Hashable, Sendable {
  case data(TableNote)
  case weight(String)
  case design(DesignSummary)
  case reference(item: String, category: String)
  case event(item: String, category: String)
  /// Categories that were asked for by name and that nobody chose who counts.
  case unchosen(item: String, categories: [String])
  case order(item: String, categories: [String])
  case modelErrors
  /// Firth's penalty, and whether profiles give p-values and intervals, or Wald's tests do.
  case firth(isProfiled: Bool)
  /// Nothing is left of the outcome that errors could be found from.
  case perfect
  /// The degrees of freedom of a design do not suffice for the coefficients.
  case noFreedom(design: Int, coefficients: Int)
  /// An item that is declared reversed is taken as it was answered.
  case asAnswered(String)
  /// Numbers of an item that may be codes for no answer.
  case suspectCodes(String, [Double])
  case proportionalOddsTooLarge(String)
  case factorial(respondents: Int, vignettes: Int, respondent: String)
  case forbidden([ModelRequest.ForbiddenLevels])
  case noSharedLevel(String)
  case replicatedModel
  case proportionalOddsNotTested(String, StatisticsError)
  case heldBack(HeldBackNote)
}

extension ModelNote: CustomStringConvertible {
  package var description: String {
    switch self {
    case .data(let note): note.description
    case .suspectCodes(let item, let codes): SuspectCodes.text(codes, of: item)
    case .heldBack(let note): note.description
    case .weight(let name): "Respondents are weighted by sampling weight '\(name)'."
    case .design(let summary): summary.description
    case .reference(let item, let category):
      "Categories of \(item) are compared with '\(category)'."
    case .event(let item, let category):
      "The odds are those of '\(category)' in \(item)."
    case .unchosen(let item, let categories):
      "Nobody who counts chose \(listed(categories.map { "'\($0)'" })) of \(item) (0 respondents), so "
        + "there is no coefficient."
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
    case .firth(let isProfiled):
      "Estimates maximize the likelihood with Firth's penalty; "
        + (isProfiled
          ? "p-values and intervals are of its profile, standard errors of its curvature."
          : "p-values and intervals are Wald's, as profiles of so many rows and predictors take long.")
    case .perfect:
      "The predictors explain the outcome without remainder, so there are no errors, intervals and "
        + "p-values."
    case .noFreedom(let design, let coefficients):
      "No p-values and intervals: \(coefficients) coefficients use up the design's degrees of freedom, "
        + "of which there are \(design)."
    case .asAnswered(let name):
      "\(name) is declared reversed and is taken as it was answered; only scale and indices turn it "
        + "round."
    case .proportionalOddsTooLarge(let name):
      "Not tested: proportional odds of \(name); slopes for each threshold would be too many."
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
