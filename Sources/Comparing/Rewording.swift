import QuestionnaireModel

/// How far two wordings of one text are apart.
enum Rewording: Int, Hashable, Comparable {
  case none
  /// Only what `Spelling` leaves out.
  case spelling
  /// Other words or signs; a letter is enough, for "employer" and "employee" are not one word misspelled.
  case words
  /// Less than a third of the words are left.
  case otherText

  init(_ old: String, _ new: String) {
    let (before, after) = (Self.words(old), Self.words(new))
    if old == new {
      self = .none
    } else if Spelling(old) == Spelling(new) {
      self = .spelling
    } else if Self.areNear(before, after) {
      self = .words
    } else {
      self = 3 * Self.common(before, after) < max(before.count, after.count) ? .otherText : .words
    }
  }

  static func < (left: Rewording, right: Rewording) -> Bool { left.rawValue < right.rawValue }

  /// The words in lower case, without signs.
  private static func words(_ text: String) -> [String] {
    text.lowercased().split { !($0.isLetter || $0.isNumber) }.map(String.init)
  }

  /// Whether as many words stand in the same order, each with at most one letter otherwise.
  ///
  /// It may be a slip that was mended, or another word: that is for a person to say. Words of three
  /// letters and less must be the same.
  private static func areNear(_ old: [String], _ new: [String]) -> Bool {
    guard old.count == new.count, !old.isEmpty else { return false }
    return zip(old, new).allSatisfy { before, after in
      before == after
        || (min(before.count, after.count) > 3 && isOneLetterAway(Array(before), Array(after)))
    }
  }

  private static func isOneLetterAway(_ old: [Character], _ new: [Character]) -> Bool {
    guard abs(old.count - new.count) <= 1 else { return false }
    let start = zip(old, new).prefix { $0 == $1 }.count
    let end = zip(old.reversed(), new.reversed()).prefix { $0 == $1 }.count
    return start + end >= max(old.count, new.count) - 1
      && start + end + 1 >= min(old.count, new.count)
  }

  /// How many words the longest common sequence of both has.
  private static func common(_ old: [String], _ new: [String]) -> Int {
    var row = [Int](repeating: 0, count: new.count + 1)
    for word in old {
      var diagonal = 0
      for (place, other) in new.enumerated() {
        let above = row[place + 1]
        row[place + 1] = word == other ? diagonal + 1 : max(above, row[place])
        diagonal = above
      }
    }
    return row[new.count]
  }
}

/// Texts in several languages, old and new.
struct TextPair {
  let old: LocalizedText
  let new: LocalizedText
  let sourceLanguage: Language

  init(_ old: LocalizedText?, _ new: LocalizedText?, source: Language) {
    self.old = old ?? LocalizedText([:])
    self.new = new ?? LocalizedText([:])
    sourceLanguage = source
  }

  /// The languages that have the text now and had not before.
  var added: [Language] { new.texts.keys.filter { old.texts[$0] == nil }.sorted() }

  var removed: [Language] { old.texts.keys.filter { new.texts[$0] == nil }.sorted() }

  /// The languages in which both have the text, each with how far the wordings are apart.
  var rewordings: [(language: Language, rewording: Rewording)] {
    old.texts.keys.sorted().compactMap { language in
      guard let before = old.texts[language], let after = new.texts[language] else { return nil }
      let rewording = Rewording(before, after)
      return rewording == .none ? nil : (language, rewording)
    }
  }

  /// The languages in which the text is now what one of other old texts was, and was not before.
  func languages(takenFrom others: [LocalizedText]) -> [Language] {
    rewordings.filter { language, rewording in
      guard let after = new.texts[language] else { return false }
      return others.contains { other in
        guard let before = other.texts[language] else { return false }
        return Rewording(before, after) <= (rewording > .spelling ? .spelling : .none)
      }
    }.map(\.language)
  }

  /// The translations left as they were while the source text was given other words.
  var stale: [Language] {
    guard !languages([.words, .otherText]).filter({ $0 == sourceLanguage }).isEmpty else {
      return []
    }
    return new.texts.keys.filter { $0 != sourceLanguage && old.texts[$0] == new.texts[$0] }.sorted()
  }

  /// The languages that were reworded so far or farther.
  func languages(_ rewordings: Set<Rewording>) -> [Language] {
    self.rewordings.filter { rewordings.contains($0.rewording) }.map(\.language)
  }
}
