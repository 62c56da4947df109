import Microdata
import SurveyStatistics

extension CrossTabulation {
  /// The table as a book of one, in which everything holds that holds for books.
  ///
  /// - Parameter rules: which of its cells may not be published.
  package func book(under rules: SuppressionRules = SuppressionRules()) -> Book {
    let plan = plan(rules)
    var relations = RowRelations(of: plan)
    relations.add(dataset, records: nil)
    return Book(plan, tables: [table], relations: relations, notes: [])
  }

  package var book: Book { book() }

  /// What the request says, as a plan says it.
  private func plan(_ rules: SuppressionRules) -> BookPlan {
    var plan = BookPlan(name: "crosstab", title: "")
    plan.isAlone = true
    plan.weighting = request.weighting
    plan.design = request.design
    plan.level = request.level
    plan.filter = condition
    plan.banners = [
      Banner(
        name: "columns", title: counted.columns.label, hasTotal: false,
        groups: [.items([ItemSelection(counted.columns.name)])])
    ]
    plan.tables = [planned]
    plan.suppression = rules
    return plan
  }

  private var title: String { "\(counted.rows.name) by \(counted.columns.name)" }

  private var planned: PlannedTable {
    var table = PlannedTable(
      name: title, title: title, stub: .item(StubItem(ItemSelection(counted.rows.name))))
    table.banner = "columns"
    table.nonanswers = request.nonanswers
    table.cells = [.columnPercent, .count]
    table.tests.notation = .none
    return table
  }

  private var table: Table {
    let rows = counted.rows.categories.enumerated().map { place, category in
      StubLayout.Row(
        kind: counted.rows.nonanswers.contains(place) ? .nonanswer : .category,
        code: category.code, label: category.label, block: 0, slots: [place],
        staysWhenEmpty: true)
    }
    let columns = counted.columns.categories.enumerated().map { place, category in
      TableColumn(group: 0, codes: [category.code], labels: [category.label], place: place)
    }
    let planned = planned
    let draft = TableDraft(
      name: planned.name, title: planned.title,
      stub: StubName(name: counted.rows.name, label: counted.rows.label), baseWords: nil,
      filter: request.filter?.text, weighting: request.weighting, isWeighted: isWeighted,
      level: request.level, nonanswers: planned.nonanswers, cells: planned.cells,
      numbers: numbers, tests: planned.tests, minimumBases: planned.minimumBases,
      groups: [
        ColumnGroup(name: counted.columns.name, label: counted.columns.label, overlaps: false)
      ],
      columns: columns, margin: counted.base.total, rows: rows, bases: counted.base.columns,
      excluded: counted.base.excluded, crossings: [[whole, crossing]],
      account: account,
      countsResponses: false)
    return Table(
      draft,
      rows: rows.map { TableRow(laid: $0, values: [], marks: [], comparisons: []) },
      results: results, notes: remarks.filter { !$0.concernsFilesAlone }.map(\.description))
  }

  private var account: TableAccount {
    let codes = counted.rows.categories.map(\.code)
    let isAll = request.categories[counted.rows.name] == nil
    let name = counted.rows.name + (isAll ? "" : " of \(codes.sorted().joined(separator: ","))")
    return TableAccount(
      tally: tally, numbers: [nil], nonanswers: [[:]], scores: [codes.map { _ in nil }],
      answers: [TableAccount.ItemAnswers(name: name, codes: codes)])
  }

  private var isWeighted: Bool {
    request.weighting.isSampling || !request.design.margins.isEmpty
  }

  /// Everything that files can carry of it.
  private var numbers: [CellNumber] {
    CellNumber.allCases.filter {
      $0 != .value && ($0 != .designEffect || request.isDesignBased)
    }
  }

  private var results: TableResults {
    TableResults(
      omnibus: statistics.tests.map { test in
        OmnibusResult(
          row: nil, group: 0, test: test, effect: nil,
          respondents: counted.base.total.unweighted, smallExpected: smallExpected, joined: 1,
          family: nil)
      }, associations: statistics.associations, hypotheses: [],
      notes: statistics.notes.map(\.description),
      fileNotes: remarks.filter(\.concernsFilesAlone).map(\.description))
  }

  private var smallExpected: OmnibusResult.SmallExpected? {
    for case .expectedCounts(let underFive, _, let cells) in statistics.notes {
      return OmnibusResult.SmallExpected(cells: underFive, of: cells)
    }
    return nil
  }

  // MARK: - Cells

  private var crossing: Crossing {
    Crossing(
      counts: counted.unweighted, weights: counted.weighted, bases: counted.base.columns,
      variation: variation)
  }

  /// Everybody in the table as one column.
  private var whole: Crossing {
    Crossing(
      counts: CellMatrix(
        counted.unweighted.rowTotals, rows: counted.unweighted.rowCount, columns: 1),
      weights: CellMatrix(counted.weighted.rowTotals, rows: counted.weighted.rowCount, columns: 1),
      bases: [counted.base.total], variation: request.isDesignBased ? .none : .counts)
  }

  private var variation: Crossing.Variation {
    guard request.isDesignBased else { return .counts }
    return design.map(Crossing.Variation.designed) ?? .none
  }
}

extension Crossing {
  fileprivate convenience init(
    counts: CellMatrix<Int>, weights: CellMatrix<Double>, bases: [BaseCounts],
    variation: Variation
  ) {
    self.init(
      rows: counts.rowCount, baseRows: counts.rowCount, columns: counts.columnCount,
      counts: counts.values, weights: weights.values,
      squares: Array(repeating: 0, count: counts.values.count), variation: variation,
      bases: bases)
  }
}

extension TableNote {
  /// Whether it speaks of numbers that only files carry.
  fileprivate var concernsFilesAlone: Bool {
    if case .intervals = self { true } else { false }
  }
}
