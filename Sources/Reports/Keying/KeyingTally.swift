package import QuestionnaireModel
package import SurveyStatistics

/// Errors of keying counted over forms that were keyed twice and adjudicated.
///
/// Fields of free text are counted apart: there a comma is a difference.
package struct KeyingTally: Hashable, Sendable {
  package struct Count: Hashable, Sendable {
    package var errors = 0
    package var fields = 0

    /// Nil where no field was compared.
    package var rate: KeyingErrorRate? {
      guard fields > 0 else { return nil }
      return try? KeyingErrorRate(errors: errors, fields: fields)
    }

    mutating func add(isError: Bool) {
      fields += 1
      if isError { errors += 1 }
    }
  }

  /// Which keying of a field that differs is wrong.
  package struct Difference: Hashable, Sendable {
    package let item: Int
    package let firstIsWrong: Bool
    package let secondIsWrong: Bool

    package init(item: Int, firstIsWrong: Bool, secondIsWrong: Bool) {
      self.item = item
      self.firstIsWrong = firstIsWrong
      self.secondIsWrong = secondIsWrong
    }
  }

  package private(set) var forms = 0
  /// Of the forms, those whose verifier was told of each difference at once.
  package private(set) var dependentForms = 0
  package private(set) var differences = 0
  /// The errors of the first keying in all fields but free text.
  package private(set) var first = Count()
  /// The errors of the first keying in free text.
  package private(set) var texts = Count()
  package private(set) var firstKeyers: [String: Count] = [:]
  package private(set) var secondKeyers: [String: Count] = [:]
  package private(set) var fields: [ItemID: Count] = [:]

  package init() {}

  /// Counts one form.
  ///
  /// - Parameter compared: the items that both keyings hold.
  package mutating func add(
    _ questionnaire: Questionnaire, compared: [Int], differences found: [Difference],
    keyers: (first: String, second: String), isDependent: Bool
  ) {
    forms += 1
    if isDependent { dependentForms += 1 }
    differences += found.count
    let wrong = Dictionary(found.map { ($0.item, $0) }, uniquingKeysWith: { first, _ in first })
    for item in compared where questionnaire.items.indices.contains(item) {
      let isWrong = wrong[item]?.firstIsWrong == true
      if case .text = questionnaire.items[item].type {
        texts.add(isError: isWrong)
        continue
      }
      first.add(isError: isWrong)
      firstKeyers[keyers.first, default: Count()].add(isError: isWrong)
      secondKeyers[keyers.second, default: Count()]
        .add(isError: wrong[item]?.secondIsWrong == true)
      fields[questionnaire.items[item].id, default: Count()].add(isError: isWrong)
    }
  }
}
