import QuestionnaireModel

let english = Language("en")

func words(_ text: String) -> LocalizedText { LocalizedText([english: text]) }

func optionList(_ count: Int, exclusive: Set<Int> = []) -> OptionList {
  OptionList(
    options: (1...count).map {
      AnswerOption(
        code: $0, name: "o\($0)", label: words("Option \($0)"), isExclusive: exclusive.contains($0))
    }, isOrdered: false)
}

func item(
  _ id: String, _ type: ItemType, when: Condition? = nil, checks: [Condition] = [],
  nonanswers: [Nonanswer] = [], isRequired: Bool = true
) -> Item {
  Item(
    id: ItemID(id), type: type, text: words(id), when: when,
    checks: checks.map { Check(condition: $0, message: words("check")) },
    nonanswers: nonanswers, isRequired: isRequired)
}

func questionnaire(_ items: [Item]) -> Questionnaire {
  Questionnaire(
    id: "wellbeing", version: "1.0.0", languages: [english], title: words("Wellbeing"),
    nonanswers: [], sections: [], batteries: [], items: items)
}

/// The condition that an item holds a code.
func holds(_ item: Int, _ code: Int) -> Condition { .isAmong(item: item, codes: [code]) }
