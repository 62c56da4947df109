import QuestionnaireModel
import SQLiteSupport

/// Interviews that later ones of their case stand for.
extension Study {
  /// For each interview that is to be replaced, by its identity, the rows of those that replace it.
  func replacements() throws -> [[UInt8]: [Int]] {
    var select = try connection.prepare(
      "SELECT payload, interview FROM event WHERE kind = ? AND kind >= 30 ORDER BY sequence")
    try select.bind(EventKind.caseOfInterview.rawValue)
    var found: [[UInt8]: [Int]] = [:]
    while try select.step() {
      guard !select.isNull(0), !select.isNull(1),
        case .interview(_, .replaces(let identity)?) = try CasePayload(
          select.bytes(0), kind: .caseOfInterview)
      else { continue }
      found[identity, default: []].append(select.integer(1))
    }
    return found
  }

  /// The status that the log gives an interview; nil where its events cannot be read.
  ///
  /// It is replaced once an interview that stands for it is completed, and stays so when that one is
  /// withdrawn: what a respondent said before must not come back.
  func settledStatus(
    ofRow row: Int, identity: [UInt8], _ version: StoredQuestionnaire,
    replacedBy replacements: [[UInt8]: [Int]]
  ) throws -> InterviewStatus? {
    guard let own = status(ofRow: row, version) else { return nil }
    if own == .withdrawn || own == .verification { return own }
    for later in replacements[identity] ?? [] where later != row {
      guard let version = try questionnaire(ofRow: later) else { continue }
      switch status(ofRow: later, version) {
      case .completed?, .withdrawn?: return .replaced
      case .inProgress?, .declined?, .stopped?, .verification?, .replaced?, nil: continue
      }
    }
    return own
  }

  /// Settles what stands for an interview, and what it stands for, after its own status changed.
  ///
  /// The caller holds the transaction.
  func settle(_ row: Int, identity: [UInt8], _ version: StoredQuestionnaire) throws {
    let replacements = try replacements()
    guard !replacements.isEmpty else { return }
    // Somebody may still have had it open when another one took its place.
    if replacements[identity] != nil,
      try settledStatus(ofRow: row, identity: identity, version, replacedBy: replacements)
        == .replaced
    {
      try setStatus(.replaced, ofRow: row)
    }
    try settleReplaced(by: row)
  }

  /// Settles anew the interviews that one stands for, after its own status changed.
  ///
  /// The caller holds the transaction.
  func settleReplaced(by row: Int) throws {
    let replacements = try replacements()
    for (identity, later) in replacements.sorted(by: { $0.value[0] < $1.value[0] })
    where later.contains(row) {
      var find = try connection.prepare("SELECT id, status FROM interview WHERE identity = ?")
      try find.bind(identity)
      guard try find.step() else { continue }
      let (earlier, listed) = (find.integer(0), find.integer(1))
      find.reset()
      guard let version = try questionnaire(ofRow: earlier),
        let status = try settledStatus(
          ofRow: earlier, identity: identity, version, replacedBy: replacements),
        status.rawValue != listed
      else { continue }
      try setStatus(status, ofRow: earlier)
      try renewColumns(ofRow: earlier, version)
    }
  }

  private func questionnaire(ofRow row: Int) throws -> StoredQuestionnaire? {
    var select = try connection.prepare("SELECT questionnaire FROM interview WHERE id = ?")
    try select.bind(row)
    guard try select.step() else { return nil }
    let version = select.integer(0)
    return try questionnaires().first { $0.row == version }
  }
}
