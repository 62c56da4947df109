import Diagnostics
import Microdata
import QuestionnaireModel

/// One side of a table being made: which categories it shows, and where each row's code goes.
struct Side {
  let item: String
  let label: String
  let isOrdered: Bool
  /// The categories that may be shown, in order.
  let candidates: [Candidate]
  let codes: SlotCodes
  /// For each slot that `codes` may hold, what becomes of the rows in it.
  let fates: [Fate]

  struct Candidate {
    let category: TableCategory
    /// Whether it is shown even where nobody in the base chose it.
    let staysWhenEmpty: Bool
    let isNonanswer: Bool
  }

  /// What becomes of a row because of what this item holds.
  enum Fate: Hashable {
    /// It is counted in the candidate of that index.
    case shown(Int)
    case excluded(ExclusionReason)
  }

  /// The slot of each row: a column's own codes, or their renumbering where there are many.
  enum SlotCodes {
    case narrow([UInt8])
    case wide([UInt16])
  }

  /// The most categories that a table takes on one side.
  static let limit = 2_000

  init(
    _ column: Column, request: CrossTabulationRequest, selection: RowSelection
  ) throws(TabulationError) {
    isOrdered = column.isOrdered
    let column = column.categorized()
    item = column.name
    label = column.label
    let (candidates, fates) = try Self.plan(column, request: request, selection: selection)
    self.candidates = candidates
    switch column.values {
    case .narrow(let codes):
      self.codes = .narrow(codes)
      self.fates = fates
    case .wide(let codes):
      (self.codes, self.fates) = Self.renumber(codes, fates: fates)
    case .numbers:
      preconditionFailure("a categorized column holds codes")
    }
  }

  private static func plan(
    _ column: Column, request: CrossTabulationRequest, selection: RowSelection
  ) throws(TabulationError) -> (candidates: [Candidate], fates: [Fate]) {
    let occurs = occurrences(in: column, selection: selection)
    let shown = ShownCodes(column: column, occurs: occurs, request: request)
    let codes = try shown.inOrder()
    guard codes.count <= limit else {
      throw .tooManyCategories(item: column.name, count: codes.count, limit: limit)
    }
    var fates = column.categories.map { _ in Fate.excluded(.dropped) }
    fates += column.nonanswers.map { .excluded(.nonanswer($0.kind)) }
    for (index, shown) in codes.enumerated() { fates[shown.code] = .shown(index) }
    let candidates = codes.map { shown in
      Candidate(
        category: column.tableCategory(shown.code), staysWhenEmpty: shown.staysWhenEmpty,
        isNonanswer: shown.code >= column.categories.count)
    }
    return (candidates, fates)
  }

  /// For each code whether a selected row holds it.
  private static func occurrences(in column: Column, selection: RowSelection) -> [Bool] {
    var occurs = [Bool](
      repeating: false, count: column.categories.count + column.nonanswers.count)
    switch column.values {
    case .narrow:
      // All of them may: a narrow table is small, and what stays empty in it is removed later.
      for code in occurs.indices { occurs[code] = true }
    case .wide(let codes):
      if let mask = selection.mask {
        for (code, selected) in zip(codes, mask) where selected != 0 { occurs[Int(code)] = true }
      } else {
        for code in codes { occurs[Int(code)] = true }
      }
    case .numbers:
      preconditionFailure("a categorized column holds codes")
    }
    return occurs
  }

  /// Gives the rows of each fate one slot.
  private static func renumber(_ codes: [UInt32], fates: [Fate]) -> (SlotCodes, [Fate]) {
    var slots: [Fate: UInt16] = [:]
    var slotFates: [Fate] = []
    let slotOfCode = fates.map { fate in
      if let slot = slots[fate] { return slot }
      let slot = UInt16(slotFates.count)
      slots[fate] = slot
      slotFates.append(fate)
      return slot
    }
    return (.wide(codes.map { slotOfCode[Int($0)] }), slotFates)
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
