import Disclosure
import Microdata
import QuestionnaireModel

/// How the rows that a book's conditions and categories select lie to each other.
///
/// It is counted over the data while the tables are, so that `age >= 18` and `age >= 19` are known to
/// differ by few, and `met = 1` to be a column of the table by `met`, whatever they are called.
struct RowRelations: Sendable {
  /// Rows that some tables are about.
  struct Universe: Hashable, Sendable {
    let records: String?
    let filters: [PlanCondition]
  }

  private struct Tally: Sendable {
    /// How many rows two universes share.
    var shared: [[Int]]
    /// For each universe and column of a condition the rows of each category.
    var categories: [[String: [Int]]]
  }

  private let universes: [Universe]
  private var tally: Tally
  private let atoms: Set<String>
  /// The columns of which one is made of another, or both of a third.
  private let kin: [(made: String, other: String)]
  private var joint: [[[Int]]]
  /// For each universe the categories that its conditions rule out, whatever anybody answered.
  private var ruledOut: [[String: Set<String>]]
  /// The codes of the categories of the columns looked at.
  private var codes: [String: [String]] = [:]
  /// The rows themselves, of a book that is protected.
  private(set) var rows = KeptRows()
  private let keepsRows: Bool

  /// Nothing is looked at of a book that is not protected, or has neither conditions nor recodes.
  init(of plan: BookPlan) {
    var universes: [Universe] = []
    var kin: [(String, String)] = []
    keepsRows = plan.suppression.protectsSomething
    if plan.suppression.protectsSomething {
      for table in plan.tables {
        let own = [plan.filter, table.filter].compactMap(\.self)
        for filters in [own, [plan.filter].compactMap(\.self), []] {
          let universe = Universe(records: table.records, filters: filters)
          if !universes.contains(universe) { universes.append(universe) }
        }
      }
      kin = plan.kin
    }
    if !universes.contains(where: { !$0.filters.isEmpty }) { universes = [] }
    self.universes = universes
    self.kin = kin.map { (made: $0.0, other: $0.1) }
    atoms = Set(universes.flatMap { $0.filters.flatMap(\.columns) })
    tally = Tally(
      shared: universes.map { _ in universes.map { _ in 0 } },
      categories: universes.map { _ in [:] })
    joint = kin.map { _ in [] }
    ruledOut = universes.map { _ in [:] }
  }

  /// Whether there is nothing to look at.
  var isEmpty: Bool { universes.isEmpty && kin.isEmpty }

  /// Columns of more categories are no sides of tables, and are not looked at.
  private static let mostCategories = 64

  /// Counts rows of respondents, or of a set of records.
  mutating func add(_ dataset: Dataset, records: String?) {
    if keepsRows { rows.add(dataset, records: records) }
    guard !isEmpty else { return }
    let own = universes.indices.filter { universes[$0].records == records }
    let masks = own.map { universe in
      universes[universe].filters.reduce([UInt8](repeating: 1, count: dataset.rowCount)) {
        mask, filter in
        guard let condition = filter.filter(of: dataset),
          let selected = RowSelection(condition, of: dataset).mask
        else { return mask }
        return zip(mask, selected).map { $0 & $1 }
      }
    }
    for (first, mine) in zip(own, masks) {
      for (second, other) in zip(own, masks) {
        tally.shared[first][second] += zip(mine, other).reduce(0) { $0 + Int($1.0 & $1.1) }
      }
    }
    for universe in own {
      for filter in universes[universe].filters {
        ruledOut[universe].merge(filter.categoriesRuledOut(in: dataset)) { $0.union($1) }
      }
    }
    for name in atoms.sorted() {
      guard let column = dataset[name], let rows = coded(column) else { continue }
      for (universe, mask) in zip(own, masks) {
        var counts = tally.categories[universe][name] ?? Array(repeating: 0, count: rows.count)
        for row in mask.indices where mask[row] == 1 && rows.codes[row] < rows.count {
          counts[rows.codes[row]] += 1
        }
        tally.categories[universe][name] = counts
      }
    }
    if records == nil { addKin(dataset) }
  }

  private mutating func addKin(_ dataset: Dataset) {
    for (place, pair) in kin.enumerated() {
      guard let made = dataset[pair.made].flatMap({ coded($0) }),
        let other = dataset[pair.other].flatMap({ coded($0) })
      else { continue }
      // The last row and column are those who are in no category.
      if joint[place].isEmpty {
        joint[place] = Array(
          repeating: Array(repeating: 0, count: other.count + 1), count: made.count + 1)
      }
      for row in 0..<dataset.rowCount {
        joint[place][min(made.codes[row], made.count)][min(other.codes[row], other.count)] += 1
      }
    }
  }

  private mutating func coded(_ column: Column) -> (codes: [Int], count: Int)? {
    let count = column.categories.count
    guard count > 0, count <= Self.mostCategories else { return nil }
    codes[column.name] = column.categories.map(\.code)
    switch column.values {
    case .narrow(let narrow): return (narrow.map(Int.init), count)
    case .wide(let wide): return (wide.map(Int.init), count)
    case .numbers: return nil
    }
  }
}

extension RowRelations {
  /// The categories that the conditions of some tables rule out, by their columns.
  ///
  /// Whoever reads the conditions knows that nobody is there.
  func ruledOut(by filters: [PlanCondition], records: String?) -> [String: Set<String>] {
    universes.firstIndex(of: Universe(records: records, filters: filters)).map { ruledOut[$0] }
      ?? [:]
  }

  /// The other universes that hold the rows of one, with the categories that narrow them to it.
  func wider(than filters: [PlanCondition], records: String?) -> [WiderUniverse] {
    let own = Universe(records: records, filters: filters)
    guard let place = universes.firstIndex(of: own) else { return [] }
    let size = tally.shared[place][place]
    return universes.indices.flatMap { other -> [WiderUniverse] in
      guard universes[other].records == records, tally.shared[place][other] == size,
        other != place
      else { return [] }
      let filters = universes[other].filters
      let isSame = tally.shared[other][other] == size
      var found = [WiderUniverse(filters: filters, parts: [[]], isExact: isSame)]
      var narrowest: [CellCondition] = []
      for column in Set(own.filters.flatMap(\.columns)).sorted() {
        guard !isSame, let mine = tally.categories[place][column],
          let theirs = tally.categories[other][column], let codes = codes[column],
          mine.reduce(0, +) == size
        else { continue }
        let taken = mine.indices.filter { mine[$0] > 0 }
        let parts = taken.map { [CellCondition(item: column, category: codes[$0])] }
        if taken.allSatisfy({ mine[$0] == theirs[$0] }) {
          found.append(WiderUniverse(filters: filters, parts: parts, isExact: true))
        } else if parts.count == 1 {
          found.append(WiderUniverse(filters: filters, parts: parts, isExact: false))
        }
        if parts.count == 1 { narrowest += parts[0] }
      }
      if narrowest.count > 1 {
        found.append(WiderUniverse(filters: filters, parts: [narrowest], isExact: false))
      }
      return found
    }
  }

  /// What the categories of a column are in terms of another that it is made of, or kin to.
  func restated(_ column: String) -> [RestatedColumn] {
    kin.enumerated().compactMap { place, pair -> RestatedColumn? in
      guard pair.made == column, !joint[place].isEmpty, let mine = codes[pair.made],
        let others = codes[pair.other]
      else { return nil }
      let counts = joint[place]
      let totals = others.indices.map { other in counts.reduce(0) { $0 + $1[other] } }
      let categories = mine.indices.compactMap { category -> RestatedColumn.Category? in
        let row = counts[category]
        guard row[others.count] == 0 else { return nil }
        let met = others.indices.filter { row[$0] > 0 }
        let isExact = met.allSatisfy { row[$0] == totals[$0] }
        guard !met.isEmpty, isExact || met.count == 1 else { return nil }
        return .init(code: mine[category], parts: met.map { others[$0] }, isExact: isExact)
      }
      // Whoever is in a category of one is in one of the other.
      let isInside = mine.indices.allSatisfy { counts[$0][others.count] == 0 }
      return RestatedColumn(
        other: pair.other, categories: categories, isInside: isInside)
    }
  }
}

/// A universe that holds the rows of another.
struct WiderUniverse {
  let filters: [PlanCondition]
  let parts: [[CellCondition]]
  let isExact: Bool
}

/// The categories of a column by those of another.
struct RestatedColumn {
  struct Category {
    let code: String
    let parts: [String]
    let isExact: Bool
  }

  let other: String
  let categories: [Category]
  let isInside: Bool
}

extension SuppressionRules {
  /// Whether any count may be held back.
  var protectsSomething: Bool { thresholds.values.contains { $0 > 0 } }
}

extension BookPlan {
  /// The derived columns that tables show, each with what it is made of and what else is made of that.
  fileprivate var kin: [(String, String)] {
    let shown = Set(tables.indices.flatMap(countedColumns))
    let made = derived.filter { shown.contains($0.name) }
    var pairs: [(String, String)] = []
    for item in made {
      let sources = Set(dataColumns(of: [item.name]) + item.rule.sources)
      for source in sources.sorted() { pairs.append((item.name, source)) }
      for other in made where other.name != item.name {
        let theirs = Set(dataColumns(of: [other.name]))
        if !theirs.isDisjoint(with: sources), !sources.contains(other.name) {
          pairs.append((item.name, other.name))
        }
      }
    }
    return pairs
  }
}
