package import Microdata
import QuestionnaireModel

extension Dataset {
  /// The same rows with derived columns after their own.
  ///
  /// - Throws: where a column that a derived one is made of is not there.
  package func adding(_ derived: [DerivedItem]) throws(TabulationError) -> Dataset {
    var dataset = self
    var notes = notes
    var noted: Set<[String]> = []
    for item in derived {
      let column = try item.column(of: dataset)
      if case .option(let option) = item.rule {
        if noted.insert(option.set + [option.blank.rawValue]).inserted {
          notes += option.codeNotes + dataset.blankNotes(of: option)
        }
      }
      dataset = Dataset(
        name: name, rowCount: rowCount, columns: dataset.columns + [column], notes: notes)
    }
    return dataset
  }
}

extension DerivedItem {
  /// Makes the column of the rows that a data set has.
  package func column(of dataset: Dataset) throws(TabulationError) -> Column {
    switch rule {
    case .groups(let source, let categories, let isOrdered):
      return grouped(
        try dataset.column(source, for: .item).categorized(), categories, isOrdered: isOrdered)
    case .bands(let source, let bands):
      return banded(try dataset.column(source, for: .item), bands)
    case .anyChosen(let sources, let yes, let no):
      var columns: [Column] = []
      for source in sources { columns.append(try dataset.column(source, for: .item)) }
      return flag(yes: yes, no: no, rows: dataset.rowCount, of: columns) { row in
        let held = columns.map { $0.heldValue(row: row) }
        return held.contains(.number(1)) ? .yes : held.contains(.number(0)) ? .no : .unknown
      }
    case .option(let option): return try chosen(option, of: dataset)
    case .condition(let condition, let yes, let no):
      guard let filter = condition.filter(of: dataset) else {
        throw .unknownColumn(
          condition.columns.first { dataset.index(of: $0) == nil } ?? "", role: .item,
          suggestion: nil, known: dataset.columns.map(\.name))
      }
      let columns = condition.columns.compactMap { dataset[$0] }
      return flag(yes: yes, no: no, rows: dataset.rowCount, of: columns) { row in
        filter.condition.truth(in: DatasetRow(dataset, row: row))
      }
    case .index(let index): return try scored(index, of: dataset)
    }
  }

  private func grouped(
    _ source: Column, _ groups: [DerivedCategory], isOrdered: Bool
  ) -> Column {
    let nonanswers = source.nonanswersWithMissing
    let missing = groups.count + (nonanswers.firstIndex { $0.kind == .missing } ?? 0)
    let codes =
      source.categories.map { category in
        groups.firstIndex { $0.from.contains(category.code) } ?? missing
      } + source.nonanswers.indices.map { groups.count + $0 }
    return Column(
      name: name, label: label, measurement: isOrdered ? .ordinal : .nominal,
      categories: ColumnCategory.list(groups.map { ($0.code, $0.label) }), nonanswers: nonanswers,
      values: source.values.mapped(to: codes, distinctCodes: groups.count + nonanswers.count),
      origin: .made(of: [source]))
  }

  private func banded(_ source: Column, _ bands: [Band]) -> Column {
    let nonanswers = source.nonanswersWithMissing
    let missing = bands.count + (nonanswers.firstIndex { $0.kind == .missing } ?? 0)
    let codes = (0..<source.count).map { row -> UInt32 in
      switch source.heldValue(row: row) {
      case .number(let number):
        return UInt32(bands.firstIndex { ($0.low...$0.high).contains(number) } ?? missing)
      case .nonanswer(let kind):
        return UInt32(bands.count + (nonanswers.firstIndex { $0.kind == kind } ?? 0))
      case .nothing, .choices, .text: return UInt32(missing)
      }
    }
    return Column(
      name: name, label: label, measurement: .ordinal,
      categories: ColumnCategory.list(bands.map { ($0.code, $0.label) }), nonanswers: nonanswers,
      values: .compact(codes, distinctCodes: bands.count + nonanswers.count),
      origin: .made(of: [source]))
  }

  /// A column of yes and no, coded 1 and 0.
  private func flag(
    yes: String, no: String, rows: Int, of sources: [Column], _ truth: (Int) -> Truth
  ) -> Column {
    let codes = (0..<rows).map { row -> UInt32 in
      switch truth(row) {
      case .no: 0
      case .yes: 1
      case .unknown: 2
      }
    }
    return Column(
      name: name, label: label, measurement: .nominal,
      categories: ColumnCategory.list([("0", no), ("1", yes)]), nonanswers: [.missing],
      values: .compact(codes, distinctCodes: 3), origin: .made(of: sources))
  }

  /// A column of 0 and 1, whether the option was chosen; a non-answer stays what it is.
  private func chosen(
    _ option: OptionColumn, of dataset: Dataset
  ) throws(TabulationError) -> Column {
    let own = try dataset.column(option.name, for: .item).categorized()
    var set: [Column] = []
    for name in option.set { set.append(try dataset.column(name, for: .item)) }
    let nonanswers = own.nonanswersWithMissing
    let missing = UInt32(2 + (nonanswers.firstIndex { $0.kind == .missing } ?? 0))
    let codes = (0..<dataset.rowCount).map { row -> UInt32 in
      if let code = own.categoryCode(row: row) {
        let text = own.categories[code].code
        return option.chosen.contains(text) ? 1 : option.notChosen.contains(text) ? 0 : missing
      }
      guard own.isBlank(row) else {
        return UInt32(2 + (own.nonanswerPlace(row: row) ?? 0))
      }
      switch option.blank {
      case .missing: return missing
      // A word for missing in another column says that the respondent is missing from the set.
      case .notChosen:
        return set.allSatisfy { $0.isBlank(row) || $0.heldValue(row: row).isAnswer } ? 0 : missing
      case .notChosenBesideAnswers:
        return set.contains { $0.heldValue(row: row).isAnswer } ? 0 : missing
      }
    }
    return Column(
      name: name, label: label, measurement: .nominal,
      categories: ColumnCategory.list([("0", "Not chosen"), ("1", "Chosen")]),
      nonanswers: nonanswers,
      values: .compact(codes, distinctCodes: 2 + nonanswers.count), origin: .made(of: [own] + set))
  }

  private func scored(_ index: ScoredIndex, of dataset: Dataset) throws(TabulationError) -> Column {
    var items: [(ScoredIndex.Item, [Column])] = []
    for item in index.items {
      var columns: [Column] = []
      for name in item.columns { columns.append(try dataset.column(name, for: .item)) }
      items.append((item, columns))
    }
    let kinds: [Nonanswer] = [.missing, .notAsked, .dontKnow]
    var numbers: [Double] = []
    var marks: [UInt8] = []
    for row in 0..<dataset.rowCount {
      switch index.score(items.map { item, columns in item.answer(columns, row: row) }) {
      case .decimal(let number):
        numbers.append(number)
        marks.append(0)
      case let answer:
        numbers.append(0)
        marks.append(UInt8(1 + (answer.nonanswer.flatMap(kinds.firstIndex) ?? 0)))
      }
    }
    return Column(
      name: name, label: label, measurement: .numeric, categories: [],
      nonanswers: kinds.map(NonanswerCategory.init), values: .numbers(numbers, nonanswers: marks),
      origin: .made(of: items.flatMap(\.1)))
  }
}

extension ScoredIndex {
  /// Scores the answers to its items by the rule that interviews are scored by.
  fileprivate func score(_ answers: [Answer?]) -> Answer {
    CompositeIndex.ScoringRule(
      method: method, valid: valid, dontKnow: dontKnow
    ).score(
      zip(items, answers).map { item, answer in
        .init(answer: answer, key: item.key, reversal: item.reversal)
      })
  }
}

extension ScoredIndex.Item {
  fileprivate func answer(_ columns: [Column], row: Int) -> Answer? {
    let held = columns.map { $0.heldValue(row: row) }
    guard let first = held.first else { return nil }
    if case .nonanswer(let kind) = first { return .nonanswer(kind) }
    guard codes.isEmpty else {
      return .choices(of: zip(codes, held).filter { $0.1 == .number(1) }.map(\.0))
    }
    guard case .number(let number) = first else { return nil }
    return Int(exactly: number).map(Answer.choice) ?? .decimal(number)
  }
}

extension ColumnCategory {
  /// Categories of codes and labels; the codes count as numbers where all of them are.
  static func list(_ categories: [(code: String, label: String)]) -> [ColumnCategory] {
    let values = categories.map { Double($0.code) }
    let areNumbers = values.allSatisfy { $0?.isFinite ?? false }
    return zip(categories, values).map { category, value in
      .init(code: category.code, label: category.label, value: areNumbers ? value : nil)
    }
  }
}

extension NonanswerCategory {
  static let missing = NonanswerCategory(.missing)

  fileprivate init(_ kind: Nonanswer) {
    let label =
      switch kind {
      case .missing: "Missing"
      case .notAsked: "Not asked"
      case .dontKnow: "Don't know"
      case .refused, .notApplicable, .notReached, .withdrawn: kind.rawValue
      }
    self.init(kind: kind, code: kind.rawValue, label: label)
  }
}

extension Column {
  /// The category that a row holds; nil where it holds a non-answer.
  ///
  /// - Precondition: the column is one of categories.
  fileprivate func categoryCode(row: Int) -> Int? {
    let code =
      switch values {
      case .narrow(let codes): Int(codes[row])
      case .wide(let codes): Int(codes[row])
      case .numbers: preconditionFailure("a categorized column holds codes")
      }
    return code < categories.count ? code : nil
  }

  /// The place of the non-answer that a row holds; nil where it holds a category.
  ///
  /// - Precondition: the column is one of categories.
  fileprivate func nonanswerPlace(row: Int) -> Int? {
    let code =
      switch values {
      case .narrow(let codes): Int(codes[row])
      case .wide(let codes): Int(codes[row])
      case .numbers: preconditionFailure("a categorized column holds codes")
      }
    return code < categories.count ? nil : code - categories.count
  }

  fileprivate var nonanswersWithMissing: [NonanswerCategory] {
    nonanswers.contains { $0.kind == .missing } ? nonanswers : nonanswers + [.missing]
  }
}

extension ColumnValues {
  /// Other codes in the place of these.
  fileprivate func mapped(to codes: [Int], distinctCodes: Int) -> ColumnValues {
    let table = codes.map(UInt32.init)
    switch self {
    case .narrow(let narrow):
      return .compact(narrow.map { table[Int($0)] }, distinctCodes: distinctCodes)
    case .wide(let wide):
      return .compact(wide.map { table[Int($0)] }, distinctCodes: distinctCodes)
    case .numbers: preconditionFailure("a categorized column holds codes")
    }
  }
}
