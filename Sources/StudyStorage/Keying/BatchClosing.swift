import Interviewing
package import QuestionnaireModel

/// A pile of paper forms as it was closed: what its cover says, and what was keyed.
package struct BatchClosing: Hashable, Sendable {
  package struct Total: Hashable, Sendable {
    package let item: String
    package let declared: Double
    package let keyed: Double

    package init(item: String, declared: Double, keyed: Double) {
      self.item = item
      self.declared = declared
      self.keyed = keyed
    }

    /// Whether both agree; sums of decimals may differ in their last binary digits.
    package var agrees: Bool {
      abs(declared - keyed) <= 1e-9 * max(1, abs(declared), abs(keyed))
    }
  }

  package let questionnaire: String
  package let batch: String
  package let declaredForms: Int
  package let keyedForms: Int
  package let totals: [Total]
  /// Why it was closed although something differs; empty where all agrees.
  package let reason: String

  package init(
    questionnaire: String, batch: String, declaredForms: Int, keyedForms: Int, totals: [Total],
    reason: String
  ) {
    self.questionnaire = questionnaire
    self.batch = batch
    self.declaredForms = declaredForms
    self.keyedForms = keyedForms
    self.totals = totals
    self.reason = reason
  }

  package var agrees: Bool { declaredForms == keyedForms && totals.allSatisfy(\.agrees) }
}

extension BatchClosing: KeyingNote {
  static var kind: EventKind { .batchClosed }
  static var fieldCount: Int { 6 }

  func write(to writer: inout CanonicalWriter) {
    writer.text(questionnaire)
    writer.text(batch)
    writer.integer(declaredForms)
    writer.integer(keyedForms)
    writer.array(totals.count * 3)
    for total in totals {
      writer.text(total.item)
      writer.double(total.declared)
      writer.double(total.keyed)
    }
    writer.text(reason)
  }

  init(from reader: inout CanonicalReader) throws(MalformedPayload) {
    questionnaire = try reader.text()
    batch = try reader.text()
    declaredForms = try reader.integer()
    keyedForms = try reader.integer()
    var totals: [Total] = []
    let count = try reader.array()
    for _ in 0..<(count / 3) {
      totals.append(
        Total(
          item: try reader.text(), declared: try reader.double(), keyed: try reader.double()))
    }
    self.totals = totals
    reason = try reader.text()
  }
}

/// What stands in a pile of paper forms.
package struct KeyedBatch: Sendable {
  package let forms: [KeyedFormRecord]
  /// The forms that are not keyed to their end.
  package let unfinished: [KeyedFormRecord]
  /// The answers of the forms keyed to their end, with what was corrected since.
  package let sheets: [(questionnaire: Questionnaire, sheet: AnswerSheet)]

  /// The sum of the numbers or codes that an item holds in the batch; nil where it has none.
  ///
  /// Non-answers count as nothing.
  package func total(of item: ItemID) -> Double? {
    var sum = 0.0
    var isKnown = false
    for (questionnaire, sheet) in sheets {
      guard let index = questionnaire.index(of: item) else { continue }
      switch questionnaire.items[index].type {
      case .single, .integer, .decimal, .scale, .differential, .consent: isKnown = true
      case .multiple, .ranking, .text, .date, .time, .computed, .assigned, .drawn, .note:
        continue
      }
      if case .number(let number) = sheet.value(of: index) { sum += number }
    }
    return isKnown ? sum : nil
  }
}

extension Study {
  /// The names of the batches of a questionnaire that are closed.
  package func closedBatches(of questionnaire: String) throws(StudyError) -> Set<String> {
    Set(
      try keyingNotes(BatchClosing.self).map(\.note)
        .filter { $0.questionnaire == questionnaire }.map(\.batch))
  }

  /// Reads what was keyed of a batch.
  package func batch(
    _ batch: String, of name: String?
  ) throws(StudyError) -> KeyedBatch {
    let forms = try keyedForms(of: name).filter {
      $0.form.verifies == nil && $0.form.batch == batch
    }
    var unfinished: [KeyedFormRecord] = []
    var sheets: [(questionnaire: Questionnaire, sheet: AnswerSheet)] = []
    for form in forms {
      switch form.interview.status {
      case .completed, .declined:
        let record = try record(of: form.interview)
        sheets.append((record.questionnaire, record.sheet))
      case .inProgress, .stopped: unfinished.append(form)
      case .withdrawn, .verification, .replaced: continue
      }
    }
    return KeyedBatch(forms: forms, unfinished: unfinished, sheets: sheets)
  }

  package func close(_ closing: BatchClosing, actor: String) throws(StudyError) {
    try note(BatchClosing.kind, payload: closing.payload, actor: actor)
  }
}
