import SurveyStatistics

/// A number of a cell as output files name it.
package enum CellNumber: String, CaseIterable, Hashable, Sendable {
  case unweighted
  case weighted
  case columnPercent
  case rowPercent
  case totalPercent
  case expected
  case adjustedResidual
  case standardError
  case intervalLower
  case intervalUpper
  case designEffect
  /// A number that sums up an item: a mean, a median.
  case value
}

/// What is published of a number: itself, that it is held back, or that there is none.
package enum PublishedNumber: Hashable, Sendable {
  case number(Double)
  case withheld
  case none

  package var number: Double? { if case .number(let number) = self { number } else { nil } }
}

extension Table {
  /// The numbers that the plan shows in cells, after the counts and the column percent that are
  /// always there.
  package var shownNumbers: [CellNumber] {
    if let numbers = draft.numbers { return numbers }
    let asked = Set(cells.flatMap(\.numbers))
    let always: Set<CellNumber> = [.unweighted, .weighted, .columnPercent]
    let hasValues = rows.contains { !$0.values.isEmpty }
    return CellNumber.allCases.filter {
      always.contains($0) || asked.contains($0) || $0 == .value && hasValues
    }
  }

  /// What is published of one number of a cell.
  package func published(_ number: CellNumber, _ row: Int, _ column: Int) -> PublishedNumber {
    sign(number, row, column)
      ?? value(of: number, row, column).map(PublishedNumber.number) ?? .none
  }

  /// What stands in the place of a number that is not published; nil where it is.
  private func sign(_ number: CellNumber, _ row: Int, _ column: Int) -> PublishedNumber? {
    guard isWithheld(row, column) || isOnSmallBase(number, row, column) else { return nil }
    return exists(number, row, column) ? .withheld : PublishedNumber.none
  }

  /// What is published of one number of each of a row's cells.
  func line(_ number: CellNumber, _ row: Int) -> PublishedLine {
    if let numbers = openLine(number, row) { return PublishedLine(numbers: numbers) }
    return PublishedLine(columns.indices.map { published(number, row, $0) })
  }

  /// What is published of both ends of the intervals of a row, each computed once.
  func intervalLines(_ row: Int) -> (lower: PublishedLine, upper: PublishedLine) {
    let ends = columns.indices.map { column -> (PublishedNumber, PublishedNumber) in
      if let sign = sign(.intervalLower, row, column) { return (sign, sign) }
      guard let interval = confidenceInterval(row, column) else { return (.none, .none) }
      return (.number(interval.lower), .number(interval.upper))
    }
    return (PublishedLine(ends.map(\.0)), PublishedLine(ends.map(\.1)))
  }

  /// The numbers of a row of respondents of which nothing is held back; nil for others.
  ///
  /// Its cells share most of what it takes to find them, and a book has very many.
  private func openLine(_ number: CellNumber, _ row: Int) -> [Double?]? {
    let laid = rows[row]
    guard [.unweighted, .weighted, .columnPercent].contains(number), withheld.cells.isEmpty,
      !withheld.percentages, laid.isShare, laid.kind != .beside, !countsResponses,
      !columns.contains(where: { $0.content != nil })
    else { return nil }
    var line: [Double?] = []
    line.reserveCapacity(columns.count)
    for column in columns.indices {
      let of = crossings[laid.block][columns[column].group.map { $0 + 1 } ?? 0]
      let place = columns[column].place
      switch number {
      case .unweighted: line.append(Double(of.count(laid.slots, place)))
      case .weighted: line.append(of.weight(laid.slots, place))
      default:
        let base = of.bases(place).weighted
        line.append(base > 0 ? 100 * of.weight(laid.slots, place) / base : nil)
      }
    }
    return line
  }

  /// What is published of a column's base.
  package func publishedBase(_ column: Int) -> BaseCounts? {
    withheld.bases.contains(column) ? nil : bases[column]
  }

  /// Whether two columns' comparison in a row is published.
  package func publishes(_ pair: ColumnComparison, _ row: Int) -> Bool {
    !withheld.comparisons.contains(row)
      && [pair.first, pair.second].allSatisfy {
        !isWithheld(row, $0) && !isOnSmallBase(.columnPercent, row, $0)
      }
  }

  /// What is printed beside a cell.
  func publishedMark(_ row: Int, _ column: Int) -> String {
    guard !withheld.comparisons.contains(row), !isWithheld(row, column),
      !isOnSmallBase(.columnPercent, row, column)
    else { return "" }
    return rows[row].marks.isEmpty ? "" : rows[row].marks[column]
  }

  /// How many of those who are left out for one reason are published; nil where held back.
  package func publishedExclusion(_ place: Int) -> Int? {
    withheld.exclusions.contains(place) ? nil : excluded[place].count
  }

  /// Whether a number is a percentage, or tells one, of a base on which none is published.
  package func isOnSmallBase(_ number: CellNumber, _ row: Int, _ column: Int) -> Bool {
    guard withheld.percentageBase > 0, isShare(row, column) else { return false }
    let base: Int
    switch number {
    case .unweighted, .weighted, .expected, .value: return false
    case .columnPercent, .standardError, .intervalLower, .intervalUpper, .designEffect,
      .adjustedResidual:
      base = bases(row, column).unweighted
    case .rowPercent, .totalPercent:
      let of = crossing(row, overlapping(column) ? nil : columns[column].group)
      let slots = number == .rowPercent ? self.slots(row, column) : of.base
      base = (0..<of.columns).reduce(0) { $0 + of.count(slots, $1) }
    }
    return base > 0 && base < withheld.percentageBase
  }

  private func exists(_ number: CellNumber, _ row: Int, _ column: Int) -> Bool {
    (number == .value) != isShare(row, column)
  }

  private func value(of number: CellNumber, _ row: Int, _ column: Int) -> Double? {
    switch number {
    case .unweighted: count(row, column).map(Double.init)
    case .weighted: weighted(row, column)
    case .columnPercent: columnPercent(row, column)
    case .rowPercent: rowPercent(row, column)
    case .totalPercent: totalPercent(row, column)
    case .expected: expected(row, column)
    case .adjustedResidual: adjustedResidual(row, column)
    case .standardError: standardError(row, column)
    case .intervalLower: confidenceInterval(row, column)?.lower
    case .intervalUpper: confidenceInterval(row, column)?.upper
    case .designEffect: designEffect(row, column)
    case .value: self.value(row, column)
    }
  }
}

extension CellStatistic {
  /// The numbers by which output files carry it.
  package var numbers: [CellNumber] {
    switch self {
    case .count: [.unweighted]
    case .weightedCount: [.weighted]
    case .columnPercent: [.columnPercent]
    case .rowPercent: [.rowPercent]
    case .totalPercent: [.totalPercent]
    case .standardError: [.standardError]
    case .interval: [.intervalLower, .intervalUpper]
    case .designEffect: [.designEffect]
    case .expected: [.expected]
    case .residual: [.adjustedResidual]
    }
  }
}

extension TableRow.Kind {
  /// The word of output files.
  package var name: String {
    switch self {
    case .category: "category"
    case .net: "net"
    case .nonanswer: "nonanswer"
    case .beside: "beside"
    case .summary(let summary): summary.rawValue
    case .meanRank: "mean-rank"
    }
  }
}
