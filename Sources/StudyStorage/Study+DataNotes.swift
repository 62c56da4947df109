import QuestionnaireModel
import SQLiteSupport

/// What a reader of the data should know of how they were read.
extension Study {
  /// - Parameter unread: versions that are left aside because another one was chosen.
  func notes(
    reading pool: VersionPool, of versions: [StoredQuestionnaire],
    leavingAside unread: [StoredQuestionnaire]
  ) throws -> [String] {
    var notes = pool.newest.isSynthetic ? [Self.noteOnSynthetic] : []
    for version in unread {
      let count = try completedCount(version)
      guard count > 0 else { continue }
      notes.append(
        "\(Self.interviews(count)) of version \(version.questionnaire.version) left out: version "
          + "\(pool.newest.version) was chosen")
    }
    for left in pool.left {
      let count = try completedCount(left.stored)
      guard count > 0 else { continue }
      let version = left.stored.questionnaire.version
      notes.append("\(Self.interviews(count)) of version \(version) left out: \(left.reason)")
    }
    for version in pool.read where !version.added.isEmpty {
      let count = try completedCount(version.stored)
      guard count > 0 else { continue }
      let options = version.added.map { added in
        "\(added.item) \(added.codes.map(String.init).joined(separator: ", "))"
      }
      notes.append(
        "\(Self.interviews(count)) of version \(version.stored.questionnaire.version) counted too, "
          + "which did not have these options yet: \(options.joined(separator: "; "))")
    }
    return try notes + noteOnSeconds(versions) + noteOnUnfinished(versions)
  }

  private static let noteOnSynthetic =
    "SYNTHETIC: these answers were made up by 'percept simulate'; they are nobody's."

  private static func interviews(_ count: Int) -> String {
    count == 1 ? "1 interview" : "\(count) interviews"
  }

  /// How many interviews of a version are completed.
  private func completedCount(_ version: StoredQuestionnaire) throws(SQLiteError) -> Int {
    var outside = try connection.prepare(
      "SELECT count(*) FROM interview WHERE chunk IS NULL AND questionnaire = ? AND status = ?")
    try outside.bind(version.row, InterviewStatus.completed.rawValue)
    return try rowCount(of: [version]) + (try outside.step() ? outside.integer(0) : 0)
  }

  /// Says where one case counts more than once, and where an interview does not for a later one.
  private func noteOnSeconds(_ versions: [StoredQuestionnaire]) throws -> [String] {
    let linked = try linkedInterviews(with: versions)
    let doubled = linked.values.map { held in
      let counted = held.filter { $0.status == .completed }
      return counted.count > 1 && counted.count { !$0.isDecided } > 1 ? counted.count : 0
    }.filter { $0 > 1 }
    let replaced = linked.values.joined().count { $0.status == .replaced }
    var notes: [String] = []
    if !doubled.isEmpty {
      notes.append(
        "CASES COUNTED MORE THAN ONCE: \(doubled.count), with \(doubled.reduce(0, +)) interviews; "
          + "decide on them with 'percept cases STUDY --case N --interview NAME'")
    }
    if replaced > 0 {
      notes.append("\(Self.interviews(replaced)) left out: replaced by later ones of their cases")
    }
    return notes
  }

  private func noteOnUnfinished(
    _ versions: [StoredQuestionnaire]
  ) throws(SQLiteError) -> [String] {
    var count = 0
    var select = try connection.prepare(
      """
      SELECT count(*) FROM interview
      WHERE chunk IS NULL AND questionnaire = ? AND status NOT IN (?, ?, ?)
      """)
    for version in versions {
      try select.bind(
        version.row, InterviewStatus.completed.rawValue, InterviewStatus.verification.rawValue,
        InterviewStatus.replaced.rawValue)
      if try select.step() { count += select.integer(0) }
      select.reset()
    }
    return count == 0 ? [] : ["interviews not completed and left out: \(count)"]
  }
}
