import SurveyStatistics

/// What is printed under a table: how its numbers came about, and how to read its marks.
struct BookNotes {
  let plan: BookPlan
  let planned: PlannedTable
  let table: Table
  let tally: RowTally

  var lines: [String] {
    base + weights + waves + comparisons + independence + hypotheses
  }

  private var base: [String] {
    var lines = ["Base: \(planned.base ?? "everybody")."]
    if let filter = table.filter {
      let note = TableNote.filter(
        filter, kept: tally.selected, of: tally.rows, unknown: tally.unknown)
      lines.append(note.description)
    }
    switch planned.nonanswers {
    case .outside: lines.append("Don't know and refused are neither shown nor in the base.")
    case .inside: lines.append("Don't know and refused are shown and are in the base.")
    case .beside:
      lines.append(
        "Don't know and refused are shown as shares of all who were asked, and are not in the base."
      )
    }
    let blocks = Set(table.rows.map(\.block))
    if blocks.count > 1, Set(blocks.map(table.bases)).count > 1 {
      lines.append("Rows have bases of their own; the largest is shown.")
    }
    if table.countsResponses {
      lines.append("Percentages are shares of the answers given; they are not tested.")
    }
    return lines
  }

  private var weights: [String] {
    var lines: [String] = []
    switch plan.weighting {
    case .none: break
    case .frequency(let name): lines.append("Each row counts as often as '\(name)' says.")
    case .sampling(let name):
      lines.append("Percentages and means are weighted by '\(name)'.")
    }
    if tally.weightless > 0 {
      lines.append(TableNote.weightless(tally.weightless))
    }
    if !plan.design.isEmpty {
      lines.append(
        "Standard errors are linearized under the design: strata "
          + "\(Self.listed(plan.design.strata)), clusters \(Self.listed(plan.design.clusters)).")
    } else if plan.weighting.isSampling {
      lines.append("Standard errors are linearized, for respondents drawn singly.")
    }
    if planned.records != nil {
      lines.append("Rows are records; a respondent's are taken for a cluster.")
    }
    if isDesigned, table.hasCovarianceTooLarge {
      lines.append(
        "Not computed: errors, intervals and tests of independence of groups of more than "
          + "\(DesignTable.cellLimit) cells, whose covariance takes too much memory.")
    }
    return lines
  }

  private var isDesigned: Bool { !plan.design.isEmpty || planned.records != nil }

  private static func listed(_ names: [String]) -> String {
    names.isEmpty ? "none" : names.joined(separator: ", ")
  }

  private var comparisons: [String] {
    let tests = table.tests
    guard tests.notation != .none, !table.groups.isEmpty, !table.countsResponses else { return [] }
    if let count = table.comparisonsLeftOut {
      return [
        "Not computed: \(count) comparisons of columns, which take too much memory or time; compare "
          + "fewer columns, or say 'compare: none'."
      ]
    }
    var lines: [String] = []
    let levels = tests.levels.sorted().map { "\($0)" }
    switch tests.notation {
    case .letters:
      lines.append(
        "A letter names the column of the same group whose number is significantly smaller"
          + (levels.count > 1
            ? ": capitals at \(levels[0]), small letters at \(levels[1])."
            : ", at \(levels.first ?? "0.05")."))
    case .subscripts:
      lines.append(
        "Columns of a group that share a subscript do not differ significantly at "
          + "\(levels.first ?? "0.05").")
    case .none: break
    }
    if tests.comparesTotal {
      lines.append("Columns are also compared with the total, '\(ColumnLetter.total)'.")
    }
    lines.append(method)
    switch TableComparing.adjustment(of: tests) {
    case .none: lines.append("Comparisons are not adjusted for their number.")
    case let adjustment:
      lines.append(
        "Comparisons are adjusted within each row and group by \(adjustment.title).")
    }
    if tests.profile != .spss {
      let minimum = planned.minimumBases
      lines.append(
        "**: effective base under \(Self.number(minimum.tested)), not tested; *: under "
          + "\(Self.number(minimum.unflagged)), small base.")
    }
    return lines
  }

  private var method: String {
    if isDesigned {
      return "Columns are compared by t-tests under the design of the sample."
    }
    switch table.tests.profile {
    case .market, .apa:
      let overlap =
        table.tests.overlapCorrected ? "; who is in both columns is corrected for" : ""
      return "Columns are compared by t-tests on effective bases with a pooled variance\(overlap)."
    case .spss:
      return
        "Compatible with SPSS CTABLES: z-tests with pooled variance on weighted counts rounded to "
        + "whole ones, no minimum base, columns of 0 or 100 percent not compared; means by t."
    }
  }

  private var independence: [String] {
    var lines: [String] = []
    let overlapping = table.groups.filter(\.overlaps).map(\.label)
    if planned.tests.hasOmnibus, !table.countsResponses, !overlapping.isEmpty {
      lines.append(
        "Respondents may be in several columns of \(overlapping.joined(separator: ", ")): such "
          + "columns have no test of independence, which takes each respondent once.")
    }
    guard !table.omnibus.isEmpty else { return lines }
    let ids = Set(table.omnibus.map(\.test.id))
    if ids.contains(.raoScottF) {
      lines.append("Independence is tested by Rao and Scott's F, second order.")
    }
    if ids.contains(.fisher) {
      lines.append(
        "Where too many expected counts are under five, Fisher's exact test takes the place of "
          + "Pearson's.")
    }
    if let joined = table.omnibus.first(where: { $0.joined > 1 }) {
      lines.append(
        "The test of a set is its options' smallest p times their number, \(joined.joined) "
          + "(Bonferroni).")
    }
    if !plan.isDesignBased,
      table.omnibus.contains(where: { $0.effect != nil && $0.effect?.confidenceInterval == nil })
    {
      lines.append(TableNote.intervalBelowV)
    }
    if plan.isDesignBased {
      lines.append(
        "Cramér's V is that of the weighted shares; it has no interval, for that of the "
          + "noncentral chi-square is for respondents drawn singly who weigh the same.")
    }
    return lines
  }

  private var hypotheses: [String] {
    let tested = table.hypotheses.filter { $0.tested != nil }
    guard !tested.isEmpty else { return [] }
    var line = "Hypotheses are tested against their margins by t-tests "
    line += isDesigned ? "under the design of the sample" : "on effective bases, variances unpooled"
    if tested.contains(where: { $0.hypothesis.direction == .equivalent }) {
      line += "; equivalence by two one-sided tests"
    }
    if tested.contains(where: { $0.hypothesis.measure != .mean }) {
      line += "; margins of shares are percentage points"
    }
    return [line + "."]
  }

  private static func number(_ value: Double) -> String {
    Int(exactly: value).map { String($0) } ?? "\(value)"
  }
}

extension Table {
  /// Whether a crossing has more cells than a covariance is made of.
  fileprivate var hasCovarianceTooLarge: Bool {
    !countsResponses
      && crossings.contains { block in
        block.contains { $0.baseRows * $0.columns > DesignTable.cellLimit }
      }
  }

  /// The bases of a block, column by column.
  fileprivate func bases(_ block: Int) -> [BaseCounts] {
    columns.map { crossings[block][$0.group.map { $0 + 1 } ?? 0].bases($0.place) }
  }
}

extension MultiplicityAdjustment {
  /// The name a reader knows it by.
  package var title: String {
    switch self {
    case .none: "nothing"
    case .bonferroni: "Bonferroni"
    case .holm: "Holm"
    case .hochberg: "Hochberg"
    case .benjaminiHochberg: "Benjamini and Hochberg"
    case .benjaminiYekutieli: "Benjamini and Yekutieli"
    }
  }
}
