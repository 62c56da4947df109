import Interviewing
import QuestionnaireModel

/// What was found when the two keyings of a form were brought together; it holds no answer.
package struct VerifiedForm: Hashable, Sendable {
  /// Which of two keyings that differ the paper bears out.
  package enum Judgment: Int, CaseIterable, Hashable, Sendable {
    case first = 1
    case second = 2
    case neither = 3
  }

  package struct Difference: Hashable, Sendable {
    package let item: Int
    package let judgment: Judgment

    package init(item: Int, judgment: Judgment) {
      self.item = item
      self.judgment = judgment
    }
  }

  /// What tells the questionnaire's version, whose items are meant by their indices.
  let questionnaire: [UInt8]
  /// What tells the interview that was keyed in first.
  let interview: String
  /// The number of the form.
  package let number: String
  package let batch: String
  package let firstKeyer: String
  package let secondKeyer: String
  package let isDependent: Bool
  /// The items that both keyings hold, by their indices.
  package let compared: [Int]
  package let differences: [Difference]

  package init(
    _ keying: DoubleKeying, secondKeyer: String, isDependent: Bool, compared: [Int],
    differences: [Difference]
  ) {
    questionnaire = keying.first.interview.questionnaire.digest
    interview = keying.first.interview.identityText
    number = keying.first.form.number
    batch = keying.first.form.batch
    firstKeyer = keying.first.keyer
    self.secondKeyer = secondKeyer
    self.isDependent = isDependent
    self.compared = compared
    self.differences = differences
  }
}

extension VerifiedForm: KeyingNote {
  static var kind: EventKind { .verified }
  static var fieldCount: Int { 9 }

  func write(to writer: inout CanonicalWriter) {
    writer.blob(questionnaire)
    writer.text(interview)
    writer.text(number)
    writer.text(batch)
    writer.text(firstKeyer)
    writer.text(secondKeyer)
    writer.integer(isDependent ? 1 : 0)
    writer.array(compared.count)
    for item in compared { writer.integer(item) }
    writer.array(differences.count * 2)
    for difference in differences {
      writer.integer(difference.item)
      writer.integer(difference.judgment.rawValue)
    }
  }

  init(from reader: inout CanonicalReader) throws(MalformedPayload) {
    questionnaire = try reader.blob(count: 32)
    interview = try reader.text()
    number = try reader.text()
    batch = try reader.text()
    firstKeyer = try reader.text()
    secondKeyer = try reader.text()
    isDependent = try reader.integer() == 1
    var compared: [Int] = []
    for _ in 0..<(try reader.array()) { compared.append(try reader.integer()) }
    self.compared = compared
    var differences: [Difference] = []
    let count = try reader.array()
    for _ in 0..<(count / 2) {
      let item = try reader.integer()
      guard let judgment = Judgment(rawValue: try reader.integer()) else {
        throw MalformedPayload(offset: reader.offset)
      }
      differences.append(Difference(item: item, judgment: judgment))
    }
    self.differences = differences
  }
}

extension Study {
  /// Stores that the keyings of a form were brought together.
  package func note(
    _ verified: VerifiedForm, on keying: DoubleKeying, actor: String
  ) throws(StudyError) {
    try note(VerifiedForm.kind, payload: verified.payload, on: keying.first.interview, actor: actor)
  }

  /// Every form of a questionnaire version of which the keyings were brought together.
  package func verifiedForms(
    of versions: [StoredQuestionnaire]
  ) throws(StudyError) -> [(questionnaire: StoredQuestionnaire, form: VerifiedForm)] {
    try keyingNotes(VerifiedForm.self).compactMap { noted in
      versions.first { $0.digest == noted.note.questionnaire }.map { ($0, noted.note) }
    }
  }

  /// The forms whose two keyings are complete and not yet brought together.
  package func openKeyings(of name: String?) throws(StudyError) -> [DoubleKeying] {
    let done = Set(try keyingNotes(VerifiedForm.self).map(\.note.interview))
    var open: [DoubleKeying] = []
    for keying in try doubleKeyings(of: name)
    where !done.contains(keying.first.interview.identityText) {
      guard let second = keying.second, try self.keying(second).hasEnded else { continue }
      open.append(keying)
    }
    return open
  }
}

extension Interview {
  /// Whether the form was keyed to its end.
  package var hasEnded: Bool { outcome == .completed || outcome == .declined }
}
