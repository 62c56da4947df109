import Files
import Interviewing
import QuestionnaireModel

/// The payloads of interview events.
///
/// Each begins with 16 random bytes, so that its digest tells nothing about an answer that was
/// erased, then holds what happened in the order given here.
enum EventPayload {
  static let saltCount = 16

  /// Writes what an interview's event says; the questionnaire is named by its digest.
  static func encode(
    _ event: InterviewEvent, questionnaireDigest: [UInt8], into writer: inout CanonicalWriter
  ) {
    writer.clear()
    func begin(_ fields: Int) {
      writer.array(fields + 1)
      writer.blob(randomBytes(saltCount))
    }
    switch event {
    case .started(_, _, let language, let draw):
      begin(draw == nil ? 2 : 3)
      writer.blob(questionnaireDigest)
      writer.text(language.rawValue)
      if let draw { writer.draw(draw) }
    case .answered(let item, let answer):
      begin(2)
      writer.text(item.rawValue)
      writer.answer(answer)
    case .confirmed(let item, let answer, let checks):
      begin(3)
      writer.text(item.rawValue)
      writer.answer(answer)
      writer.array(checks.count)
      for check in checks { writer.integer(check) }
    case .noted(let item, let text, let checks):
      begin(checks.isEmpty ? 2 : 3)
      writer.text(item.rawValue)
      writer.text(text)
      writer.overridden(checks)
    case .remarked(let text, let checks):
      begin(checks.isEmpty ? 1 : 2)
      writer.text(text)
      writer.overridden(checks)
    case .keyed(let form):
      begin(form.verifies == nil ? 2 : 4)
      writer.text(form.number)
      writer.text(form.batch)
      if let verification = form.verifies {
        writer.text(verification.interview)
        writer.integer(verification.isDependent ? 1 : 0)
      }
    case .flagged(let item, let said):
      begin(2)
      writer.text(item.rawValue)
      writer.text(said)
    case .handedOver(let item):
      begin(1)
      writer.text(item.rawValue)
    case .handedBack:
      begin(0)
    case .distressed(let step):
      begin(1)
      writer.text(step.rawValue)
    case .corrected(let item, let answer, let checks, let reason):
      begin(4)
      writer.text(item.rawValue)
      writer.answer(answer)
      writer.array(checks.count)
      for check in checks { writer.integer(check) }
      writer.text(reason)
    case .languageChanged(let language, let item):
      begin(2)
      writer.text(language.rawValue)
      writer.text(item?.rawValue ?? "")
    case .stopped(let reason):
      begin(1)
      writer.text(reason.rawValue)
    case .resumed:
      begin(0)
    case .completed(let completion):
      begin(1)
      writer.text(completion.rawValue)
    }
  }

  /// Reads an event of an interview with the questionnaire given; of no other.
  static func decode(
    _ bytes: [UInt8], kind: EventKind, questionnaire: StoredQuestionnaire
  ) throws(MalformedPayload) -> InterviewEvent {
    var reader = CanonicalReader(bytes)
    let isDrawn = questionnaire.questionnaire.needsDraw
    let start = reader.offset
    let count = try reader.array() - 1
    guard let counts = kind.fieldCounts(isDrawn: isDrawn), counts.contains(count) else {
      throw MalformedPayload(offset: start)
    }
    _ = try reader.blob(count: saltCount)
    let event = try decode(
      kind, &reader, questionnaire, isOverridden: kind.mayBeOverridden && count == counts.upperBound
    )
    try reader.finish()
    return event
  }

  private static func decode(
    _ kind: EventKind, _ reader: inout CanonicalReader, _ stored: StoredQuestionnaire,
    isOverridden: Bool
  ) throws(MalformedPayload) -> InterviewEvent {
    let questionnaire = stored.questionnaire
    switch kind {
    case .started:
      try reader.digest(of: stored)
      return .started(
        questionnaire: questionnaire.id, version: questionnaire.version,
        language: Language(try reader.text()), draw: reader.isAtEnd ? nil : try reader.draw())
    case .answered:
      let item = ItemID(try reader.text())
      guard let index = questionnaire.index(of: item) else { break }
      return .answered(item: item, answer: try reader.answer(to: questionnaire.items[index].type))
    case .confirmed:
      let item = ItemID(try reader.text())
      guard let index = questionnaire.index(of: item) else { break }
      let answer = try reader.answer(to: questionnaire.items[index].type)
      var checks: [Int] = []
      for _ in 0..<(try reader.array()) { checks.append(try reader.integer()) }
      return .confirmed(item: item, answer: answer, checks: checks)
    case .noted:
      return .noted(
        item: ItemID(try reader.text()), text: try reader.text(),
        checks: try reader.overridden(isOverridden))
    case .languageChanged:
      let language = Language(try reader.text())
      let item = try reader.text()
      return .languageChanged(language, item: item.isEmpty ? nil : ItemID(item))
    case .stopped:
      guard let reason = StopReason(rawValue: try reader.text()) else { break }
      return .stopped(reason)
    case .resumed:
      return .resumed
    case .completed:
      guard let completion = Completion(rawValue: try reader.text()) else { break }
      return .completed(completion)
    case .remarked:
      return .remarked(text: try reader.text(), checks: try reader.overridden(isOverridden))
    case .keyed:
      let (number, batch) = (try reader.text(), try reader.text())
      guard !reader.isAtEnd else { return .keyed(KeyedForm(number: number, batch: batch)) }
      let verification = KeyedForm.Verification(
        interview: try reader.text(), isDependent: try reader.integer() == 1)
      return .keyed(KeyedForm(number: number, batch: batch, verifies: verification))
    case .flagged:
      return .flagged(item: ItemID(try reader.text()), said: try reader.text())
    case .handedOver:
      return .handedOver(item: ItemID(try reader.text()))
    case .handedBack:
      return .handedBack
    case .distressed:
      guard let step = DistressStep(rawValue: try reader.text()) else { break }
      return .distressed(step)
    case .corrected:
      let item = ItemID(try reader.text())
      guard let index = questionnaire.index(of: item) else { break }
      let answer = try reader.answer(to: questionnaire.items[index].type)
      var checks: [Int] = []
      for _ in 0..<(try reader.array()) { checks.append(try reader.integer()) }
      return .corrected(item: item, answer: answer, checks: checks, reason: try reader.text())
    case .studyCreated, .questionnaireAdded, .imported, .fileImported, .observed, .withdrawn,
      .verified, .caseAdded, .caseAssigned, .attempted, .caseOfInterview, .contactShown,
      .gateClosed, .gatePassed, .batchClosed, .verificationPlanned, .verificationDecided,
      .planLocked, .bookPublished, .smallCountsShown, .dataExported:
      break
    }
    throw MalformedPayload(offset: reader.offset)
  }
}

extension EventKind {
  /// How many fields may follow the salt; nil where it is no event of an interview asked.
  fileprivate func fieldCounts(isDrawn: Bool) -> ClosedRange<Int>? {
    switch self {
    case .started: isDrawn ? 3...3 : 2...2
    case .corrected: 4...4
    case .confirmed: 3...3
    case .answered, .languageChanged, .flagged: 2...2
    // What was confirmed against a check says so in one field more.
    case .noted: 2...3
    case .remarked: 1...2
    // A second keying also says what it verifies.
    case .keyed: 2...4
    case .stopped, .completed, .handedOver, .distressed: 1...1
    case .resumed, .handedBack: 0...0
    case .studyCreated, .questionnaireAdded, .imported, .fileImported, .observed, .withdrawn,
      .verified, .caseAdded, .caseAssigned, .attempted, .caseOfInterview, .contactShown,
      .gateClosed, .gatePassed, .batchClosed, .verificationPlanned, .verificationDecided,
      .planLocked, .bookPublished, .smallCountsShown, .dataExported:
      nil
    }
  }
}

extension EventKind {
  fileprivate var mayBeOverridden: Bool { self == .noted || self == .remarked }
}

extension CanonicalWriter {
  /// Writes the checks that a note was confirmed against, where there are any.
  fileprivate mutating func overridden(_ checks: [Int]) {
    guard !checks.isEmpty else { return }
    array(checks.count)
    for check in checks { integer(check) }
  }
}

extension CanonicalReader {
  fileprivate mutating func overridden(_ isOverridden: Bool) throws(MalformedPayload) -> [Int] {
    guard isOverridden else { return [] }
    var checks: [Int] = []
    for _ in 0..<(try array()) { checks.append(try integer()) }
    return checks
  }

  /// Reads the digest that names a questionnaire version, which must be the one given.
  mutating func digest(of stored: StoredQuestionnaire) throws(MalformedPayload) {
    let start = offset
    guard try blob(count: stored.digest.count) == stored.digest else {
      throw MalformedPayload(offset: start)
    }
  }
}
