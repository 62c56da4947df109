import Disclosure
import Microdata
import QuestionnaireModel

/// Every number that the protected tables of one set of rows print, as the people whom it counts.
struct PrintedSums {
  let dataset: Dataset
  private(set) var factors: [RowFactor] = []
  private(set) var codes: [[Int32]] = []
  private(set) var sums: [PrintedSum] = []
  private var places: [RowFactor: Int] = [:]

  init(_ dataset: Dataset) { self.dataset = dataset }

  /// The place of a factor.
  mutating func place(of factor: RowFactor) -> Int {
    if let known = places[factor] { return known }
    places[factor] = factors.count
    factors.append(factor)
    let data = dataset
    codes.append(
      factor.codes(
        count: data.rowCount, nonanswersFrom: { data.columns[$0].categories.count },
        column: { data.columns[$0].rowCodes }, truths: { data.truths(of: $0) },
        texts: { data[$0]?.rowTexts ?? [] }))
    return factors.count - 1
  }

  mutating func append(_ sum: PrintedSum) { sums.append(sum) }

  private mutating func part(_ factor: RowFactor, _ codes: [Int]) -> PrintedSum.Part {
    PrintedSum.Part(
      factor: place(of: factor), codes: Set(codes).sorted().map { Int32(truncatingIfNeeded: $0) })
  }

  /// Adds the numbers of a finished table.
  ///
  /// - Parameter number: its place in the book.
  /// - Throws: where the table does not fit the data.
  mutating func add(
    _ table: Table, _ number: Int, of plan: BookPlan, rule: DisclosureRule
  ) throws(TabulationError) {
    let planned = plan.tables[number]
    let laid = try LaidRows(table, planned, of: plan, dataset)
    var selected = [plan.filter, planned.filter].compactMap(\.self).map {
      part(.condition($0), [1])
    }
    if let weight = plan.weighting.column, let place = dataset.index(of: weight) {
      // Who weighs nothing is in no base.
      let codes = Set(dataset.columns[place].weighingCodes)
      selected.append(part(.source(.column(place)), codes.sorted()))
    }
    let own = PrintedSum.Rule(rule)
    let columns = table.columns.map { column -> [PrintedSum.Part] in
      guard let made = laid.part(of: column) else { return alone(table, laid) }
      return [part(made.factor, [made.code])]
    }
    let adding = TableSums(table: table, number: number, laid: laid, selected: selected, rule: own)
    for block in laid.blocks.indices {
      let stub = laid.blocks[block]
      let base = part(.source(stub.source), Array(stub.codes[..<stub.baseRows]))
      for column in columns.indices {
        sums += adding.base(block, column, selected + [base] + columns[column])
      }
    }
    for row in table.rows.indices {
      let stub = laid.blocks[table.rows[row].block]
      let base = part(.source(stub.source), Array(stub.codes[..<stub.baseRows]))
      for column in columns.indices {
        let slots = table.slots(row, column)
        let shown = part(.source(stub.source), slots.map { stub.codes[$0] })
        sums += adding.cell(row, column, shown, base, columns[column])
      }
      if table.marginColumn != nil {
        let shown = part(.source(stub.source), table.rows[row].slots.map { stub.codes[$0] })
        sums += adding.cell(row, columns.count, shown, base, alone(table, laid))
      }
    }
    sums += adding.filter(selected)
    for place in table.excluded.indices {
      guard let codes = excludedCodes(table, place, laid), let first = laid.blocks.first else {
        continue
      }
      sums.append(adding.exclusion(place, selected + [part(.source(first.source), codes)]))
    }
  }

  /// Those of some sums that count everybody alike who answered an item, whatever they answered.
  ///
  /// - Parameters:
  ///   - sources: the columns of the data that each factor is decided by.
  ///   - columns: those of the item and of what is asked because of it.
  func alikeForAllAnswers(
    _ involved: [Int], _ item: Column, sources: [Set<String>], columns: Set<String>
  ) -> [Int] {
    let answered = (0..<dataset.rowCount).filter(item.isAnswered)
    var known: [Int: Set<Int32>] = [:]
    return involved.filter { place in
      let sum = sums[place]
      return sum.scores == nil
        && sum.parts.allSatisfy { part in
          guard !sources[part.factor].isDisjoint(with: columns) else { return true }
          guard sources[part.factor] == [item.name] else { return false }
          let own = known[part.factor] ?? Set(answered.map { codes[part.factor][$0] })
          known[part.factor] = own
          return own.isSubset(of: part.codes) || own.isDisjoint(with: part.codes)
        }
    }
  }

  /// Whom the printed counts are about.
  var printedPeople: Set<PeopleSet> {
    Set(sums.filter { $0.isPublished && $0.scores == nil }.map(people))
  }

  private func people(_ sum: PrintedSum) -> PeopleSet {
    var rows = PeopleSet(count: dataset.rowCount)
    for row in 0..<dataset.rowCount where sum.value({ codes[$0][row] }) != 0 { rows.insert(row) }
    return rows
  }

  /// The counts of which one lies within the other and holds few less.
  func pairsThatDifferByFew(_ places: [Int], few: Int) -> [[Int]] {
    let counted = places.map { place -> (place: Int, people: PeopleSet, size: Int) in
      let people = people(sums[place])
      return (place, people, people.members.count)
    }.sorted { ($0.size, $0.place) < ($1.size, $1.place) }
    var pairs: [[Int]] = []
    for (first, part) in counted.enumerated() {
      for whole in counted[(first + 1)...] {
        if whole.size - part.size >= few { break }
        if whole.size > part.size, part.people.isSubset(of: whole.people) {
          pairs.append([part.place, whole.place])
        }
      }
    }
    return pairs
  }

  /// What holds of everybody in a table: of one that stands alone, to be in one of its columns.
  private mutating func alone(_ table: Table, _ laid: LaidRows) -> [PrintedSum.Part] {
    guard table.marginColumn != nil else { return [] }
    let made = table.columns.compactMap { laid.part(of: $0) }
    guard let first = made.first else { return [] }
    return [part(first.factor, made.map(\.code))]
  }

  /// The codes of those whom a table leaves out for one reason; nil where no codes say who they are.
  private func excludedCodes(_ table: Table, _ place: Int, _ laid: LaidRows) -> [Int]? {
    guard let first = laid.blocks.first, case .column(let source) = first.source else { return nil }
    let column = dataset.columns[source]
    let kept = Set(first.codes)
    switch table.excluded[place].reason {
    case .nonanswer(let kind):
      return column.nonanswers.indices.filter { column.nonanswers[$0].kind == kind }
        .map { column.categories.count + $0 }.filter { !kept.contains($0) }
    case .dropped: return column.categories.indices.filter { !kept.contains($0) }
    default: return nil
    }
  }
}

/// Makes the sums that one table prints.
private struct TableSums {
  let table: Table
  let number: Int
  let laid: LaidRows
  let selected: [PrintedSum.Part]
  let rule: PrintedSum.Rule

  /// What is lost by holding a count back: totals are dear, bases take their column along.
  private func cost(_ column: Int) -> Double {
    table.columns.indices.contains(column) && table.columns[column].group != nil
      || table.columns.indices.contains(column) && table.columns[column].content != nil ? 1 : 6
  }

  func base(_ block: Int, _ column: Int, _ parts: [PrintedSum.Part]) -> [PrintedSum] {
    guard table.columns[column].content == nil else { return [] }
    return [
      PrintedSum(
        parts: parts, places: [.base(table: number, column: column)],
        isPublished: !table.withheld.bases.contains(column), cost: 4 * cost(column), rule: rule)
    ]
  }

  func cell(
    _ row: Int, _ column: Int, _ shown: PrintedSum.Part, _ base: PrintedSum.Part,
    _ held: [PrintedSum.Part]
  ) -> [PrintedSum] {
    let place = WithheldCells.Place(row: row, column: column)
    let isPublished = !table.withheld.cells.contains(place)
    if column == table.columns.count || table.isShare(row, column) {
      let rest = base.codes.filter { !shown.codes.contains($0) }
      let isInBase = shown.codes.allSatisfy(base.codes.contains)
      return [
        PrintedSum(
          parts: selected + [shown] + held, places: [.cell(table: number, place)],
          isPublished: isPublished, cost: cost(column), rule: rule,
          complement: isInBase
            ? selected + [PrintedSum.Part(factor: shown.factor, codes: rest)] + held : nil)
      ]
    }
    guard isPublished, let value = table.value(row, column) else { return [] }
    return summary(row, column, value, base, held).map { scores, limits in
      PrintedSum(
        parts: selected + [base] + held, scores: (base.factor, scores), limits: limits,
        places: [.cell(table: number, place)], isPublished: true, cost: 0.5, rule: rule)
    }
  }

  /// The sums that a number tells which sums a column up: with its base a mean tells that of the
  /// answers, a deviation that of their squares, a median how many lie on either side.
  private func summary(
    _ row: Int, _ column: Int, _ value: Double, _ base: PrintedSum.Part, _ held: [PrintedSum.Part]
  ) -> [(scores: [Int32: Double], limits: ClosedRange<Double>?)] {
    let stub = laid.blocks[table.rows[row].block]
    var scores: [Int32: Double] = [:]
    for slot in table.slots(row, column) where stub.scores.indices.contains(slot) {
      if let score = stub.scores[slot] {
        scores[Int32(truncatingIfNeeded: stub.codes[slot])] = score
      }
    }
    guard let least = scores.values.min(), let most = scores.values.max(), least < most else {
      return []
    }
    let scored = (scores.mapValues { _ in 1.0 }, nil as ClosedRange<Double>?)
    let kind: Summary
    switch table.columns[column].content?.summary.map(TableRow.Kind.summary)
      ?? table.rows[row].kind
    {
    case .summary(let named): kind = named
    default: kind = .mean
    }
    let sum = (scores, nil as ClosedRange<Double>?)
    switch kind {
    case .mean:
      let isCompared =
        !table.rows[row].comparisons.isEmpty && !table.withheld.comparisons.contains(row)
      return [scored, sum] + (isCompared ? [(scores.mapValues { $0 * $0 }, nil)] : [])
    case .standardDeviation, .standardError:
      return [scored, sum, (scores.mapValues { $0 * $0 }, nil)]
    case .median:
      let below = scores.mapValues { ($0 < value - 1e-9 ? 0.5 : -0.5) }
      let above = scores.mapValues { ($0 > value + 1e-9 ? 0.5 : -0.5) }
      // A median between two answers tells that as many lie on either side.
      let isBetween = !scores.values.contains { abs($0 - value) < 1e-9 }
      return isBetween ? [(below, nil)] : [(below, -1e9...0), (above, -1e9...0)]
    }
  }

  func filter(_ selected: [PrintedSum.Part]) -> [PrintedSum] {
    guard table.filter != nil else { return [] }
    return [
      PrintedSum(
        parts: selected, places: [.filter(table: number)], isPublished: !table.withheld.filter,
        cost: 0.5, rule: rule)
    ]
  }

  func exclusion(_ place: Int, _ parts: [PrintedSum.Part]) -> PrintedSum {
    PrintedSum(
      parts: parts, places: [.exclusion(table: number, place: place)],
      isPublished: !table.withheld.exclusions.contains(place), cost: 0.5, rule: rule)
  }
}

extension Dataset {
  /// 1 for each row for which a condition is true.
  func truths(of condition: PlanCondition) -> [Int32] {
    guard let filter = condition.filter(of: self) else {
      return Array(repeating: 1, count: rowCount)
    }
    return RowSelection(filter, of: self).mask?.map(Int32.init)
      ?? Array(repeating: 1, count: rowCount)
  }
}

extension Column {
  /// The codes of a column of weights that weigh something; of numbers that of all answers.
  fileprivate var weighingCodes: [Int] {
    switch values {
    case .numbers: [0]
    case .narrow, .wide:
      categories.indices.filter { (categories[$0].value ?? 1) > 0 }
    }
  }
}
