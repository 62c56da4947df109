package import Formats
import Microdata
import QuestionnaireModel
import Words

/// A file of SPSS or Stata read as data without a questionnaire.
///
/// Values with labels are categories in the order of their codes; what the file declares missing is a
/// non-answer of the kind that its label tells. A number without labels is a category for each value.
package struct LabeledDataset: Sendable {
  private let path: String
  private let format: any ReadableFormat
  private let missing: MissingWords

  /// - Parameter missing: the texts that mean missing, besides what the file declares.
  package init(_ path: String, _ format: any ReadableFormat, missing: Set<String>) {
    self.path = path
    self.format = format
    self.missing = MissingWords(missing)
  }

  /// The names of the variables, in the file's order.
  package func columnNames() throws(FormatError) -> [String] {
    var request = ReadingRequest()
    request.dictionaryOnly = true
    return try format.read(path, request).variables.map(\.name)
  }

  /// Reads some of the variables, in the order they are named.
  ///
  /// - Parameters:
  ///   - numbers: those of them that must hold numbers and are not made into categories.
  ///   - declared: categories that a column has even where nobody chose them.
  func read(
    columns names: [String], numbers: Set<String> = [], declared: [String: [String]] = [:]
  ) throws(DataSourceError) -> Dataset {
    var request = ReadingRequest()
    request.variables = Set(names)
    let data: LabeledData
    do { data = try format.read(path, request) } catch { throw .format(error) }
    var columns: [Column] = []
    var notes = data.notes
    for name in names {
      guard let variable = data[name] else { throw unknown(name) }
      let builder = LabeledColumn(variable, missing: missing, isWeight: data.weight == name)
      columns.append(
        numbers.contains(name)
          ? try builder.numbers() : try builder.categories(declared: declared[name] ?? []))
      notes += builder.notes
    }
    return Dataset(name: path, rowCount: data.rowCount, columns: columns, notes: notes)
  }

  private func unknown(_ name: String) -> DataSourceError {
    do throws(FormatError) {
      let known = try columnNames()
      return .format(
        .unknownVariable(name, suggestion: suggestion(for: name, among: known), known: known))
    } catch {
      return .format(error)
    }
  }
}

/// Makes a column of a variable with labels.
struct LabeledColumn {
  private let variable: LabeledVariable
  private let missing: MissingWords
  private let origin: ColumnOrigin
  private let nonanswers: [NonanswerCategory]
  /// For each mark from 1 on the place of its non-answer.
  private let placeOfMark: [Int]
  private let placeOfMissing: Int

  init(_ variable: LabeledVariable, missing: MissingWords, isWeight: Bool) {
    self.variable = variable
    self.missing = missing
    var origin = ColumnOrigin.bare
    origin.role = isWeight ? .weight : nil
    self.origin = origin
    // Tables count non-answers by kind, so that each kind is one.
    var kinds: [(kind: Nonanswer, codes: [String], label: String?)] = []
    var places: [Int] = []
    for value in variable.missing {
      let kind = value.label.flatMap(Nonanswer.init(saidBy:)) ?? .missing
      let place = kinds.firstIndex { $0.kind == kind } ?? kinds.count
      if place == kinds.count { kinds.append((kind, [], value.label)) }
      kinds[place].codes.append(value.value.code)
      places.append(place)
    }
    if !kinds.contains(where: { $0.kind == .missing }) { kinds.append((.missing, [], nil)) }
    placeOfMark = places
    placeOfMissing = kinds.firstIndex { $0.kind == .missing } ?? 0
    nonanswers = kinds.map {
      NonanswerCategory(
        kind: $0.kind, code: $0.codes.joined(separator: ", "), label: $0.label ?? "Missing")
    }
  }

  private var label: String { variable.label.isEmpty ? variable.name : variable.label }

  /// What a reader should know of its values: which numbers mean nothing here.
  var notes: [String] {
    guard case .numbers(let numbers) = variable.values else { return [] }
    guard variable.kind.isCalendar else {
      let large = numbers.indices.filter {
        variable.mark(row: $0) == 0 && numbers[$0].magnitude > NumberNotation.largest
      }
      guard let first = large.first else { return [] }
      return [
        "'\(variable.name)' holds \(large.count) numbers too large to add up, the first in row"
          + " \(first + 1); they count as missing"
      ]
    }
    let rows = numbers.indices.filter {
      variable.mark(row: $0) == 0 && variable.kind.text(numbers[$0]) == nil
    }
    guard let first = rows.first else { return [] }
    return [
      "'\(variable.name)' holds \(rows.count) dates or times outside the years 1 to 9999, the first"
        + " in row \(first + 1); they count as missing"
    ]
  }

  /// The place of the non-answer of a row; nil where it has a value.
  private func nonanswer(_ row: Int) -> Int? {
    switch variable.mark(row: row) {
    case 0: nil
    case LabeledVariable.unknown: placeOfMissing
    case let mark: placeOfMark[Int(mark) - 1]
    }
  }

  /// The variable as numbers, such as weights.
  func numbers() throws(DataSourceError) -> Column {
    guard case .numbers(var numbers) = variable.values else {
      throw .format(.notNumbers(variable.name))
    }
    var marks = [UInt8](repeating: 0, count: numbers.count)
    for row in numbers.indices {
      var place = nonanswer(row)
      if place == nil {
        let isMissing =
          missing.contains(numbers[row]) || numbers[row].magnitude > NumberNotation.largest
        place = isMissing ? placeOfMissing : nil
      }
      guard let place else { continue }
      numbers[row] = 0
      marks[row] = UInt8(place + 1)
    }
    return Column(
      name: variable.name, label: label, measurement: .numeric, categories: [],
      nonanswers: nonanswers, values: .numbers(numbers, nonanswers: marks), origin: origin)
  }

  /// The variable as categories.
  func categories(declared: [String]) throws(DataSourceError) -> Column {
    let list = CategoryList(variable, missing: missing)
    let spellings = list.categories.map(\.spelling)
    // One that is written alike is meant, and found by whoever takes the categories.
    for name in declared where !list.has(name) && spellings.match(name) == .none {
      throw .dataset(
        .unknownCategory(CategoryFault(name, item: variable.name, among: spellings)))
    }
    let first = list.categories.count
    let codes = (0..<variable.values.count).map { row -> UInt32 in
      if let place = nonanswer(row) { return UInt32(first + place) }
      return list.place(row).map(UInt32.init) ?? UInt32(first + placeOfMissing)
    }
    return Column(
      name: variable.name, label: label, measurement: list.measurement,
      categories: list.categories, nonanswers: nonanswers,
      values: .compact(codes, distinctCodes: first + nonanswers.count), origin: origin)
  }
}

/// The categories that the values of a variable are, and which one each row has.
private struct CategoryList {
  private(set) var categories: [ColumnCategory] = []
  let measurement: Measurement
  private var placeOfNumber: [Double: Int] = [:]
  private var placeOfText: [Int?] = []
  private let values: LabeledValues

  init(_ variable: LabeledVariable, missing: MissingWords) {
    values = variable.values
    switch variable.values {
    case .numbers(let numbers):
      var labelOf: [Double: String] = [:]
      for label in variable.labels {
        if case .number(let number) = label.value { labelOf[number] = label.label }
      }
      var met = Set<Double>()
      for (row, number) in numbers.enumerated() where variable.mark(row: row) == 0 {
        met.insert(number)
      }
      let unlabeled = met.count { labelOf[$0] == nil }
      let all = met.union(labelOf.keys).sorted()
      for number in all where number.magnitude <= NumberNotation.largest {
        let code = variable.kind.isCalendar ? variable.kind.text(number) : Column.text(of: number)
        guard let code, !missing.contains(code), labelOf[number].map(missing.contains) != true
        else { continue }
        placeOfNumber[number] = categories.count
        categories.append(
          ColumnCategory(code: code, label: labelOf[number] ?? code, value: number))
      }
      measurement =
        if variable.measure == .ordinal {
          .ordinal
        } else if variable.measure == .scale || unlabeled > labelOf.count || labelOf.isEmpty {
          .numeric
        } else {
          .nominal
        }
    case .texts(_, let distinct):
      measurement = variable.measure == .ordinal ? .ordinal : .nominal
      var labels: [(code: String, label: String)] = []
      for label in variable.labels {
        if case .text(let text) = label.value { labels.append((text, label.label)) }
      }
      let known = Set(labels.map(\.code))
      for text in distinct where !known.contains(text) { labels.append((text, text)) }
      var placeOf: [String: Int] = [:]
      for (code, label) in labels
      where !code.isEmpty && !missing.contains(code) && !missing.contains(label) {
        placeOf[code] = categories.count
        categories.append(ColumnCategory(code: code, label: label, value: nil))
      }
      placeOfText = distinct.map { placeOf[$0] }
    }
  }

  /// The category of a row that has a value; nil where the value means missing.
  func place(_ row: Int) -> Int? {
    switch values {
    case .numbers(let numbers): placeOfNumber[numbers[row]]
    case .texts(let places, _): placeOfText[Int(places[row])]
    }
  }

  func has(_ name: String) -> Bool {
    categories.contains { $0.code == name || $0.label == name }
  }
}

extension LabeledValue {
  /// The value as files write it.
  var code: String {
    switch self {
    case .number(let number): Column.text(of: number)
    case .text(let text): text
    case .tag(let letter): ".\(Character(Unicode.Scalar(letter)))"
    }
  }
}
