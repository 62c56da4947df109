import Microdata
import QuestionnaireModel
import SurveyStatistics

/// Makes one table of a book from what its pass has counted.
struct TableMaking: Sendable {
  let plan: BookPlan
  let pass: BookPass
  /// The place of the table among those of the pass.
  let number: Int
  /// The columns of the data, for what their codes mean.
  let dataset: Dataset
  let designed: DesignedRows?

  private var planned: PlannedTable { plan.tables[pass.tables[number]] }
  private var stub: StubLayout { pass.stubs[number] }

  func table() -> Table {
    let planned = planned
    let crossings = stub.blocks.indices.map(self.crossings(ofBlock:))
    let rows = rows(crossings)
    let laid = stub.gridColumns.isEmpty ? pass.banner.columns : stub.gridColumns
    let shown = Set(rows.map(\.block)).sorted().map { crossings[$0] }
    let bases = laid.map { Self.largestBase(of: $0, in: shown) }
    let draft = TableDraft(
      name: planned.name, title: planned.title, stub: stub.name, baseWords: planned.base,
      filter: filterText, weighting: plan.weighting,
      isWeighted: plan.weighting.isSampling || !plan.design.margins.isEmpty, level: plan.level,
      nonanswers: planned.nonanswers, cells: planned.cells, numbers: nil, tests: planned.tests,
      minimumBases: planned.minimumBases,
      groups: stub.gridColumns.isEmpty ? pass.banner.groups : [],
      columns: columns(laid, bases), margin: nil, rows: rows, bases: bases, excluded: excluded,
      crossings: crossings, account: TableAccount(stub, of: dataset, tally: pass.tally),
      countsResponses: stub.countsResponses)
    return tested(draft)
  }

  private func tested(_ draft: TableDraft) -> Table {
    let comparing = TableComparing(
      pass: pass, number: number, stub: stub, designed: designed, table: draft)
    let testing = HypothesisTesting(
      pass: pass, stub: stub, dataset: dataset, designed: designed, table: draft)
    let isCompared = comparing.tooMany == nil
    let table = Table(
      draft,
      rows: draft.rows.enumerated().map { place, row in
        let (comparisons, marks) = isCompared ? comparing.row(place) : ([], [])
        return TableRow(
          laid: row, values: sums(draft, row, place), marks: marks, comparisons: comparisons)
      },
      results: TableResults(
        omnibus: omnibus(of: draft),
        hypotheses: plan.hypotheses(testedIn: pass.tables[number]).compactMap(testing.result),
        comparisonsLeftOut: comparing.tooMany))
    return table.noted(
      BookNotes(plan: plan, planned: planned, table: table, tally: pass.tally).lines
        + suspicions(draft))
  }

  /// Notes of numbers of a bare file that look like codes for no answer, where they are summed up.
  ///
  /// A questionnaire says itself which codes are answers.
  private func suspicions(_ draft: TableDraft) -> [String] {
    let summed = draft.rows.indices.filter { row in
      draft.columns.indices.contains { !draft.isShare(row, $0) }
    }
    return Set(summed.map { draft.rows[$0].block }).sorted().compactMap { number in
      let block = stub.blocks[number]
      guard block.isItem, block.isMagnitude, case .column(let place) = block.source,
        dataset.columns[place].origin == .bare
      else { return nil }
      let whole = draft.crossings[number][0]
      let codes = SuspectCodes.among(
        block.baseSlots.indices.lazy.compactMap { slot in
          whole.count([slot], 0) > 0 ? block.scores[slot] : nil
        })
      return codes.isEmpty ? nil : SuspectCodes.text(codes, of: dataset.columns[place].name)
    }
  }

  private var filterText: String? {
    let texts = pass.filters.map(\.text)
    return texts.isEmpty ? nil : texts.joined(separator: " and ")
  }

  // MARK: - Cells

  private func crossings(ofBlock block: Int) -> [Crossing] {
    let laid = stub.blocks[block]
    let slots = laid.crossingSlots
    func crossing(_ places: [(cells: CountedCells, category: Int)]) -> Crossing {
      Crossing(
        places, slots: slots, baseRows: laid.baseSlots.count, weighting: plan.weighting,
        sampled: pass.tally.rows)
    }
    func cells(_ banner: Int?) -> CountedCells {
      pass.cells(table: number, block: block, under: banner)
    }
    let rows = designed?.places(of: laid.source, among: laid.baseSlots)
    var all = [varying(crossing([(cells(nil), 0)]), rows, group: nil)]
    for (group, counting) in pass.banner.counted.enumerated() {
      let banners = pass.bannersOfGroup[group]
      switch counting {
      case .disjoint(_, let places):
        let cells = cells(banners[0])
        all.append(
          varying(crossing(places.map { (cells, $0) }), rows, group: group))
      case .overlapping(let columns):
        let places = zip(banners, columns).map { (cells($0), $1.place) }
        all.append(varying(crossing(places), rows, group: group))
      }
    }
    return all
  }

  /// Tells how cells vary where the sample has a design, and that shares of answers are not told.
  ///
  /// - Parameter rows: for each row of the data its place in the base, where there is a design.
  private func varying(_ crossing: Crossing, _ rows: [Int32]?, group: Int?) -> Crossing {
    if stub.countsResponses { return crossing.varying(.none) }
    guard let designed, let rows else { return crossing }
    let columns: [Int32]
    switch group.map({ pass.banner.counted[$0] }) {
    case nil: columns = Array(repeating: 0, count: rows.count)
    case .disjoint: columns = designed.columnsOfGroup[group ?? 0]
    case .overlapping: return crossing.varying(.none)
    }
    let table = designed.table(
      rows: rows, count: crossing.baseRows, columns: columns, width: crossing.columns)
    return crossing.varying(table.map(Crossing.Variation.designed) ?? .none)
  }

  private func rows(_ crossings: [[Crossing]]) -> [StubLayout.Row] {
    stub.rows.filter { $0.staysWhenEmpty || crossings[$0.block][0].count($0.slots, 0) > 0 }
  }

  private func columns(_ laid: [TableColumn], _ bases: [BaseCounts]) -> [TableColumn] {
    let minimum = planned.minimumBases
    let areFlagged = planned.tests.notation != .none && planned.tests.profile != .spss
    return zip(laid, bases).map { column, base in
      TableColumn(
        group: column.group, codes: column.codes, labels: column.labels, place: column.place,
        content: column.content, letter: letter(of: column),
        flag: !areFlagged
          ? .none
          : SmallBase.isUnder(base.effective, minimum.tested)
            ? .tooSmall : SmallBase.isUnder(base.effective, minimum.unflagged) ? .small : .none)
    }
  }

  private func letter(of column: TableColumn) -> String? {
    guard planned.tests.notation == .letters else { return nil }
    guard column.group == nil else { return ColumnLetter.text(column.place) }
    return planned.tests.comparesTotal ? ColumnLetter.total : nil
  }

  /// - Parameter blocks: the crossings of the blocks that have rows.
  private static func largestBase(
    of column: TableColumn, in blocks: [[Crossing]]
  ) -> BaseCounts {
    let bases = blocks.map { $0[column.group.map { $0 + 1 } ?? 0].bases(column.place) }
    return bases.max { $0.unweighted < $1.unweighted }
      ?? BaseCounts(unweighted: 0, weighted: 0, effective: 0)
  }

  /// Whom the first block leaves out, by what they hold.
  private var excluded: [Exclusion] {
    guard let block = stub.blocks.first, case .column(let place) = block.source else { return [] }
    let column = dataset.columns[place]
    var tally = ExclusionTally()
    for (offset, count) in pass.fallenOut(table: number, block: 0).enumerated() {
      let nonanswer = block.slots + offset - column.categories.count
      guard column.nonanswers.indices.contains(nonanswer) else { continue }
      tally.add(.nonanswer(column.nonanswers[nonanswer].kind), count)
    }
    let cells = pass.cells(table: number, block: 0, under: nil)
    let kept = Set(block.crossingSlots)
    for slot in 0..<block.slots where !kept.contains(slot) {
      let nonanswer = slot - column.categories.count
      tally.add(
        nonanswer < 0 ? .dropped : .nonanswer(column.nonanswers[nonanswer].kind),
        cells.count(slot, 0))
    }
    tally.add(.weight, pass.tally.withoutWeight)
    return tally.exclusions
  }

  // MARK: - Sums

  /// The numbers of a row that sum up, column by column; empty where it has none.
  private func sums(_ table: TableDraft, _ row: StubLayout.Row, _ place: Int) -> [Double?] {
    guard table.columns.indices.contains(where: { !table.isShare(place, $0) }) else { return [] }
    return table.columns.indices.map { column in
      table.isShare(place, column) ? nil : sum(table, row, place, table.columns[column])
    }
  }

  private func sum(
    _ table: TableDraft, _ row: StubLayout.Row, _ place: Int, _ column: TableColumn
  ) -> Double? {
    let block = stub.blocks[row.block]
    let moments = ColumnMoments(
      table.crossing(place, column.group), scores: block.scores, slots: row.slots,
      column: column.place)
    let kind = column.content?.summary.map(TableRow.Kind.summary) ?? row.kind
    switch kind {
    case .summary(.mean), .meanRank: return moments?.mean
    case .summary(.standardDeviation): return moments?.variance.map { $0.squareRoot() }
    case .summary(.standardError):
      guard let designed else { return moments?.standardError }
      return designedError(designed, block: block, slots: row.slots, column: column)
    case .summary(.median): return moments?.median
    case .category, .net, .nonanswer, .beside: return nil
    }
  }

  private func designedError(
    _ rows: DesignedRows, block: StubLayout.Block, slots: [Int], column: TableColumn
  ) -> Double? {
    let answers = DesignedAnswers(rows, block: block, scores: block.scores, slots: slots)
    let inside = answers.domain(TableComparing.members(of: column, in: pass.banner, rows))
    return (try? rows.design.mean(of: answers.values, in: inside))?.knownError
  }

  // MARK: - Independence

  private func omnibus(of table: TableDraft) -> [OmnibusResult] {
    guard planned.tests.hasOmnibus, !stub.countsResponses else { return [] }
    let blocks = stub.testedBlocks(of: table.rows, isSet: isSet)
    var results: [OmnibusResult] = []
    for (group, columns) in table.groups.enumerated() where !columns.overlaps {
      var outcomes: [(block: Int, outcome: OmnibusTesting.Outcome)] = []
      for block in blocks {
        let testing = OmnibusTesting(
          crossing: table.crossings[block][group + 1], level: plan.level)
        // Without two rows and columns that somebody is in there is nothing to test.
        if let outcome = try? testing.outcome() { outcomes.append((block, outcome)) }
      }
      if isSet, outcomes.count > 1 {
        results += Self.joined(outcomes.map(\.outcome), group: group)
      } else {
        results += outcomes.map { block, outcome in
          OmnibusResult(
            row: isGrid ? table.rows.first { $0.block == block }?.code : nil, group: group,
            test: outcome.test, effect: outcome.effect, respondents: outcome.respondents,
            smallExpected: outcome.smallExpected, joined: 1, family: nil)
        }
      }
    }
    return results
  }

  private var isSet: Bool {
    switch planned.stub {
    case .responses, .ranking: true
    case .item, .grid: false
    }
  }

  private var isGrid: Bool { if case .grid = planned.stub { true } else { false } }

  /// The options of a set in one p-value: the smallest times their number.
  private static func joined(
    _ outcomes: [OmnibusTesting.Outcome], group: Int
  ) -> [OmnibusResult] {
    guard let least = outcomes.min(by: { $0.test.p.value < $1.test.p.value }) else { return [] }
    let p = min(1, least.test.p.value * Double(outcomes.count))
    return [
      OmnibusResult(
        row: nil, group: group,
        test: TestResult(
          id: least.test.id, statistic: least.test.statistic,
          degreesOfFreedom: least.test.degreesOfFreedom, p: PValue(p, least.test.p.origin)),
        effect: least.effect, respondents: least.respondents,
        smallExpected: least.smallExpected, joined: outcomes.count, family: nil)
    ]
  }
}
