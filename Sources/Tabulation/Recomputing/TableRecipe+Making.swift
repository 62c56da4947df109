import Microdata

extension TableRecipe {
  /// - Parameters:
  ///   - dataset: the columns that the table is counted from, made of categories.
  ///   - stub: which codes make its rows.
  init(
    _ table: Table, of dataset: Dataset, stub: StubLayout, banner: BannerLayout,
    records: String?, mask: String?, isSet: Bool, testsAreRecomputed: Bool
  ) {
    self.table = table.identity
    self.records = records
    self.mask = mask
    countsResponses = table.countsResponses
    let blocks = stub.blocks.map { Block($0, of: dataset) }
    self.blocks = blocks
    let codes = blocks.map { $0.base + $0.beside }
    rows = table.rows.map { row in
      Row(
        label: row.label, block: row.block, codes: row.slots.map { codes[row.block][$0] },
        kind: row.kind)
    }
    groups = zip(table.groups, banner.counted).enumerated().map { group, counted in
      Group(counted.1, dataset, banner.columns.filter { $0.group == group }.map(\.codes))
    }
    let shown = Set(table.rows.map(\.block)).sorted()
    columns = table.columns.indices.map { column in
      let laid = table.columns[column]
      let group = laid.group.map { $0 + 1 } ?? 0
      return Column(
        label: laid.label, group: laid.group, place: laid.place,
        baseBlock: shown.first { block in
          let bases = table.crossings[block][group].bases(laid.place)
          return bases == table.bases[column]
        } ?? 0, codes: laid.content.map { $0.slots.map { codes[0][$0] } })
    }
    printed = Printed(
      table, stub: stub, tests: testsAreRecomputed ? table.omnibus : [], isSet: isSet)
  }
}

extension TableRecipe.Block {
  fileprivate init(_ block: StubLayout.Block, of dataset: Dataset) {
    let column: Column
    switch block.source {
    case .column(let place):
      column = dataset.columns[place]
      source = .column(column.name)
    case .anyChosen(let options):
      let first = dataset.columns[options.first?.column ?? 0]
      column = first.asChosen
      source = .anyChosen(
        options.map { dataset.chosen($0.column, $0.code) },
        answers: first.categories.map(\.code))
    }
    base = block.baseSlots.map(column.codeText)
    beside = block.besideSlots.map(column.codeText)
    scores = block.scores
  }
}

extension TableRecipe.Group {
  fileprivate init(
    _ counting: BannerLayout.Counting, _ dataset: Dataset, _ cells: [[String]]
  ) {
    switch counting {
    case .disjoint(let parts, _):
      self = .crossed(columns: parts.columns.map { dataset.columns[$0].name }, cells: cells)
    case .overlapping(let columns):
      self = .options(columns.map { dataset.chosen($0.parts.columns[0], $0.place) })
    }
  }
}

extension TableRecipe.Printed {
  fileprivate init(
    _ table: Table, stub: StubLayout, tests: [OmnibusResult], isSet: Bool
  ) {
    func cells(_ number: (Int, Int) -> Double?) -> [[Double?]] {
      table.rows.indices.map { row in table.columns.indices.map { number(row, $0) } }
    }
    weighted = cells(table.weighted)
    percent = cells(table.columnPercent)
    means = cells { row, column in
      let content = table.columns[column].content
      let kind = content?.summary.map(TableRow.Kind.summary) ?? table.rows[row].kind
      return kind == .summary(.mean) || kind == .meanRank ? table.value(row, column) : nil
    }
    bases = table.bases
    self.tests = tests.map { result in
      let blocks = stub.testedBlocks(of: table.draft.rows, isSet: isSet)
      return TableRecipe.Test(
        group: result.group,
        blocks: result.row.flatMap { code in
          table.rows.first { $0.code == code && blocks.contains($0.block) }.map { [$0.block] }
        } ?? blocks, result: result.test)
    }
  }
}

extension Dataset {
  fileprivate func chosen(_ place: Int, _ code: Int) -> TableRecipe.Chosen {
    TableRecipe.Chosen(column: columns[place].name, code: columns[place].codeText(code))
  }
}

extension Column {
  /// The code of a category, or of a non-answer that a respondent may give; else nothing.
  func codeText(_ code: Int) -> String {
    guard code >= categories.count else { return categories[code].code }
    let nonanswer = nonanswers[code - categories.count]
    return givenNonanswers.contains(code) ? nonanswer.code : ""
  }
}
