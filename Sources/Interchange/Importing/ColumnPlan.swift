import Diagnostics
import QuestionnaireModel
import Words

/// Which columns of a file hold which items.
struct ColumnPlan {
  /// The columns of one item, by their place in the file.
  enum Place: Hashable {
    case column(Int)
    /// The option's code with its column.
    case spread([Spread])
    /// The file has none, on purpose.
    case absent
  }

  struct Spread: Hashable {
    let code: Int
    let column: Int
  }

  /// A place for each item that takes an answer; nil for notes and computed values.
  let places: [Place?]
  let sources: [CellSource?]
  let respondent: Int?
  /// The columns that hold no item, in the file's order.
  let ignored: [String]
  /// The columns whose names differ from those asked for in letters' case alone.
  let foundByCase: [String]

  init(
    columns: [String], questionnaire: Questionnaire, mapping: ImportMapping
  ) throws(ImportError) {
    var used = Set<Int>()
    var foundByCase: [String] = []
    func index(_ name: String) throws(ImportError) -> Int {
      guard let index = Self.place(of: name, among: columns) else {
        throw .unknownColumn(name: name, suggestion: suggestion(for: name, among: columns))
      }
      if columns[index] != name, !used.contains(index) { foundByCase.append(columns[index]) }
      used.insert(index)
      return index
    }
    respondent = if let name = mapping.respondent { try index(name) } else { nil }
    var places: [Place?] = []
    var sources: [CellSource?] = []
    var lacking: [String] = []
    for item in questionnaire.items {
      let source = mapping.sources[item.id] ?? Self.ownColumns(of: item, among: columns)
      sources.append(item.takesAnswer ? source : nil)
      switch source {
      case _ where !item.takesAnswer: places.append(nil)
      case _ where item.isDerived && !item.isDrawn: places.append(nil)
      case .column(let name, _)?, .divided(let name, _)?:
        places.append(.column(try index(name)))
      case .spread(let names)?:
        var spread: [Spread] = []
        for (code, name) in names.sorted(by: { $0.key < $1.key }) {
          spread.append(Spread(code: code, column: try index(name)))
        }
        places.append(.spread(spread))
      case nil:
        if !mapping.absent.contains(item.id), !item.isDrawn { lacking.append(item.id.rawValue) }
        places.append(.absent)
      }
    }
    guard lacking.isEmpty else { throw .itemsWithoutColumn(lacking) }
    self.places = places
    self.sources = sources
    self.foundByCase = foundByCase
    ignored = columns.indices.filter { !used.contains($0) }.map { columns[$0] }
  }

  /// The first of an item's columns; 0 where it has none.
  func firstColumn(of item: Int) -> Int {
    switch places[item] {
    case .column(let column)?: column
    case .spread(let spread)?: spread.first?.column ?? 0
    case .absent?, nil: 0
    }
  }

  /// The column named as the item, or the columns named as its options.
  private static func ownColumns(of item: Item, among columns: [String]) -> CellSource? {
    if place(of: item.id.rawValue, among: columns) != nil {
      return .column(item.id.rawValue, values: [:])
    }
    let list: OptionList
    switch item.type {
    case .multiple(let options, _), .drawn(let options, _, _): list = options
    case .single, .ranking, .integer, .decimal, .text, .date, .time, .scale, .differential,
      .computed, .assigned, .consent, .note:
      return nil
    }
    let names = Dictionary(
      uniqueKeysWithValues: list.options.map { ($0.code, "\(item.id)_\($0.code)") })
    return names.values.allSatisfy({ place(of: $0, among: columns) != nil }) ? .spread(names) : nil
  }

  /// The column of that name; else the only one whose name differs in letters' case alone.
  private static func place(of name: String, among columns: [String]) -> Int? {
    if let exact = columns.firstIndex(of: name) { return exact }
    let wanted = name.lowercased()
    let alike = columns.indices.filter { columns[$0].lowercased() == wanted }
    return alike.count == 1 ? alike[0] : nil
  }
}
