import Microdata
import QuestionnaireLanguage
import QuestionnaireModel
import Tabulation

/// The names that a part of a plan may use, and what they stand for.
struct PlanScope {
  /// A column with what is known of its item.
  struct Entry {
    var column: Column
    /// The item of the questionnaire that it comes from, or the one it is derived from.
    let item: Item?
    /// The names of options by code.
    var optionNames: [String: String] = [:]
    /// Whether the plan makes it.
    var isDerived = false
    /// The columns of the data that it is made of; itself where it is one of them.
    var sources: Set<String>
  }

  struct Ranking {
    let set: ResponseSet
    let depth: Int
  }

  struct BatteryRows {
    let label: String
    let rows: [String]
  }

  private(set) var entries: [Entry] = []
  private var places: [String: Int] = [:]
  var sets: [String: ResponseSet] = [:]
  var rankings: [String: Ranking] = [:]
  var batteries: [String: BatteryRows] = [:]
  /// The items that give no column: texts and notes.
  var withoutColumn: Set<String> = []
  /// The names of indices, which must be derived first.
  var indices: Set<String> = []

  subscript(_ name: String) -> Entry? { places[name].map { entries[$0] } }

  /// Adds a column; one of the same name is replaced.
  mutating func add(_ entry: Entry) {
    if let place = places[entry.column.name] {
      entries[place] = entry
    } else {
      places[entry.column.name] = entries.count
      entries.append(entry)
    }
  }

  var names: [String] {
    entries.map(\.column.name) + sets.keys.sorted() + rankings.keys.sorted()
      + batteries.keys.sorted()
  }

  /// The names that conditions may use.
  var conditions: ConditionScope {
    ConditionScope(
      entries.enumerated().map { index, entry in
        ConditionScope.Entry(name: entry.column.name, index: index, kind: entry.kind)
      })
  }

  /// A data set without rows, of which derived columns can be made.
  var dataset: Dataset {
    Dataset(name: "", rowCount: 0, columns: entries.map(\.column))
  }
}

extension PlanScope {
  init(_ subject: PlanSubject, language: Language?) {
    let questionnaire = subject.questionnaire
    for source in subject.columns {
      let index = source.item.flatMap { questionnaire?.index(of: $0) }
      let item = index.flatMap { questionnaire?.items[$0] }
      add(
        Entry(
          column: source.column, item: item, optionNames: item?.optionNames ?? [:],
          sources: [source.column.name]))
    }
    guard let questionnaire else { return }
    let language = language ?? questionnaire.languages[0]
    let columnsOfItem = Dictionary(grouping: subject.columns, by: \.item)
    for item in questionnaire.items {
      let columns = columnsOfItem[item.id] ?? []
      if columns.isEmpty { withoutColumn.insert(item.id.rawValue) }
      addOptions(of: item, columns, named: item.id.rawValue, in: language)
    }
    for battery in questionnaire.batteries {
      batteries[battery.id.rawValue] = BatteryRows(
        label: TextTemplate.neutral(battery.text[language]),
        rows: battery.rows.map { questionnaire.items[$0].id.rawValue })
    }
    indices = Set(questionnaire.indices.map(\.id.rawValue))
  }

  /// Adds what the columns of a multiple or ranking item are together.
  mutating func addOptions(
    of item: Item, _ columns: [PlanSubject.Source], named name: String, in language: Language
  ) {
    let options = columns.compactMap { source -> ResponseOption? in
      guard let code = source.option else { return nil }
      let label = item.type.optionList?.option(code: code).map {
        TextTemplate.neutral($0.label[language])
      }
      return ResponseOption(
        code: String(code), label: label ?? String(code), column: source.column.name)
    }
    guard !options.isEmpty else { return }
    let set = ResponseSet(
      name: name, label: TextTemplate.neutral(item.text[language]), options: options)
    if case .ranking(_, let limit) = item.type {
      rankings[name] = Ranking(set: set, depth: limit ?? options.count)
    } else {
      sets[name] = set
    }
  }
}

extension PlanScope.Entry {
  /// Whether tables can show its categories.
  var hasCategories: Bool { !column.categories.isEmpty }

  var isNumeric: Bool { if case .numbers = column.values { true } else { false } }

  /// Whether its answers have numbers that can be averaged.
  var hasNumbers: Bool {
    let areNumbers = column.categories.allSatisfy { $0.value != nil }
    return isNumeric
      || areNumbers
        && (column.measurement != .nominal || column.categories.allSatisfy { $0.label == $0.code })
  }

  var isOrdered: Bool { isNumeric || column.measurement != .nominal }

  /// The spellings that name a category, for suggestions.
  var spellings: [String] {
    column.categories.flatMap { [$0.code, $0.label] } + optionNames.values.sorted()
  }

  enum Match {
    case code(String)
    case ambiguous
    case none
  }

  /// Finds a category by its code or name, else by a label that no other has.
  func category(_ text: String) -> Match {
    if let category = column.categories.first(where: {
      $0.code == text || optionNames[$0.code] == text
    }) {
      return .code(category.code)
    }
    let labeled = column.categories.filter { $0.label == text }
    guard let first = labeled.first else {
      return column.place(ofCode: text).map { .code(column.categories[$0].code) } ?? .none
    }
    return labeled.count == 1 ? .code(first.code) : .ambiguous
  }

  fileprivate var kind: ConditionScope.Kind {
    switch column.origin.unit {
    case .date: return .date(nil)
    case .time: return .time(nil)
    case .number: if isNumeric { return .number(nil) }
    }
    let isCoded = column.categories.allSatisfy { $0.value != nil }
    let options = column.categories.enumerated().map { index, category in
      ConditionScope.Option(
        value: category.value ?? Double(index),
        names: [category.code] + (optionNames[category.code].map { [$0] } ?? []),
        labels: category.label == category.code ? [] : [category.label])
    }
    let isOrdered = column.measurement == .ordinal
    return .choice(
      .init(
        options, isOrdered: isOrdered,
        isNumeric: isCoded && !options.isEmpty
          && column.categories.allSatisfy { isOrdered || $0.label == $0.code },
        hasCodes: isCoded))
  }
}

extension Item {
  /// The names of the options of an item of one choice, by code.
  var optionNames: [String: String] {
    guard case .single(let list) = type else { return [:] }
    return Dictionary(
      list.options.compactMap { option in option.name.map { (String(option.code), $0) } },
      uniquingKeysWith: { first, _ in first })
  }
}
