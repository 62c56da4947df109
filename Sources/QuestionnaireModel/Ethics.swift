package import Words

/// What protects the people asked: parts of the questionnaire that are shown, counted and checked.
///
/// After *WHO ethical and safety recommendations for interviewing trafficked women* (2003).
package struct Ethics: Hashable, Sendable {
  /// What must be true before anything is asked or stored.
  package var safety: [SafetyQuestion] = []
  package var consent: ConsentPlan?
  package var distress: DistressProtocol?
  package var support: SupportList?
  package var minors: MinorsRule?
  /// What the interviewer must notify whatever was promised, and how that limits confidentiality.
  package var duties: [LocalizedText] = []
  /// The question whether what was said is kept or deleted after a stop.
  package var stop: LocalizedText?

  package init() {}
}

/// One thing that the interviewer looks at before an interview; "no" means another time.
package struct SafetyQuestion: Hashable, Sendable {
  package let text: LocalizedText
  /// What to do where the answer is no.
  package let otherwise: LocalizedText

  package init(text: LocalizedText, otherwise: LocalizedText) {
    self.text = text
    self.otherwise = otherwise
  }
}

/// Which items ask for consent, and how it is seen whether it was understood.
package struct ConsentPlan: Hashable, Sendable {
  /// The indices of the separate consents; the first one is read first.
  package let items: [Int]
  package let comprehension: ComprehensionCheck?

  package init(items: [Int], comprehension: ComprehensionCheck? = nil) {
    self.items = items
    self.comprehension = comprehension
  }
}

/// The item that shows whether a consent was understood; its key is the right answer.
package struct ComprehensionCheck: Hashable, Sendable {
  package let item: Int
  /// What to say where it was not.
  package let wrong: LocalizedText
  /// How often it is explained and asked again.
  package let repeats: Int

  package init(item: Int, wrong: LocalizedText, repeats: Int) {
    self.item = item
    self.wrong = wrong
    self.repeats = repeats
  }
}

/// What is said and done when a respondent is in distress.
package struct DistressProtocol: Hashable, Sendable {
  /// Words to read slowly.
  package let words: LocalizedText
  package let offer: LocalizedText
  /// When the interview ends, whatever the respondent says.
  package let stopRule: LocalizedText

  package init(words: LocalizedText, offer: LocalizedText, stopRule: LocalizedText) {
    self.words = words
    self.offer = offer
    self.stopRule = stopRule
  }
}

/// Where help is found, as somebody last made sure of it.
package struct SupportList: Hashable, Sendable {
  /// The day on which every line was last called.
  package let verified: CalendarDate?
  package let lines: [SupportLine]
  /// What the card says besides.
  package let phrases: [LocalizedText]

  package init(verified: CalendarDate?, lines: [SupportLine], phrases: [LocalizedText] = []) {
    self.verified = verified
    self.lines = lines
    self.phrases = phrases
  }

  /// After how many days a list must be verified again.
  package static let validDays = 90

  /// For how many days the list has been out of date; nil while it is not.
  ///
  /// A list without a date, or with one that has not come yet, says nothing of its age.
  package func daysOverdue(on day: CalendarDate) -> Int? {
    guard let verified else { return nil }
    let age = day.daysSince1970 - verified.daysSince1970
    return age > Self.validDays ? age - Self.validDays : nil
  }

  /// The lines for a county and a language; those for all counties are always among them.
  package func lines(county: String?, language: Language?) -> [SupportLine] {
    lines.filter { line in
      (county.map { line.county == nil || line.county == $0 } ?? true)
        && (language.map(line.languages.contains) ?? true)
    }
  }
}

/// One place to turn to.
package struct SupportLine: Hashable, Sendable {
  package let name: LocalizedText
  package let phone: String
  /// The county it serves; nil for all.
  package let county: String?
  package let languages: [Language]
  package let hours: LocalizedText
  /// What it helps with.
  package let purpose: LocalizedText

  package init(
    name: LocalizedText, phone: String, county: String?, languages: [Language],
    hours: LocalizedText, purpose: LocalizedText
  ) {
    self.name = name
    self.phone = phone
    self.county = county
    self.languages = languages
    self.hours = hours
    self.purpose = purpose
  }
}

/// Which answer says that the respondent is a minor, and what follows.
package struct MinorsRule: Hashable, Sendable {
  package let item: Int
  package let limit: Limit
  /// What is said and done then.
  package let then: LocalizedText
  /// The approved protocol under which minors are interviewed; without one the interview stops.
  package let protocolID: String?

  package enum Limit: Hashable, Sendable {
    /// A number of years below this is a minor's.
    case below(Int)
    /// These options are a minor's.
    case options([Int])
  }

  package init(item: Int, limit: Limit, then: LocalizedText, protocolID: String? = nil) {
    self.item = item
    self.limit = limit
    self.then = then
    self.protocolID = protocolID
  }

  /// Whether an answer to the item is a minor's; a non-answer tells nothing.
  package func isMinor(_ answer: Answer?) -> Bool {
    switch (limit, answer) {
    case (.below(let age), .integer(let years)): years < age
    case (.options(let codes), .choice(let code)): codes.contains(code)
    default: false
    }
  }

  /// Whether the interview ends with this answer.
  package func stops(at answer: Answer?) -> Bool { protocolID == nil && isMinor(answer) }
}
