/// A heading of the questionnaire under which items stand.
package struct Section: Hashable, Sendable {
  package let id: String
  package let title: LocalizedText

  package init(id: String, title: LocalizedText) {
    self.id = id
    self.title = title
  }
}

/// Items that share one stem and one list of options.
package struct Battery: Hashable, Sendable {
  package let id: ItemID
  /// The stem, read once before the rows.
  package let text: LocalizedText
  package let instruction: LocalizedText?
  /// The indices of its rows among the questionnaire's items.
  package let rows: Range<Int>

  package init(
    id: ItemID, text: LocalizedText, instruction: LocalizedText? = nil, rows: Range<Int>
  ) {
    self.id = id
    self.text = text
    self.instruction = instruction
    self.rows = rows
  }
}

/// A checked questionnaire: whoever holds one need not ask again whether it is sound.
///
/// Conditions name items by index. An item's condition refers only to items before it, so that one
/// pass from the first item to the last decides the route, in whatever order the items are asked: units
/// that may change places do not depend on each other.
package struct Questionnaire: Hashable, Sendable {
  package let id: String
  package let version: String
  /// The languages it is written in; the first is the source language.
  package let languages: [Language]
  package let title: LocalizedText
  package let nonanswers: [NonanswerOption]
  package let sections: [Section]
  package let batteries: [Battery]
  package let items: [Item]
  /// The scores made of several items.
  package let indices: [CompositeIndex]
  package let quotas: [Quota]
  package let unitShuffles: [UnitShuffle]
  package let optionShuffles: [OptionShuffle]
  package let rosters: [Roster]
  package let vignettes: [Vignette]
  /// Who is asked; nil where the file does not say.
  package let respondents: RespondentGroup?
  package let ethics: Ethics
  /// The indices of its consents, ascending.
  let consents: [Int]
  private let places: [ItemID: Int]
  /// The item whose options have each form; the first one where several do.
  let formItems: [String: Int]

  /// Makes a questionnaire of parts that the checker has passed.
  package init(
    id: String, version: String, languages: [Language], title: LocalizedText,
    nonanswers: [NonanswerOption], sections: [Section], batteries: [Battery], items: [Item],
    indices: [CompositeIndex] = [], unitShuffles: [UnitShuffle] = [],
    optionShuffles: [OptionShuffle] = [], quotas: [Quota] = [], rosters: [Roster] = [],
    vignettes: [Vignette] = [], respondents: RespondentGroup? = nil, ethics: Ethics = Ethics()
  ) {
    precondition(!languages.isEmpty, "a questionnaire must declare a language")
    precondition(
      Set(items.map(\.id)).count == items.count, "item ids must differ within a questionnaire")
    self.id = id
    self.version = version
    self.languages = languages
    self.title = title
    self.nonanswers = nonanswers
    self.sections = sections
    self.batteries = batteries
    self.items = items
    self.indices = indices
    self.quotas = quotas
    self.unitShuffles = unitShuffles
    self.optionShuffles = optionShuffles
    self.rosters = rosters
    self.vignettes = vignettes
    self.respondents = respondents
    self.ethics = ethics
    consents = items.indices.filter {
      if case .consent = items[$0].type { true } else { false }
    }
    formItems = Dictionary(
      items.enumerated().flatMap { index, item in
        (item.type.optionList?.options ?? []).compactMap(\.form).map { ($0, index) }
      }, uniquingKeysWith: { first, _ in first })
    places = Dictionary(
      uniqueKeysWithValues: items.enumerated().map { ($0.element.id, $0.offset) })
  }

  package func index(of id: ItemID) -> Int? { places[id] }

  package func nonanswer(_ kind: Nonanswer) -> NonanswerOption? {
    nonanswers.first { $0.kind == kind }
  }
}
