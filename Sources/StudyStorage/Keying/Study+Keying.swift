package import Interviewing
import QuestionnaireModel
import SQLiteSupport

/// Paper forms of a study: which were keyed, by whom, and whether a second time.
extension Study {
  /// Every form of a questionnaire that was keyed or is being keyed, in the order it was begun.
  ///
  /// What was withdrawn is not among them: its form's number is erased too.
  package func keyedForms(of name: String?) throws(StudyError) -> [KeyedFormRecord] {
    let versions = try versions(named: name)
    return try translating { try keyedForms(among: versions) }
  }

  /// Interviews keyed in first, each with its second keying where there is one.
  package func doubleKeyings(of name: String?) throws(StudyError) -> [DoubleKeying] {
    let forms = try keyedForms(of: name)
    let seconds = Dictionary(
      forms.compactMap { form in form.form.verifies.map { ($0.interview, form) } },
      uniquingKeysWith: { first, _ in first })
    return forms.filter { $0.form.verifies == nil }.map { form in
      DoubleKeying(first: form, second: seconds[form.interview.identityText])
    }
  }

  /// A keying as it was keyed, without what was corrected after it.
  package func keying(_ record: KeyedFormRecord) throws(StudyError) -> Interview {
    try translating {
      let stored = record.interview.questionnaire
      let happened = try events(ofRow: record.interview.row, questionnaire: stored).filter {
        if case .corrected = $0 { false } else { true }
      }
      do throws(ReplayFault) {
        return try Interview(replaying: happened, questionnaire: stored.questionnaire)
      } catch {
        throw StudyError.damaged("the events of an interview contradict its questionnaire")
      }
    }
  }

  /// Refuses a form that was keyed before, first or second; the caller holds the transaction.
  package func refuseKnown(_ form: KeyedForm, of stored: StoredQuestionnaire) throws {
    let name = stored.questionnaire.id
    let versions = try versions(named: name)
    for known in try keyedForms(among: versions)
    where known.form.number == form.number
      && known.form.verifies?.interview == form.verifies?.interview
    {
      throw form.verifies == nil
        ? StudyError.formKeyed(number: form.number, interview: known.interview.name)
        : StudyError.formVerified(number: form.number)
    }
    guard form.verifies == nil,
      try !form.batch.isEmpty && closedBatches(of: name).contains(form.batch)
    else { return }
    throw StudyError.batchClosed(form.batch)
  }

  /// Refuses to read or to change a second keying as if it were an interview.
  func refuseSecondKeying(_ interview: InterviewReference) throws(StudyError) {
    guard interview.status == .verification else { return }
    let forms = try keyedForms(of: interview.questionnaire.questionnaire.id)
    let verified = forms.first { $0.interview.row == interview.row }?.form.verifies
    // Erased with the interview, it names nothing any more.
    guard let verified else { throw .interviewWithdrawn(interview.name) }
    let first = forms.first { $0.interview.identityText == verified.interview }
    throw .interviewVerifies(interview.name, first: first?.interview.name ?? "")
  }

  private func keyedForms(among versions: [StoredQuestionnaire]) throws -> [KeyedFormRecord] {
    var select = try connection.prepare(
      """
      SELECT payload, actor, time, interview.id, identity, questionnaire, status,
        (SELECT count(*) FROM event AS of_interview WHERE of_interview.interview = interview.id)
      FROM event JOIN interview ON interview.id = event.interview
      WHERE kind = ? AND payload IS NOT NULL ORDER BY sequence
      """)
    try select.bind(EventKind.keyed.rawValue)
    var forms: [KeyedFormRecord] = []
    while try select.step() {
      guard let version = versions.first(where: { $0.row == select.integer(5) }) else { continue }
      let event = try EventPayload.decode(select.bytes(0), kind: .keyed, questionnaire: version)
      guard case .keyed(let form) = event,
        let status = InterviewStatus(rawValue: select.integer(6))
      else { throw MalformedPayload(offset: 0) }
      forms.append(
        KeyedFormRecord(
          form: form,
          interview: InterviewReference(
            row: select.integer(3), identity: select.bytes(4), questionnaire: version,
            status: status, eventCount: select.integer(7)),
          keyer: select.text(1) ?? "", time: select.integer(2)))
    }
    return forms
  }
}

/// A form with its two keyings.
package struct DoubleKeying: Hashable, Sendable {
  package let first: KeyedFormRecord
  package let second: KeyedFormRecord?
}
