import Microdata
import SurveyStatistics

/// The answers that a comparison is about, gathered from a data set.
struct GatheredAnswers {
  let outcome: ComparedItem
  let other: ComparedItem
  /// Those with answers, in order.
  let samples: [ComparedSample]
  /// Groups asked for by name that nobody is in.
  let emptyGroups: [EmptyGroup]
  /// Whether the groups have an order of their own.
  let groupsAreOrdered: Bool
  let excluded: [Exclusion]
  let notes: [ComparisonNote]

  /// The most groups that are compared.
  static let groupLimit = 50

  init(_ request: ComparisonRequest, of sample: Sample) throws(TabulationError) {
    let isPaired = if case .pairs = request.design { true } else { false }
    let outcomeColumn = try sample.data.column(request.outcome, for: .outcome)
    let otherColumn = try sample.data.column(
      request.design.item, for: isPaired ? .pairs : .groups)
    try request.checkCategories()
    let scores = try sample.numbers(
      of: request.outcome, as: .outcome, showing: request.categories[request.outcome])
    var notes = sample.notes.map(ComparisonNote.data) + request.asAnswered(of: sample.data)
    if let frequency = sample.weighting.column { notes.append(.data(.frequencyWeight(frequency))) }
    notes += scores.remarks(request.outcome, in: sample)
    outcome = ComparedItem(name: outcomeColumn.name, label: outcomeColumn.label)
    other = ComparedItem(name: otherColumn.name, label: otherColumn.label)
    let categories = request.categories[otherColumn.name]
    let held: (rows: [Int], excluded: ExclusionTally)
    if isPaired {
      let pair = try sample.numbers(of: otherColumn.name, as: .pairs, showing: categories)
      notes += pair.remarks(otherColumn.name, in: sample)
      held = sample.rows(holding: [scores, pair])
      let respondents = try sample.respondents(held.rows)
      samples = zip([outcomeColumn, otherColumn], [scores, pair]).compactMap { column, answers in
        Self.sample(
          code: column.name, label: column.label, respondents.compactMap(answers.number))
      }
      emptyGroups = []
      groupsAreOrdered = false
    } else {
      let groups = try sample.answers(to: otherColumn.name, as: .groups, showing: categories)
      held = sample.rows(holding: [scores, groups])
      var answers = [[Double]](repeating: [], count: groups.candidates.count)
      for row in try sample.respondents(held.rows) {
        guard let group = groups.candidate(row), let score = scores.number(row) else { continue }
        answers[group].append(score)
      }
      samples = zip(groups.candidates, answers).compactMap { candidate, values in
        Self.sample(code: candidate.category.code, label: candidate.category.label, values)
      }
      guard samples.count <= Self.groupLimit else {
        throw .tooManyGroups(
          item: otherColumn.name, count: samples.count, limit: Self.groupLimit)
      }
      groupsAreOrdered = groups.isOrdered
      let empty = groups.candidates.indices.filter {
        groups.candidates[$0].staysWhenEmpty && answers[$0].isEmpty
      }
      emptyGroups = groups.emptyGroups(empty, asked: categories != nil)
      if !empty.isEmpty { notes.append(.emptyGroupsLeftOut(empty.count)) }
    }
    excluded = held.excluded.exclusions
    self.notes = notes
  }

  private static func sample(code: String, label: String, _ values: [Double]) -> ComparedSample? {
    // It fails for no values alone, which are no sample.
    guard let summary = try? SampleSummary(values) else { return nil }
    return ComparedSample(code: code, label: label, values: values, summary: summary)
  }
}

extension CodedAnswers {
  /// Groups that nobody is in, where they were asked for by name.
  func emptyGroups(_ places: [Int], asked: Bool) -> [EmptyGroup] {
    guard asked else { return [] }
    return places.map { place in
      let category = candidates[place].category
      return EmptyGroup(code: category.code, label: category.label, place: place)
    }
  }
}
