package import Interviewing
package import StudyStorage

/// What the study must hold of its interviews: what was acknowledged, and at most one event more.
package struct ExpectedLog: Sendable {
  /// The acknowledged events of each interview, by its name.
  package var acknowledged: [String: [InterviewEvent]] = [:]
  /// The event that was typed last and not acknowledged, which the study may hold or not.
  package var pending: (interview: String?, event: InterviewEvent)?

  package init() {}

  /// What is wrong with a study; never with an answer in it.
  ///
  /// - Returns: the faults, and the name of an interview that is not among those acknowledged.
  package func compare(
    with study: borrowing Study
  ) throws(StudyError) -> (faults: [String], begun: String?) {
    var faults: [String] = []
    for (name, events) in acknowledged.sorted(by: { $0.key < $1.key }) {
      do throws(StudyError) {
        let stored = try study.events(of: try study.interview(named: name))
        let more = pending?.interview == name ? pending?.event : nil
        faults += Self.faults(of: stored, acknowledged: events, pending: more, name)
      } catch .unknownInterview {
        faults.append("interview \(name) is lost")
      }
    }
    let others = try study.unfinishedInterviews(of: nil).filter { acknowledged[$0.name] == nil }
    if others.count > 1 || (!others.isEmpty && (pending == nil || pending?.interview != nil)) {
      faults.append("there is an interview that nobody began")
    }
    if let begun = others.first, let pending, pending.interview == nil,
      try study.events(of: begun) != [pending.event]
    {
      faults.append("interview \(begun.name) does not begin with its start")
    }
    return (faults, others.first?.name)
  }

  private static func faults(
    of stored: [InterviewEvent], acknowledged: [InterviewEvent], pending: InterviewEvent?,
    _ name: String
  ) -> [String] {
    if stored == acknowledged { return [] }
    if let pending, stored == acknowledged + [pending] { return [] }
    let common = zip(stored, acknowledged).prefix { $0 == $1 }.count
    if common < acknowledged.count {
      return [
        "interview \(name): acknowledged event \(common + 1) of \(acknowledged.count) is"
          + (common == stored.count ? " lost" : " another")
      ]
    }
    return ["interview \(name) holds \(stored.count - common) events that nobody typed"]
  }
}

/// What the audit of a study says; nil where it is whole.
package func auditFault(of study: borrowing Study) throws(StudyError) -> String? {
  let report = try study.audit()
  return report.isClean ? nil : report.findings.map(\.description).joined(separator: "; ")
}
