import Microdata
import SurveyStatistics

extension ItemComparison {
  /// Compares an outcome as asked, without what would tell of few respondents.
  ///
  /// The table of the two items is judged as `crosstab` would publish it. A group goes without its
  /// size where the table does, and without its numbers where it has a count that is held back; tests
  /// and sizes of effects go wherever any of them do.
  /// - Throws: where the request does not fit the data, or the table cannot be protected.
  package init(
    _ request: ComparisonRequest, of sample: Sample, under groups: SmallGroups
  ) throws {
    let whole = try ItemComparison(request, of: sample)
    guard groups.protects(request.items, of: sample) else {
      self = whole
      return
    }
    if let reason = groups.shownBecause {
      self.init(whole, notes: whole.notes + [.heldBack(.shown(reason))])
      return
    }
    let answers = try JudgedAnswers(request, of: sample, under: groups)
    switch request.design {
    case .groups: self = whole.withoutSmallGroups(answers)
    case .pairs: self = whole.withoutSmallPairs(answers)
    }
  }

  private init(
    _ whole: ItemComparison, samples: [ComparedSample]? = nil, size: Int?? = nil,
    excluded: [PublishedExclusion]? = nil, holdsResultsBack: Bool = false,
    pairwise: [PairwiseResult]? = nil, notes: [ComparisonNote]
  ) {
    outcome = whole.outcome
    other = whole.other
    design = whole.design
    level = whole.level
    self.samples = samples ?? whole.samples
    self.size = size ?? whole.size
    self.excluded = excluded ?? whole.excluded
    // That nobody is in a group is a count too.
    emptyGroups = holdsResultsBack ? [] : whole.emptyGroups
    effects = holdsResultsBack ? [] : whole.effects
    tests = holdsResultsBack ? [] : whole.tests
    self.pairwise = pairwise ?? whole.pairwise
    self.notes = notes
  }

  // MARK: - Groups

  private func withoutSmallGroups(_ answers: JudgedAnswers) -> ItemComparison {
    let judged = answers.table
    var published: [ComparedSample] = []
    // For each group of the comparison its place among those published, where its numbers are.
    var places: [String: Int] = [:]
    var told = Set<String>()
    for (place, category) in judged.columns.enumerated() {
      let own = samples.first { $0.code == category.code }
      let isEmpty = own == nil && judged.base(place) == 0 && !judged.hasGap(place)
      guard !isEmpty else { continue }
      told.insert(category.code)
      let isOpen =
        own.map { judged.base(place) == $0.size && answers.tells($0, in: place) } ?? false
      if let own, isOpen {
        places[own.code] = published.count
        published.append(own)
      } else {
        published.append(
          ComparedSample(
            heldBack: category,
            size: judged.base(place) == (own?.size ?? 0) ? judged.base(place) : nil))
      }
    }
    for own in samples where !told.contains(own.code) {
      published.append(
        ComparedSample(
          heldBack: TableCategory(code: own.code, label: own.label), size: nil))
    }
    let isOpen = published.allSatisfy { !$0.isHeldBack }
    let pairs = pairwise.compactMap { pair -> PairwiseResult? in
      guard isOpen || pair.id.needsTwoGroupsAlone,
        let first = places[samples[pair.first].code], let second = places[samples[pair.second].code]
      else { return nil }
      return pair.between(first, second)
    }
    return ItemComparison(
      self, samples: published, size: .some(judged.total == size ? size : nil),
      excluded: judged.published(excluded), holdsResultsBack: !isOpen, pairwise: pairs,
      notes: publishedNotes(
        answers, areResultsOpen: isOpen, kept: pairs,
        remedy: "join categories, or name those to compare with --categories"))
  }

  // MARK: - Pairs

  private func withoutSmallPairs(_ answers: JudgedAnswers) -> ItemComparison {
    let judged = answers.table
    let isCounted = judged.total == size && samples.count == 2
    let areOpen = [
      isCounted && !judged.hasGapsInMargin,
      isCounted && judged.columns.indices.allSatisfy { judged.base($0) != nil },
    ]
    let published = zip(samples, areOpen).enumerated().map { place, pair -> ComparedSample in
      let (sample, isOpen) = pair
      guard isOpen, !answers.areMeasured || answers.tells(sample, in: place) else {
        return ComparedSample(
          heldBack: TableCategory(code: sample.code, label: sample.label),
          size: isCounted ? sample.size : nil)
      }
      return sample
    }
    let isOpen =
      !judged.hasGaps && published.allSatisfy { !$0.isHeldBack } && answers.tellsChanges
    return ItemComparison(
      self, samples: published, size: .some(isCounted ? size : nil),
      excluded: judged.published(excluded), holdsResultsBack: !isOpen, pairwise: [],
      notes: publishedNotes(
        answers, areResultsOpen: isOpen, kept: [],
        remedy: "join categories in an item of fewer, and compare that"))
  }

  // MARK: - Notes

  private func publishedNotes(
    _ answers: JudgedAnswers, areResultsOpen: Bool, kept: [PairwiseResult], remedy: String
  ) -> [ComparisonNote] {
    let judged = answers.table
    var published = notes.compactMap { note -> ComparisonNote? in
      if case .data(.filter(let text, _, _, _)) = note, judged.holdsFilterBack {
        return .data(.filterHeldBack(text))
      }
      if case .suspectCodes(let item, let codes) = note {
        return !judged.holdsAnythingBack && answers.tellsCodes(codes, item) ? note : nil
      }
      return areResultsOpen || !note.concernsResults(besides: kept) ? note : nil
    }
    let isWhole =
      areResultsOpen && !judged.holdsFilterBack && judged.total == size
      && judged.published(excluded) == excluded
    if !isWhole { published.append(.heldBack(.numbers)) }
    if !areResultsOpen {
      published.append(.heldBack(.results("Tests and sizes of effects", remedy: remedy)))
    }
    return published
  }
}

extension ComparisonRequest {
  /// The items that it is about.
  package var items: [String] { [outcome, design.item] }
}

extension ComparisonNote {
  /// Whether it speaks of tests and sizes of effects other than some.
  fileprivate func concernsResults(besides kept: [PairwiseResult]) -> Bool {
    switch self {
    case .data, .placesAsNumbers, .asAnswered, .suspectCodes, .weight, .sample, .heldBack: false
    case .adjustedPairs(let id): !kept.contains { $0.id == id }
    case .emptyGroupsLeftOut, .emptyBase, .populationRanks, .direction, .brunnerMunzelSign,
      .equalVariances, .ties, .exactRanks, .normalRanks, .ranksBeyondSteps, .zeroDifferencesDropped,
      .jonckheereOrder, .tooManyPairs, .intervalBesideEstimate, .withoutError, .notComputed,
      .notSuited, .notBinary,
      .mcnemarChanges:
      true
    }
  }
}

extension ComparisonTestID {
  /// Whether what it says of two groups is computed from them alone.
  fileprivate var needsTwoGroupsAlone: Bool { self == .gamesHowell }
}

extension PairwiseResult {
  fileprivate func between(_ first: Int, _ second: Int) -> PairwiseResult {
    PairwiseResult(
      id: id, first: first, second: second, difference: difference, standardError: standardError,
      confidenceInterval: confidenceInterval, statistic: statistic,
      degreesOfFreedom: degreesOfFreedom, p: p)
  }
}

/// The answers that a comparison is made of, and the table of them as it would be published.
private struct JudgedAnswers {
  let table: JudgedTable
  /// Whether the answers are so many different numbers that no mean tells how often one was given.
  let areMeasured: Bool
  /// Of measured answers those of each group by its code, or of the outcome and of its pair.
  private let values: [String: [Double]]
  /// Whether how many changed, and which way, may be told.
  let tellsChanges: Bool
  private let tells: @Sendable ([Double]) -> Bool
  /// Whether it may be told that somebody gave some numbers to an item.
  let tellsCodes: @Sendable ([Double], String) -> Bool

  init(
    _ request: ComparisonRequest, of sample: Sample, under groups: SmallGroups
  ) throws {
    let columns = [
      try sample.data.column(request.outcome, for: .outcome),
      try sample.data.column(request.design.item, for: .groups),
    ]
    let isPaired = if case .pairs = request.design { true } else { false }
    let measured = try request.items.prefix(isPaired ? 2 : 1).map { item in
      try sample.numbers(of: item, as: .outcome, showing: request.categories[item])
    }
    let distinct = measured.map { answers in
      Set(answers.rows.indices.compactMap { sample.weighs($0) ? answers.number($0) : nil }).count
    }
    areMeasured = zip(columns, distinct).allSatisfy {
      $0.measurement == .numeric && $1 > SmallGroups.fewNumbers
    }
    let items = request.items
    tellsCodes = { groups.tells($0, of: $1, among: items, in: sample) }
    tells = { !groups.tellsOfFew($0, of: items, in: sample) }
    let side =
      isPaired
      ? nil
      : try sample.answers(
        to: request.design.item, as: .groups, showing: request.categories[request.design.item])
    let categories = side?.candidates.count ?? distinct[1]
    if !areMeasured || distinct[0] * categories <= SmallGroups.mostCells {
      table = try groups.judged(
        CrossedItems(
          rows: request.outcome, columns: request.design.item, categories: request.categories),
        of: sample)
    } else {
      // So many numbers are counted together: those who gave one.
      let answered = measured[0].rows.indices.map { row -> CodedAnswers.Fate in
        for answers in measured {
          if let reason = answers.gap(row) { return .excluded(reason) }
        }
        return .shown(0)
      }
      table = try groups.judged(
        JudgedAxis(request.outcome, answered),
        by: side.map { side in
          JudgedAxis(
            request.design.item, answered.indices.map { side.fate(row: $0) },
            categories: side.candidates.map(\.category))
        } ?? .everyone, of: items, in: sample)
    }
    guard areMeasured else {
      (values, tellsChanges) = ([:], true)
      return
    }
    var found: [String: [Double]] = [:]
    var changes = [0, 0, 0]
    for row in 0..<sample.data.rowCount where sample.weighs(row) {
      guard let score = measured[0].number(row) else { continue }
      if let side {
        guard let group = side.candidate(row) else { continue }
        found[side.candidates[group].category.code, default: []].append(score)
      } else if let other = measured[1].number(row) {
        found[columns[0].name, default: []].append(score)
        found[columns[1].name, default: []].append(other)
        changes[score < other ? 0 : score == other ? 1 : 2] += 1
      }
    }
    values = found
    let least = groups.threshold(of: items, in: sample)
    tellsChanges = !isPaired || changes.allSatisfy { $0 >= least }
  }

  /// Whether the mean, deviation and median of a group may be told, of those of a column or an item.
  func tells(_ sample: ComparedSample, in column: Int) -> Bool {
    guard areMeasured else { return !table.hasGap(column) }
    return values[sample.code].map(tells) ?? false
  }
}
