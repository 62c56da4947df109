import Microdata

/// The answers that a formula names, turned into predictors once it is known which rows count.
struct ModelColumns {
  /// A predictor of one column: for each row its number, nil where it has none.
  struct Predictor {
    let name: String
    let values: [Double?]
  }

  /// The predictors of each term of the formula.
  struct Term {
    let name: String
    let predictors: [Predictor]
  }

  /// What a column holds for a model.
  private enum Source {
    case numbers([Double?])
    case categories(Column, codes: [Int?])
  }

  private let formula: ModelFormula
  private let references: [String: String]
  /// The items whose categories were asked for by name.
  private let isChosen: Set<String>
  private var sources: [ModelFormula.Variable: Source] = [:]
  /// The declared reversed among those taken as numbers, which stay as they were answered.
  private(set) var asAnswered: [String] = []

  /// - Throws: where a column is not the data's, or holds what the formula does not take it for.
  init(_ request: ModelRequest, of dataset: Dataset) throws {
    formula = request.formula
    references = request.references
    isChosen = Set(request.categories.keys)
    for variable in formula.terms.flatMap(\.self) where sources[variable] == nil {
      let column = try dataset.column(variable.name, for: .predictor).chosen(by: request)
      if variable.isNumber(column, chosen: request.categories[variable.name] != nil) {
        sources[variable] = .numbers(try column.modelNumbers())
        if column.origin.reversal != nil { asAnswered.append(variable.name) }
      } else {
        let categorized = column.categorized()
        sources[variable] = .categories(categorized, codes: categorized.modelCodes())
      }
    }
    for item in references.keys.sorted() {
      let isCategories = sources.contains { variable, source in
        if case .categories = source { variable.name == item } else { false }
      }
      guard isCategories else { throw ModelError.referenceOfNumber(item) }
    }
  }

  /// Whether a row has an answer to all of them.
  func holds(_ row: Int) -> Bool {
    sources.values.allSatisfy { source in
      switch source {
      case .numbers(let numbers): numbers[row] != nil
      case .categories(_, let codes): codes[row] != nil
      }
    }
  }

  /// Makes the predictors of what occurs in the rows that count.
  ///
  /// - Parameter slopes: what else the model has a coefficient for.
  /// - Throws: where a predictor does not vary, or there are too many.
  func terms(
    among rows: [Bool], besides slopes: Int
  ) throws(ModelError) -> (terms: [Term], notes: [ModelNote]) {
    var levels: [ModelFormula.Variable: [Int]] = [:]
    var notes: [ModelNote] = []
    for variable in formula.terms.flatMap(\.self) where levels[variable] == nil {
      switch sources[variable] {
      case .numbers(let numbers)?:
        var first: Double?
        var varies = false
        for (row, number) in numbers.enumerated() where rows[row] {
          if let first { varies = varies || number != first } else { first = number }
        }
        guard varies else { throw .constantPredictor(variable.name) }
        levels[variable] = []
        let suspects = SuspectCodes.among(
          numbers.indices.lazy.compactMap { rows[$0] ? numbers[$0] : nil })
        if !suspects.isEmpty { notes.append(.suspectCodes(variable.name, suspects)) }
      case .categories(let column, let codes)?:
        let present = try self.levels(variable.name, column, codes, among: rows)
        levels[variable] = present
        notes.append(
          .reference(item: variable.name, category: column.categories[present[0]].label))
        let absent = column.categories.indices.filter { !present.contains($0) }
        if isChosen.contains(variable.name), !absent.isEmpty {
          notes.append(
            .unchosen(
              item: variable.name, categories: absent.map { column.categories[$0].label }))
        }
      case nil: preconditionFailure("each variable of the formula was read")
      }
    }
    let sizes = formula.terms.map { term in
      (
        name: term.map(\.name).joined(separator: ":"),
        count: term.reduce(1.0) { $0 * Double(max((levels[$1]?.count ?? 0) - 1, 1)) }
      )
    }
    try ModelSize(terms: sizes, besides: slopes).check(rows: rows.count { $0 })
    let terms = formula.terms.map { term in
      Term(
        name: term.map(\.name).joined(separator: ":"),
        predictors: term.reduce(into: [Predictor]()) { product, variable in
          let own = predictors(of: variable, levels[variable] ?? [])
          product =
            product.isEmpty
            ? own : product.flatMap { left in own.map { Self.product(left, $0) } }
        })
    }
    return (terms, notes)
  }

  /// The categories that occur, the one that others are compared with first.
  private func levels(
    _ name: String, _ column: Column, _ codes: [Int?], among rows: [Bool]
  ) throws(ModelError) -> [Int] {
    var occurs = [Bool](repeating: false, count: column.categories.count)
    for (row, code) in codes.enumerated() where rows[row] {
      if let code { occurs[code] = true }
    }
    let present = occurs.indices.filter { occurs[$0] }
    guard present.count >= 2 else { throw .constantPredictor(name) }
    return try column.led(present, by: references[name])
  }

  /// For each row that counts what it holds of the categories of a term, and of its numbers of two
  /// values; nil where it has none of either.
  func groups(of term: [ModelFormula.Variable], among rows: [Bool]) -> [String?]? {
    let parts = term.compactMap { variable -> [String?]? in
      switch sources[variable] {
      case .categories(_, let codes)?: return codes.map { $0.map(String.init) }
      case .numbers(let numbers)?:
        let known = Set(numbers.indices.compactMap { rows[$0] ? numbers[$0] : nil })
        return known.count <= 2 ? numbers.map { $0.map { "\($0)" } } : nil
      case nil: return nil
      }
    }
    guard !parts.isEmpty else { return nil }
    return rows.indices.map { row in
      let held = parts.compactMap { $0[row] }
      return rows[row] && held.count == parts.count ? held.joined(separator: " ") : nil
    }
  }

  private func predictors(of variable: ModelFormula.Variable, _ levels: [Int]) -> [Predictor] {
    switch sources[variable] {
    case .numbers(let numbers)?: [Predictor(name: variable.name, values: numbers)]
    case .categories(let column, let codes)?:
      levels.dropFirst().map { category in
        Predictor(
          name: "\(variable.name): \(column.categories[category].label)",
          values: codes.map { code in code.map { $0 == category ? 1 : 0 } })
      }
    case nil: []
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
}

extension ModelFormula.Variable {
  /// Whether a column is taken as numbers: as the formula says, or else as it was measured.
  ///
  /// The whole numbers of a bare file are measured numbers too, unless their categories were chosen.
  fileprivate func isNumber(_ column: Column, chosen: Bool) -> Bool {
    switch reading {
    case .number: return true
    case .categories: return false
    case .asMeasured:
      guard !chosen else { return false }
      if case .numbers = column.values { return true }
      return column.measurement == .numeric && column.categories.allSatisfy { $0.value != nil }
    }
  }
}
