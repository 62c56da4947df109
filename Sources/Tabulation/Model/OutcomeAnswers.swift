import Microdata

/// The outcome of a model: a number for each row, nil where it has none.
struct OutcomeAnswers {
  private(set) var values: [Double?]
  private(set) var notes: [ModelNote] = []
  private let name: String
  private let labels: [String]
  private let family: ModelRequest.Family
  private let isMeasured: Bool

  /// The most numbers that are taken for ordered answers without being named.
  static let numberLimit = 30

  /// The greatest number of a model, so that the squares of products of two can be added up.
  static let greatest = 1e50

  /// - Parameter counted: the rows that the event of a logistic regression is looked for in.
  /// - Throws: where the answers are not what the family explains.
  init(_ source: Column, _ request: ModelRequest, counted: [Bool]) throws {
    name = source.name
    family = request.family
    let column = try source.chosen(by: request)
    isMeasured = request.categories[name] == nil && column.measurement == .numeric
    if request.family == .linear || request.family == .amce {
      values = try column.modelNumbers()
      labels = []
      if source.origin.reversal != nil { notes.append(.asAnswered(name)) }
      return
    }
    let categorized = column.categorized()
    let codes = categorized.modelCodes()
    labels = categorized.categories.map(\.label)
    guard request.family == .logit else {
      // A questionnaire's options have codes in their order; the words of a bare file have none.
      let isOrdered =
        column.measurement == .ordinal
        || categorized.categories.allSatisfy { $0.value != nil }
      guard isOrdered else { throw TabulationError.outcomeWithoutNumbers(name) }
      values = codes.map { $0.map(Double.init) }
      if source.origin.reversal != nil { notes.append(.asAnswered(name)) }
      return
    }
    let event = try Self.event(categorized, codes, request, counted: counted)
    values = codes.map { code in code.map { $0 == event ? 1 : 0 } }
    notes = [.event(item: name, category: labels[event])]
  }

  /// The answer that a logistic regression explains.
  private static func event(
    _ column: Column, _ codes: [Int?], _ request: ModelRequest, counted: [Bool]
  ) throws(ModelError) -> Int {
    if let wanted = request.event {
      do throws(CategoryFault) {
        return try column.code(named: wanted)
      } catch {
        throw .unknownEvent(error)
      }
    }
    var occurs = [Bool](repeating: false, count: column.categories.count)
    for (row, code) in codes.enumerated() where counted[row] {
      if let code { occurs[code] = true }
    }
    let present = occurs.indices.filter { occurs[$0] }
    guard !present.isEmpty else { throw .nobody }
    guard present.count >= 2 else { throw .constantOutcome(column.name) }
    guard present.count == 2 else { throw .notTwoAnswers(column.name, found: present.count) }
    return present[1]
  }

  /// Checks that the outcome varies over the rows that count.
  ///
  /// - Returns: how many different values it has there.
  /// - Throws: `constantOutcome`, `beyondRange`, or `manyNumbers` where an order is asked for.
  @discardableResult
  mutating func distinct(among rows: [Bool]) throws(ModelError) -> Int {
    var found: Set<Double> = []
    for (row, value) in values.enumerated() where rows[row] {
      if let value { found.insert(value) }
    }
    guard found.count >= 2 else { throw .constantOutcome(name) }
    guard found.allSatisfy({ abs($0) < Self.greatest }) else { throw .beyondRange(name) }
    if family == .linear || family == .amce {
      let suspects = SuspectCodes.among(found)
      if !suspects.isEmpty { notes.append(.suspectCodes(name, suspects)) }
    }
    if family == .ordinal, isMeasured, found.count > Self.numberLimit {
      throw .manyNumbers(name, found: found.count, limit: Self.numberLimit)
    }
    return found.count
  }

  /// Says in which order the answers rise that occur.
  mutating func sayOrder(among rows: [Bool]) {
    let present = Set(zip(values, rows).compactMap { $1 ? $0 : nil }).sorted()
    notes.insert(.order(item: name, categories: present.map { labels[Int($0)] }), at: 0)
  }
}
