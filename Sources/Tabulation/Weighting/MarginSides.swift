import Microdata
import SurveyStatistics

/// What is known of a population's items, found among the answers of the data.
struct MarginSides {
  let margins: [MarginSide]

  init(
    _ margins: [WeightingRequest.Margin], of dataset: Dataset, selection: RowSelection
  ) throws(TabulationError) {
    guard !margins.isEmpty else { throw .noMargins }
    var sides: [MarginSide] = []
    for margin in margins {
      let column = try dataset.column(margin.item, for: .margin)
      let side = try CodedAnswers(column, in: selection)
      sides.append(try MarginSide(margin, on: side, of: column.categorized()))
    }
    self.margins = sides
  }

  func targets(
    codes: [CategoryCodes], people: Double
  ) throws(WeightingError) -> CalibrationTargets {
    try CalibrationTargets(
      zip(margins, codes).map { margin, codes in
        CategoryMargin(
          name: margin.side.item, categories: margin.groups.map(\.category.label), codes: codes,
          totals: margin.groups.map { $0.share * people })
      })
  }
}

/// One item with the shares of its categories, or of groups of them.
struct MarginSide {
  struct Group {
    let category: TableCategory
    /// Of the population, from 0 to 1; those that the margin does not name have none.
    var share: Double
  }

  let side: CodedAnswers
  let groups: [Group]
  /// For each slot of the side its group; -1 where it is excluded.
  private let groupOfSlot: [Int32]

  /// - Throws: where a category is not there or in two groups, or shares do not sum to one.
  init(
    _ margin: WeightingRequest.Margin, on side: CodedAnswers, of column: Column
  ) throws(TabulationError) {
    self.side = side
    var groups: [Group] = []
    var groupOf = [Int32?](repeating: nil, count: side.candidates.count)
    for share in margin.shares {
      let members = try side.candidates(named: share.category, of: column)
      guard !members.isEmpty else {
        if share.share == 0 { continue }
        throw .marginCategoryAbsent(share.category, item: margin.item)
      }
      if let twice = members.first(where: { groupOf[$0] != nil }) {
        throw .marginCategoryTwice(side.candidates[twice].category.label, item: margin.item)
      }
      for member in members { groupOf[member] = Int32(groups.count) }
      let category =
        members.count == 1
        ? side.candidates[members[0]].category
        : TableCategory(code: share.category, label: share.category)
      groups.append(Group(category: category, share: share.share))
    }
    let sum = margin.shares.reduce(0) { $0 + $1.share }
    guard abs(sum - 1) <= 0.001 else { throw .sharesDoNotSum(item: margin.item, sum: sum) }
    for place in groups.indices { groups[place].share /= sum }
    for candidate in groupOf.indices where groupOf[candidate] == nil {
      groupOf[candidate] = Int32(groups.count)
      groups.append(Group(category: side.candidates[candidate].category, share: 0))
    }
    self.groups = groups
    groupOfSlot = side.fates.map { fate in
      guard case .shown(let candidate) = fate else { return -1 }
      return groupOf[candidate] ?? 0
    }
  }
}

extension MarginSide {
  /// Whether no row is excluded.
  var isComplete: Bool {
    side.categorySlots.greatest.map { !groupOfSlot[...$0].contains(-1) } ?? true
  }

  func holds(_ row: Int) -> Bool { groupOfSlot[side.slot(of: row)] >= 0 }

  /// What becomes of a row: the place of its group, or why it has none.
  func fate(row: Int) -> CodedAnswers.Fate {
    let group = groupOfSlot[side.slot(of: row)]
    return group >= 0 ? .shown(Int(group)) : side.fate(row: row)
  }

  /// The group of every row; those that are excluded are in the first.
  var codesOfAllRows: CategoryCodes {
    CategoryCodes(side.categorySlots, categoryOfSlot: groupOfSlot.map { max($0, 0) })
  }

  /// The group of each of some rows that are not excluded.
  func codes(of rows: [Int32]) -> CategoryCodes {
    let slots: CategoryCodes.Slots =
      switch side.slots {
      case .narrow(let codes): .narrow(rows.map { codes[Int($0)] })
      case .wide(let codes): .wide(rows.map { UInt16(codes[Int($0)]) })
      case .numbers: preconditionFailure("slots are codes")
      }
    return CategoryCodes(slots, categoryOfSlot: groupOfSlot.map { max($0, 0) })
  }
}

extension CodedAnswers {
  /// The slots as calibration takes them; they are no more than the categories shown and reasons.
  fileprivate var categorySlots: CategoryCodes.Slots {
    switch slots {
    case .narrow(let codes): .narrow(codes)
    case .wide(let codes): .wide(codes.map { UInt16($0) })
    case .numbers: preconditionFailure("slots are codes")
    }
  }
}

extension CodedAnswers {
  /// The categories that a margin names: one by code or label, several as `1|2`, or the numbers
  /// of a range as `18..24` or `65..`.
  fileprivate func candidates(
    named name: String, of column: Column
  ) throws(TabulationError) -> [Int] {
    if let one = try candidate(named: name, of: column) { return [one] }
    if name.contains("|") {
      var found: [Int] = []
      for part in name.split(separator: "|").map(String.init) {
        guard let one = try candidate(named: part, of: column) else { return [] }
        found.append(one)
      }
      return found
    }
    let ends = name.split(separator: ".", omittingEmptySubsequences: false).map(String.init)
    guard ends.count == 3, ends[1].isEmpty, let lower = Double(ends[0]) else { return [] }
    let upper = ends[2].isEmpty ? Double.infinity : Double(ends[2]) ?? -.infinity
    return candidates.indices.filter { place in
      guard !candidates[place].isNonanswer, let number = Double(candidates[place].category.code)
      else { return false }
      return lower <= number && number <= upper
    }
  }

  /// The category of that code, name or label; nil where there is none.
  private func candidate(named name: String, of column: Column) throws(TabulationError) -> Int? {
    do throws(CategoryFault) {
      let code = column.categories[try column.code(named: name)].code
      return candidates.firstIndex { $0.category.code == code }
    } catch {
      if case .ambiguous = error.kind { throw .category(error) }
      return nil
    }
  }
}
