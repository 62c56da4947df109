import Microdata
import QuestionnaireModel

/// The answers to an item by the categories that are shown of it, and what becomes of every row.
struct CodedAnswers: Sendable {
  let item: String
  let label: String
  let isOrdered: Bool
  /// The categories that may be shown, in order.
  let candidates: [Candidate]
  /// For each row its slot: a column's own codes, or their renumbering where there are many.
  let slots: ColumnValues
  /// For each slot what becomes of the rows in it.
  let fates: [Fate]

  struct Candidate: Sendable {
    let category: TableCategory
    /// Whether it is shown even where nobody in the base chose it.
    let staysWhenEmpty: Bool
    let isNonanswer: Bool
  }

  /// What becomes of a row because of what this item holds.
  enum Fate: Hashable, Sendable {
    /// It is counted in the candidate of that index.
    case shown(Int)
    case excluded(ExclusionReason)
  }

  /// The most categories that are shown of one item.
  static let limit = 2_000

  /// - Parameters:
  ///   - categories: those shown, by code or label, in order; the rest is dropped. The item's own where
  ///     nil: all that a questionnaire or a file's labels declare, others as selected rows hold them.
  ///   - nonanswers: whether those that respondents give are shown after the categories.
  /// - Throws: where the categories asked for are not the column's, or too many would be shown.
  init(
    _ column: Column, showing categories: [String]? = nil, nonanswers: NonanswerRule = .outside,
    in selection: RowSelection
  ) throws(TabulationError) {
    isOrdered = column.isOrdered
    let column = column.categorized()
    item = column.name
    label = column.label
    let shown = try ShownCodes(
      column: column, occurs: Self.occurrences(in: column, selection: selection),
      asked: categories, nonanswers: nonanswers
    ).inOrder()
    guard shown.count <= Self.limit else {
      throw .tooManyCategories(item: column.name, count: shown.count, limit: Self.limit)
    }
    candidates = shown.map { shown in
      Candidate(
        category: column.tableCategory(shown.code), staysWhenEmpty: shown.staysWhenEmpty,
        isNonanswer: shown.code >= column.categories.count)
    }
    var fates = column.categories.map { _ in Fate.excluded(.dropped) }
    fates += column.nonanswers.map { .excluded(.nonanswer($0.kind)) }
    for (index, shown) in shown.enumerated() { fates[shown.code] = .shown(index) }
    switch column.values {
    case .narrow: (slots, self.fates) = (column.values, fates)
    case .wide(let codes): (slots, self.fates) = Self.renumber(codes, fates: fates)
    case .numbers: preconditionFailure("a categorized column holds codes")
    }
  }

  /// For each code whether a selected row holds it.
  private static func occurrences(in column: Column, selection: RowSelection) -> [Bool] {
    let count = column.categories.count + column.nonanswers.count
    // All of a narrow column's may: it has few, and what stays empty is removed later.
    guard case .wide(let codes) = column.values else { return Array(repeating: true, count: count) }
    var occurs = [Bool](repeating: false, count: count)
    if let mask = selection.mask {
      for (code, selected) in zip(codes, mask) where selected != 0 { occurs[Int(code)] = true }
    } else {
      for code in codes { occurs[Int(code)] = true }
    }
    return occurs
  }

  /// Gives the rows of each fate one slot.
  private static func renumber(_ codes: [UInt32], fates: [Fate]) -> (ColumnValues, [Fate]) {
    var slots: [Fate: UInt32] = [:]
    var slotFates: [Fate] = []
    let slotOfCode = fates.map { fate in
      if let slot = slots[fate] { return slot }
      let slot = UInt32(slotFates.count)
      slots[fate] = slot
      slotFates.append(fate)
      return slot
    }
    let renumbered = codes.map { slotOfCode[Int($0)] }
    return (.compact(renumbered, distinctCodes: slotFates.count), slotFates)
  }
}

extension CodedAnswers {
  func slot(of row: Int) -> Int {
    switch slots {
    case .narrow(let codes): Int(codes[row])
    case .wide(let codes): Int(codes[row])
    case .numbers: preconditionFailure("slots are codes")
    }
  }

  func fate(row: Int) -> Fate { fates[slot(of: row)] }

  /// The slot of each candidate.
  var slotOfCandidate: [Int] {
    var slots = [Int](repeating: 0, count: candidates.count)
    for (slot, fate) in fates.enumerated() {
      if case .shown(let candidate) = fate { slots[candidate] = slot }
    }
    return slots
  }
}

extension Column {
  /// Whether the answers are declared to have an order, or are measured numbers.
  fileprivate var isOrdered: Bool {
    if case .numbers = values { return true }
    return measurement == .ordinal
  }

  fileprivate func tableCategory(_ code: Int) -> TableCategory {
    guard code >= categories.count else {
      return TableCategory(code: categories[code].code, label: categories[code].label)
    }
    let nonanswer = nonanswers[code - categories.count]
    return TableCategory(code: nonanswer.code, label: nonanswer.label)
  }
}
