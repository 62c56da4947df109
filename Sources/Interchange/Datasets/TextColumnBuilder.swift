import Diagnostics
import Microdata
import QuestionnaireModel
import Words

/// Gathers the cells of one column, each distinct text once.
struct TextColumnBuilder {
  private let name: String
  private let missing: MissingWords
  private let declared: [String]
  private let separator: CSVSeparator
  private let isText: Bool
  private var table = ByteTable()
  private var codes: [UInt32] = []

  /// The code of an empty cell until the number of distinct texts is known.
  private static let emptyCode = UInt32.max

  /// - Parameters:
  ///   - declared: texts that are categories of the column even where no cell holds them.
  ///   - isText: whether its cells are texts whatever they look like.
  init(
    name: String, missing: MissingWords, declared: [String] = [], separator: CSVSeparator = .comma,
    isText: Bool = false
  ) {
    self.name = name
    self.missing = missing
    self.declared = declared
    self.separator = separator
    self.isText = isText
  }

  mutating func append(_ bytes: UnsafeRawBufferPointer) {
    codes.append(
      bytes.isEmpty
        ? Self.emptyCode : UInt32(table.number(of: bytes) ?? table.insert(bytes)))
  }

  /// The column: numbers, dates and times stand in their order, other texts as they first occurred.
  ///
  /// Spellings of one number are one category. What this program wrote with an apostrophe before it, so
  /// that no spreadsheet runs it, is read without.
  /// - Returns: the column, and what a reader should know of how it was read.
  /// - Throws: where a category declared is more likely a misspelling of one that occurs.
  func column() throws(DatasetError) -> (Column, note: String?) {
    let met = table.texts.map(FormulaGuard.original)
    let given = met.indices.filter { !missing.contains(met[$0]) && !missing.isBlank(met[$0]) }
    let answers = given.filter { NonanswerWords.place(of: met[$0]) == nil }
    let numbers = self.notation(of: answers.map { met[$0] })
    // Among numbers a word such as 'refused' is what it says; among texts it may be an answer.
    let kept = numbers != nil && !answers.isEmpty ? answers : given
    let notation = kept == answers ? numbers : self.notation(of: kept.map { met[$0] })
    var categories = Categories(notation)
    let places = kept.map { categories.place(of: met[$0]) }
    for text in try unmet(besides: categories, notation) { _ = categories.place(of: text) }
    let order = categories.order
    var rank = [UInt32](repeating: 0, count: order.count)
    for (place, index) in order.enumerated() { rank[index] = UInt32(place) }
    // Below the categories stand the empty cell and what else is no answer.
    var nonanswers = [NonanswerCategory(kind: .missing, code: "", label: "Missing")]
    let blank = UInt32(order.count)
    var codeOf = [UInt32](repeating: blank, count: met.count)
    for (index, place) in zip(kept, places) { codeOf[index] = rank[place] }
    for nonanswer in [NonanswerCategory(kind: .missing, code: "missing", label: "Missing")]
      + NonanswerWords.categories
    {
      let cells = met.indices.filter { index in
        nonanswer.kind == .missing
          ? missing.contains(met[index]) && !missing.isBlank(met[index])
          : kept.count < given.count && nonanswer.code == met[index]
            && !missing.contains(met[index])
      }
      guard !cells.isEmpty else { continue }
      for index in cells { codeOf[index] = blank + UInt32(nonanswers.count) }
      nonanswers.append(nonanswer)
    }
    var origin = ColumnOrigin.bare
    origin.unit = notation?.unit ?? .number
    let column = Column(
      name: name, label: name, measurement: notation == nil ? .nominal : .numeric,
      categories: order.map { categories.category($0) }, nonanswers: nonanswers,
      values: .compact(
        codes.map { $0 == Self.emptyCode ? blank : codeOf[Int($0)] },
        distinctCodes: order.count + nonanswers.count),
      origin: origin)
    return (column, notation == .comma ? Self.commaNote(name) : nil)
  }

  private func notation(of texts: [String]) -> NumberNotation? {
    isText
      ? nil
      : NumberNotation.common(to: texts.isEmpty ? declared : texts, separator: separator)
  }

  static func commaNote(_ name: String) -> String {
    "'\(name)' writes numbers with a decimal comma: 1,2 is 1.2, and no list of 1 and 2."
  }

  /// The categories declared that no cell holds.
  private func unmet(
    besides met: Categories, _ notation: NumberNotation?
  ) throws(DatasetError) -> [String] {
    let areNumbers = notation != nil && !met.texts.isEmpty
    func value(_ name: String) -> Double? {
      spelledNumber(name) ?? notation?.value(of: name)
    }
    // A declared category that comes near one that is left out of the list is a slip.
    let leftOut = met.texts.filter { text in
      !declared.contains { $0 == text || areNumbers && value($0) == value(text) }
    }
    var unmet: [String] = []
    let spellings = met.texts.map { Spelling(names: [$0], labels: []) }
    for name in declared where !name.isEmpty && !met.texts.contains(name) {
      let number = value(name)
      if areNumbers, let number, met.values.contains(number) { continue }
      // One that is written alike is meant, and found by whoever takes the categories.
      guard spellings.match(name) == .none else { continue }
      let near = areNumbers ? nil : suggestion(for: name, among: leftOut)
      guard near == nil, !areNumbers || number != nil else {
        throw .unknownCategory(CategoryFault(name, item: self.name, among: spellings))
      }
      unmet.append(name)
    }
    return unmet
  }
}

/// The different answers of a column as they are met: texts, or numbers however spelled.
private struct Categories {
  private let notation: NumberNotation?
  private(set) var texts: [String] = []
  /// The numbers of the texts; empty where they are none.
  private(set) var values: [Double] = []
  private var isRespelled: [Bool] = []
  private var placeOfText: [String: Int] = [:]
  private var placeOfValue: [Double: Int] = [:]

  init(_ notation: NumberNotation?) {
    self.notation = notation
  }

  mutating func place(of text: String) -> Int {
    guard let notation else {
      if let place = placeOfText[text] { return place }
      placeOfText[text] = texts.count
      texts.append(text)
      return texts.count - 1
    }
    let value = notation.value(of: text) ?? spelledNumber(text) ?? 0
    if let place = placeOfValue[value] {
      isRespelled[place] = isRespelled[place] || texts[place] != text
      return place
    }
    placeOfValue[value] = texts.count
    texts.append(text)
    values.append(value)
    isRespelled.append(false)
    return texts.count - 1
  }

  /// The places in the order of a table's rows.
  var order: [Int] {
    let all = Array(texts.indices)
    return notation == nil ? all : all.sorted { values[$0] < values[$1] }
  }

  /// A category; a number that is spelled in several ways has the plainest code.
  func category(_ place: Int) -> ColumnCategory {
    guard let notation else {
      return ColumnCategory(code: texts[place], label: texts[place], value: nil)
    }
    let isPlain = !isRespelled[place] && notation != .comma && texts[place].first != "+"
    let code = isPlain ? texts[place] : notation.unit.text(of: values[place])
    return ColumnCategory(code: code, label: code, value: values[place])
  }
}
