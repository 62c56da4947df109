package import QuestionnaireModel

extension Questionnaire {
  /// Whether some respondent can end an interview in a state that meets a condition on its items.
  ///
  /// Nil where that could not be decided; a "no" is certain.
  package func canMeet(_ condition: Condition) -> Bool? {
    var solver = RouteSolver(self)
    switch solver.respondent(at: items.count, [RouteDemand(condition, .yes)]) {
    case .respondent: return true
    case .nobody: return false
    case .undecided: return nil
    }
  }
}
