import StudyStorage
import SurveyStatistics

/// How far the sample has come, in whole and in parts.
struct SampleProgress {
  private let data: FieldworkData
  private let options: FieldworkStatus.Options
  /// Each case with what it counts as.
  private let outcomes: [(unit: StudyCase, category: OutcomeCategory, completed: Int)]
  /// The completed interviews that belong to no case, by who made them.
  private let unlinked: [String]

  init(_ data: FieldworkData, _ options: FieldworkStatus.Options) {
    self.data = data
    self.options = options
    let results = data.results
    outcomes = data.cases.map { unit in
      let made = unit.interviews.compactMap { results[$0] }
      let disposition = CaseOutcome.disposition(
        of: unit.kind, attempts: unit.attempts.map(\.code), interview: made.max(by: isWeaker))
      return (unit, disposition.category(in: options.edition), made.count { $0 == .completed })
    }
    let linked = Set(data.cases.flatMap(\.interviews))
    unlinked = data.completed.filter { !linked.contains($0.name) }.map(\.actor)
  }

  var overall: Progress {
    var all = Progress("all")
    for outcome in outcomes { all.count(outcome) }
    all.completed += unlinked.count
    return all
  }

  var notes: [String] {
    if data.cases.isEmpty {
      return ["the study has no cases, so there are no outcome rates"]
    }
    return unlinked.isEmpty
      ? [] : ["completed interviews that belong to no case, and to no rate: \(unlinked.count)"]
  }

  /// The parts of the sample; small ones together, unless the parts are interviewers.
  func groups(by dimension: String) throws(FieldworkError) -> [Progress] {
    let isStaff = dimension == FieldworkStatus.interviewerDimension
    let known = strata
    guard isStaff || known.contains(dimension) else {
      throw .unknownDimension(
        dimension, known: [FieldworkStatus.interviewerDimension] + known)
    }
    var groups: [String: Progress] = [:]
    for outcome in outcomes {
      let name =
        isStaff
        ? outcome.unit.interviewer ?? "(unassigned)"
        : outcome.unit.stratum(named: dimension) ?? "(none)"
      groups[name, default: Progress(name)].count(outcome)
    }
    if isStaff {
      for actor in unlinked { groups[actor.named, default: Progress(actor.named)].completed += 1 }
    }
    let sorted = groups.values.sorted { $0.name < $1.name }
    return isStaff ? sorted : pooled(sorted)
  }

  /// The names of what cases are divided by, in the order of their list.
  private var strata: [String] {
    var names: [String] = []
    for unit in data.cases {
      for stratum in unit.strata where !names.contains(stratum.name) { names.append(stratum.name) }
    }
    return names
  }

  /// Puts parts with few cases together, and with them the next smallest where they are still few:
  /// what is left out of a table must not follow from its total.
  private func pooled(_ groups: [Progress]) -> [Progress] {
    var small = groups.filter { $0.cases < options.smallestGroup }
    guard !small.isEmpty else { return groups }
    var shown = groups.filter { $0.cases >= options.smallestGroup }
    while small.reduce(0, { $0 + $1.cases }) < options.smallestGroup || small.count < 2,
      let next = shown.min(by: { $0.cases < $1.cases })
    {
      shown.removeAll { $0.name == next.name }
      small.append(next)
    }
    var pool = Progress("(smaller groups)")
    for group in small { pool.add(group) }
    return shown + [pool]
  }
}

extension Progress {
  fileprivate mutating func count(
    _ outcome: (unit: StudyCase, category: OutcomeCategory, completed: Int)
  ) {
    cases += 1
    attempts += outcome.unit.attempts.count
    completed += outcome.completed
    counts[outcome.category] += 1
  }
}

extension String {
  /// An interviewer's name for readers.
  var named: String { isEmpty ? "(unnamed)" : self }
}

/// Whether one interview says less of a case than another.
private func isWeaker(_ first: InterviewResult, _ second: InterviewResult) -> Bool {
  func rank(_ result: InterviewResult) -> Double {
    switch result {
    case .completed: 5
    case .brokenOff(let answered): 3 + answered
    case .withdrawn: 2.5
    case .declined: 2
    case .open: 1
    }
  }
  return rank(first) < rank(second)
}
