package import QuestionnaireModel

/// A column made of others, row by row.
package struct DerivedItem: Hashable, Sendable {
  package let name: String
  package let label: String
  package let rule: Rule

  package init(name: String, label: String, rule: Rule) {
    self.name = name
    self.label = label
    self.rule = rule
  }

  package enum Rule: Hashable, Sendable {
    /// Categories of one column put together in new ones; the others become missing.
    case groups(of: String, [DerivedCategory], isOrdered: Bool)
    /// Numbers of one column cut into bands; numbers in none become missing.
    case bands(of: String, [Band])
    /// Chosen where any of the options is; the columns are 0 and 1.
    case anyChosen(of: [String], yes: String, no: String)
    /// Whether an option was chosen, by what its own column holds in a file without a questionnaire.
    case option(OptionColumn)
    /// Whether a condition holds; unknown becomes missing.
    case condition(PlanCondition, yes: String, no: String)
    case index(ScoredIndex)
  }
}

/// The column of one option of a set, as a file without a questionnaire writes it.
package struct OptionColumn: Hashable, Sendable {
  package let name: String
  /// The texts that say that it was chosen, and those that say that it was not.
  package let chosen: [String]
  package let notChosen: [String]
  /// The columns of the whole set.
  package let set: [String]
  package let blank: Blank
  /// Whether 1 was taken for chosen and 2 for not chosen, which the plan does not say.
  package let isOneTwo: Bool

  /// What an empty cell means, in an option's column and in all columns of the set.
  package enum Blank: String, Hashable, Sendable {
    /// Not chosen, also where all are empty: whoever has nothing in any of them chose nothing.
    case notChosen = "not_chosen"
    /// Not chosen where another column of the set holds an answer, as the respondent was asked; who has
    /// nothing in any of them is missing.
    case notChosenBesideAnswers
    /// Missing.
    case missing
  }

  package init(
    _ name: String, chosen: [String], notChosen: [String], set: [String], blank: Blank,
    isOneTwo: Bool = false
  ) {
    self.name = name
    self.chosen = chosen
    self.notChosen = notChosen
    self.set = set
    self.blank = blank
    self.isOneTwo = isOneTwo
  }
}

/// A category of a derived item, with the codes it is made of.
package struct DerivedCategory: Hashable, Sendable {
  package let code: String
  package let label: String
  package let from: [String]

  package init(code: String, label: String, from: [String]) {
    self.code = code
    self.label = label
    self.from = from
  }
}

/// Numbers from the least to the greatest, both included; of two bands that touch the first is meant.
package struct Band: Hashable, Sendable {
  package let code: String
  package let label: String
  package let low: Double
  package let high: Double

  package init(code: String, label: String, low: Double, high: Double) {
    self.code = code
    self.label = label
    self.low = low
    self.high = high
  }
}

/// The score of an index by the names of its items' columns.
package struct ScoredIndex: Hashable, Sendable {
  package let method: CompositeIndex.Method
  package let items: [Item]
  /// How many items need a value, so that the score has one.
  package let valid: Int
  package let dontKnow: CompositeIndex.DontKnowRule

  package init(
    method: CompositeIndex.Method, items: [Item], valid: Int,
    dontKnow: CompositeIndex.DontKnowRule
  ) {
    self.method = method
    self.items = items
    self.valid = valid
    self.dontKnow = dontKnow
  }

  /// One item of an index.
  package struct Item: Hashable, Sendable {
    /// Its columns; several where it is a multiple item with a key.
    package let columns: [String]
    /// The sum of its ends, from which a reversed answer is taken; nil where it is not reversed.
    package let reversal: Double?
    package let key: AnswerKey?
    /// The codes of the options that the columns stand for, where they are several.
    package let codes: [Int]

    package init(columns: [String], reversal: Double?, key: AnswerKey?, codes: [Int] = []) {
      self.columns = columns
      self.reversal = reversal
      self.key = key
      self.codes = codes
    }
  }
}
