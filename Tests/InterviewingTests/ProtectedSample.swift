import QuestionnaireModel
import Words

/// A small questionnaire with everything that protects respondents.
enum ProtectedSample {
  static let english = Language("en")

  static func text(_ words: String) -> LocalizedText { LocalizedText([english: words]) }

  static func options(_ labels: String...) -> OptionList {
    OptionList(
      options: labels.enumerated().map {
        AnswerOption(code: $0 + 1, name: nil, label: text($1))
      }, isOrdered: false)
  }

  /// Consent, comprehension (1 is right), adult (2 is a minor), and two questions.
  static let questionnaire: Questionnaire = {
    var understood = ItemMeaning()
    understood.key = .codes([1])
    let items = [
      Item(
        id: ItemID("agree"), type: .consent(options("Agreed", "Declined")), text: text("Agree?")),
      Item(
        id: ItemID("understood"), type: .single(options("I may stop", "I must go on")),
        text: text("What may you do?"), meaning: understood),
      Item(id: ItemID("adult"), type: .single(options("I am", "I am not")), text: text("Adult?")),
      Item(id: ItemID("helped"), type: .single(options("Police", "Doctors")), text: text("Who?")),
      Item(
        id: ItemID("words"), type: .text(limit: 200), text: text("How?"), isRequired: false),
    ]
    var ethics = Ethics()
    ethics.safety = [
      SafetyQuestion(text: text("Is it private?"), otherwise: text("Meet elsewhere.")),
      SafetyQuestion(text: text("Is it safe?"), otherwise: text("Ask when.")),
    ]
    ethics.consent = ConsentPlan(
      items: [0],
      comprehension: ComprehensionCheck(item: 1, wrong: text("You may always stop."), repeats: 1))
    ethics.distress = DistressProtocol(
      words: text("Breathe slowly."), offer: text("Water."), stopRule: text("They cry."))
    ethics.support = SupportList(
      verified: CalendarDate(year: 2026, month: 11, day: 1),
      lines: [
        SupportLine(
          name: text("Emergency"), phone: "112", county: nil, languages: [english],
          hours: text("always"), purpose: text("danger"))
      ], phrases: [text("It is not your fault.")])
    ethics.minors = MinorsRule(item: 2, limit: .options([2]), then: text("Say thanks."))
    ethics.stop = text("Keep or delete?")
    return Questionnaire(
      id: "protected", version: "1.0.0", languages: [english], title: text("Protected"),
      nonanswers: [], sections: [Section(id: "s", title: text(""))], batteries: [], items: items,
      respondents: .survivors, ethics: ethics)
  }()
}
