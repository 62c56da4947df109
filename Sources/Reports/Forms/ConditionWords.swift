import QuestionnaireModel

/// Conditions in plain words, for people who follow a route on paper.
struct ConditionWords {
  private let questionnaire: Questionnaire
  private let isRomanian: Bool
  private let language: Language

  init(_ questionnaire: Questionnaire, in language: Language) {
    self.questionnaire = questionnaire
    self.language = language
    isRomanian = language.rawValue.hasPrefix("ro")
  }

  func text(of conditions: [Condition]) -> String {
    conditions.map { grouped($0) }.joined(separator: " \(FormPhrase.and.text(in: language)) ")
  }

  func text(of condition: Condition) -> String {
    switch condition {
    case .constant(let value):
      value ? say("always", "întotdeauna") : say("never", "niciodată")
    case .not(let inner): negation(of: inner)
    case .all: text(of: condition.conjuncts)
    case .any(let parts):
      parts.map { text(of: $0) }.joined(separator: " \(FormPhrase.or.text(in: language)) ")
    case .comparison(let left, let comparison, let right):
      "\(words(left, beside: right)) \(words(comparison)) \(words(right, beside: left))"
    case .isAmong(let item, let codes):
      "\(name(item)) \(say("is", "este")) \(codes.orList(or))"
    case .includesAny(let item, let codes):
      "\(name(item)) \(say("includes", "cuprinde")) \(codes.orList(or))"
    case .answered(let items):
      say("there is an answer to", "s-a răspuns la") + " " + names(items)
    case .isNonanswer(let item, let kinds):
      "\(name(item)) \(say("is", "este")) " + kinds.map(label).joined(separator: " \(or) ")
    }
  }

  /// What is not known is not asked, so a negation speaks of answers only.
  private func negation(of condition: Condition) -> String {
    switch condition {
    case .isAmong(let item, let codes):
      say(
        "\(name(item)) is answered with anything but \(codes.orList(or))",
        "la \(name(item)) s-a răspuns altceva decât \(codes.orList(or))")
    case .includesAny(let item, let codes):
      say(
        "\(name(item)) is answered without \(codes.orList(or))",
        "la \(name(item)) s-a răspuns fără \(codes.orList(or))")
    case .isNonanswer(let item, let kinds):
      say("\(name(item)) is not ", "\(name(item)) nu este ")
        + kinds.map(label).joined(separator: " \(or) ")
    case .answered(let items):
      say("there is no answer to", "nu s-a răspuns la") + " " + names(items)
    case .constant, .not, .all, .any, .comparison:
      say("it is not true that", "nu este adevărat că") + " (\(text(of: condition)))"
    }
  }

  private func grouped(_ condition: Condition) -> String {
    switch condition {
    case .any(let parts) where parts.count > 1: "(\(text(of: condition)))"
    case .any, .constant, .not, .all, .comparison, .isAmong, .includesAny, .answered, .isNonanswer:
      text(of: condition)
    }
  }

  private func words(_ comparison: Comparison) -> String {
    switch comparison {
    case .equal: say("is", "este")
    case .notEqual: say("is not", "nu este")
    case .less: say("is less than", "este mai mic decât")
    case .lessOrEqual: say("is at most", "este cel mult")
    case .greater: say("is more than", "este mai mare decât")
    case .greaterOrEqual: say("is at least", "este cel puțin")
    }
  }

  private func words(_ quantity: Quantity, beside other: Quantity) -> String {
    guard case .count(let items, let codes) = quantity else {
      return quantity.notation(beside: other, in: questionnaire)
    }
    return say(
      "the number of answers \(codes.orList(or)) in \(names(items))",
      "numărul de răspunsuri \(codes.orList(or)) la \(names(items))")
  }

  private func name(_ item: Int) -> String { questionnaire.items[item].id.rawValue }

  /// The names of items; those of a whole battery are its name.
  private func names(_ items: [Int]) -> String {
    if let battery = questionnaire.batteries.first(where: { Array($0.rows) == items }) {
      return battery.id.rawValue
    }
    return items.map(name).joined(separator: ", ")
  }

  private func label(_ kind: Nonanswer) -> String {
    guard let declared = questionnaire.nonanswer(kind) else { return kind.rawValue }
    return "\(declared.code) (\(declared.label[language]))"
  }

  private var or: String { FormPhrase.or.text(in: language) }

  private func say(_ english: String, _ romanian: String) -> String {
    isRomanian ? romanian : english
  }
}

extension [Int] {
  /// `1`, `1 or 2`, `1, 2 or 3`.
  fileprivate func orList(_ or: String) -> String {
    guard let last, count > 1 else { return map(String.init).joined() }
    return dropLast().map(String.init).joined(separator: ", ") + " \(or) \(last)"
  }
}
