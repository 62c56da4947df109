import QuestionnaireModel
import StudyStorage

/// Reads rows against the questionnaire: every cell, then the route, what is required, the checks.
struct RowReader {
  /// The answers of the row read last, one place for each item.
  private(set) var answers: ImportedRow
  /// Whether the row read last declines a consent.
  private(set) var isDeclined = false
  private let plan: ColumnPlan
  private let names: [String]
  /// Whether the route or a check can make a difference, so that answers must be looked at together.
  private let needsSheet: Bool
  private let isRequired: [Bool]
  private var route: RowRoute
  private var cells: [CellColumn]
  private let spreads: [SpreadColumns]

  init(
    _ questionnaire: Questionnaire, plan: ColumnPlan, mapping: ImportMapping, columns: [String],
    readings: OptionReadings
  ) {
    self.plan = plan
    names = columns
    isRequired = questionnaire.items.map(\.isRequired)
    needsSheet = questionnaire.items.contains { item in
      if case .consent = item.type { return true }
      return item.when != nil || !item.checks.isEmpty || item.isDerived
    }
    answers = ImportedRow(itemCount: questionnaire.items.count)
    route = RowRoute(questionnaire, plan: plan)
    var cells: [CellColumn] = []
    var spreads: [SpreadColumns] = []
    for (item, place) in plan.places.enumerated() {
      switch place {
      case .column(let column)?:
        let reader = CellReader(
          item, of: questionnaire, source: plan.sources[item], mapping: mapping,
          kinds: readings.readings[item].kinds)
        cells.append(CellColumn(reader, item: item, column: column))
      case .spread(let spread)?:
        spreads.append(
          SpreadColumns(item, of: questionnaire, spread: spread, mapping: mapping))
      case .absent?: answers.put(.nonanswer(.notAsked), at: item)
      case nil: break
      }
    }
    self.cells = cells
    self.spreads = spreads
  }

  /// How a row is recognized by its respondent; nil where no column identifies respondents.
  func respondent(of record: borrowing CSVRecord) -> RowIdentity? {
    plan.respondent.map { column in
      .respondent(record.withBytes(at: column) { Array($0) })
    }
  }

  /// Reads a row into `answers` and gives what does not fit.
  mutating func read(
    _ record: borrowing CSVRecord, _ session: inout ImportSession
  ) throws(ImportError) -> [RowFault] {
    if record.isRagged {
      let fault = CellFault.raggedRow(fields: record.fieldCount, expected: names.count)
      return [RowFault(column: "", item: nil, valueClass: .row, fault: fault)]
    }
    var faults: [RowFault] = []
    if let column = plan.respondent, record.isEmpty(at: column) {
      faults.append(
        RowFault(column: names[column], item: nil, valueClass: .empty, fault: .noRespondent))
    }
    for index in cells.indices { try readCell(index, record, &session, &faults) }
    for spread in spreads { readSpread(spread, record, &faults) }
    // A cell that cannot be read leaves the route undecided, so the row's other rules must wait.
    if needsSheet && faults.isEmpty { try follow(record, &session, &faults) }
    return faults
  }

  @inline(__always)
  private mutating func readCell(
    _ index: Int, _ record: borrowing CSVRecord, _ session: inout ImportSession,
    _ faults: inout [RowFault]
  ) throws(ImportError) {
    let column = cells[index].column
    let known = record.withBytes(at: column) { cells[index].number(of: $0) }
    if let known { return take(index, known, &faults) }
    let found = try record.withBytes(at: column) { bytes throws(ImportError) in
      try cells[index].read(bytes, &session)
    }
    let item = cells[index].item
    switch found {
    case .met(let number): take(index, number, &faults)
    case .own(let answer):
      answers.put(answer, at: item)
      if needsSheet { route.sheet[item] = answer }
    case .fault(let reason):
      faults.append(fault(reason, item, column, record.valueClass(at: column)))
    }
  }

  @inline(__always)
  private mutating func take(_ index: Int, _ number: Int, _ faults: inout [RowFault]) {
    let item = cells[index].item
    answers.put(cells[index].met[number].interned, at: item)
    if needsSheet {
      route.sheet[item] = cells[index].met[number].answer
    } else if isRequired[item] && cells[index].met[number].isMissing {
      faults.append(fault(.answer(.empty), item, cells[index].column, .empty))
    }
  }

  private mutating func readSpread(
    _ spread: SpreadColumns, _ record: borrowing CSVRecord, _ faults: inout [RowFault]
  ) {
    let first = spread.spread.first?.column ?? 0
    switch spread.read(record) {
    case .failure(let cell):
      faults.append(
        fault(.notYesOrNo, spread.item, cell.column, record.valueClass(at: cell.column)))
    case .success(let answer):
      let isEmpty = answer.nonanswer == .missing
      if let found = route.questionnaire.fault(of: answer, to: spread.item),
        !(isEmpty && needsSheet)
      {
        faults.append(fault(.answer(found), spread.item, first, isEmpty ? .empty : .row))
      }
      answers.put(answer, at: spread.item)
      route.sheet[spread.item] = answer
    }
  }

  /// Follows the route over the row's answers, as an interview would.
  private mutating func follow(
    _ record: borrowing CSVRecord, _ session: inout ImportSession, _ faults: inout [RowFault]
  ) throws(ImportError) {
    for (item, finding) in route.follow() {
      let column = plan.firstColumn(of: item)
      switch finding {
      case .notAsked:
        do throws(StudyError) {
          answers.put(try route.notAsked(item, &session), at: item)
        } catch {
          throw .study(error)
        }
      case .derived(let answer): answers.put(answer, at: item)
      case .fault(let reason):
        let isEmpty = reason == .answer(.empty)
        faults.append(
          fault(reason, item, column, isEmpty ? .empty : record.valueClass(at: column)))
      }
    }
    isDeclined = route.isDeclined
  }

  private func fault(
    _ reason: CellFault, _ item: Int, _ column: Int, _ valueClass: ValueClass
  ) -> RowFault {
    RowFault(
      column: names[column], item: route.questionnaire.items[item].id, valueClass: valueClass,
      fault: reason)
  }
}

extension CSVRecord {
  func valueClass(at column: Int) -> ValueClass {
    withBytes(at: column) { ValueClass($0) }
  }
}
