import Microdata

/// The answers that a formula names, turned into an outcome and predictors.
struct ModelColumns {
  /// A predictor of one column: for each row its number, nil where it has none.
  struct Predictor {
    let name: String
    let values: [Double?]
  }

  /// For each term its predictors.
  private(set) var terms: [(name: String, predictors: [Predictor])] = []
  private(set) var notes: [ModelNote] = []

  init(_ formula: ModelFormula, of dataset: Dataset, counted: [Bool]) throws {
    var known: [ModelFormula.Variable: [Predictor]] = [:]
    for term in formula.terms {
      var product: [Predictor] = []
      for variable in term {
        let column = try dataset.column(variable.name, for: .predictor)
        let predictors = try known[variable] ?? predictors(variable, column, counted)
        known[variable] = predictors
        product =
          product.isEmpty
          ? predictors
          : product.flatMap { left in predictors.map { Self.product(left, $0) } }
      }
      terms.append((term.map(\.name).joined(separator: ":"), product))
    }
  }

  private static func product(_ left: Predictor, _ right: Predictor) -> Predictor {
    Predictor(
      name: "\(left.name) × \(right.name)",
      values: zip(left.values, right.values).map { left, right in
        guard let left, let right else { return nil }
        return left * right
      })
  }

  private mutating func predictors(
    _ variable: ModelFormula.Variable, _ column: Column, _ counted: [Bool]
  ) throws -> [Predictor] {
    let isNumber = if case .numbers = column.values { true } else { false }
    if variable.reading == .number || (variable.reading == .asMeasured && isNumber) {
      return [Predictor(name: variable.name, values: try column.modelNumbers())]
    }
    let categorized = column.categorized()
    let codes = categorized.modelCodes()
    var occurs = [Bool](repeating: false, count: categorized.categories.count)
    for (row, code) in codes.enumerated() where counted[row] {
      if let code { occurs[code] = true }
    }
    let present = occurs.indices.filter { occurs[$0] }
    guard present.count >= 2 else { throw ModelError.constantPredictor(variable.name) }
    notes.append(
      .reference(
        item: variable.name, category: categorized.categories[present[0]].label))
    return present.dropFirst().map { category in
      Predictor(
        name: "\(variable.name): \(categorized.categories[category].label)",
        values: codes.map { code in code.map { $0 == category ? 1 : 0 } })
    }
  }
}

extension Column {
  /// Each row's number, nil where it gave none.
  func modelNumbers() throws(ModelError) -> [Double?] {
    if case .numbers(let numbers, let marks) = values {
      return zip(numbers, marks).map { $1 == 0 ? $0 : nil }
    }
    let numbers = categories.compactMap(\.value)
    guard numbers.count == categories.count else { throw .notNumbers(name) }
    return modelCodes().map { code in code.map { numbers[$0] } }
  }

  /// Each row's category, nil where it has none; of a column of categories.
  func modelCodes() -> [Int?] {
    switch values {
    case .narrow(let codes): codes.map { Int($0) < categories.count ? Int($0) : nil }
    case .wide(let codes): codes.map { Int($0) < categories.count ? Int($0) : nil }
    case .numbers: preconditionFailure("a categorized column holds codes")
    }
  }
}
