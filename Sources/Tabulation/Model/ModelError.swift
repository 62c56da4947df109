package import Microdata

/// Why a regression cannot be made of these data as asked.
package enum ModelError: Error, Hashable, Sendable {
  case formula(String)
  /// Categories are to be numbers and are not.
  case notNumbers(String)
  /// The outcome of a logistic regression has not two answers.
  case notTwoAnswers(String, found: Int)
  case unknownEvent(CategoryFault)
  /// A predictor has one answer only among the respondents that count.
  case constantPredictor(String)
  case constantOutcome(String)
  /// No row has an answer to every item of the formula, and weight.
  case nobody
  /// Predictors, by name, that are sums of others.
  case dependent([String])
  /// Terms some of whose values go with one outcome alone.
  case separated([String], outcome: String, mayPenalize: Bool)
  /// A formula has too many coefficients, most of them in one term.
  case tooManyCoefficients(Int, limit: Int, largest: String, own: Int)
  /// Numbers that are to be ordered answers are too many for it.
  case manyNumbers(String, found: Int, limit: Int)
  /// The levels of an attribute are numbers, and too many for it.
  case manyLevels(String, found: Int, limit: Int)
  /// Numbers so large that their squares cannot be added up.
  case beyondRange(String)
  case reference(String)
  /// An item that categories are named of, or a reference, is not in the formula.
  case absentItem(String, option: String)
  case referenceOfNumber(String)
  /// Among the categories that somebody chose who counts.
  case unknownReference(CategoryFault)
  /// Firth's penalty is for logistic regressions without a design.
  case firthUnsuited
  case forbiddenLevels(String)
  /// An attribute of a forbidden pair is not in the formula.
  case forbiddenItem(String)
  case forbiddenLevel(CategoryFault)
  /// A vignette combines levels that are said to be forbidden; rows count from 1.
  case forbiddenOccurs(String, row: Int)
  /// A factorial survey needs respondents, attributes without products, and no other design.
  case noRespondent
  case factorialProduct
  case factorialDesign
}

extension ModelError: CustomStringConvertible {
  package var description: String {
    switch self {
    case .formula:
      "the formula is not understood; write it as 'outcome ~ a + number(b) + a:c'"
    case .notNumbers(let name):
      "item '\(name)' holds categories that are not numbers; leave number() out, or choose another "
        + "family"
    case .notTwoAnswers(let name, let found):
      "outcome '\(name)' has \(found) answers, and a logistic regression compares two; name the one "
        + "to explain with --event"
    case .unknownEvent(let fault): "\(fault)"
    case .constantPredictor(let name):
      "predictor '\(name)' has the same answer throughout; leave it out"
    case .constantOutcome(let name):
      "outcome '\(name)' has the same answer throughout, among those whose answers and weight count; "
        + "there is nothing to explain"
    case .nobody:
      "nobody has an answer to each item of the formula, and a weight; there is nothing to explain"
    case .dependent(let names):
      "\(Self.quoted(names)) follow\(names.count == 1 ? "s" : "") from the other predictors; leave "
        + "\(names.count == 1 ? "it" : "them") out"
    case .separated(let terms, let outcome, let mayPenalize):
      "\(Self.quoted(terms)) separate\(terms.count == 1 ? "s" : "") the answers of '\(outcome)': "
        + "some values go with one answer alone, so the slopes have no limit; "
        + (mayPenalize ? "give --firth, or " : "")
        + "join categories, or leave \(terms.count == 1 ? "it" : "them") out"
    case .tooManyCoefficients(let count, let limit, let largest, let own):
      "the formula makes \(count) coefficients, and a model of these data takes at most \(limit); "
        + "'\(largest)' alone makes \(own); leave it out, join its categories, name those wanted with "
        + "--categories, or take numbers as they are with number()"
    case .manyNumbers(let name, let found, let limit):
      "outcome '\(name)' holds \(found) different numbers, and an ordinal regression takes at most "
        + "\(limit) of them for ordered answers; explain it with --family linear, or name its answers "
        + "with --categories"
    case .manyLevels(let name, let found, let limit):
      "attribute '\(name)' holds \(found) different numbers, and at most \(limit) are taken for levels; "
        + "write factor(\(name)), or name its levels with --categories"
    case .beyondRange(let name):
      "'\(name)' holds numbers beyond 1e50, whose squares cannot be added up; write it in another unit"
    case .reference(let text):
      "--reference '\(text)' is not understood; write it as --reference item=category"
    case .absentItem(let name, let option):
      "item '\(name)' of \(option) is not in the formula where that has an effect; correct it, or "
        + "leave it out"
    case .referenceOfNumber(let name):
      "predictor '\(name)' is taken as a number, which is compared with no category; write "
        + "factor(\(name)) in the formula, or leave --reference out"
    case .unknownReference(let fault): "among those who count, \(fault)"
    case .forbiddenLevels(let text):
      "the forbidden pair '\(text)' is not understood; write it as --forbidden a=1,b=2"
    case .forbiddenItem(let name):
      "forbidden attribute '\(name)' is not in the formula; add it, or leave the pair out"
    case .forbiddenLevel(let fault): "of --forbidden, \(fault)"
    case .forbiddenOccurs(let pair, let row):
      "row \(row) combines \(pair), which is said to be forbidden; correct the pair or the data"
    case .noRespondent:
      "effects of vignettes need to know who judged them; name the item with --respondent"
    case .factorialProduct:
      "a factorial survey takes its attributes one by one; write the formula without products"
    case .factorialDesign:
      "the respondents of a factorial survey are its clusters; leave out strata, clusters, fpc, "
        + "margins and replicates"
    case .firthUnsuited:
      "--firth is for logistic regressions of respondents drawn singly and alike; leave out the "
        + "design or --firth"
    }
  }

  private static func quoted(_ names: [String]) -> String {
    names.prefix(5).map { "'\($0)'" }.joined(separator: ", ") + (names.count > 5 ? ", …" : "")
  }
}
