import Disclosure
import Microdata
import QuestionnaireModel

extension PlanCondition {
  /// The categories of columns that no row can have for which the condition is true.
  ///
  /// Only parts that all must hold, and that look at one column each, rule a category out for sure.
  func categoriesRuledOut(in dataset: Dataset) -> [String: Set<String>] {
    var found: [String: Set<String>] = [:]
    for part in condition.conjuncts {
      guard part.items.count == 1, let item = part.items.first,
        let column = dataset[columns[item]], !column.categories.isEmpty,
        let alone = part.renumbered({ _ in 0 })
      else { continue }
      let everyCategory = Dataset(
        name: dataset.name, rowCount: column.categories.count,
        columns: [column.holdingEveryCategory])
      let selected = RowSelection(RowFilter(alone, text: text), of: everyCategory)
      guard let mask = selected.mask else { continue }
      let codes = column.categories.indices.filter { mask[$0] == 0 }.map {
        column.categories[$0].code
      }
      found[column.name, default: []].formUnion(codes)
    }
    return found
  }
}

extension Condition {
  /// The conditions that all must hold.
  fileprivate var conjuncts: [Condition] {
    guard case .all(let parts) = self else { return [self] }
    return parts.flatMap(\.conjuncts)
  }
}

extension Column {
  /// The same column with one row for each category.
  fileprivate var holdingEveryCategory: Column {
    Column(
      name: name, label: label, measurement: measurement, categories: categories,
      nonanswers: nonanswers,
      values: .compact(
        categories.indices.map(UInt32.init),
        distinctCodes: categories.count + nonanswers.count),
      origin: origin)
  }
}

extension GuardedTable {
  /// The same part, where others know that nobody is in the categories that conditions rule out.
  ///
  /// Such a structural zero protects nobody, and takes no neighbor with it.
  func knowingNobody(in ruledOut: [String: Set<String>]) -> GuardedTable {
    guard !ruledOut.isEmpty else { return self }
    func isRuledOut(_ item: String, _ code: String) -> Bool {
      ruledOut[item]?.contains(code) ?? false
    }
    var emptied: [Set<Int>] = []
    for axis in table.axes {
      let categories = axis.categories.indices.filter {
        isRuledOut(axis.item, axis.categories[$0])
      }
      let gone = Set(categories)
      let nets = axis.nets.indices.filter { gone.isSuperset(of: axis.nets[$0].parts) }
        .map { axis.categories.count + $0 }
      emptied.append(gone.union(nets))
    }
    let isAllEmpty = table.given.contains { isRuledOut($0.item, $0.category) }
    guard isAllEmpty || emptied.contains(where: { !$0.isEmpty }) else { return self }
    return changing { table in
      for index in table.counts.indices where table.counts[index] == 0 {
        let isEmpty = zip(table.positions(of: index), emptied).contains { $1.contains($0) }
        if isAllEmpty || isEmpty { table.known.insert(index) }
      }
    }
  }
}
