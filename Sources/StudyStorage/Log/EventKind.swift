/// What an event says happened; numbers are stored and never reused.
package enum EventKind: Int, CaseIterable, Sendable {
  case studyCreated = 1
  case questionnaireAdded = 2
  case started = 10
  case answered = 11
  case noted = 12
  case stopped = 13
  case resumed = 14
  case completed = 15
  case languageChanged = 16
  /// An answer that soft checks doubt, confirmed.
  case confirmed = 17
  /// An answer changed after the interview was left, with the reason.
  case corrected = 18
  /// How the questions of an interview were gone through: what was shown, when, and for how long.
  case observed = 19
  /// A whole interview at once, from a file.
  case imported = 20
  /// The file that interviews were imported from.
  case fileImported = 21
  /// The respondent's wish that what they said be erased: the tombstone.
  case withdrawn = 22
  case remarked = 23
  case handedOver = 24
  case handedBack = 25
  case distressed = 26
  /// A second keying of a paper form was compared with the first one.
  case verified = 27
  case flagged = 28
  /// The paper form that an interview is keyed in from.
  case keyed = 29
  // From here on: what happens around interviews, found by kind through an index.
  case caseAdded = 30
  case caseAssigned = 31
  case attempted = 32
  /// The case that an interview belongs to.
  case caseOfInterview = 33
  /// Identifiers of a case were looked at.
  case contactShown = 34
  /// The safety gate before an interview did not open, and nothing else is known of it.
  case gateClosed = 40
  case gatePassed = 41
  /// A batch of paper forms was closed with its totals.
  case batchClosed = 50
  /// A share of a pile of forms was drawn to be keyed a second time.
  case verificationPlanned = 51
  /// The pile was accepted or not, by the errors found in the forms drawn.
  case verificationDecided = 52
  case planLocked = 70
  case bookPublished = 71
  /// An analyst looked at small counts that are otherwise held back, and said why.
  case smallCountsShown = 72
  /// A data file left the study.
  case dataExported = 73

  /// Whether the interview itself takes it in, so that replaying it rebuilds the interview.
  package var isStepOfInterview: Bool {
    switch self {
    case .started, .answered, .noted, .stopped, .resumed, .completed, .languageChanged, .confirmed,
      .corrected, .remarked, .handedOver, .handedBack, .distressed, .flagged, .keyed:
      true
    case .studyCreated, .questionnaireAdded, .observed, .imported, .fileImported, .withdrawn,
      .verified, .caseAdded, .caseAssigned, .attempted, .caseOfInterview, .contactShown,
      .gateClosed, .gatePassed, .batchClosed, .verificationPlanned, .verificationDecided,
      .planLocked, .bookPublished, .smallCountsShown, .dataExported:
      false
    }
  }
}

/// How far an interview has come; numbers are stored and never reused.
package enum InterviewStatus: Int, CaseIterable, Sendable {
  case inProgress = 1
  case completed = 2
  case declined = 3
  case stopped = 4
  case withdrawn = 5
  /// A second keying of a paper form, which no table and no rate counts.
  case verification = 6
  /// A later interview of its case stands for it, and no table counts it.
  case replaced = 7
}
