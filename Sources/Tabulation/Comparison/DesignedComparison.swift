import Microdata
import QuestionnaireModel
import SurveyStatistics

/// The groups of a sample compared under its design.
struct DesignedComparison {
  let result: ItemComparison

  init(_ request: ComparisonRequest, of sample: Sample) throws(TabulationError) {
    let outcome = try sample.data.column(request.outcome, for: .outcome)
    let other = try sample.data.column(request.design.item, for: .groups)
    try request.checkCategories()
    let scores = try sample.numbers(
      of: outcome.name, as: .outcome, showing: request.categories[outcome.name])
    let side = try sample.answers(
      to: other.name, as: .groups, showing: request.categories[other.name])
    let designed = try sample.designed()
    let held = sample.rows(holding: [scores, side])
    let present = Set(held.rows.compactMap(side.candidate)).sorted()
    guard present.count <= GatheredAnswers.groupLimit else {
      throw .tooManyGroups(
        item: other.name, count: present.count, limit: GatheredAnswers.groupLimit)
    }
    // Rows without an answer or a group lie outside and stay in the design.
    var values = [Double](repeating: 0, count: sample.data.rowCount)
    var groups = [Int32](repeating: -1, count: sample.data.rowCount)
    for row in held.rows {
      guard let group = side.candidate(row).flatMap({ present.firstIndex(of: $0) }) else {
        continue
      }
      values[row] = scores.number(row) ?? 0
      groups[row] = Int32(group)
    }
    let samples = present.indices.compactMap { place in
      let category = side.candidates[present[place]].category
      return ComparedSample(
        of: values, in: groups.map { $0 == place }, designed.design, code: category.code,
        label: category.label)
    }
    var results = ComparisonResults(level: request.level)
    results.compare(
      values, groups: groups, labels: samples.map(\.label), designed,
      tests: ComparisonTestID.designTests.filter { request.tests.wantsOfDesign($0) })
    let empty = side.candidates.indices.filter {
      side.candidates[$0].staysWhenEmpty && !present.contains($0)
    }
    let notes =
      sample.comparisonNotes + request.asAnswered(of: sample.data)
      + scores.remarks(request.outcome, in: sample)
      + (empty.isEmpty ? [] : [.emptyGroupsLeftOut(empty.count)]) + [
        .sample(
          designed.summary(
            degreesOfFreedom: designed.design.degreesOfFreedom(in: groups.map { $0 >= 0 }),
            level: request.level))
      ]
    result = ItemComparison(
      request, outcome: ComparedItem(name: outcome.name, label: outcome.label),
      other: ComparedItem(name: other.name, label: other.label), samples: samples,
      emptyGroups: side.emptyGroups(empty, asked: request.categories[other.name] != nil),
      excluded: held.excluded.exclusions, results: results, notes: notes)
  }
}

extension Sample {
  /// What a comparison under a design says of its rows and weights.
  var comparisonNotes: [ComparisonNote] {
    notes.map(ComparisonNote.data) + (weighting.column.map { [.weight($0)] } ?? [])
  }
}

extension ComparisonSelection {
  /// Whether a test of a sample with a design is wanted: both where nothing is asked for.
  fileprivate func wantsOfDesign(_ id: ComparisonTestID) -> Bool {
    switch self {
    case .default, .all: true
    case .some(let ids): ids.contains(id)
    }
  }
}

extension ComparisonResults {
  fileprivate mutating func compare(
    _ values: [Double], groups: [Int32], labels: [String], _ sample: DesignedSample,
    tests: [ComparisonTestID]
  ) {
    guard labels.count >= 2 else {
      note(.emptyBase)
      return
    }
    if labels.count == 2 { note(.direction(first: labels[0], second: labels[1])) }
    for id in tests {
      attempt(id) { results throws(StatisticsError) in
        switch id {
        case .designMeans: try results.addMeans(values, groups: groups, sample)
        case .designRanks: try results.addRanks(values, groups: groups, sample)
        default: preconditionFailure("test \(id.rawValue) is not one of a design")
        }
      }
    }
  }

  private mutating func addMeans(
    _ values: [Double], groups: [Int32], _ sample: DesignedSample
  ) throws(StatisticsError) {
    do throws(StatisticsError) {
      let test = try DesignMeansTest(
        sample.design, of: values, groups: groups, replicates: sample.replicates)
      addDifference(.meanDifference, test.difference, test.differenceInterval(level: level))
      add(.designMeans, test)
    } catch {
      addWithoutError(
        .meanDifference, DesignMeansTest.difference(sample.design, of: values, groups: groups))
      throw error
    }
  }

  private mutating func addRanks(
    _ values: [Double], groups: [Int32], _ sample: DesignedSample
  ) throws(StatisticsError) {
    do throws(StatisticsError) {
      let test = try DesignRankTest(
        sample.design, of: values, groups: groups, replicates: sample.replicates)
      note(.populationRanks)
      addDifference(.rankDifference, test.difference, test.differenceInterval(level: level))
      add(.designRanks, test)
    } catch {
      let difference = DesignRankTest.difference(sample.design, of: values, groups: groups)
      if difference != nil { note(.populationRanks) }
      addWithoutError(.rankDifference, difference)
      throw error
    }
  }

  private mutating func addWithoutError(_ id: ComparisonEffectID, _ difference: Double?) {
    guard let difference else { return }
    add(id, Estimate(difference), nil)
    noteWithoutError(id)
  }

  /// Adds the first group's number less the second's.
  private mutating func addDifference(
    _ id: ComparisonEffectID, _ difference: Estimate?, _ interval: ConfidenceInterval?
  ) {
    guard let difference else { return }
    add(id, difference, interval)
  }
}
