import SurveyStatistics

extension TableDraft {
  /// The respondents in a cell; nil for numbers that sum up.
  func count(_ row: Int, _ column: Int) -> Int? {
    guard isShare(row, column) else { return nil }
    return cell(row, column) { $0.count($1, $2) }
  }

  func weighted(_ row: Int, _ column: Int) -> Double? {
    guard isShare(row, column) else { return nil }
    return cell(row, column) { $0.weight($1, $2) }
  }

  /// The share of a column's base in the row, in percent; nil for an empty column.
  ///
  /// Who stands beside the base is a share of all who were asked.
  func columnPercent(_ row: Int, _ column: Int) -> Double? {
    guard isShare(row, column), let weight = weighted(row, column) else { return nil }
    // Of answers given a net of options is no share: it counts respondents.
    if countsResponses, rows[row].kind != .category { return nil }
    return percent(weight, of: denominator(row, column))
  }

  /// The share of a row's respondents in the column, among the columns of its group, in percent.
  func rowPercent(_ row: Int, _ column: Int) -> Double? {
    guard isShare(row, column), let weight = weighted(row, column) else { return nil }
    let of = crossing(row, overlapping(column) ? nil : columns[column].group)
    return percent(weight, of: of.weight(slots(row, column)))
  }

  /// The share of all respondents of the group's columns in the cell, in percent.
  func totalPercent(_ row: Int, _ column: Int) -> Double? {
    guard isShare(row, column), let weight = weighted(row, column) else { return nil }
    let of = crossing(row, overlapping(column) ? nil : columns[column].group)
    if countsResponses { return percent(weight, of: responses(row, nil)) }
    return percent(
      weight, of: rows[row].kind == .beside ? of.weight(Array(0..<of.rows)) : of.baseWeight)
  }

  /// The standard error of the column percent, in percentage points.
  ///
  /// 100 √(p (1 − p) / n) where respondents are counted, else linearized under the design.
  func standardError(_ row: Int, _ column: Int) -> Double? {
    guard hasErrors(row, column) else { return nil }
    let (of, place) = (crossing(row, columns[column].group), columns[column].place)
    if case .counts = of.variation {
      let base = of.bases(place).weighted
      guard base > 0 else { return nil }
      let p = min(of.weight(slots(row, column), place) / base, 1)
      return 100 * (p * (1 - p) / base).squareRoot()
    }
    return of.share(slots(row, column), place)?.estimate.knownError.map { 100 * $0 }
  }

  /// The interval of the column percent: Wilson's, or Korn and Graubard's under a design.
  func confidenceInterval(_ row: Int, _ column: Int) -> ConfidenceInterval? {
    guard hasErrors(row, column) else { return nil }
    let (of, place) = (crossing(row, columns[column].group), columns[column].place)
    if case .counts = of.variation {
      // It fails for an empty column alone, whose percent does not exist either.
      let interval = try? ProportionInterval.wilson(
        successes: of.weight(slots(row, column), place), trials: of.bases(place).weighted,
        level: level)
      return interval?.mapped { 100 * $0 }
    }
    return of.share(slots(row, column), place)?.betaInterval(level: level)?.mapped { 100 * $0 }
  }

  /// The variance over that of a simple random sample drawn with replacement.
  func designEffect(_ row: Int, _ column: Int) -> Double? {
    guard hasErrors(row, column) else { return nil }
    let estimate = crossing(row, columns[column].group)
      .share(slots(row, column), columns[column].place)?.estimate
    return estimate?.knownError == nil ? nil : estimate?.designEffect?.withReplacement
  }

  /// The count that independence would give in the columns of the group; nil in the total.
  func expected(_ row: Int, _ column: Int) -> Double? {
    guard hasErrors(row, column), let group = columns[column].group, !overlapping(column) else {
      return nil
    }
    let of = crossing(row, group)
    let all = of.baseWeight
    guard all > 0 else { return nil }
    return of.weight(slots(row, column)) * of.weight(of.base, columns[column].place) / all
  }

  /// The standardized Pearson residual where respondents are counted; nil in the total.
  ///
  /// (o − e) / √(e (1 − row share) (1 − column share)), Agresti 2013, §3.3.1.
  func adjustedResidual(_ row: Int, _ column: Int) -> Double? {
    guard let expected = expected(row, column), expected > 0, let group = columns[column].group
    else { return nil }
    let of = crossing(row, group)
    guard case .counts = of.variation else { return nil }
    let all = of.baseWeight
    let place = columns[column].place
    let spread =
      expected * (1 - of.weight(slots(row, column)) / all) * (1 - of.weight(of.base, place) / all)
    guard spread > 0 else { return nil }
    return (of.weight(slots(row, column), place) - expected) / spread.squareRoot()
  }

  /// The bases of a row in a column, which rows of a grid have each on their own.
  func bases(_ row: Int, _ column: Int) -> BaseCounts {
    crossing(row, columns[column].group).bases(columns[column].place)
  }
}

extension TableDraft {
  /// The cells of a row's block in a group of columns; in all where nil.
  func crossing(_ row: Int, _ group: Int?) -> Crossing {
    crossings[rows[row].block][group.map { $0 + 1 } ?? 0]
  }

  /// Whether a cell is a share of respondents, and not a number that sums up.
  func isShare(_ row: Int, _ column: Int) -> Bool {
    guard let content = columns[column].content else { return rows[row].kind.isShare }
    return content.summary == nil
  }

  func slots(_ row: Int, _ column: Int) -> [Int] {
    columns[column].content?.slots ?? rows[row].slots
  }

  func overlapping(_ column: Int) -> Bool {
    columns[column].group.map { groups[$0].overlaps } ?? false
  }

  private func hasErrors(_ row: Int, _ column: Int) -> Bool {
    guard !countsResponses, isShare(row, column) else { return false }
    return rows[row].kind != .beside
  }

  private func cell<Value>(
    _ row: Int, _ column: Int, _ of: (Crossing, [Int], Int) -> Value
  ) -> Value {
    of(crossing(row, columns[column].group), slots(row, column), columns[column].place)
  }

  private func denominator(_ row: Int, _ column: Int) -> Double {
    if countsResponses { return responses(row, column) }
    let of = crossing(row, columns[column].group)
    let place = columns[column].place
    return rows[row].kind == .beside
      ? of.weight(Array(0..<of.rows), place) : of.bases(place).weighted
  }

  /// The answers given to all options in a column; in all without one.
  private func responses(_ row: Int, _ column: Int?) -> Double {
    rows.indices.filter { rows[$0].kind == .category }.reduce(0) { sum, other in
      let of = crossing(other, column.flatMap { columns[$0].group })
      return sum + of.weight(rows[other].slots, column.map { columns[$0].place } ?? 0)
    }
  }

  private func percent(_ part: Double, of whole: Double) -> Double? {
    whole > 0 ? 100 * part / whole : nil
  }
}
