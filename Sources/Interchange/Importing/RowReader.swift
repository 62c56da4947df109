import QuestionnaireModel
import StudyStorage

/// Reads rows against the questionnaire: every cell, then the route, what is required, the checks.
struct RowReader {
  /// The answers of the row read last, one place for each item.
  private(set) var answers: [ImportedAnswer]
  private let questionnaire: Questionnaire
  private let plan: ColumnPlan
  private let fields: Int
  /// Whether the route or a check can make a difference, so that answers must be looked at together.
  private let needsSheet: Bool
  private var sheet: AnswerSheet
  private var cells: [CellColumn?]
  private var notAsked: [ImportedAnswer?]
  private let names: [String]

  init(
    _ questionnaire: Questionnaire, plan: ColumnPlan, mapping: ImportMapping, columns: [String]
  ) {
    self.questionnaire = questionnaire
    self.plan = plan
    fields = columns.count
    names = columns
    needsSheet = questionnaire.items.contains { item in
      if case .consent = item.type { return true }
      return item.when != nil || !item.checks.isEmpty || item.isDerived
    }
    sheet = AnswerSheet(itemCount: questionnaire.items.count)
    answers = Array(repeating: .direct(.nonanswer(.missing)), count: questionnaire.items.count)
    notAsked = Array(repeating: nil, count: questionnaire.items.count)
    cells = questionnaire.items.indices.map { index in
      plan.sources[index].map { source in
        CellColumn(
          CellReader(
            questionnaire.items[index], of: questionnaire, source: source, mapping: mapping))
      }
    }
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
      let fault = CellFault.raggedRow(fields: record.fieldCount, expected: fields)
      return [RowFault(column: "", item: nil, valueClass: .row, fault: fault)]
    }
    var faults: [RowFault] = []
    if let column = plan.respondent, record.isEmpty(at: column) {
      faults.append(
        RowFault(
          column: names[column], item: nil, valueClass: .empty, fault: .noRespondent))
    }
    for item in questionnaire.items.indices {
      guard let place = plan.places[item] else { continue }
      try read(item, place, record, &session, &faults)
    }
    // A cell that cannot be read leaves the route undecided, so the row's other rules must wait.
    if needsSheet && faults.isEmpty { try follow(record, &session, &faults) }
    return faults
  }

  private mutating func read(
    _ item: Int, _ place: ColumnPlan.Place, _ record: borrowing CSVRecord,
    _ session: inout ImportSession, _ faults: inout [RowFault]
  ) throws(ImportError) {
    switch place {
    case .absent:
      answers[item] = .direct(.nonanswer(.missing))
      sheet[item] = .nonanswer(.missing)
    case .column(let column):
      let known = try record.withBytes(at: column) { bytes throws(ImportError) in
        try cells[item]?.known(bytes, item, questionnaire, &session)
      }
      switch known {
      case nil: return
      case .answer(let answer, let imported)?:
        answers[item] = imported
        if needsSheet { sheet[item] = answer }
        if !needsSheet, answer.nonanswer == .missing, questionnaire.items[item].isRequired {
          faults.append(fault(.answer(.empty), item, column, .empty))
        }
      case .fault(let reason)?:
        faults.append(fault(reason, item, column, record.valueClass(at: column)))
      }
    case .spread(let spread):
      readSpread(item, spread, record, &faults)
    }
  }

  private mutating func readSpread(
    _ item: Int, _ spread: [ColumnPlan.Spread], _ record: borrowing CSVRecord,
    _ faults: inout [RowFault]
  ) {
    var chosen: [Int] = []
    var isEmpty = true
    for option in spread {
      switch SpreadCell(record.trimmedString(at: option.column)) {
      case .chosen:
        chosen.append(option.code)
        isEmpty = false
      case .notChosen: isEmpty = false
      case .empty: break
      case nil:
        faults.append(
          fault(.notYesOrNo, item, option.column, record.valueClass(at: option.column)))
        return
      }
    }
    let answer: Answer = isEmpty ? .nonanswer(.missing) : .choices(of: chosen)
    if let found = questionnaire.fault(of: answer, to: item), !(isEmpty && needsSheet) {
      faults.append(fault(.answer(found), item, spread.first?.column ?? 0, .row))
    }
    answers[item] = .direct(answer)
    sheet[item] = answer
  }

  /// Follows the route over the row's answers, as an interview would.
  private mutating func follow(
    _ record: borrowing CSVRecord, _ session: inout ImportSession, _ faults: inout [RowFault]
  ) throws(ImportError) {
    for item in questionnaire.items.indices where plan.places[item] != nil {
      if questionnaire.items[item].isDerived {
        try derive(item, &session)
        continue
      }
      let isMissing = sheet[item]?.nonanswer == .missing
      guard questionnaire.reaches(item, given: sheet) else {
        if !isMissing && sheet[item]?.nonanswer != .notApplicable {
          faults.append(fault(.notOnRoute, item, column(of: item), .row))
        }
        sheet[item] = nil
        answers[item] = try offRoute(item, &session)
        continue
      }
      if isMissing && questionnaire.items[item].isRequired && plan.places[item] != .absent {
        faults.append(fault(.answer(.empty), item, column(of: item), .empty))
      } else if case .checkFailed(let check)? = questionnaire.failedCheck(of: item, given: sheet) {
        let message = questionnaire.items[item].checks[check].message
        faults.append(
          fault(
            .checkFailed(message: TextTemplate.neutral(message[questionnaire.languages[0]])), item,
            column(of: item),
            record.valueClass(at: column(of: item))))
      }
    }
  }

  private mutating func derive(
    _ item: Int, _ session: inout ImportSession
  ) throws(ImportError) {
    sheet[item] = nil
    guard questionnaire.reaches(item, given: sheet) else {
      answers[item] = try offRoute(item, &session)
      return
    }
    let answer = questionnaire.derivedAnswer(item, given: sheet)
    sheet[item] = answer
    answers[item] = .direct(answer)
  }

  private mutating func offRoute(
    _ item: Int, _ session: inout ImportSession
  ) throws(ImportError) -> ImportedAnswer {
    if let known = notAsked[item] { return known }
    do {
      let interned = try session.intern(.nonanswer(.notAsked), to: item)
      notAsked[item] = interned
      return interned
    } catch {
      throw .study(error)
    }
  }

  private func column(of item: Int) -> Int {
    switch plan.places[item] {
    case .column(let column)?: column
    case .spread(let spread)?: spread.first?.column ?? 0
    case .absent?, nil: 0
    }
  }

  private func fault(
    _ reason: CellFault, _ item: Int, _ column: Int, _ valueClass: ValueClass
  ) -> RowFault {
    RowFault(
      column: names[column], item: questionnaire.items[item].id, valueClass: valueClass,
      fault: reason)
  }
}

/// What a cell of an option's own column says.
private enum SpreadCell {
  case chosen
  case notChosen
  case empty

  init?(_ text: String) {
    switch text.lowercased() {
    case "1", "yes", "true", "x", "da": self = .chosen
    case "0", "no", "false", "nu": self = .notChosen
    case "", "na": self = .empty
    default: return nil
    }
  }
}

extension CSVRecord {
  func valueClass(at column: Int) -> ValueClass {
    withBytes(at: column) { ValueClass($0) }
  }
}
