import Interviewing
import QuestionnaireModel

extension RehearsalResult {
  /// Lists what was never reached, and holds the interviews again to tell why.
  mutating func explainGaps(by rehearsal: Rehearsal) {
    let unasked = items.indices.filter {
      items[$0].asked == 0 && items[$0].came > 0 && !questionnaire.items[$0].isDerived
    }
    let parts = unasked.isEmpty ? [:] : PartWatch(unasked, of: rehearsal).counts
    for item in items.indices { gaps += gaps(of: item, parts[item] ?? []) }
  }

  private func gaps(of item: Int, _ parts: [Int]) -> [Gap] {
    // Nobody is asked for what is computed or drawn.
    guard !questionnaire.items[item].isDerived else { return [] }
    let coverage = items[item]
    guard coverage.asked > 0 else {
      return [.itemNeverAsked(item: item, why: reason(item, parts))]
    }
    var found: [Gap] = []
    if coverage.stuck > 0 {
      found.append(.noAcceptableAnswer(item: item, respondents: coverage.stuck))
    }
    found += coverage.options.filter { $0.count == 0 }.map {
      .optionNeverChosen(item: item, code: $0.code, asked: coverage.asked)
    }
    if questionnaire.items[item].when != nil, coverage.came == coverage.asked {
      found.append(.itemNeverSkipped(item: item, asked: coverage.asked))
    }
    return found
  }

  private func reason(_ item: Int, _ counts: [Int]) -> Gap.Reason {
    let came = items[item].came
    guard came > 0, let condition = questionnaire.items[item].when else { return .nobodyCameSoFar }
    let parts = zip(condition.conjuncts, counts).map { Gap.PartCount(condition: $0, count: $1) }
    let never = parts.filter { $0.count == 0 }.map(\.condition)
    return never.isEmpty ? .neverTogether(parts, of: came) : .neverTrue(never, of: came)
  }
}

/// Counts, in interviews held again, how often the parts of some items' conditions were true.
private struct PartWatch {
  private(set) var counts: [Int: [Int]] = [:]

  init(_ watched: [Int], of rehearsal: Rehearsal) {
    let questionnaire = rehearsal.questionnaire
    let conditions = watched.map { questionnaire.items[$0].when?.conjuncts ?? [] }
    var found = conditions.map { [Int](repeating: 0, count: $0.count) }
    rehearsal.hold { held in
      let end = held.lastItem ?? questionnaire.items.count
      let sheet = held.interview.sheet
      for (place, item) in watched.enumerated() where item <= end {
        guard questionnaire.declinedConsent(before: item, given: sheet) == nil else { break }
        for (part, condition) in conditions[place].enumerated()
        where condition.truth(in: sheet) == .yes {
          found[place][part] += 1
        }
      }
    }
    for (place, item) in watched.enumerated() { counts[item] = found[place] }
  }
}
