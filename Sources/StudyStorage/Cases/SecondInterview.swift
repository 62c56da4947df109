import QuestionnaireModel
import SQLiteSupport

/// Why a case is interviewed once more, as somebody decided; the log keeps it.
package enum SecondInterview: Hashable, Sendable {
  /// Another person of the same household or establishment: both interviews count.
  case member
  /// Instead of an earlier interview, which counts no more once this one is completed.
  case replaces(InterviewReference)
}

/// What an interviewer who names a case begins or goes on with.
package enum CaseEntry: Hashable, Sendable {
  case begins
  case resumes(InterviewReference)
}

/// An interview of a case, as the log links them.
struct CaseInterview {
  let row: Int
  let identity: [UInt8]
  let questionnaire: Int
  let status: InterviewStatus
  /// Whether it was decided that it is one more person's, or stands for an earlier one.
  let isDecided: Bool

  var name: String { InterviewReference.name(of: identity) }
}

extension Study {
  /// Finds what naming a case leads to: a new interview, or the one that was not ended.
  ///
  /// - Parameters:
  ///   - second: the decision on one more interview of the case; nil where none was taken.
  ///   - takingIt: whether the case is taken although it is assigned to somebody else.
  /// - Throws: `CaseError` where somebody must decide first.
  package func entry(
    toCase number: Int, with stored: StoredQuestionnaire, as second: SecondInterview?,
    actor: String, takingIt: Bool
  ) throws(CaseError) -> CaseEntry {
    let unit = try existingCase(number)
    if let interviewer = unit.interviewer, interviewer != actor, !takingIt {
      throw .assignedToOther(number, interviewer: interviewer, hasActor: !actor.isEmpty)
    }
    let versions: [StoredQuestionnaire]
    let held: [CaseInterview]
    do throws(StudyError) {
      versions = try self.versions(named: stored.questionnaire.id)
      held = try translating { try interviews(ofCase: number, with: versions) }
    } catch {
      throw .study(error)
    }
    guard let second else {
      let open = held.filter { $0.status == .inProgress || $0.status == .stopped }
      guard let first = open.first else {
        guard held.isEmpty else {
          throw .study(.caseInterviewed(number, interviews: held.map(\.name)))
        }
        return .begins
      }
      guard open.count == 1 else { throw .severalOpen(number, interviews: open.map(\.name)) }
      do throws(StudyError) { return .resumes(try interview(named: first.name)) } catch {
        throw .study(error)
      }
    }
    try confirm(second, amongst: held, ofCase: number)
    return .begins
  }

  /// Refuses a decision that fits nothing: one on a first interview, or on one of another case.
  func confirm(
    _ second: SecondInterview, amongst held: [CaseInterview], ofCase number: Int
  ) throws(CaseError) {
    guard !held.isEmpty else { throw .notYetInterviewed(number) }
    guard case .replaces(let earlier) = second else { return }
    guard let found = held.first(where: { $0.row == earlier.row }) else {
      throw .notOfCase(earlier.name, number)
    }
    guard found.status != .replaced else { throw .replacedAlready(earlier.name) }
  }

  /// The interviews of a case with versions of a questionnaire, without second keyings.
  func interviews(
    ofCase number: Int, with versions: [StoredQuestionnaire]
  ) throws -> [CaseInterview] {
    try linkedInterviews(with: versions)[number] ?? []
  }

  /// The interviews of every case, in the order they were linked; the last decision on each counts.
  func linkedInterviews(
    with versions: [StoredQuestionnaire]
  ) throws -> [Int: [CaseInterview]] {
    let rows = Set(versions.map(\.row))
    var select = try connection.prepare(
      """
      SELECT event.payload, interview.id, interview.identity, interview.questionnaire,
        interview.status
      FROM event JOIN interview ON interview.id = event.interview
      WHERE event.kind = ? AND event.kind >= 30 ORDER BY event.sequence
      """)
    try select.bind(EventKind.caseOfInterview.rawValue)
    var found: [Int: [CaseInterview]] = [:]
    while try select.step() {
      guard !select.isNull(0), rows.contains(select.integer(3)),
        let status = InterviewStatus(rawValue: select.integer(4)), status != .verification,
        case .interview(let number, let decision) = try CasePayload(
          select.bytes(0), kind: .caseOfInterview)
      else { continue }
      let row = select.integer(1)
      let interview = CaseInterview(
        row: row, identity: select.bytes(2), questionnaire: select.integer(3), status: status,
        isDecided: decision != nil)
      if let place = found[number]?.firstIndex(where: { $0.row == row }) {
        found[number]?[place] = interview
      } else {
        found[number, default: []].append(interview)
      }
    }
    return found
  }
}
