import QuestionnaireModel
package import StudyStorage

extension Rehearsal {
  /// Who is said to have held the interviews, in the study's log.
  package static let actor = "simulated"

  /// Stores the interviews of the rehearsal in a study made for it, all of them or none.
  ///
  /// - Parameter stored: the questionnaire with its title marked, as `SyntheticSource` does.
  package func store(
    in study: borrowing Study, _ stored: StoredQuestionnaire
  ) throws(StudyError) {
    precondition(stored.questionnaire.isSynthetic, "made-up answers need a marked questionnaire")
    try study.storing(interviewsWith: stored, actor: Self.actor) { batch throws(StudyError) in
      for index in 0..<respondents {
        try batch.append(interview(index, keepingEvents: true).events)
      }
    }
  }
}
