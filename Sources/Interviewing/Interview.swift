package import QuestionnaireModel

/// One interview as a state machine: intents and events go in, a question to ask comes out.
///
/// It is a value without a clock, a file or randomness. Replaying its events rebuilds it exactly,
/// except for moves (`back`, `forward`, `jump`), which leave no event: a replayed interview stands
/// where its last event left it.
package struct Interview: Hashable, Sendable {
  package let questionnaire: Questionnaire
  /// The language it began in.
  package let firstLanguage: Language
  package internal(set) var language: Language
  package internal(set) var outcome = InterviewOutcome.inProgress
  /// The answers on the route; conditions see these and no others.
  package internal(set) var sheet: AnswerSheet
  package internal(set) var notes: [QuestionNote] = []
  /// What the interviewer wrote on the interview as a whole.
  package internal(set) var remarks: [String] = []
  /// The paper form it is keyed in from; nil for an interview with a person.
  package internal(set) var form: KeyedForm?
  /// What the paper says and no item holds.
  package internal(set) var flags: [FlaggedEntry] = []
  /// The item from which the respondent answers alone; nil while the interviewer asks.
  package internal(set) var handover: Int?
  /// What was drawn for it; nil where nothing is.
  package let draw: Draw?
  package let order: AskingOrder
  /// The item the interview stands at, asked or read; nil at the end.
  var position: Int?
  /// Every answer given, on the route or off it, so that one can return with its route.
  var given: AnswerSheet
  /// The last item that ever held an answer, so that rerouting can end there; -1 where none did.
  var lastHeld = -1
  /// The first item of the route that still needs an answer; nil where none does.
  package internal(set) var firstUnanswered: Int?

  /// Begins an interview; record its `opening` before asking anything.
  ///
  /// - Parameters:
  ///   - seed: what orders and groups are drawn from; one of `Shuffling.seeds`. It is needed where the
  ///     questionnaire draws anything and has no effect elsewhere.
  ///   - balance: what earlier interviews drew, so that this one evens it out.
  package init(
    of questionnaire: Questionnaire, in language: Language, seed: Int? = nil,
    balance: DrawBalance = DrawBalance()
  ) throws(InterviewFault) {
    guard questionnaire.needsDraw else {
      try self.init(of: questionnaire, in: language, drawn: nil)
      return
    }
    guard let seed else { throw .seedNeeded }
    try self.init(
      of: questionnaire, in: language, drawn: questionnaire.draw(seed: seed, balance: balance))
  }

  /// Begins an interview for which everything has been drawn.
  init(
    of questionnaire: Questionnaire, in language: Language, drawn draw: Draw?
  ) throws(InterviewFault) {
    guard questionnaire.languages.contains(language) else { throw .unknownLanguage }
    guard questionnaire.needsDraw == (draw != nil), draw.map(questionnaire.accepts) ?? true else {
      throw .otherDraw
    }
    self.draw = draw
    order = AskingOrder(of: questionnaire, drawn: draw)
    self.questionnaire = questionnaire
    self.language = language
    firstLanguage = language
    sheet = AnswerSheet(itemCount: questionnaire.items.count)
    given = sheet
    if let draw {
      for drawn in questionnaire.drawnAnswers(draw) { given[drawn.item] = drawn.answer }
    }
    findFirstUnanswered(from: 0)
    position = questionnaire.nextReached(from: 0, in: order, given: sheet)
  }

  /// The event that begins this interview.
  package var opening: InterviewEvent {
    .started(
      questionnaire: questionnaire.id, version: questionnaire.version, language: firstLanguage,
      draw: draw)
  }

  /// The index of the item to ask or to read now; nil at the end and when not in progress.
  package var asks: Int? { outcome == .inProgress ? position : nil }

  /// Whether it is in progress and nothing more is to be read or asked.
  package var isAtEnd: Bool { outcome == .inProgress && position == nil }

  /// How it would complete, nothing being left to answer.
  package var completion: Completion {
    questionnaire.declinedConsent(before: questionnaire.items.count, given: sheet) == nil
      ? .completed : .declined
  }

  /// Each item with its answer, or why it has none; a note holds nothing.
  ///
  /// Before the end it is what the sheet would be if the interview were stopped now.
  package var finalSheet: AnswerSheet { questionnaire.closed(sheet) }

  /// The answer kept aside from when the route led by the item, or when the item's checks held.
  package func answerAside(of item: Int) -> Answer? {
    sheet[item] == nil ? given[item] : nil
  }

  /// Where the present item stands among those that may be asked, counted from 1.
  ///
  /// The total holds all that earlier answers do not rule out, so on the way it mostly falls.
  package var progress: (step: Int, total: Int) {
    let last = position.map(order.rank) ?? questionnaire.items.count
    let closed = finalSheet
    let open = questionnaire.items.indices.filter {
      !questionnaire.items[$0].isDerived && closed[$0] != nil
        && closed[$0] != .nonanswer(.notAsked)
    }
    return (open.count { order.rank(of: $0) <= last }, open.count)
  }

  /// Tells whether one may go to an item: the route reaches it, and nothing before it is open.
  ///
  /// An item already answered may be gone to in any case.
  package func canVisit(_ item: Int) -> Bool {
    guard questionnaire.shows(item, given: sheet) else { return false }
    if let handover, order.rank(of: item) < order.rank(of: handover) { return false }
    guard let open = firstUnanswered else { return true }
    return order.rank(of: item) <= order.rank(of: open) || sheet[item] != nil
  }

  /// The options of an item in the order in which this interview shows them.
  package func shownOptions(of item: Int) -> [AnswerOption] {
    questionnaire.shownOptions(of: item, drawn: draw)
  }
}

/// An interview prints where it stands and nothing that was said.
extension Interview: CustomStringConvertible, CustomDebugStringConvertible {
  package var description: String {
    let place = position.map { questionnaire.items[$0].id.rawValue } ?? "end"
    let count = sheet.answers.count { $0 != nil }
    return
      "interview(\(questionnaire.id) \(questionnaire.version), \(outcome), \(count) answers, at \(place))"
  }

  package var debugDescription: String { description }
}
