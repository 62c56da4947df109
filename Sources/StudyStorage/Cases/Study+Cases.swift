import QuestionnaireModel
package import SurveyStatistics

extension Study {
  /// Every case with what happened to it, by number.
  package func cases() throws(StudyError) -> [StudyCase] {
    let notes = try notes(of: [.caseAdded, .caseAssigned, .attempted, .caseOfInterview])
    return try translating {
      var cases: [Int: StudyCase] = [:]
      for note in notes {
        guard let bytes = note.payload else { continue }
        switch try CasePayload(bytes, kind: note.kind) {
        case .added(let added): cases[added.number] = cases[added.number] ?? added
        case .assigned(let number, let interviewer):
          cases[number]?.interviewer = interviewer.isEmpty ? nil : interviewer
        case .attempted(let number, let code, let time):
          cases[number]?.attempts.append(
            StudyCase.Attempt(time: time, code: code, actor: note.actor))
        case .interview(let number, _):
          guard let interview = note.interview,
            cases[number]?.interviews.contains(interview) == false
          else { continue }
          cases[number]?.interviews.append(interview)
        case .contactShown: break
        }
      }
      return cases.values.map(\.attemptsInOrder).sorted { $0.number < $1.number }
    }
  }

  /// The case of that number.
  package func existingCase(_ number: Int) throws(CaseError) -> StudyCase {
    let all: [StudyCase]
    do throws(StudyError) { all = try cases() } catch { throw .study(error) }
    guard !all.isEmpty else { throw .noCases }
    guard let found = all.first(where: { $0.number == number }) else { throw .unknownCase(number) }
    return found
  }

  /// Adds cases, all of them or none.
  package func add(_ cases: [StudyCase], actor: String) throws(StudyError) {
    try note(cases.map(CasePayload.added), by: actor)
  }

  /// Gives cases to an interviewer; an empty name takes them back.
  package func assign(
    _ numbers: [Int], to interviewer: String, actor: String
  ) throws(CaseError) {
    let known = Set(try knownCases().map(\.number))
    for number in numbers where !known.contains(number) { throw .unknownCase(number) }
    try noting(
      numbers.map { .assigned(number: $0, interviewer: interviewer) }, by: actor)
  }

  /// Records how a try to reach a case ended, and returns the code as the tables write it.
  package func recordAttempt(
    at number: Int, code: String, time: Int, actor: String
  ) throws(CaseError) -> Disposition {
    let tried = try existingCase(number)
    guard let disposition = tried.kind.disposition(code) else {
      throw .unknownCode(code, kind: tried.kind)
    }
    try noting([.attempted(number: number, code: disposition.code, time: time)], by: actor)
    return disposition
  }

  /// Says which case an interview belongs to, where it was not begun for it.
  ///
  /// - Parameter second: the decision on it, which a case that has another interview needs.
  package func link(
    _ interview: InterviewReference, toCase number: Int, as second: SecondInterview? = nil,
    actor: String
  ) throws(CaseError) {
    _ = try existingCase(number)
    guard interview.status != .replaced else { throw .replacedAlready(interview.name) }
    let others: [CaseInterview]
    do throws(StudyError) {
      let versions = try versions(named: interview.questionnaire.questionnaire.id)
      others = try translating {
        try interviews(ofCase: number, with: versions).filter { $0.row != interview.row }
      }
    } catch {
      throw .study(error)
    }
    if let second {
      try confirm(second, amongst: others, ofCase: number)
    } else if !others.isEmpty {
      throw .study(.caseInterviewed(number, interviews: others.map(\.name)))
    }
    do throws(StudyError) {
      try note(
        .caseOfInterview,
        payload: CasePayload.interview(number: number, second.map(CasePayload.Decision.init)).bytes,
        on: interview, actor: actor)
      try transaction { () throws(StudyError) in
        try translating { try settleReplaced(by: interview.row) }
      }
    } catch {
      throw .study(error)
    }
  }

  /// Writes into the log that the identifiers of a case are looked at, before they are.
  package func noteContactShown(_ number: Int, actor: String) throws(StudyError) {
    try note([.contactShown(number: number)], by: actor)
  }

  private func knownCases() throws(CaseError) -> [StudyCase] {
    do throws(StudyError) { return try cases() } catch { throw .study(error) }
  }

  private func noting(_ payloads: [CasePayload], by actor: String) throws(CaseError) {
    do throws(StudyError) { try note(payloads, by: actor) } catch { throw .study(error) }
  }

  private func note(_ payloads: [CasePayload], by actor: String) throws(StudyError) {
    guard !payloads.isEmpty else { return }
    try note(payloads.map { (kind: $0.kind, payload: $0.bytes) }, actor: actor)
  }
}

extension StudyCase {
  /// The case with its attempts by time: one may be written down after a later one.
  fileprivate var attemptsInOrder: StudyCase {
    var copy = self
    copy.attempts = attempts.enumerated()
      .sorted { ($0.element.time, $0.offset) < ($1.element.time, $1.offset) }.map(\.element)
    return copy
  }
}
