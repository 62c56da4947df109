package import QuestionnaireModel

/// How far the completed interviews of a rehearsal fill a quota.
package struct QuotaFilling: Hashable, Sendable {
  package let quota: Quota
  /// How many completed interviews count.
  package private(set) var counted = 0
  /// After how many respondents the target was reached; nil where it was not.
  package private(set) var filledAfter: Int?

  init(_ quota: Quota) { self.quota = quota }

  /// Counts a completed interview, the respondents before it being `index` many.
  mutating func count(_ sheet: AnswerSheet, index: Int) {
    guard quota.condition.truth(in: sheet) == .yes else { return }
    counted += 1
    if counted == quota.target { filledAfter = index + 1 }
  }
}
