import StudyStorage
import SurveyStatistics

/// How far the sample has come, in whole and in parts.
struct SampleProgress {
  private let data: FieldworkData
  private let options: FieldworkStatus.Options
  private let outcomes: [CaseStanding]
  /// The completed interviews that belong to no case, by who made them.
  private let unlinked: [String]

  init(_ data: FieldworkData, _ options: FieldworkStatus.Options) {
    self.data = data
    self.options = options
    let results = data.results
    outcomes = data.cases.map { CaseStanding($0, results) }
    let linked = Set(data.cases.flatMap(\.interviews))
    unlinked = data.completed.filter { !linked.contains($0.name) }.map(\.actor)
  }

  var overall: Progress {
    var all = Progress("all")
    for outcome in outcomes { all.count(outcome, options.edition) }
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
      groups[name, default: Progress(name)].count(outcome, options.edition)
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
  fileprivate mutating func count(_ standing: CaseStanding, _ edition: OutcomeEdition) {
    cases += 1
    attempts += standing.unit.attempts.count
    completed += standing.completed
    counts[standing.disposition.category(in: edition)] += 1
  }
}

extension String {
  /// An interviewer's name for readers.
  var named: String { isEmpty ? "(unnamed)" : self }
}
