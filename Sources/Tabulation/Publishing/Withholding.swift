import Disclosure

/// A table while it is found out what of it must be held back.
struct Withholding {
  private let table: Table
  private var withheld: WithheldCells
  private var notes: [String]

  init(_ table: Table) {
    self.table = table
    withheld = table.withheld
    notes = table.notes
  }

  /// The table without what is held back.
  var result: Table { table.withholding(withheld, notes: notes) }

  /// Holds back the cells of a part that a mask does not publish.
  mutating func hold(back part: GuardedTable, mask: SuppressionMask, place: Int) {
    for cell in part.cells
    where !mask[place, cell.index].isPublished || !mask[place, cell.base].isPublished {
      withheld.cells.insert(cell.place)
    }
    for column in part.columns where !mask[place, column.base].isPublished {
      withheld.bases.insert(column.column)
    }
    for told in part.exclusions where !mask[place, told.index].isPublished {
      withheld.exclusions.insert(told.exclusion)
    }
    for told in part.comparisons where !mask[place, told.index].isPublished {
      withheld.comparisons.insert(told.row)
      withheld.tests = true
    }
    if part.filter.contains(where: { !mask[place, $0].isPublished }) { withheld.filter = true }
  }

  /// Holds back one number, of a base with its column.
  mutating func hold(back place: PrintedSum.Place) {
    switch place {
    case .cell(_, let cell): withheld.cells.insert(cell)
    case .base(_, let column):
      withheld.bases.insert(column)
      for row in table.rows.indices { withheld.cells.insert(.init(row: row, column: column)) }
    case .exclusion(_, let place): withheld.exclusions.insert(place)
    case .filter: withheld.filter = true
    }
  }

  /// Holds back the numbers from which what is held back could be computed.
  ///
  /// What a table prints, and what keeps each number from telling:
  /// - Counts, weights, percentages, their errors, intervals and design effects, expected counts and
  ///   residuals go with their cell; what tells totals goes with any cell of its row.
  /// - Bases of all three kinds, and the flags of small ones, go with the base.
  /// - Means, deviations, errors, medians and mean ranks are sums of the counts, or go with any count
  ///   of their column. Scores of indices and other numbers have rules of their own: few, and few
  ///   who make up nearly all. There are no quartiles or single ranks in a book.
  /// - Letters and comparisons go with any cell of their row, tests and associations with any cell of
  ///   the table, claims with the numbers that they are about.
  /// - Who is left out, and whom the filter leaves, are cells of tables of their own.
  /// - Notes on waves, weights, designs, families and versions tell of the whole sample, and of no
  ///   answer; how many comparisons are left out depends on the number of columns alone.
  ///
  /// - Parameter percentageBase: the smallest base on which percentages are shown.
  mutating func finish(percentageBase: Int) {
    holdBackPercentages(percentageBase)
    holdBackFilter()
    guard withheld.holdsAnything else { return }
    notes.append(
      "[c]: held back, so that no respondent can be recognized from this book or an earlier one.")
    guard !withheld.cells.isEmpty || !withheld.bases.isEmpty else { return }
    withheld.tests = true
    holdBackBeside()
    holdBackResponses()
    let counted = withheld.cells
    let tellsTotals = !Set(table.shownNumbers).isDisjoint(with: [
      .rowPercent, .expected, .adjustedResidual, .totalPercent,
    ])
    for row in table.rows.indices {
      for column in table.columns.indices {
        let place = WithheldCells.Place(row: row, column: column)
        // A number that sums up a column tells one equation between its cells.
        let sumsUpRow = table.columns[column].content?.summary != nil
        let ownBlock = table.rows.indices.filter { table.rows[$0].block == table.rows[row].block }
        let isOpen =
          table.isShare(row, column)
          || !withheld.bases.contains(column)
            && !ownBlock.contains { counted.contains(.init(row: $0, column: column)) }
            && !(sumsUpRow
              && table.columns.indices.contains { counted.contains(.init(row: row, column: $0)) })
        let isBeside = table.rows[row].kind == .beside && withheld.bases.contains(column)
        if !isOpen || isBeside { withheld.cells.insert(place) }
        // Shares of a row or of all tell its total, and so the one cell that is held back in it.
        if tellsTotals, hasGap(row, column, counted) { withheld.cells.insert(place) }
      }
      if table.columns.indices.contains(where: {
        withheld.cells.contains(.init(row: row, column: $0))
      }) {
        withheld.comparisons.insert(row)
      }
    }
  }

  /// Holds back the numbers of few respondents, and of those whose answers are all the same.
  ///
  /// Such a mean is their answer itself, whatever is printed of the answers.
  mutating func holdBackFewNumbers(_ rule: DisclosureRule) {
    guard rule.threshold > 0 else { return }
    for row in table.rows.indices {
      // Of numbers without a scale a mean does not tell that all are the same; a deviation does.
      let block = table.rows[row].block
      let isScaled = table.account.numbers[block] == nil || tellsDeviations(block)
      for column in table.columns.indices where !table.isShare(row, column) {
        let crossing = table.crossing(row, table.columns[column].group)
        let scores = table.account.scores[table.rows[row].block]
        let given = table.slots(row, column).filter { $0 < scores.count && scores[$0] != nil }
          .map { crossing.count([$0], table.columns[column].place) }.filter { $0 > 0 }
        let respondents = given.reduce(0, +)
        if respondents > 0,
          respondents < rule.threshold
            || given.count == 1 && rule.wholeGroupsAreDisclosive && isScaled
        {
          withheld.cells.insert(.init(row: row, column: column))
        }
      }
    }
  }

  /// Whether deviations or errors of a block are printed, which are 0 where all say the same.
  private func tellsDeviations(_ block: Int) -> Bool {
    table.rows.contains {
      $0.block == block
        && [.summary(.standardDeviation), .summary(.standardError)].contains($0.kind)
    }
      || table.columns.contains {
        [.standardDeviation, .standardError].contains($0.content?.summary)
      }
  }

  /// Holds all options of a column back where one is, of which shares of answers are printed.
  ///
  /// A count with its share tells how many answers were given in all, and so the one held back.
  private mutating func holdBackResponses() {
    guard table.countsResponses else { return }
    for column in table.columns.indices {
      let options = table.rows.indices.filter { table.isShare($0, column) }
      guard options.contains(where: { withheld.cells.contains(.init(row: $0, column: column)) })
      else { continue }
      for row in options { withheld.cells.insert(.init(row: row, column: column)) }
    }
  }

  /// Whether a row's total in a column's group is not told, and shares would tell it.
  private func hasGap(_ row: Int, _ column: Int, _ counted: Set<WithheldCells.Place>) -> Bool {
    // A total that is printed is one of the counts that are protected together.
    if let margin = table.marginColumn {
      return counted.contains(.init(row: row, column: margin)) || withheld.bases.contains(margin)
    }
    return table.columns.indices.contains {
      table.columns[$0].group == table.columns[column].group
        && counted.contains(.init(row: row, column: $0))
    }
  }

  /// Notes whether a percentage stands on a base that is too small for it.
  private mutating func holdBackPercentages(_ base: Int) {
    withheld.percentageBase = base
    let masked = table.withholding(withheld)
    withheld.percentages = table.rows.indices.contains { row in
      table.columns.indices.contains { column in
        masked.shownNumbers.contains { masked.isOnSmallBase($0, row, column) }
      }
    }
    guard withheld.percentages else { return }
    notes.append("Percentages on a base under \(withheld.percentageBase) are held back.")
  }

  private mutating func holdBackFilter() {
    guard withheld.filter, let filter = table.filter,
      let place = notes.firstIndex(where: { $0.hasPrefix("Filter: \(filter); ") })
    else { return }
    notes[place] = "Filter: \(filter); how many rows it leaves is held back."
  }

  /// Holds all back that stands beside a base where one part of it is: their shares have the same
  /// denominator, which the base and the other shares tell.
  private mutating func holdBackBeside() {
    let beside = table.rows.indices.filter { table.rows[$0].kind == .beside }
    for column in table.columns.indices {
      for row in beside where withheld.cells.contains(.init(row: row, column: column)) {
        for other in beside where table.rows[other].block == table.rows[row].block {
          withheld.cells.insert(.init(row: other, column: column))
        }
      }
    }
  }

  /// Holds back the tests of claims about numbers that are held back, or that nothing prints.
  ///
  /// A difference with its error tells the two numbers that it is of.
  mutating func holdBackHypotheses() {
    let masked = table.withholding(withheld)
    for result in table.hypotheses {
      let isOpen =
        result.columns.allSatisfy { !withheld.bases.contains($0) }
        && table.printedRows(of: result)?.allSatisfy { row in
          !withheld.comparisons.contains(row)
            && result.columns.allSatisfy {
              !masked.isWithheld(row, $0) && !masked.isOnSmallBase(.columnPercent, row, $0)
            }
        } ?? false
      if !isOpen { withheld.hypotheses.insert(result.hypothesis.name) }
    }
  }
}
