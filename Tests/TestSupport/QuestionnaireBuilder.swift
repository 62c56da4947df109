package import QuestionnaireModel

extension Language {
  package static let english = Language("en")
  package static let romanian = Language("ro")
}

extension LocalizedText {
  /// A text in English and Romanian; the Romanian one is the English one where none is given.
  package init(_ english: String, ro romanian: String? = nil) {
    self.init([.english: english, .romanian: romanian ?? english])
  }
}

/// Small questionnaires in code, for tests: items in a row, conditions by index.
extension Questionnaire {
  /// A questionnaire in English and Romanian with the keys `d` and `r`.
  package static func of(
    _ items: [Item], sections: [String] = ["First"], batteries: [Battery] = [],
    version: String = "1.0.0", unitShuffles: [UnitShuffle] = [],
    optionShuffles: [OptionShuffle] = []
  ) -> Questionnaire {
    Questionnaire(
      id: "wellbeing", version: version, languages: [.english, .romanian],
      title: LocalizedText("Wellbeing", ro: "Bunăstare"),
      nonanswers: [
        NonanswerOption(
          kind: .dontKnow, code: -98, key: "d", label: LocalizedText("Don't know", ro: "Nu știu")),
        NonanswerOption(
          kind: .refused, code: -99, key: "r", label: LocalizedText("No answer", ro: "Nu răspund")),
      ],
      sections: sections.enumerated().map {
        Section(id: "section\($0.offset + 1)", title: LocalizedText($0.element))
      },
      batteries: batteries, items: items, unitShuffles: unitShuffles,
      optionShuffles: optionShuffles)
  }
}

extension OptionList {
  /// Options named as given, with codes from 1; `*` after a name makes it exclusive.
  package static func of(_ names: [String]) -> OptionList {
    OptionList(
      options: names.enumerated().map { position, name in
        let plain = String(name.prefix { $0 != "*" })
        return AnswerOption(
          code: position + 1, name: plain, label: LocalizedText("The \(plain)", ro: "Cel \(plain)"),
          isExclusive: name.hasSuffix("*"))
      }, isOrdered: false)
  }
}

extension Condition {
  /// The condition that an item's one choice has a code.
  package static func holds(_ item: Int, _ code: Int) -> Condition {
    .isAmong(item: item, codes: [code])
  }
}

/// The bits of an item that few tests need.
package struct ItemDetails {
  package var when: Condition?
  package var checks: [Check] = []
  package var nonanswers: [Nonanswer] = [.dontKnow, .refused]
  package var isRequired = true
  package var section = 0
  package var battery: Int?
  package var instruction: LocalizedText?
  package var meaning = ItemMeaning()

  package init() {}
}

extension Item {
  /// An item whose text is its name; it allows `d` and `r` unless told otherwise.
  package static func of(
    _ id: String, _ type: ItemType, text: LocalizedText? = nil, when: Condition? = nil,
    _ change: (inout ItemDetails) -> Void = { _ in }
  ) -> Item {
    var details = ItemDetails()
    details.when = when
    if case .consent = type { details.nonanswers = [] }
    change(&details)
    return Item(
      id: ItemID(id), type: type, text: text ?? LocalizedText("Question \(id)"),
      instruction: details.instruction, section: details.section, battery: details.battery,
      when: details.when, checks: details.checks, nonanswers: details.nonanswers,
      isRequired: details.isRequired, meaning: details.meaning)
  }

  package static func single(_ id: String, _ names: [String], when: Condition? = nil) -> Item {
    of(id, .single(.of(names)), when: when)
  }

  package static func integer(
    _ id: String, _ range: ClosedRange<Int>? = nil, when: Condition? = nil
  ) -> Item {
    of(id, .integer(range), when: when)
  }

  package static func note(_ id: String, when: Condition? = nil) -> Item {
    of(id, .note, when: when)
  }

  package static func consent(_ id: String) -> Item {
    of(id, .consent(.of(["agree", "decline"])))
  }
}
