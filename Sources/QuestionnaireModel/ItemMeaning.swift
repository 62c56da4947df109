/// What an item stands for beyond its answer: its construct, its partners, its right answer.
package struct ItemMeaning: Hashable, Sendable {
  /// The construct it measures.
  package var measures: String?
  /// Whether agreement means less of what it measures.
  package var isReversed = false
  /// The name under which several questionnaires ask the same item.
  package var shared: String?
  package var mirror: Mirroring?
  /// The right answer of a knowledge item.
  package var key: AnswerKey?
  package var disclosure = Confidentiality.open
  /// What it is to the design of the sample, where it is anything.
  package var role: DesignRole?
  /// The name of the card that shows its options to the respondent.
  package var card: String?

  package init() {}
}

/// The item of another questionnaire that asks the other side.
package struct Mirroring: Hashable, Sendable {
  package let questionnaire: String
  package let item: ItemID
  package let kind: Kind

  package init(questionnaire: String, item: ItemID, kind: Kind) {
    self.questionnaire = questionnaire
    self.item = item
    self.kind = kind
  }

  /// What is mirrored.
  package enum Kind: String, CaseIterable, Hashable, Sendable, Codable {
    case behaviour
    case meta
    case reasons
    case needs
    case trust
  }
}

/// Which answers to a knowledge item are right.
package enum AnswerKey: Hashable, Sendable {
  /// Any one of the codes in an item of one choice; exactly these in a multiple item.
  case codes([Int])
  /// Any number from the least to the greatest.
  case numbers(ClosedRange<Double>)

  /// Tells whether an answer is right; a non-answer is neither right nor wrong.
  package func isMet(by answer: Answer) -> Bool {
    switch (self, answer) {
    case (.codes(let codes), .choice(let code)): codes.contains(code)
    case (.codes(let codes), .choices(let chosen)): Set(codes) == Set(chosen)
    case (.numbers(let range), .choice(let point)): range.contains(Double(point))
    case (.numbers(let range), .integer(let number)): range.contains(Double(number))
    case (.numbers(let range), .decimal(let number)): range.contains(number)
    default: false
    }
  }
}

/// How far the answers to an item may travel, the mildest class first.
package enum Confidentiality: String, CaseIterable, Hashable, Sendable, Codable {
  case open
  /// It can harm the respondent, as health, crime and exploitation can.
  case sensitive
  /// It tells who the respondent is, by itself or with other answers.
  case identifying
  /// It never leaves the study file.
  case neverExport = "never_export"

  /// The strictest of some classes; open where there are none.
  package static func strictest(of classes: some Sequence<Confidentiality>) -> Confidentiality {
    let present = Set(classes)
    return allCases.last(where: present.contains) ?? .open
  }
}

/// What an item is to the design of the sample.
package enum DesignRole: String, CaseIterable, Hashable, Sendable, Codable {
  case weight
  case stratum
  case cluster
  case wave
  case interviewer
  /// The code by which the questionnaires of one person are matched.
  case pairCode = "pair_code"

  /// Whether several items may have it together.
  package var mayRepeat: Bool {
    switch self {
    case .stratum, .cluster: true
    case .weight, .wave, .interviewer, .pairCode: false
    }
  }
}
