import Interviewing
import QuestionnaireModel
import StudyStorage
import SurveyStatistics

/// What the study holds on fieldwork with one questionnaire.
struct FieldworkData {
  /// Interviews with one version of the questionnaire.
  struct Version {
    let questionnaire: Questionnaire
    let interviews: [FieldInterview]
  }

  let versions: [Version]
  let cases: [StudyCase]

  init(of study: borrowing Study, questionnaire name: String?) throws(FieldworkError) {
    do throws(StudyError) {
      var versions: [Version] = []
      for stored in try study.versions(named: name) {
        versions.append(
          Version(
            questionnaire: stored.questionnaire,
            interviews: try study.fieldInterviews(of: stored)))
      }
      self.versions = versions
      cases = try study.cases()
    } catch {
      throw .study(error)
    }
  }

  init(versions: [Version], cases: [StudyCase]) {
    precondition(!versions.isEmpty, "fieldwork has a questionnaire")
    self.versions = versions
    self.cases = cases
  }

  var newest: Version { versions[versions.count - 1] }

  var interviews: [FieldInterview] { versions.flatMap(\.interviews) }

  var completed: [FieldInterview] { interviews.filter { $0.status == .completed } }

  /// The sheets of the newest version's completed interviews: quotas are its conditions.
  var completedSheets: [AnswerSheet] {
    newest.interviews.filter { $0.status == .completed }.compactMap(\.sheet)
  }

  var completedSeconds: [Int] { completed.compactMap(\.seconds) }

  /// What each interview says of its case, by the interview's name.
  var results: [String: InterviewResult] {
    var results: [String: InterviewResult] = [:]
    for version in versions {
      for interview in version.interviews {
        results[interview.name] = interview.result(of: version.questionnaire)
      }
    }
    return results
  }

  /// At which questions interviews were broken off, the most frequent first.
  var breakOffs: [BreakOff] {
    var found: [(order: Int, breakOff: BreakOff)] = []
    for version in versions {
      let places = version.interviews.filter(\.isBrokenOff).compactMap(\.openItem)
      for place in Set(places).sorted() {
        let count = places.count { $0 == place }
        let passed = version.interviews.count {
          $0.sheet?.answers[place].map(\.isReached) ?? false
        }
        found.append(
          (
            place,
            BreakOff(
              item: version.questionnaire.items[place].id.rawValue, count: count,
              reached: passed + count)
          ))
      }
    }
    return found.sorted { ($1.breakOff.count, $0.order) < ($0.breakOff.count, $1.order) }
      .map(\.breakOff)
  }
}

extension FieldInterview {
  /// Whole seconds, so that what is shown does not change with the machine's load.
  var seconds: Int? { activeMilliseconds.map { $0 / 1000 } }

  /// Whether it was stopped and is not to be continued.
  var isBrokenOff: Bool { status == .stopped && stopReason != .postponed }

  func result(of questionnaire: Questionnaire) -> InterviewResult {
    switch status {
    case .completed: .completed
    case .declined: .declined
    case .withdrawn: .withdrawn
    // A second keying and what was replaced never come here, and would say nothing of the case.
    case .inProgress, .verification, .replaced: .open
    case .stopped: isBrokenOff ? .brokenOff(answered: answeredShare(questionnaire)) : .open
    }
  }

  /// The share of the questions that apply, or may yet apply, that were answered.
  ///
  /// A question that the respondent did not know or refused was answered; one left empty was not.
  private func answeredShare(_ questionnaire: Questionnaire) -> Double {
    guard let sheet else { return 0 }
    var (answered, applicable) = (0, 0)
    for (index, item) in questionnaire.items.enumerated() where item.isAsked {
      let answer = sheet[index] ?? .nonanswer(.notReached)
      if answer == .nonanswer(.notAsked) { continue }
      applicable += 1
      if answer.isReached, answer != .nonanswer(.missing) { answered += 1 }
    }
    return applicable == 0 ? 0 : Double(answered) / Double(applicable)
  }
}

extension Item {
  /// Whether somebody is asked and answers.
  fileprivate var isAsked: Bool { takesAnswer && !isDerived }
}

extension Answer {
  /// Whether the interview came as far as the question and asked it.
  fileprivate var isReached: Bool {
    switch self {
    case .nonanswer(.notAsked), .nonanswer(.notReached), .nonanswer(.withdrawn): false
    case .nonanswer, .choice, .choices, .ranking, .integer, .decimal, .text, .date, .time: true
    }
  }
}
