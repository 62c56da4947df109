import Microdata
import QuestionnaireModel

/// The rows of a table before anybody is counted: which codes of which columns make them.
struct StubLayout: Sendable {
  var name: StubName
  var blocks: [Block] = []
  var rows: [Row] = []
  var countsResponses = false
  /// The columns of a battery whose categories are the columns; empty for other tables.
  var gridColumns: [TableColumn] = []

  /// One item, or one option, that is counted.
  struct Block: Sendable {
    let source: CodeSource
    /// The codes counted apart: all below this.
    let slots: Int
    /// The codes in the base, in the order shown, then those shown beside it.
    var baseSlots: [Int]
    var besideSlots: [Int]
    /// The number that each code of the base stands for, by its place among the base's.
    var scores: [Double?]
    /// Whether the values are an item's own numbers, whose distinct ones are many.
    let isNumeric: Bool
    /// Whether it counts the answers to an item, and not one option of several.
    var isItem = false
    /// Whether the values are an item's own numbers, however few.
    var isMagnitude = false

    var crossingSlots: [Int] { baseSlots + besideSlots }
  }

  /// Up to so many distinct numbers are counted as categories are.
  private static let fewNumbers = 64

  struct Row: Hashable, Sendable {
    let kind: TableRow.Kind
    let code: String
    let label: String
    let block: Int
    /// Rows of the block's crossing.
    let slots: [Int]
    /// Whether it is shown even where nobody is in it.
    let staysWhenEmpty: Bool
  }
}

extension StubLayout {
  /// Lays out the stub of a planned table over the columns of its data.
  ///
  /// - Throws: where a column or a category is not there.
  init(_ table: PlannedTable, of dataset: Dataset) throws(TabulationError) {
    switch table.stub {
    case .item(let item):
      let column = try dataset.column(item.item, for: .rows)
      name = StubName(name: column.name, label: column.label)
      try add(item, of: dataset, nonanswers: table.nonanswers, as: nil)
    case .grid(let grid):
      name = StubName(name: grid.name, label: grid.label)
      for item in grid.items {
        try add(item, of: dataset, nonanswers: table.nonanswers, as: grid.content)
      }
    case .responses(let set, let nets, let base):
      name = StubName(name: set.name, label: set.label)
      countsResponses = base == .responses
      try add(set, nets: nets, of: dataset, nonanswers: table.nonanswers)
    case .ranking(let set):
      name = StubName(name: set.name, label: set.label)
      try add(set, of: dataset)
    }
  }

  private mutating func add(
    _ item: StubItem, of dataset: Dataset, nonanswers: NonanswerRule, as content: Grid.Content?
  ) throws(TabulationError) {
    let column = try dataset.column(item.item, for: .rows)
    guard let place = dataset.index(of: item.item) else { return }
    let shown = try column.codes(of: item.selection)
    guard shown.count <= CodedAnswers.limit || !item.showsCategories else {
      throw .tooManyCategories(item: item.item, count: shown.count, limit: CodedAnswers.limit)
    }
    let given = nonanswers == .outside ? [] : column.givenNonanswers
    let inBase = shown + (nonanswers == .inside ? given : [])
    let scores = inBase.map { code -> Double? in
      guard code < column.categories.count else { return nil }
      let category = column.categories[code]
      return item.scores.map { $0[category.code] } ?? category.value
    }
    let block = blocks.count
    blocks.append(
      Block(
        source: .column(place), slots: column.slots(for: inBase + given), baseSlots: inBase,
        besideSlots: nonanswers == .beside ? given : [], scores: scores,
        isNumeric: column.measurement == .numeric && column.categories.count > Self.fewNumbers,
        isItem: true, isMagnitude: column.measurement == .numeric))
    let nets = item.nets.map { net in
      Row(
        kind: .net, code: net.name, label: net.label, block: block,
        slots: inBase.indices.filter { slot in
          inBase[slot] < column.categories.count
            && net.codes.contains(column.categories[inBase[slot]].code)
        }, staysWhenEmpty: true)
    }
    switch content {
    case .net(let name):
      rows += nets.filter { $0.code == name }.map { net in
        Row(
          kind: .net, code: column.name, label: column.label, block: block, slots: net.slots,
          staysWhenEmpty: true)
      }
    case .summary(let summary):
      rows.append(
        Row(
          kind: .summary(summary), code: column.name, label: column.label, block: block,
          slots: Array(inBase.indices), staysWhenEmpty: true))
    case .categories:
      rows.append(
        Row(
          kind: .category, code: column.name, label: column.label, block: block,
          slots: Array(inBase.indices), staysWhenEmpty: true))
      if gridColumns.isEmpty {
        addColumns(of: item, column, shown: shown, given: given, nets: nets, base: inBase.count)
      }
    case nil:
      addRows(of: item, column, shown: shown, given: given, nonanswers, block: block)
      rows += nets
      rows += item.summaries.map { summary in
        Row(
          kind: .summary(summary), code: summary.rawValue, label: summary.label, block: block,
          slots: Array(inBase.indices), staysWhenEmpty: true)
      }
    }
  }

  private mutating func addColumns(
    of item: StubItem, _ column: Column, shown: [Int], given: [Int], nets: [Row], base: Int
  ) {
    func add(_ code: String, _ label: String, _ slots: [Int], _ summary: Summary? = nil) {
      gridColumns.append(
        TableColumn(
          group: nil, codes: [code], labels: [label], place: 0,
          content: GridContent(slots: slots, summary: summary)))
    }
    if item.showsCategories {
      for (slot, code) in shown.enumerated() {
        add(column.categories[code].code, column.categories[code].label, [slot])
      }
      for (slot, code) in given.enumerated() where shown.count + slot < base {
        let nonanswer = column.nonanswers[code - column.categories.count]
        add(nonanswer.code, nonanswer.label, [shown.count + slot])
      }
    }
    for net in nets { add(net.code, net.label, net.slots) }
    for summary in item.summaries {
      add(summary.rawValue, summary.label, Array(0..<base), summary)
    }
  }

  private mutating func addRows(
    of item: StubItem, _ column: Column, shown: [Int], given: [Int], _ nonanswers: NonanswerRule,
    block: Int
  ) {
    guard item.showsCategories else { return }
    let isDeclared = column.categories.contains { $0.label != $0.code }
    for (slot, code) in shown.enumerated() {
      let category = column.categories[code]
      rows.append(
        Row(
          kind: .category, code: category.code, label: category.label, block: block,
          slots: [slot], staysWhenEmpty: isDeclared || item.selection.categories != nil))
    }
    for (slot, code) in given.enumerated() {
      let nonanswer = column.nonanswers[code - column.categories.count]
      rows.append(
        Row(
          kind: nonanswers == .inside ? .nonanswer : .beside, code: nonanswer.code,
          label: nonanswer.label, block: block, slots: [shown.count + slot],
          staysWhenEmpty: false))
    }
  }
}

extension StubLayout {
  /// The blocks that are tested against the columns: of rows that are shares, each block once.
  ///
  /// - Parameter isSet: whether the rows are options, of which nets are no blocks to test.
  func testedBlocks(of rows: [Row], isSet: Bool) -> [Int] {
    Set(rows.filter { $0.kind.isShare && ($0.kind != .net || !isSet) }.map(\.block)).sorted()
      .filter { !blocks[$0].isNumeric }
  }
}

extension Summary {
  var label: String {
    switch self {
    case .mean: "Mean"
    case .standardDeviation: "Standard deviation"
    case .standardError: "Standard error"
    case .median: "Median"
    }
  }
}

extension Dataset {
  /// The column of an option and the code of its category that means chosen.
  func chosenCode(of option: ResponseOption) throws(TabulationError) -> CodeSource.ChosenCode {
    let column = try column(option.column, for: .rows)
    let codes = try column.codes(of: ItemSelection(option.column, categories: [option.chosen]))
    return CodeSource.ChosenCode(column: index(of: column.name) ?? 0, code: codes[0])
  }
}

extension Column {
  /// The codes of the categories selected, in order.
  func codes(of selection: ItemSelection) throws(TabulationError) -> [Int] {
    guard let wanted = selection.categories else { return Array(categories.indices) }
    var codes: [Int] = []
    for code in wanted {
      guard let place = categories.firstIndex(where: { $0.code == code }) else {
        throw .category(
          CategoryFault(
            code, item: name, among: categories.map(\.spelling), areDeclared: origin.item != nil))
      }
      codes.append(place)
    }
    return codes
  }

  /// The codes of the non-answers that a respondent may give.
  var givenNonanswers: [Int] {
    nonanswers.indices
      .filter { Nonanswer.declarable.contains(nonanswers[$0].kind) }
      .map { categories.count + $0 }
  }

  /// How many codes are counted apart, so that these are among them.
  func slots(for codes: [Int]) -> Int { max(categories.count, (codes.max() ?? -1) + 1) }

  /// A column of 0 and 1 with the same non-answers.
  var asChosen: Column {
    Column(
      name: name, label: label, measurement: .nominal,
      categories: [
        ColumnCategory(code: "0", label: "Not chosen", value: 0),
        ColumnCategory(code: "1", label: "Chosen", value: 1),
      ], nonanswers: nonanswers, values: .narrow([]), origin: origin)
  }
}
