package import QuestionnaireModel

/// What the people at an interview can want; an accepted intent that must last gives its event.
extension Interview {
  /// Answers the item asked and moves on; a soft check that fails throws `doubtful`.
  package mutating func answer(_ answer: Answer) throws(InterviewFault) -> InterviewEvent {
    let item = try presentItem()
    return try accept(.answered(item: questionnaire.items[item].id, answer: answer))
  }

  /// Answers the item asked although soft checks fail, which somebody has confirmed.
  package mutating func confirm(_ answer: Answer) throws(InterviewFault) -> InterviewEvent {
    let id = questionnaire.items[try presentItem()].id
    do throws(InterviewFault) {
      return try accept(.answered(item: id, answer: answer))
    } catch {
      guard case .doubtful(let checks) = error else { throw error }
      return try accept(.confirmed(item: id, answer: answer, checks: checks))
    }
  }

  /// Writes a note on the item asked.
  package mutating func note(_ text: String) throws(InterviewFault) -> InterviewEvent {
    let item = try presentItem()
    return try accept(.noted(item: questionnaire.items[item].id, text: text))
  }

  /// Writes a remark on the interview as a whole.
  package mutating func remark(_ text: String) throws(InterviewFault) -> InterviewEvent {
    try accept(.remarked(text: text))
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
    try accept(.corrected(item: id, answer: answer, checks: checks, reason: reason))
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
