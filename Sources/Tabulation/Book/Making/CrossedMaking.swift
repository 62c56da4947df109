import Microdata
import SurveyStatistics

/// Makes the table of two items over those who answered both.
///
/// A row counts where both items hold a shown category and the weight is there. Otherwise it is
/// excluded for what the row item holds, else for what the column item holds, else for its weight.
struct CrossedMaking {
  private let plan: BookPlan
  private let planned: PlannedTable
  private let items: CrossedItems
  private let sample: Sample
  private let rows: Side
  private let columns: Side
  private let excluded: [Exclusion]
  private let crossing: Crossing
  private let total: BaseCounts

  /// One of the two items, with the categories that are shown of it.
  private struct Side {
    let answers: CodedAnswers
    /// The candidates shown.
    let shown: [Int]
    /// The slot of each of them.
    let slots: [Int]

    /// - Parameter isHeld: whether a slot holds somebody who is in the base.
    init(_ answers: CodedAnswers, _ isHeld: (Int) -> Bool) {
      self.answers = answers
      let slots = answers.slotOfCandidate
      shown = answers.candidates.indices.filter {
        answers.candidates[$0].staysWhenEmpty || isHeld(slots[$0])
      }
      self.slots = shown.map { slots[$0] }
    }

    var item: TableItem {
      TableItem(
        name: answers.item, label: answers.label,
        categories: shown.map { answers.candidates[$0].category }, isOrdered: answers.isOrdered,
        nonanswers: Set(shown.indices.filter { answers.candidates[shown[$0]].isNonanswer }))
    }
  }

  /// - Throws: where the plan does not fit the data.
  init(_ items: CrossedItems, _ plan: BookPlan, of sample: Sample) throws(TabulationError) {
    guard 0 < plan.level, plan.level < 1 else { throw .levelOutOfRange(plan.level) }
    guard sample.design.isEmpty || !sample.weighting.isFrequency else {
      throw .designOfFrequencies
    }
    (self.items, self.plan, self.sample) = (items, plan, sample)
    let planned = plan.tables[0]
    self.planned = planned
    func answers(
      _ selection: ItemSelection, _ role: ColumnRole
    ) throws(TabulationError) -> CodedAnswers {
      try CodedAnswers(
        try sample.data.column(selection.item, for: role), showing: selection.categories,
        nonanswers: planned.nonanswers, in: sample.selection)
    }
    let (row, column) = (try answers(items.rows, .rows), try answers(items.columns, .columns))
    let counted = CrossedCells(row, column, of: sample)
    let (rowSlots, columnSlots) = (row.slotOfCandidate, column.slotOfCandidate)
    rows = Side(row) { slot in columnSlots.contains { counted.respondents(slot, $0) > 0 } }
    columns = Side(column) { slot in rowSlots.contains { counted.respondents($0, slot) > 0 } }
    excluded = counted.excluded(row, column)
    let scaled = Crossing(
      columns.slots.map { (counted.cells, $0) }, slots: rows.slots, baseRows: rows.slots.count,
      weighting: sample.weighting, sampled: nil)
    crossing = scaled.scaled(by: sample.weights?.unit ?? 1)
    total = BaseCounts(
      unweighted: scaled.counts.reduce(0, +), weighted: crossing.baseWeight,
      effective: scaled.totalBase.effective)
    try sample.check(total)
  }

  /// - Returns: the table, and what it says of how it came about and of its tests.
  /// - Throws: where the design does not fit the data, or a test does not fit the sample.
  func made() throws(TabulationError) -> (table: Table, notes: [TableNote]) {
    let designed = try designed()
    let varied = crossing.varying(variation(designed))
    let statistics = try TableStatistics(
      TableSides(rows: rows.item, columns: columns.item), crossing.contingencyTable,
      respondents: total.unweighted, designed: designed, items: items, plan: plan)
    let remarks = remarks
    let draft = draft(varied)
    let table = Table(
      draft,
      rows: draft.rows.map { TableRow(laid: $0, values: [], marks: [], comparisons: []) },
      results: TableResults(
        omnibus: statistics.tests.map { test in
          OmnibusResult(
            row: nil, group: 0, test: test, effect: nil, respondents: total.unweighted,
            smallExpected: statistics.smallExpected, joined: 1, family: nil)
        }, associations: statistics.associations, hypotheses: [],
        notes: statistics.notes.map(\.description),
        fileNotes: remarks.filter(\.concernsFilesAlone).map(\.description),
        triesExactTest: statistics.triesExactTest),
      notes: remarks.filter { !$0.concernsFilesAlone }.map(\.description))
    return (table, remarks + statistics.notes)
  }

  // MARK: - Design

  /// Nil where respondents are counted, or nobody is in the table.
  private func designed() throws(TabulationError) -> DesignedCells? {
    guard sample.isDesignBased, total.unweighted > 0 else { return nil }
    let designed = try sample.designed()
    let (rows, columns) = (places(rows), places(columns))
    do throws(StatisticsError) {
      let table = try designed.table(
        rows: rows, count: crossing.rows, columns: columns, width: crossing.columns)
      return DesignedCells(
        table: table,
        summary: designed.summary(
          degreesOfFreedom: table.degreesOfFreedom, level: plan.level), cellsWithoutCovariance: nil)
    } catch {
      // It fails otherwise for a table without weight alone, which is refused when it is counted.
      guard case .tooManyCells(let found) = error else { return nil }
      let domain = zip(rows, columns).map { $0 >= 0 && $1 >= 0 }
      return DesignedCells(
        table: nil,
        summary: designed.summary(
          degreesOfFreedom: designed.design.degreesOfFreedom(in: domain), level: plan.level),
        cellsWithoutCovariance: found)
    }
  }

  /// For each row of the data the place of its category among those shown; -1 where it has none.
  private func places(_ side: Side) -> [Int32] {
    var placeOfSlot = [Int32](repeating: -1, count: side.answers.fates.count)
    for (place, slot) in side.slots.enumerated() { placeOfSlot[slot] = Int32(place) }
    var places = [Int32](repeating: -1, count: sample.data.rowCount)
    let counted = sample.counted
    side.answers.slots.forEachCode { row, slot in
      if counted?[row] != 0 { places[row] = placeOfSlot[slot] }
    }
    return places
  }

  private func variation(_ designed: DesignedCells?) -> Crossing.Variation {
    guard sample.isDesignBased else { return .counts }
    return designed?.table.map(Crossing.Variation.designed) ?? .none
  }

  // MARK: - Parts

  /// How the numbers came about, before what is to be said of tests.
  private var remarks: [TableNote] {
    var notes = sample.notes
    if planned.nonanswers != .outside { notes.append(.nonanswersIncluded) }
    if case .frequency(let name) = sample.weighting { notes.append(.frequencyWeight(name)) }
    if !sample.isDesignBased { notes.append(.intervals(level: plan.level)) }
    return notes
  }

  private func draft(_ crossing: Crossing) -> TableDraft {
    let (row, column) = (rows.item, columns.item)
    let whole = sample.isDesignBased ? Crossing.Variation.none : .counts
    let laid = row.categories.enumerated().map { place, category in
      StubLayout.Row(
        kind: row.nonanswers.contains(place) ? .nonanswer : .category, code: category.code,
        label: category.label, block: 0, slots: [place], staysWhenEmpty: true)
    }
    return TableDraft(
      name: planned.name, title: planned.title,
      stub: StubName(name: row.name, label: row.label), baseWords: nil,
      filter: plan.filter?.text, weighting: sample.weighting,
      isWeighted: sample.weighting.isSampling || !sample.design.margins.isEmpty,
      level: plan.level, nonanswers: planned.nonanswers, cells: planned.cells, numbers: numbers,
      tests: planned.tests, minimumBases: planned.minimumBases,
      groups: [ColumnGroup(name: column.name, label: column.label, overlaps: false)],
      columns: column.categories.enumerated().map { place, category in
        TableColumn(group: 0, codes: [category.code], labels: [category.label], place: place)
      }, margin: total, rows: laid, bases: crossing.columnBases, excluded: excluded,
      crossings: [[crossing.joined(base: total, whole), crossing]],
      account: account, countsResponses: false)
  }

  /// Everything that files can carry of it.
  private var numbers: [CellNumber] {
    CellNumber.allCases.filter { $0 != .value && ($0 != .designEffect || sample.isDesignBased) }
  }

  private var account: TableAccount {
    let item = rows.item
    let codes = item.categories.map(\.code)
    let isAll = items.rows.categories == nil
    let name = item.name + (isAll ? "" : " of \(codes.sorted().joined(separator: ","))")
    return TableAccount(
      tally: RowTally(sample), numbers: [nil], nonanswers: [[:]], scores: [codes.map { _ in nil }],
      answers: [TableAccount.ItemAnswers(name: name, codes: codes)])
  }
}

/// The cells of a table with their covariance under the design of the sample.
struct DesignedCells {
  /// Nil where its covariance would take more memory or steps than are given.
  let table: DesignTable?
  let summary: DesignSummary
  /// The cells of a table whose covariance is not made.
  let cellsWithoutCovariance: Int?
}

extension Sample {
  /// Refuses weights by which nobody counts, or more than numbers can tell apart.
  fileprivate func check(_ base: BaseCounts) throws(TabulationError) {
    switch weighting {
    case .none: break
    case .frequency(let name):
      guard base.weighted < CountedCells.largestExactCount else { throw .weightsTooLarge(name) }
    case .sampling(let name):
      guard base.weighted.isFinite else { throw .weightsTooLarge(name) }
      let isEmpty = base.unweighted == 0 && !(weights?.nobodyWeighs ?? false)
      guard base.weighted > 0 || isEmpty else { throw .weightsAllZero(name) }
    }
  }
}

extension Crossing {
  /// The same cells in another unit of weight; their effective bases are those of the first.
  fileprivate func scaled(by unit: Double) -> Crossing {
    guard unit != 1 else { return self }
    return Crossing(
      rows: rows, baseRows: baseRows, columns: columns, counts: counts,
      weights: weights.map { $0 * unit }, squares: squares, variation: variation,
      bases: columnBases.map {
        BaseCounts(
          unweighted: $0.unweighted, weighted: $0.weighted * unit, effective: $0.effective)
      })
  }

  /// Everybody in the table as one column.
  fileprivate func joined(base: BaseCounts, _ variation: Variation) -> Crossing {
    func sums<Value: AdditiveArithmetic>(_ values: [Value]) -> [Value] {
      (0..<rows).map { values[$0 * columns..<($0 + 1) * columns].reduce(.zero, +) }
    }
    return Crossing(
      rows: rows, baseRows: baseRows, columns: 1, counts: sums(counts), weights: sums(weights),
      squares: sums(squares), variation: variation, bases: [base])
  }
}

extension TableNote {
  /// Whether it speaks of numbers that only files carry.
  fileprivate var concernsFilesAlone: Bool {
    if case .intervals = self { true } else { false }
  }
}
