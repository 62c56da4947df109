/// What a regression explains by what, written `outcome ~ a + number(b) + a:c`.
package struct ModelFormula: Hashable, Sendable {
  /// A column as a formula takes it.
  package struct Variable: Hashable, Sendable {
    package let name: String
    package let reading: Reading
  }

  /// How a column's answers become predictors.
  package enum Reading: Hashable, Sendable {
    /// Numbers as numbers, anything else as categories.
    case asMeasured
    case number
    case categories
  }

  package let outcome: String
  /// Terms of one variable, or of several whose product is taken.
  package let terms: [[Variable]]

  /// The columns that it names, each once.
  package var columns: [String] {
    var names = [outcome]
    for variable in terms.flatMap(\.self) where !names.contains(variable.name) {
      names.append(variable.name)
    }
    return names
  }

  /// Reads a formula; `a*b` stands for `a + b + a:b`.
  ///
  /// - Throws: where it is not understood.
  package init(parsing text: String) throws(ModelError) {
    let sides = text.split(separator: "~", omittingEmptySubsequences: false).map(Self.trimmed)
    guard sides.count == 2, !sides[0].isEmpty, !sides[1].isEmpty else { throw .formula(text) }
    outcome = sides[0]
    var terms: [[Variable]] = []
    func add(_ term: [Variable]) { if !terms.contains(term) { terms.append(term) } }
    for part in sides[1].split(separator: "+", omittingEmptySubsequences: false) {
      if part.contains("*") {
        let factors = try Self.variables(part, separator: "*", in: text)
        for factor in factors { add([factor]) }
        add(factors)
      } else {
        add(try Self.variables(part, separator: ":", in: text))
      }
    }
    if terms.flatMap(\.self).contains(where: { $0.name == sides[0] }) { throw .formula(text) }
    self.terms = terms
  }

  private static func variables(
    _ text: Substring, separator: Character, in formula: String
  ) throws(ModelError) -> [Variable] {
    var variables: [Variable] = []
    for part in text.split(separator: separator, omittingEmptySubsequences: false) {
      let name = trimmed(part)
      guard !name.isEmpty else { throw .formula(formula) }
      if name.hasPrefix("number("), name.hasSuffix(")") {
        variables.append(Variable(name: String(name.dropFirst(7).dropLast()), reading: .number))
      } else if name.hasPrefix("factor("), name.hasSuffix(")") {
        variables.append(Variable(name: String(name.dropFirst(7).dropLast()), reading: .categories))
      } else {
        variables.append(Variable(name: name, reading: .asMeasured))
      }
    }
    return variables
  }

  private static func trimmed(_ text: Substring) -> String {
    String(text.drop { $0 == " " }.reversed().drop { $0 == " " }.reversed())
  }
}

/// Why a regression cannot be made of these data as asked.
package enum ModelError: Error, Hashable, Sendable {
  case formula(String)
  /// Categories are to be numbers and are not.
  case notNumbers(String)
  /// The outcome of a logistic regression has not two answers.
  case notTwoAnswers(String, found: Int)
  case unknownEvent(String, item: String, known: [String])
  /// A predictor has one answer only among the respondents that count.
  case constantPredictor(String)
  /// Firth's penalty is for logistic regressions without a design.
  case firthUnsuited
  case forbiddenLevels(String)
  /// An attribute of a forbidden pair is not in the formula.
  case forbiddenItem(String)
  case forbiddenLevel(String, item: String)
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
    case .unknownEvent(let event, let item, let known):
      "item '\(item)' has no answer '\(event)'; it has \(known.prefix(20).joined(separator: ", "))"
    case .constantPredictor(let name):
      "predictor '\(name)' has the same answer throughout; leave it out"
    case .forbiddenLevels(let text):
      "the forbidden pair '\(text)' is not understood; write it as --forbidden a=1,b=2"
    case .forbiddenItem(let name):
      "forbidden attribute '\(name)' is not in the formula; add it, or leave the pair out"
    case .forbiddenLevel(let level, let item):
      "attribute '\(item)' has no level '\(level)'; correct it, or leave the pair out"
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
}
