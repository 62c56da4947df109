package import QuestionnaireModel

/// What a rehearsal came to.
package struct RehearsalResult: Sendable {
  package let questionnaire: Questionnaire
  package let respondents: Int
  package let seed: UInt64
  package let language: Language
  /// One for each profile that took part.
  package let profiles: [ProfileResult]
  /// One for each item of the questionnaire.
  package let items: [ItemCoverage]
  /// The ways that completed interviews took, the most frequent first.
  package let routes: [RouteResult]
  /// One for each quota of the questionnaire.
  package let quotas: [QuotaFilling]
  /// What was never reached, in the order of the questionnaire.
  package internal(set) var gaps: [Gap] = []

  /// How many options, points and non-answers there are to choose, and how many were chosen.
  package var options: (chosen: Int, all: Int) {
    let counts = items.flatMap { $0.options.map(\.count) }
    return (counts.count { $0 > 0 }, counts.count)
  }

  package var nonanswers: (given: Int, all: Int) {
    let counts = items.flatMap { $0.nonanswers.map(\.count) }
    return (counts.count { $0 > 0 }, counts.count)
  }
}

/// How the respondents of one profile fared.
package struct ProfileResult: Sendable {
  package let profile: Profile
  package let respondents: Int
  /// How many interviews ended in each way, in the order of the endings.
  package let endings: [Int]
  /// Of completed interviews: questions asked, a battery counting once.
  package let questions: Spread?
  /// Of completed interviews, in milliseconds.
  package let silent: Spread?
  package let aloud: Spread?

  package func count(_ ending: SimulatedInterview.Ending) -> Int {
    endings[SimulatedInterview.Ending.allCases.firstIndex(of: ending) ?? 0]
  }
}

/// The middle of many numbers and the range that holds all but the outer tenths.
package struct Spread: Hashable, Sendable {
  package let low: Int
  package let median: Int
  package let high: Int

  /// The 10th, 50th and 90th percentiles as ranks (nearest rank); nil where there are no numbers.
  init?(_ numbers: [Int]) {
    guard !numbers.isEmpty else { return nil }
    let sorted = numbers.sorted()
    func rank(_ percent: Int) -> Int {
      sorted[max(0, (percent * sorted.count + 99) / 100 - 1)]
    }
    (low, median, high) = (rank(10), rank(50), rank(90))
  }
}

/// How often an item was asked and what was chosen.
package struct ItemCoverage: Sendable {
  /// An answer out of a list, and how often it was given.
  package struct Option: Hashable, Sendable {
    package let code: Int
    package internal(set) var count = 0
  }

  /// A non-answer that the item allows, and how often it was given.
  package struct Refusal: Hashable, Sendable {
    package let kind: Nonanswer
    package internal(set) var count = 0
  }

  /// How many were still in the interview where the item stands.
  package internal(set) var came = 0
  package internal(set) var asked = 0
  package internal(set) var options: [Option]
  package internal(set) var nonanswers: [Refusal]
  /// How often an answer was offered that the item, or one of its checks, refused at first.
  package internal(set) var refused = 0
  /// How many left here.
  package internal(set) var left = 0
  /// How many found no answer that its checks let pass.
  package internal(set) var stuck = 0
}

/// One way through the questionnaire.
package struct RouteResult: Sendable {
  /// The items asked or read, by index, ascending.
  package let items: [Int]
  package let interviews: Int
  /// How many questions it asks, a battery counting once.
  package let questions: Int
  /// The mean time in milliseconds.
  package let silent: Int
  package let aloud: Int
  /// How many interviews of each profile took it, and their mean time, silent and aloud.
  package let profiles: [(profile: Profile, interviews: Int, silent: Int, aloud: Int)]
}

/// Something that nobody came to, with the reason where one can be told.
package enum Gap: Hashable, Sendable {
  case itemNeverAsked(item: Int, why: Reason)
  /// The item was asked of so many.
  case optionNeverChosen(item: Int, code: Int, asked: Int)
  /// Everyone who came to the item was asked: nobody was seen to be led past it.
  case itemNeverSkipped(item: Int, asked: Int)
  case noAcceptableAnswer(item: Int, respondents: Int)

  /// Why nobody was asked an item.
  package enum Reason: Hashable, Sendable {
    /// All who came so far had declined a consent or had left.
    case nobodyCameSoFar
    /// Parts of its condition that were true for nobody, of so many who came so far.
    case neverTrue([Condition], of: Int)
    /// Each part was true for someone, all of them together for nobody.
    case neverTogether([PartCount], of: Int)
  }

  /// How often a part of a condition was true.
  package struct PartCount: Hashable, Sendable {
    package let condition: Condition
    package let count: Int
  }

  package var item: Int {
    switch self {
    case .itemNeverAsked(let item, _), .optionNeverChosen(let item, _, _),
      .itemNeverSkipped(let item, _), .noAcceptableAnswer(let item, _):
      item
    }
  }

  /// Whether it is a fault of the questionnaire or of too small a rehearsal, and no mere remark.
  package var isFinding: Bool {
    if case .itemNeverSkipped = self { false } else { true }
  }
}
