import Microdata

/// Rows of data as text: the codes of items, who is in which tables, the weight and the design.
///
/// Names of columns that are no items end in `#`. The order of rows tells nothing of respondents.
package struct CodedRows: Sendable {
  /// The set of records that they are; nil for respondents.
  package let records: String?
  package private(set) var names: [String] = []
  /// Column by column.
  private var cells: [[String]] = []
  package let count: Int
  /// How strata, clusters and populations are called, of the first stage; nil where it has none.
  package private(set) var stratum: String?
  package private(set) var cluster: String?
  package private(set) var population: String?
  package private(set) var weight: String?
  private var masks: [[UInt8]: String] = [:]

  package func row(_ row: Int) -> [String] { cells.map { $0[row] } }

  /// - Throws: where a column is not there or a weight is faulty.
  init(_ key: PassKey, of plan: BookPlan, dataset: Dataset) throws(TabulationError) {
    records = key.records
    count = dataset.rowCount
    if let weights = try Sample(dataset, where: [], weighting: plan.weighting).weights {
      weight = "weight#"
      append("weight#", weights.values.map { Self.text(of: $0) })
    }
    let design = key.design(of: plan)
    if let name = design.strata.first {
      stratum = "stratum#"
      append("stratum#", try numbered(name, of: dataset))
    }
    if let name = design.clusters.first {
      cluster = "cluster#"
      append("cluster#", try numbered(name, of: dataset))
    }
    if let name = design.populations.first {
      population = "population#"
      let column = try dataset.column(name, for: .population).categorized()
      append("population#", column.codeTexts)
    }
  }

  /// The names of strata and clusters say where a respondent lives or works; numbers do not.
  private func numbered(_ name: String, of dataset: Dataset) throws(TabulationError) -> [String] {
    var numbers: [String: Int] = [:]
    return try dataset.column(name, for: .clusters).categorized().codeTexts.map { code in
      let number = numbers[code] ?? numbers.count + 1
      numbers[code] = number
      return String(number)
    }
  }

  private mutating func append(_ name: String, _ texts: [String]) {
    names.append(name)
    cells.append(texts)
  }

  /// Adds the codes of an item, unless they are there.
  mutating func add(_ column: Column) {
    guard !names.contains(column.name) else { return }
    append(column.name, column.codeTexts)
  }

  /// Adds who is in some tables, and returns how the column is called.
  mutating func mask(_ mask: [UInt8]) -> String {
    if let known = masks[mask] { return known }
    let name = "in\(masks.count + 1)#"
    masks[mask] = name
    append(name, mask.map { String($0) })
    return name
  }

  /// The same rows in the order of their texts.
  func sorted() -> CodedRows {
    var copy = self
    let order = (0..<count).sorted { first, second in
      for column in cells where column[first] != column[second] {
        return column[first] < column[second]
      }
      return first < second
    }
    copy.cells = cells.map { column in order.map { column[$0] } }
    return copy
  }

  private static func text(of number: Double) -> String {
    Int(exactly: number).map(String.init) ?? number.description
  }
}

extension Column {
  /// Each row's code, or nothing where a respondent gave no answer.
  fileprivate var codeTexts: [String] {
    let column = categorized()
    let texts = (0..<column.categories.count + column.nonanswers.count).map(column.codeText)
    var cells = [String](repeating: "", count: count)
    column.values.forEachCode { row, code in cells[row] = texts[code] }
    return cells
  }
}
