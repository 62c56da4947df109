/// What is known of a column of a file without a questionnaire, as a person wrote it down.
package struct ColumnFacts: Hashable, Sendable {
  /// An answer: its code in the file, or a text, and what it is called.
  package struct Answer: Hashable, Sendable {
    package let code: String
    package let label: String?

    package init(code: String, label: String?) {
      self.code = code
      self.label = label
    }
  }

  package var label: String?
  package var measurement: Measurement?
  /// Answers in their order, also those that nobody gave; the others follow.
  package var answers: [Answer] = []
  /// Answers that nobody gave and of which no more is known than that they exist.
  package var unmet: [String] = []
  package var nonanswers: [NonanswerCategory] = []
  /// Whether agreement means less of what it measures.
  package var isReversed = false

  package init() {}
}

extension Dataset {
  /// The same rows with what is known of their columns.
  package func described(by facts: [String: ColumnFacts]) -> Dataset {
    guard !facts.isEmpty else { return self }
    return Dataset(
      name: name, rowCount: rowCount,
      columns: columns.map { column in
        facts[column.name].map { column.described(by: $0) } ?? column
      }, notes: notes)
  }
}

extension Column {
  /// The same answers with what is known of them.
  ///
  /// A code is found by its text, else by the number that it is. What is named a non-answer is none of
  /// the categories; those left are numbers, dates or times where all of them are.
  package func described(by facts: ColumnFacts) -> Column {
    var origin = origin
    if let label = facts.label { origin.label = label }
    guard case .numbers(let numbers, let marks) = values else {
      return DescribedCategories(self, facts).column(label: facts.label ?? label, origin)
    }
    var markOf: [Double: UInt8] = [:]
    for (place, nonanswer) in facts.nonanswers.enumerated() {
      if let number = origin.unit.value(of: nonanswer.code) {
        markOf[number] = UInt8(nonanswers.count + place + 1)
      }
    }
    return Column(
      name: name, label: facts.label ?? label, measurement: measurement, categories: categories,
      nonanswers: nonanswers + facts.nonanswers,
      values: .numbers(
        numbers, nonanswers: zip(numbers, marks).map { $1 == 0 ? markOf[$0] ?? 0 : $1 }),
      origin: origin)
  }

  /// The place of the category that a text names: by its code, else by the number that it is.
  package func place(ofCode text: String) -> Int? {
    if let exact = categories.firstIndex(where: { $0.code == text }) { return exact }
    guard let number = origin.unit.value(of: text) else { return nil }
    return categories.firstIndex {
      ($0.value ?? AnswerUnit.number.value(of: $0.code)) == number
    }
  }
}

/// The categories of a column in the order that is known of them, and where its codes go.
private struct DescribedCategories {
  private let source: Column
  private let facts: ColumnFacts
  private var categories: [ColumnCategory] = []
  /// For each category of the source where it goes.
  private var codes: [Int]
  private let unit: AnswerUnit

  init(_ source: Column, _ facts: ColumnFacts) {
    self.source = source
    self.facts = facts
    codes = source.categories.map { _ in -1 }
    let left = source.categories.indices.filter { place in
      !facts.nonanswers.contains { source.place(ofCode: $0.code) == place }
    }
    let texts = left.map { source.categories[$0].code } + facts.answers.map(\.code) + facts.unmet
    let isKnown = left.allSatisfy { source.categories[$0].value != nil }
    let known = [source.origin.unit, .number, .date, .time].first { unit in
      texts.allSatisfy { unit.value(of: $0) != nil }
    }
    unit = known ?? (isKnown ? source.origin.unit : .number)
    let areNumbers = known != nil
    for answer in facts.answers {
      add(answer.code, answer.label, areNumbers, from: source.place(ofCode: answer.code))
    }
    let listed = categories.count
    for place in left where codes[place] < 0 {
      let category = source.categories[place]
      add(
        category.code, category.label == category.code ? nil : category.label, areNumbers,
        from: place)
    }
    for code in facts.unmet { add(code, nil, areNumbers, from: nil) }
    if areNumbers { sort(from: listed) }
  }

  /// Adds a category, unless it is one that is there already.
  private mutating func add(
    _ code: String, _ label: String?, _ areNumbers: Bool, from place: Int?
  ) {
    let value = areNumbers ? unit.value(of: code) : nil
    let same = categories.firstIndex {
      $0.code == code || value != nil && $0.value == value
    }
    if let place { codes[place] = same ?? categories.count }
    guard same == nil else { return }
    categories.append(ColumnCategory(code: code, label: label ?? code, value: value))
  }

  /// Puts the numbers after those listed in their order.
  private mutating func sort(from start: Int) {
    let order =
      Array(0..<start)
      + (start..<categories.count).sorted {
        (categories[$0].value ?? 0) < (categories[$1].value ?? 0)
      }
    var placeOf = [Int](repeating: 0, count: order.count)
    for (place, index) in order.enumerated() { placeOf[index] = place }
    categories = order.map { categories[$0] }
    codes = codes.map { $0 < 0 ? $0 : placeOf[$0] }
  }

  func column(label: String, _ origin: ColumnOrigin) -> Column {
    let nonanswers = source.nonanswers + facts.nonanswers
    var table = codes
    for (place, nonanswer) in facts.nonanswers.enumerated() {
      guard let code = source.place(ofCode: nonanswer.code) else { continue }
      table[code] = categories.count + source.nonanswers.count + place
    }
    table += source.nonanswers.indices.map { categories.count + $0 }
    var origin = origin
    origin.unit = unit
    let values = categories.compactMap(\.value)
    if facts.isReversed, values.count == categories.count, let least = values.min(),
      let greatest = values.max()
    {
      origin.reversal = least...greatest
    }
    return Column(
      name: source.name, label: label, measurement: measurement, categories: categories,
      nonanswers: nonanswers,
      values: source.values.renumbered(
        table, distinctCodes: categories.count + nonanswers.count),
      origin: origin)
  }

  /// What is said of it; else codes with labels are names, and other numbers are numbers.
  private var measurement: Measurement {
    if let measurement = facts.measurement { return measurement }
    if facts.answers.contains(where: { $0.label != nil }) { return .nominal }
    return categories.allSatisfy { $0.value != nil } ? .numeric : source.measurement
  }
}

extension ColumnValues {
  fileprivate func renumbered(_ table: [Int], distinctCodes: Int) -> ColumnValues {
    switch self {
    case .narrow(let codes):
      .compact(codes.map { UInt32(table[Int($0)]) }, distinctCodes: distinctCodes)
    case .wide(let codes):
      .compact(codes.map { UInt32(table[Int($0)]) }, distinctCodes: distinctCodes)
    case .numbers: preconditionFailure("a column of categories holds codes")
    }
  }
}
