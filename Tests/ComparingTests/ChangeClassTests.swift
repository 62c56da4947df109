import QuestionnaireModel
import Testing

@testable import Comparing

/// One change between two versions, and how it must be classed.
struct ChangeCase: CustomTestStringConvertible, Sendable {
  let name: String
  let old: String
  let new: String
  let expected: [(Change.Kind, ChangeClass)]

  init(_ name: String, _ old: String, _ new: String, _ expected: (Change.Kind, ChangeClass)...) {
    (self.name, self.old, self.new, self.expected) = (name, old, new, expected)
  }

  var testDescription: String { name }
}

private func single(_ options: String, _ rest: String = "") -> String {
  "- {id: q, type: single, en: What is it?, ro: Ce este?, options: {\(options)}\(rest)}"
}

private let texts = "en: What is it?, ro: Ce este?"
private let yes = "{en: Yes, ro: Da}"
private let no = "{en: No, ro: Nu}"
private let maybe = "{en: Perhaps, ro: Poate}"

private let optionCases: [ChangeCase] = [
  ChangeCase(
    "an option added", single("1: \(yes), 2: \(no)"), single("1: \(yes), 2: \(no), 3: \(maybe)"),
    (.optionAdded, .safe)),
  ChangeCase(
    "an option removed", single("1: \(yes), 2: \(no), 3: \(maybe)"), single("1: \(yes), 2: \(no)"),
    (.optionRemoved, .recode)),
  ChangeCase(
    "an option given a new code", single("1: \(yes), 2: \(no)"), single("1: \(yes), 3: \(no)"),
    (.optionRecoded, .recode)),
  ChangeCase(
    "a code given to another option", single("1: \(yes), 2: \(no)"),
    single("1: \(yes), 2: \(maybe)"), (.codeReused, .breaking)),
  ChangeCase(
    "two codes exchanged", single("1: \(yes), 2: \(no)"), single("1: \(no), 2: \(yes)"),
    (.codeReused, .breaking), (.codeReused, .breaking), (.optionsReordered, .safe)),
  ChangeCase(
    "a named option reworded",
    single("a: {code: 1, en: Too little, ro: Prea puțin}, b: {code: 2, en: Enough, ro: Destul}"),
    single("a: {code: 1, en: Too few, ro: Prea puțin}, b: {code: 2, en: Enough, ro: Destul}"),
    (.optionReworded, .recode)),
  ChangeCase(
    "an option spelled otherwise", single("1: {en: Police officer, ro: Polițist}, 2: \(no)"),
    single("1: {en: Police  officer!, ro: Polițist}, 2: \(no)"), (.optionReworded, .safe)),
  ChangeCase(
    "options in another order", single("1: \(yes), 2: \(no)"), single("2: \(no), 1: \(yes)"),
    (.optionsReordered, .safe)),
  ChangeCase(
    "a scale in another order", single("1: \(yes), 2: \(no)", ", ordered: yes"),
    single("2: \(no), 1: \(yes)", ", ordered: yes"), (.optionsReordered, .recode)),
  ChangeCase(
    "an option that rules others out",
    "- {id: q, type: multiple, \(texts), options: {1: \(yes), 2: \(no)}}",
    "- {id: q, type: multiple, \(texts), options: {1: \(yes), 2: {en: No, ro: Nu, exclusive: yes}}}",
    (.optionRuleChanged, .recode)),
  ChangeCase(
    "another limit",
    "- {id: q, type: multiple, limit: 1, \(texts), options: {1: \(yes), 2: \(no)}}",
    "- {id: q, type: multiple, \(texts), options: {1: \(yes), 2: \(no)}}",
    (.optionRuleChanged, .recode)),
]

private let valueCases: [ChangeCase] = [
  ChangeCase(
    "a range widened", "- {id: q, type: integer, range: 1..9, \(texts)}",
    "- {id: q, type: integer, range: 0..9, \(texts)}", (.rangeWidened, .safe)),
  ChangeCase(
    "a range narrowed", "- {id: q, type: integer, range: 1..9, \(texts)}",
    "- {id: q, type: integer, range: 0..8, \(texts)}", (.rangeNarrowed, .recode)),
  ChangeCase(
    "fewer decimals", "- {id: q, type: decimal, range: 0..9, places: 2, \(texts)}",
    "- {id: q, type: decimal, range: 0..9, places: 1, \(texts)}", (.rangeNarrowed, .recode)),
  ChangeCase(
    "another scale", "- {id: q, type: scale, \(texts), ends: {low: \(no), high: \(yes)}}",
    "- {id: q, type: scale, range: 1..7, \(texts), ends: {low: \(no), high: \(yes)}}",
    (.scaleChanged, .breaking)),
  ChangeCase(
    "another end of a scale", "- {id: q, type: scale, \(texts), ends: {low: \(no), high: \(yes)}}",
    "- {id: q, type: scale, \(texts), ends: {low: \(no), high: \(maybe)}}",
    (.endsReworded, .recode)),
  ChangeCase(
    "another type", "- {id: q, type: integer, range: 1..9, \(texts)}",
    "- {id: q, type: text, \(texts)}", (.typeChanged, .breaking)),
  ChangeCase(
    "a whole number that may be a decimal one", "- {id: q, type: integer, range: 1..9, \(texts)}",
    "- {id: q, type: decimal, range: 1..9, \(texts)}", (.typeChanged, .recode)),
]

private let wordCases: [ChangeCase] = [
  ChangeCase(
    "a question spelled otherwise", "- {id: q, type: text, \(texts)}",
    "- {id: q, type: text, en: \"“WHAT  is it”\", ro: Ce este?}", (.reworded, .safe)),
  ChangeCase(
    "a comma inside a question", "- {id: q, type: text, \(texts)}",
    "- {id: q, type: text, en: \"What, is it ?\", ro: Ce este?}", (.reworded, .recode),
    (.translationStale, .recode)),
  ChangeCase(
    "a question negated", "- {id: q, type: text, \(texts)}",
    "- {id: q, type: text, en: What is it not?, ro: Ce este?}", (.reworded, .recode),
    (.translationStale, .recode)),
  ChangeCase(
    "another question", "- {id: q, type: text, \(texts)}",
    "- {id: q, type: text, en: How old are you today?, ro: Ce este?}", (.reworded, .breaking),
    (.translationStale, .recode)),
  ChangeCase(
    "a translation reworded", "- {id: q, type: text, \(texts)}",
    "- {id: q, type: text, en: What is it?, ro: Ce este asta?}", (.reworded, .recode)),
  ChangeCase(
    "a note with other words", "- {id: q, type: note, en: Welcome., ro: Bun venit.}",
    "- {id: q, type: note, en: Thank you for coming., ro: Bun venit.}", (.reworded, .safe),
    (.translationStale, .safe)),
  ChangeCase(
    "another instruction", "- {id: q, type: text, \(texts)}",
    "- {id: q, type: text, \(texts), instruction: {en: Read slowly., ro: Citiți rar.}}",
    (.instructionChanged, .safe)),
]

private let ruleCases: [ChangeCase] = [
  ChangeCase(
    "a non-answer allowed no more", "- {id: q, type: text, \(texts)}",
    "- {id: q, type: text, \(texts), allow: [refused]}", (.nonanswerForbidden, .recode)),
  ChangeCase(
    "a non-answer allowed", "- {id: q, type: text, \(texts), allow: [refused]}",
    "- {id: q, type: text, \(texts)}", (.nonanswerAllowed, .safe)),
  ChangeCase(
    "an answer that may be left out", "- {id: q, type: text, \(texts)}",
    "- {id: q, type: text, \(texts), required: no}", (.requirementChanged, .safe)),
  ChangeCase(
    "a check added", "- {id: q, type: integer, range: 1..9, \(texts)}",
    "- {id: q, type: integer, range: 1..9, \(texts), check: {that: q > 2, en: \"No.\", ro: \"Nu.\"}}",
    (.checksChanged, .safe)),
  ChangeCase(
    "an item that is reversed now", single("1: \(yes), 2: \(no)", ", ordered: yes, measures: A"),
    single("1: \(yes), 2: \(no)", ", ordered: yes, measures: A, reversed: yes"),
    (.meaningChanged, .recode)),
]

@Suite struct ChangeClassTests {
  @Test(arguments: optionCases + valueCases + wordCases + ruleCases)
  func `a change is classed by what it does to old answers`(given: ChangeCase) throws {
    let old = try questionnaire(given.old)
    let new = try questionnaire(given.new, version: "1.1.0")
    #expect(findings(old, new) == given.expected.map { Finding($0.0, $0.1) })
  }

  @Test(arguments: optionCases + valueCases + wordCases + ruleCases)
  func `a questionnaire is not otherwise than itself`(given: ChangeCase) throws {
    let same = try questionnaire(given.new)
    #expect(findings(same, same).isEmpty)
  }
}
