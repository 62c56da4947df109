package import QuestionnaireModel

/// What the people at an interview can want; an accepted intent that must last gives its event.
extension Interview {
  /// Answers the item asked and moves on; a soft check that fails throws `doubtful`.
  ///
  /// So does what identifies a person in an answer in words, by the negative numbers of its kinds.
  package mutating func answer(_ answer: Answer) throws(InterviewFault) -> InterviewEvent {
    let id = questionnaire.items[try presentItem()].id
    let event = InterviewEvent.answered(item: id, answer: answer)
    guard !PersonalData.kinds(in: answer).isEmpty else { return try accept(event) }
    throw .doubtful(checks: try doubts(about: answer, to: id))
  }

  /// Answers the item asked although soft checks fail, which somebody has confirmed.
  package mutating func confirm(_ answer: Answer) throws(InterviewFault) -> InterviewEvent {
    let id = questionnaire.items[try presentItem()].id
    let checks = try doubts(about: answer, to: id)
    return try accept(
      checks.isEmpty
        ? .answered(item: id, answer: answer)
        : .confirmed(item: id, answer: answer, checks: checks))
  }

  /// What speaks against an answer that could be confirmed: its kinds of personal data, then the
  /// questionnaire's soft checks.
  private func doubts(about answer: Answer, to id: ItemID) throws(InterviewFault) -> [Int] {
    let personal = PersonalData.kinds(in: answer).map(\.check)
    var trial = self
    do throws(InterviewFault) {
      _ = try trial.accept(.answered(item: id, answer: answer))
    } catch {
      guard case .doubtful(let checks) = error else { throw error }
      return personal + checks
    }
    return personal
  }

  /// Writes a note on the item asked; what identifies a person in it throws `doubtful`.
  ///
  /// - Parameter overriding: whether somebody has confirmed that it stays; the log says so.
  package mutating func note(
    _ text: String, overriding: Bool = false
  ) throws(InterviewFault) -> InterviewEvent {
    let id = questionnaire.items[try presentItem()].id
    let checks = try overridden(text, overriding)
    return try accept(.noted(item: id, text: text, checks: checks))
  }

  /// Writes a remark on the interview as a whole; what identifies a person in it throws `doubtful`.
  package mutating func remark(
    _ text: String, overriding: Bool = false
  ) throws(InterviewFault) -> InterviewEvent {
    try accept(.remarked(text: text, checks: try overridden(text, overriding)))
  }

  /// The kinds of personal data in what an interviewer writes, if it may hold them.
  private func overridden(_ text: String, _ overriding: Bool) throws(InterviewFault) -> [Int] {
    guard outcome == .inProgress else { throw .notInProgress }
    let checks = PersonalData.kinds(in: text).map(\.check)
    guard overriding || checks.isEmpty else { throw .doubtful(checks: checks) }
    return checks
  }

  /// Lets the respondent answer alone from the item asked on; they cannot go back beyond it.
  package mutating func handOver() throws(InterviewFault) -> InterviewEvent {
    try accept(.handedOver(item: questionnaire.items[try presentItem()].id))
  }

  /// Gives the screen back to the interviewer.
  package mutating func handBack() throws(InterviewFault) -> InterviewEvent {
    try accept(.handedBack)
  }

  /// Logs a step of the distress protocol.
  package mutating func distress(_ step: DistressStep) throws(InterviewFault) -> InterviewEvent {
    try accept(.distressed(step))
  }

  /// Keeps what the paper form says at an item that cannot hold it, or that is off the route.
  package mutating func flag(
    _ said: String, at id: ItemID
  ) throws(InterviewFault) -> InterviewEvent {
    try accept(.flagged(item: id, said: said))
  }

  /// Changes an answer of an interview that was left; soft checks that fail throw `doubtful` unless
  /// they are confirmed.
  package mutating func correct(
    _ id: ItemID, to answer: Answer, confirming checks: [Int] = [], because reason: String
  ) throws(InterviewFault) -> InterviewEvent {
    let personal = PersonalData.kinds(in: answer).map(\.check)
    guard !personal.allSatisfy(checks.contains) else {
      return try accept(.corrected(item: id, answer: answer, checks: checks, reason: reason))
    }
    // Said together with what else would have to be confirmed.
    var trial = self
    do throws(InterviewFault) {
      _ = try trial.accept(.corrected(item: id, answer: answer, checks: [], reason: reason))
    } catch {
      guard case .doubtful(let doubts) = error else { throw error }
      throw .doubtful(checks: personal + doubts)
    }
    throw .doubtful(checks: personal)
  }

  /// Goes on in another language.
  package mutating func changeLanguage(
    to language: Language
  ) throws(InterviewFault) -> InterviewEvent {
    try accept(
      .languageChanged(language, item: position.map { questionnaire.items[$0].id }))
  }

  /// Stops before the end; all answers are kept.
  package mutating func stop(_ reason: StopReason) throws(InterviewFault) -> InterviewEvent {
    try accept(.stopped(reason))
  }

  /// Takes up an interview that was stopped, or cut off, at the first item not answered.
  package mutating func resume() throws(InterviewFault) -> InterviewEvent {
    try accept(.resumed)
  }

  /// Ends an interview in which nothing is left to answer.
  package mutating func complete() throws(InterviewFault) -> InterviewEvent {
    try accept(.completed(completion))
  }

  /// Goes to the item before.
  package mutating func back() throws(InterviewFault) {
    guard outcome == .inProgress else { throw .notInProgress }
    var rank = position.map(order.rank) ?? questionnaire.items.count
    var place: Int
    repeat {
      guard
        let before = questionnaire.previousReached(before: rank, in: order, given: sheet)
      else { throw .atBeginning }
      place = before
      rank = order.rank(of: place)
    } while !canVisit(place)
    position = place
  }

  /// Goes on past a note or an item that is answered.
  package mutating func forward() throws(InterviewFault) {
    guard outcome == .inProgress else { throw .notInProgress }
    guard let position else { throw .atEnd }
    guard !isUnanswered(position) else { throw .unanswered }
    self.position = place(after: position)
  }

  /// Goes to the first item not answered, or to the notes that lead to it; to the end without one.
  package mutating func goToFirstUnanswered() throws(InterviewFault) {
    guard outcome == .inProgress else { throw .notInProgress }
    position = restingPlace
  }

  /// Goes to an item the interview has come to.
  package mutating func jump(to id: ItemID) throws(InterviewFault) {
    guard outcome == .inProgress else { throw .notInProgress }
    position = try visitableIndex(of: id)
  }

  private func presentItem() throws(InterviewFault) -> Int {
    guard outcome == .inProgress else { throw .notInProgress }
    guard let position else { throw .atEnd }
    return position
  }
}
