import Files
import QuestionnaireModel
import Words

/// What is said of a questionnaire whose support list was verified too long ago; nil otherwise.
func outdatedSupport(of questionnaire: Questionnaire, on day: CalendarDate) -> String? {
  guard let support = questionnaire.ethics.support, let verified = support.verified,
    let overdue = support.daysOverdue(on: day)
  else { return nil }
  return "the support list of '\(questionnaire.id)' was verified on \(verified), \(overdue) "
    + "\(overdue == 1 ? "day" : "days") more than \(SupportList.validDays) days ago; call every line and "
    + "write the new day"
}

/// The present day in universal time.
func today() -> CalendarDate? {
  CalendarDate(daysSince1970: Int(currentTimeMilliseconds() / 86_400_000))
}
