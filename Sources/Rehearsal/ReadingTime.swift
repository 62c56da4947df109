import QuestionnaireModel

/// How long items take, in milliseconds, read silently and read aloud.
///
/// Words are read at the rates of Brysbaert (2019), "How many words do we read per minute?", Journal
/// of Memory and Language 109: 238 a minute silently, 183 aloud. The time to answer is an assumption,
/// set so that an ordinary question of twenty words takes the ten seconds that Pew Research Center
/// (2022), "How we keep our online surveys from running too long", measured on its panel.
package struct ReadingTime: Hashable, Sendable {
  package var silent: Int
  package var aloud: Int

  package static let none = ReadingTime(silent: 0, aloud: 0)
  package static let wordsPerMinuteSilent = 238
  package static let wordsPerMinuteAloud = 183

  init(silent: Int, aloud: Int) {
    self.silent = silent
    self.aloud = aloud
  }

  /// The time for words, and for an answer of so many milliseconds.
  init(words: Int, answer: Int) {
    silent = words * 60_000 / Self.wordsPerMinuteSilent + answer
    aloud = words * 60_000 / Self.wordsPerMinuteAloud + answer
  }

  /// An item read and answered; a battery's stem and options are counted with its first row alone.
  init(_ item: Item, isFirstRow: Bool, stem: LocalizedText?, in language: Language) {
    var words = Self.words(item.text, language)
    if let stem, isFirstRow { words += Self.words(stem, language) }
    if item.battery == nil || isFirstRow { words += Self.wordsOfOptions(item.type, language) }
    self.init(words: words, answer: Self.answer(item.type, isRow: item.battery != nil))
  }

  static func += (left: inout ReadingTime, right: ReadingTime) {
    left.silent += right.silent
    left.aloud += right.aloud
  }

  /// The same at another pace, in percent.
  func paced(_ percent: Int) -> ReadingTime {
    ReadingTime(silent: silent * percent / 100, aloud: aloud * percent / 100)
  }

  private static func words(_ text: LocalizedText, _ language: Language) -> Int {
    text[language].split(whereSeparator: \.isWhitespace).count
  }

  private static func wordsOfOptions(_ type: ItemType, _ language: Language) -> Int {
    switch type {
    case .single(let list), .multiple(let list, _), .ranking(let list, _), .consent(let list):
      // A long list is searched and not read: the eye stops where the answer is, half-way on average.
      let words = list.options.reduce(0) { $0 + Self.words($1.label, language) }
      return list.options.count > 15 ? words / 2 : words
    case .scale(_, let low, let high), .differential(_, let low, let high):
      return Self.words(low, language) + Self.words(high, language)
    case .integer, .decimal, .text, .date, .time, .computed, .assigned, .drawn, .note: return 0
    }
  }

  private static func answer(_ type: ItemType, isRow: Bool) -> Int {
    switch type {
    case .single, .scale, .differential, .consent: isRow ? 2_500 : 5_000
    case .multiple(let list, _): 5_000 + 500 * list.options.count
    // Each place of a ranking is a choice among what is left.
    case .ranking(let list, let limit): 5_000 + 2_500 * (limit ?? list.options.count)
    case .integer, .decimal, .time: 6_000
    case .date: 8_000
    case .text: 30_000
    case .computed, .assigned, .drawn, .note: 0
    }
  }
}
