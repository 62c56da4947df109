package import QuestionnaireModel

/// How events change an interview: live intents and replayed logs take this one way.
extension Interview {
  /// Rebuilds the interview that gave these events.
  package init(
    replaying events: some Sequence<InterviewEvent>, questionnaire: Questionnaire
  ) throws(ReplayFault) {
    var replayed: Interview?
    var index = 0
    for event in events {
      do throws(InterviewFault) {
        if replayed == nil {
          replayed = try Interview(opening: event, questionnaire: questionnaire)
        } else {
          _ = try replayed?.accept(event)
        }
      } catch {
        throw ReplayFault(event: index, fault: error)
      }
      index += 1
    }
    guard let replayed else { throw ReplayFault(event: 0, fault: .notStarted) }
    self = replayed
  }

  private init(
    opening event: InterviewEvent, questionnaire: Questionnaire
  ) throws(InterviewFault) {
    guard case .started(let id, let version, let language, let draw) = event else {
      throw .notStarted
    }
    guard id == questionnaire.id, version == questionnaire.version else {
      throw .otherQuestionnaire
    }
    try self.init(of: questionnaire, in: language, drawn: draw)
  }

  /// Takes in an event, or throws and stays as it was; returns the event in its canonical form.
  @discardableResult
  package mutating func accept(_ event: InterviewEvent) throws(InterviewFault) -> InterviewEvent {
    switch event {
    case .started: throw .alreadyStarted
    case .answered(let id, let answer):
      return .answered(item: id, answer: try take(answer, to: id))
    case .confirmed(let id, let answer, let checks):
      guard !checks.isEmpty else { throw .otherDoubts }
      let taken = try take(answer, to: id, confirming: checks)
      return .confirmed(item: id, answer: taken, checks: checks)
    case .noted(let id, let text, _):
      guard outcome == .inProgress else { throw .notInProgress }
      guard !text.allSatisfy(\.isWhitespace) else { throw .emptyNote }
      let item = try visitableIndex(of: id)
      notes.append(QuestionNote(item: item, text: text))
      position = item
    case .remarked(let text, _):
      guard outcome == .inProgress else { throw .notInProgress }
      guard !text.allSatisfy(\.isWhitespace) else { throw .emptyNote }
      remarks.append(text)
    case .languageChanged(let language, let id): try speak(language, at: id)
    case .keyed(let form):
      guard outcome == .inProgress, lastAnswered == nil, self.form == nil else {
        throw .alreadyStarted
      }
      self.form = form
    case .flagged(let id, let said): try flag(id, said)
    case .handedOver(let id):
      guard outcome == .inProgress else { throw .notInProgress }
      let item = try visitableIndex(of: id)
      handover = item
      position = item
    case .handedBack:
      guard outcome == .inProgress, handover != nil else { throw .notInProgress }
      handover = nil
    case .distressed:
      guard outcome == .inProgress else { throw .notInProgress }
    case .corrected(let id, let answer, let checks, let reason):
      let taken = try correct(id, answer, confirming: checks, reason: reason)
      return .corrected(item: id, answer: taken, checks: checks, reason: reason)
    case .stopped(let reason):
      guard outcome == .inProgress else { throw .notInProgress }
      outcome = .stopped(reason)
      handover = nil
      position = restingPlace
    case .resumed:
      guard outcome != .completed, outcome != .declined else { throw .over }
      outcome = .inProgress
      handover = nil
      position = restingPlace
    case .completed(let completion):
      guard outcome == .inProgress else { throw .notInProgress }
      guard firstUnanswered == nil else { throw .incomplete }
      guard completion == self.completion else { throw .otherCompletion }
      outcome = completion == .completed ? .completed : .declined
      position = nil
    }
    return event
  }

  /// Takes an answer in; the soft checks that fail must be those confirmed.
  ///
  /// - Returns: the answer as it is stored.
  private mutating func take(
    _ answer: Answer, to id: ItemID, confirming confirmed: [Int] = []
  ) throws(InterviewFault) -> Answer {
    guard outcome == .inProgress else { throw .notInProgress }
    let item = try visitableIndex(of: id)
    let canonical = try judged(answer, to: item, confirming: confirmed)
    hold(canonical, at: item)
    // An answer takes the place of what was flagged, and so does that there is none.
    flags.removeAll { $0.item == item }
    position = place(after: item)
    return canonical
  }

  /// The answer as it is stored, if the item may hold it and the soft checks that fail are confirmed.
  private func judged(
    _ answer: Answer, to item: Int, confirming confirmed: [Int]
  ) throws(InterviewFault) -> Answer {
    guard questionnaire.items[item].takesAnswer else { throw .takesNoAnswer }
    let canonical = answer.canonical
    if let fault = fault(of: canonical, to: item) { throw .answer(fault) }
    var doubts: [Int] = []
    if !questionnaire.items[item].checks.isEmpty {
      var before = answersBefore(item)
      before[item] = canonical
      if let fault = questionnaire.failedCheck(of: item, given: before) { throw .answer(fault) }
      doubts = questionnaire.doubts(about: item, given: before)
    }
    // Rules that look for what identifies a person are no part of the questionnaire and may change, so
    // that a replay takes what was confirmed against them as it is.
    guard doubts == confirmed.filter({ $0 >= 0 }) else {
      throw confirmed.isEmpty ? .doubtful(checks: doubts) : .otherDoubts
    }
    return canonical
  }

  /// What is wrong with an answer by itself; what a paper form leaves out may always be empty.
  private func fault(of answer: Answer, to item: Int) -> AnswerFault? {
    if form != nil, answer == .nonanswer(.missing) { return nil }
    return questionnaire.fault(of: answer, to: item)
  }

  private mutating func hold(_ answer: Answer, at item: Int) {
    given[item] = answer
    lastHeld = max(lastHeld, item)
    reroute(from: item)
  }

  /// Changes an answer of an interview that was left; its outcome stays as it is.
  ///
  /// The route is decided anew: an item that comes onto it without an answer was not reached.
  private mutating func correct(
    _ id: ItemID, _ answer: Answer, confirming confirmed: [Int], reason: String
  ) throws(InterviewFault) -> Answer {
    guard outcome != .inProgress else { throw .stillInProgress }
    guard !reason.allSatisfy(\.isWhitespace) else { throw .emptyNote }
    guard let item = questionnaire.index(of: id) else { throw .unknownItem }
    guard questionnaire.shows(item, given: sheet) else { throw .notReached }
    let canonical = try judged(answer, to: item, confirming: confirmed)
    hold(canonical, at: item)
    if outcome == .completed || outcome == .declined {
      outcome = completion == .completed ? .completed : .declined
    } else {
      position = restingPlace
    }
    return canonical
  }

  /// Keeps what a paper form says beside the answers; an item on the route then counts as left empty.
  private mutating func flag(_ id: ItemID, _ said: String) throws(InterviewFault) {
    guard outcome == .inProgress else { throw .notInProgress }
    guard form != nil else { throw .notOnPaper }
    guard let item = questionnaire.index(of: id), questionnaire.items[item].takesAnswer,
      !questionnaire.items[item].isDerived
    else { throw .unknownItem }
    flags.append(FlaggedEntry(item: item, said: said))
    guard canVisit(item) else { return }
    hold(.nonanswer(.missing), at: item)
    position = place(after: item)
  }

  /// The last item asked that holds an answer; nil where none does.
  private var lastAnswered: Int? {
    given.answers.indices.last { given[$0] != nil && !questionnaire.items[$0].isDerived }
  }

  private mutating func speak(
    _ language: Language, at id: ItemID?
  ) throws(InterviewFault) {
    guard outcome == .inProgress else { throw .notInProgress }
    guard questionnaire.languages.contains(language) else { throw .unknownLanguage }
    if let id {
      position = try visitableIndex(of: id)
    } else {
      guard firstUnanswered == nil else { throw .incomplete }
      position = nil
    }
    self.language = language
  }

  func visitableIndex(of id: ItemID) throws(InterviewFault) -> Int {
    guard let item = questionnaire.index(of: id) else { throw .unknownItem }
    guard canVisit(item) else { throw .notReached }
    return item
  }
}

extension Interview {
  /// The event that corrects an answer of a whole sheet, which came from a file and not from questions.
  package static func correction(
    of id: ItemID, to answer: Answer, in sheet: AnswerSheet, of questionnaire: Questionnaire,
    confirming confirmed: [Int], because reason: String
  ) throws(InterviewFault) -> InterviewEvent {
    guard !reason.allSatisfy(\.isWhitespace) else { throw .emptyNote }
    guard let item = questionnaire.index(of: id) else { throw .unknownItem }
    guard questionnaire.items[item].takesAnswer else { throw .takesNoAnswer }
    guard questionnaire.shows(item, given: sheet) else { throw .notReached }
    let canonical = answer.canonical
    if let fault = questionnaire.fault(of: canonical, to: item) { throw .answer(fault) }
    var corrected = sheet
    corrected[item] = canonical
    if let fault = questionnaire.failedCheck(of: item, given: corrected) { throw .answer(fault) }
    let doubts = questionnaire.doubts(about: item, given: corrected)
    let personal = PersonalData.kinds(in: canonical).map(\.check)
    guard personal.allSatisfy(confirmed.contains) else {
      throw .doubtful(checks: personal + doubts)
    }
    guard doubts == confirmed.filter({ $0 >= 0 }) else {
      throw confirmed.isEmpty ? .doubtful(checks: doubts) : .otherDoubts
    }
    return .corrected(item: id, answer: canonical, checks: confirmed, reason: reason)
  }
}

extension Answer {
  /// The same answer in the one form in which it is stored.
  fileprivate var canonical: Answer {
    if case .choices(let codes) = self { return .choices(of: codes) }
    return self
  }
}
