import Microdata
import SurveyStatistics

extension SampleWeighting {
  /// Weights a sample, without telling of few respondents in its margins.
  ///
  /// Each margin is judged as `crosstab` would publish it. Where a count is held back, so are the
  /// range, factors and effect of the weights: with the population's shares they tell it.
  /// - Throws: where the request does not fit the data, or the table cannot be protected.
  package init(
    _ request: WeightingRequest, of sample: Sample, under groups: SmallGroups
  ) throws {
    let items = request.margins.map(\.item)
    let isProtected = groups.protects(items, of: sample)
    let whole: SampleWeighting
    do throws(TabulationError) {
      whole = try SampleWeighting(request, of: sample)
    } catch {
      // That nobody is in a category is a count too.
      guard isProtected, groups.shownBecause == nil, case .weighting(.emptyCategory) = error
      else { throw error }
      throw TabulationError.tellsOfFew(
        "a category of the margins", remedy: "join categories, as 1|2 in the file of margins")
    }
    guard isProtected else {
      self = whole
      return
    }
    if let reason = groups.shownBecause {
      self.init(whole, notes: whole.notes + [.heldBack(.shown(reason))])
      return
    }
    let known = try MarginSides(
      request.margins, of: sample.data, selection: sample.selection)
    var isComplete = [Bool](repeating: false, count: sample.data.rowCount)
    for place in 0..<whole.rows.count { isComplete[whole.rows[place]] = true }
    // Who has an answer to every item; the others are left out of each margin.
    let reasons = isComplete.indices.map { row -> ExclusionReason? in
      guard !isComplete[row] else { return nil }
      for margin in known.margins {
        if case .excluded(let reason) = margin.fate(row: row) { return reason }
      }
      return .weight
    }
    let judged = try known.margins.map { margin in
      try groups.judged(
        JudgedAxis(
          margin,
          reasons.indices.map { row in
            reasons[row].map(CodedAnswers.Fate.excluded) ?? margin.fate(row: row)
          }, of: sample), of: items, in: sample.unweighted)
    }
    let isTold = judged.allSatisfy { $0.total == whole.respondents }
    let margins = zip(whole.margins, judged).map { $0.withoutSmallGroups($1, isTold: isTold) }
    let isOpen = margins.allSatisfy { margin in
      margin.rows.allSatisfy { $0.respondents != nil && $0.before != nil }
    }
    let excluded = judged.reduce(whole.excluded) { $1.published($0) }
    let holdsFilterBack = judged.contains(where: \.holdsFilterBack)
    var notes = whole.notes.compactMap { note -> WeightingNote? in
      switch note {
      case .data(.filter(let text, _, _, _)) where holdsFilterBack: .data(.filterHeldBack(text))
      case .negative: isOpen ? note : nil
      case .data, .start, .heldBack: note
      }
    }
    if !isOpen || !isTold || excluded != whole.excluded || holdsFilterBack {
      notes.append(.heldBack(.numbers))
    }
    if !isOpen {
      notes.append(
        .heldBack(
          .results(
            "The range, factors and design effect of the weights",
            remedy: "join categories, as 1|2 in the file of margins")))
    }
    self.init(
      whole, margins: margins, respondents: .some(isTold ? whole.respondents : nil),
      excluded: excluded, holdsSpreadBack: !isOpen, notes: notes)
  }

  private init(
    _ whole: SampleWeighting, margins: [WeightedMargin]? = nil, respondents: Int?? = nil,
    excluded: [PublishedExclusion]? = nil, holdsSpreadBack: Bool = false, notes: [WeightingNote]
  ) {
    self.margins = margins ?? whole.margins
    start = whole.start
    method = whole.method
    trimming = whole.trimming
    rowCount = whole.rowCount
    rows = whole.rows
    fitted = whole.fitted
    self.excluded = excluded ?? whole.excluded
    self.notes = notes
    self.respondents = respondents ?? whole.respondents
    self.holdsSpreadBack = holdsSpreadBack
  }
}

extension WeightedMargin {
  fileprivate func withoutSmallGroups(_ judged: JudgedTable, isTold: Bool) -> WeightedMargin {
    WeightedMargin(
      item: item, label: label,
      rows: rows.map { row in
        let place = judged.row(row.category.code)
        let isCountHeld = place.map(judged.holdsCountBack) ?? (row.respondents != 0)
        let isShareHeld = !isTold || (place.map(judged.holdsShareBack) ?? isCountHeld)
        return Row(
          category: row.category, respondents: isCountHeld ? nil : row.respondents,
          target: row.target, before: isShareHeld ? nil : row.before, after: row.after)
      }, sources: sources)
  }
}
