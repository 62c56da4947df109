import Microdata
import QuestionnaireModel

/// Sets of options: each option is counted on its own, over the base that they share.
extension StubLayout {
  mutating func add(
    _ set: ResponseSet, nets: [Net], of dataset: Dataset, nonanswers: NonanswerRule
  ) throws(TabulationError) {
    for (number, option) in set.options.enumerated() {
      let chosen = try dataset.chosenCode(of: option)
      let column = dataset.columns[chosen.column]
      add(
        .column(chosen.column), column, chosen: chosen.code, code: option.code,
        label: option.label, kind: .category, nonanswers: nonanswers)
      guard number == 0, nonanswers != .outside else { continue }
      for (slot, code) in column.givenNonanswers.enumerated() {
        let nonanswer = column.nonanswers[code - column.categories.count]
        rows.append(
          Row(
            kind: nonanswers == .inside ? .nonanswer : .beside, code: nonanswer.code,
            label: nonanswer.label, block: 0, slots: [column.categories.count + slot],
            staysWhenEmpty: false))
      }
    }
    // Non-answers stand below the options.
    rows = rows.filter { $0.kind == .category } + rows.filter { $0.kind != .category }
    for net in nets {
      var options: [CodeSource.ChosenCode] = []
      for option in set.options where net.codes.contains(option.code) {
        options.append(try dataset.chosenCode(of: option))
      }
      guard let first = options.first else { continue }
      add(
        .anyChosen(options), dataset.columns[first.column].asChosen, chosen: 1, code: net.name,
        label: net.label, kind: .net, nonanswers: nonanswers)
    }
  }

  private mutating func add(
    _ source: CodeSource, _ column: Column, chosen: Int, code: String, label: String,
    kind: TableRow.Kind, nonanswers: NonanswerRule
  ) {
    let given = nonanswers == .outside ? [] : column.givenNonanswers
    let inBase = Array(column.categories.indices) + (nonanswers == .inside ? given : [])
    rows.append(
      Row(
        kind: kind, code: code, label: label, block: blocks.count, slots: [chosen],
        staysWhenEmpty: true))
    blocks.append(
      Block(
        source: source, slots: column.slots(for: inBase + given), baseSlots: inBase,
        besideSlots: nonanswers == .beside ? given : [], scores: inBase.map { _ in nil },
        isNumeric: false))
  }

  mutating func add(_ set: RankedSet, of dataset: Dataset) throws(TabulationError) {
    for option in set.options {
      let column = try dataset.column(option.column, for: .rows)
      guard let place = dataset.index(of: option.column) else { continue }
      let ranks = column.categories.map { $0.value ?? 0 }
      for shown in set.shown {
        let row: (kind: TableRow.Kind, label: String, slots: [Int]) =
          switch shown {
          case .top(let depth):
            (
              .category, depth == 1 ? "\(option.label): first" : "\(option.label): top \(depth)",
              ranks.indices.filter { (1...Double(max(depth, 1))).contains(ranks[$0]) }
            )
          case .meanRank:
            (.meanRank, "\(option.label): mean rank", ranks.indices.filter { ranks[$0] >= 1 })
          }
        rows.append(
          Row(
            kind: row.kind, code: option.code, label: row.label, block: blocks.count,
            slots: row.slots, staysWhenEmpty: true))
      }
      blocks.append(
        Block(
          source: .column(place), slots: ranks.count, baseSlots: Array(ranks.indices),
          besideSlots: [], scores: ranks.map { $0 >= 1 ? $0 : nil }, isNumeric: false))
    }
  }
}
