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
    case .noted(let id, let text):
      guard outcome == .inProgress else { throw .notInProgress }
      guard !text.allSatisfy(\.isWhitespace) else { throw .emptyNote }
      let item = try visitableIndex(of: id)
      notes.append(QuestionNote(item: item, text: text))
      position = item
    case .languageChanged(let language, let id): try speak(language, at: id)
    case .stopped(let reason):
      guard outcome == .inProgress else { throw .notInProgress }
      outcome = .stopped(reason)
      position = restingPlace
    case .resumed:
      guard outcome != .completed, outcome != .declined else { throw .over }
      outcome = .inProgress
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
    guard questionnaire.items[item].takesAnswer else { throw .takesNoAnswer }
    let canonical = answer.canonical
    if let fault = questionnaire.fault(of: canonical, to: item) { throw .answer(fault) }
    var doubts: [Int] = []
    if !questionnaire.items[item].checks.isEmpty {
      var before = answersBefore(item)
      before[item] = canonical
      if let fault = questionnaire.failedCheck(of: item, given: before) { throw .answer(fault) }
      doubts = questionnaire.doubts(about: item, given: before)
    }
    guard doubts == confirmed else {
      throw confirmed.isEmpty ? .doubtful(checks: doubts) : .otherDoubts
    }
    given[item] = canonical
    lastHeld = max(lastHeld, item)
    reroute(from: item)
    position = place(after: item)
    return canonical
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

extension Answer {
  /// The same answer in the one form in which it is stored.
  fileprivate var canonical: Answer {
    if case .choices(let codes) = self { return .choices(of: codes) }
    return self
  }
}
