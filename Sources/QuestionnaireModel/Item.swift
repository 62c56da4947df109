package import Words

/// What kind of answer an item takes, with the bounds of that answer.
package enum ItemType: Hashable, Sendable {
  case single(OptionList)
  /// Several options; `limit` is the most that may be chosen.
  case multiple(OptionList, limit: Int?)
  /// Options put in order; all of them, or at most the `limit` first ones.
  case ranking(OptionList, limit: Int?)
  case integer(ClosedRange<Int>?)
  /// A number with at most `places` decimals.
  case decimal(ClosedRange<Double>?, places: Int)
  /// Free text of at most `limit` characters.
  case text(limit: Int)
  case date(ClosedRange<CalendarDate>?)
  case time(ClosedRange<ClockTime>?)
  /// A numbered line such as 0–10 of which only the ends are labeled.
  case scale(ClosedRange<Int>, low: LocalizedText, high: LocalizedText)
  /// A numbered line between two opposite words, each at one end.
  case differential(ClosedRange<Int>, low: LocalizedText, high: LocalizedText)
  /// A number that follows from earlier answers; it is never asked.
  case computed(Quantity)
  /// One of some groups, drawn by weights and never asked.
  case assigned(OptionList, weights: [Int])
  /// Those options chosen in an earlier item that a roster asks about; never asked itself.
  case drawn(OptionList, from: Int, most: Int)
  /// Agreement to take part: code 1 agrees, code 2 declines and ends the interview.
  case consent(OptionList)
  /// Text that is read and takes no answer.
  case note

  /// The word a questionnaire uses for this type.
  package var name: String {
    switch self {
    case .single: "single"
    case .multiple: "multiple"
    case .ranking: "ranking"
    case .integer: "integer"
    case .decimal: "decimal"
    case .text: "text"
    case .date: "date"
    case .time: "time"
    case .scale: "scale"
    case .differential: "differential"
    case .computed: "computed"
    case .assigned: "assigned"
    case .drawn: "drawn"
    case .consent: "consent"
    case .note: "note"
    }
  }

  /// The options to choose from, where the type has any.
  package var optionList: OptionList? {
    switch self {
    case .single(let list), .multiple(let list, _), .ranking(let list, _), .consent(let list),
      .assigned(let list, _), .drawn(let list, _, _):
      list
    case .integer, .decimal, .text, .date, .time, .scale, .differential, .computed, .note: nil
    }
  }

  package static let consentGiven = 1
  package static let consentDeclined = 2
}

/// A condition that answers must or should meet, with what to say when they do not.
package struct Check: Hashable, Sendable {
  package let condition: Condition
  package let message: LocalizedText
  /// Whether an answer that fails it may stand once it is confirmed.
  package let isSoft: Bool

  package init(condition: Condition, message: LocalizedText, isSoft: Bool = false) {
    self.condition = condition
    self.message = message
    self.isSoft = isSoft
  }
}

/// One thing asked: a question, a row of a battery, or a text to read.
package struct Item: Hashable, Sendable {
  package let id: ItemID
  package let type: ItemType
  package let text: LocalizedText
  /// What the interviewer should know or do, never read out.
  package let instruction: LocalizedText?
  /// The index of the section that holds it.
  package let section: Int
  /// The index of the battery it is a row of, where it is one.
  package let battery: Int?
  /// When it is asked: its own condition joined with those of its battery and section.
  package let when: Condition?
  package let checks: [Check]
  /// The non-answers that may be given to it, in the order the questionnaire declares them.
  package let nonanswers: [Nonanswer]
  /// Whether an empty answer is refused.
  package let isRequired: Bool
  package let meaning: ItemMeaning

  package init(
    id: ItemID, type: ItemType, text: LocalizedText, instruction: LocalizedText? = nil,
    section: Int = 0, battery: Int? = nil, when: Condition? = nil, checks: [Check] = [],
    nonanswers: [Nonanswer] = [], isRequired: Bool = true, meaning: ItemMeaning = ItemMeaning()
  ) {
    self.id = id
    self.type = type
    self.text = text
    self.instruction = instruction
    self.section = section
    self.battery = battery
    self.when = when
    self.checks = checks
    self.nonanswers = nonanswers
    self.isRequired = isRequired
    self.meaning = meaning
  }

  /// Whether it holds an answer at all.
  package var takesAnswer: Bool { type != .note }

  /// Whether its answer follows from others or is drawn, so that it is never asked.
  package var isDerived: Bool {
    if case .computed = type { true } else { isDrawn }
  }

  /// Whether answers alone do not tell what it holds: something was drawn.
  package var isDrawn: Bool {
    if case .drawn = type { true } else { isAssigned }
  }

  /// Whether its answer is drawn.
  package var isAssigned: Bool {
    if case .assigned = type { true } else { false }
  }
}
