import Microdata
import SurveyStatistics

extension ShareComparison {
  /// Compares the answers with known shares, without what would tell of few respondents.
  ///
  /// The table of the categories is judged as `crosstab` would publish it; the test goes where any of
  /// its counts do.
  /// - Throws: where the request does not fit the data, or the table cannot be protected.
  package init(_ request: ShareRequest, of sample: Sample, under groups: SmallGroups) throws {
    let whole = try ShareComparison(request, of: sample)
    guard groups.protects([request.margin.item], of: sample) else {
      self = whole
      return
    }
    if let reason = groups.shownBecause {
      self.init(whole, notes: whole.notes + [.heldBack(.shown(reason))])
      return
    }
    let answers = try SharedAnswers(request.margin, of: sample)
    let judged = try groups.judged(
      JudgedAxis(answers.margin, answers.fates, of: sample), of: [request.margin.item],
      in: sample)
    let isCounted = judged.total == whole.respondents
    let rows = whole.rows.map { row in
      guard isCounted, let place = judged.row(row.category.code) else {
        // Nobody is in a category that the table does not have.
        return row.without(count: !(isCounted && row.respondents == 0), share: !isCounted)
      }
      return row.without(count: judged.holdsCountBack(place), share: judged.holdsShareBack(place))
    }
    let isOpen = rows.allSatisfy { $0.respondents != nil && $0.share != nil }
    let excluded = judged.published(whole.excluded)
    var notes = whole.notes.map { note in
      if case .data(.filter(let text, _, _, _)) = note, judged.holdsFilterBack {
        return ComparisonNote.data(.filterHeldBack(text))
      }
      return note
    }
    if !isOpen || excluded != whole.excluded || judged.holdsFilterBack {
      notes.append(.heldBack(.numbers))
    }
    if !isOpen {
      notes.append(
        .heldBack(
          .results("The test's results", remedy: "join categories, as 1|2 in the file of shares"))
      )
    }
    self.init(
      whole, rows: rows, respondents: .some(isCounted ? whole.respondents : nil),
      excluded: excluded, holdsTestBack: !isOpen, notes: notes)
  }

  private init(
    _ whole: ShareComparison, rows: [Row]? = nil, respondents: Int?? = nil,
    excluded: [PublishedExclusion]? = nil, holdsTestBack: Bool = false, notes: [ComparisonNote]
  ) {
    item = whole.item
    label = whole.label
    self.rows = rows ?? whole.rows
    self.respondents = respondents ?? whole.respondents
    self.excluded = excluded ?? whole.excluded
    level = whole.level
    statistic = holdsTestBack ? nil : whole.statistic
    p = holdsTestBack ? nil : whole.p
    isDesignBased = whole.isDesignBased
    self.notes = notes
  }
}

extension ShareComparison.Row {
  fileprivate func without(count: Bool, share isShareHeld: Bool) -> ShareComparison.Row {
    ShareComparison.Row(
      category: category, respondents: count ? nil : respondents,
      share: isShareHeld ? nil : share, standardError: isShareHeld ? nil : standardError,
      confidenceInterval: isShareHeld ? nil : confidenceInterval, known: known)
  }
}
