package import Diagnostics
package import QuestionnaireModel
import YAMLReading
import Words

extension ImportMapping {
  /// Reads a mapping; what is wrong with it is reported all at once, and then there is none.
  ///
  /// ```yaml
  /// respondent: id
  /// missing: [NA, "."]
  /// decimal: comma
  /// dates: DD.MM.YYYY
  /// items:
  ///   poverty: POV_1
  ///   P10: {column: orgs, separator: ";"}
  ///   P11: {column: met, values: {Da: 1, Nu: 3}}
  ///   P13: {options: {1: form_sexual, 2: form_labor}, values: {Checked: 1, Unchecked: 0}}
  ///   P14: {column: children, holds: labels}
  /// absent: [P01]
  /// ```
  package static func read(
    _ source: SourceText, for questionnaire: Questionnaire
  ) -> (mapping: ImportMapping?, diagnostics: [Diagnostic]) {
    let (root, diagnostics) = YAMLReader.read(source)
    var reader = MappingReader(questionnaire)
    reader.bag.append(contentsOf: diagnostics)
    if let root { reader.read(root) }
    let findings = reader.bag.sorted()
    return (reader.bag.hasErrors || root == nil ? nil : reader.mapping, findings)
  }
}

/// Goes through a mapping's tree and gathers what it says and what is wrong with it.
private struct MappingReader {
  var mapping = ImportMapping()
  var bag = DiagnosticBag()
  private let questionnaire: Questionnaire

  private static let keys = ["respondent", "missing", "decimal", "dates", "items", "absent"]
  private static let sourceKeys = ["column", "separator", "values", "options", "holds"]

  init(_ questionnaire: Questionnaire) {
    self.questionnaire = questionnaire
  }

  mutating func read(_ root: YAMLNode) {
    guard let entries = root.mapping else {
      return report(.notAMapping, "a mapping file must be a list of 'key: value' lines", root)
    }
    for entry in entries {
      switch entry.name {
      case "respondent": mapping.respondent = text(entry.value)
      case "missing": mapping.missing = Set(texts(entry.value))
      case "decimal": readDecimal(entry.value)
      case "dates": readDates(entry.value)
      case "items": readItems(entry.value)
      case "absent": readAbsent(entry.value)
      default: reportUnknown(entry.key, among: Self.keys, what: "key", code: .unknownKey)
      }
    }
    for entry in entries where entry.name == "absent" { confirmAbsent(entry.value) }
  }

  private mutating func readDecimal(_ node: YAMLNode) {
    switch node.scalar {
    case "comma": mapping.usesDecimalComma = true
    case "point": mapping.usesDecimalComma = false
    default: report(.badValue, "'decimal' is either comma or point", node)
    }
  }

  private mutating func readDates(_ node: YAMLNode) {
    guard let order = node.scalar.flatMap(DateOrder.init(rawValue:)) else {
      let known = DateOrder.allCases.map(\.rawValue).joined(separator: ", ")
      return report(.badValue, "'dates' is one of \(known)", node)
    }
    mapping.dates = order
  }

  private mutating func readItems(_ node: YAMLNode) {
    guard let entries = node.mapping else {
      return report(.badValue, "'items' names a column for each item, as 'item: column'", node)
    }
    for entry in entries {
      guard let item = item(named: entry.key) else { continue }
      mapping.sources[item.id] = source(of: item, entry.value)
    }
  }

  private mutating func readAbsent(_ node: YAMLNode) {
    guard let items = node.sequence else {
      return report(.badValue, "'absent' is a list of items, as '[P01, P02]'", node)
    }
    for name in items {
      if let item = item(named: name) { mapping.absent.insert(item.id) }
    }
  }

  /// Finds items that are said to have a column and to have none.
  private mutating func confirmAbsent(_ node: YAMLNode) {
    for name in node.sequence ?? [] {
      guard let id = name.scalar.map({ ItemID($0) }), mapping.sources[id] != nil else { continue }
      report(.badValue, "'\(id)' has a column under 'items' and cannot be absent too", name)
    }
  }

  private mutating func source(of item: Item, _ node: YAMLNode) -> CellSource? {
    if let column = node.scalar { return .column(column, values: [:]) }
    guard let entries = node.mapping else {
      report(.badValue, "an item's source is a column, or {column: …}, or {options: …}", node)
      return nil
    }
    for entry in entries where !Self.sourceKeys.contains(entry.name) {
      reportUnknown(entry.key, among: Self.sourceKeys, what: "key", code: .unknownKey)
    }
    if let options = entries["options"] {
      for key in ["column", "separator", "holds"] {
        if let other = entries.first(where: { $0.name == key }) {
          report(.badValue, "'\(key)' says nothing beside 'options'; leave it out", other.key)
        }
      }
      if let values = entries["values"] { mapping.marks[item.id] = marks(values) }
      return spread(item, options)
    }
    if let holds = entries["holds"] { readHolds(holds, of: item) }
    guard let column = entries["column"].flatMap({ text($0) }) else {
      report(.badValue, "an item's source must name a column", node)
      return nil
    }
    if let separator = entries["separator"] {
      guard let text = text(separator), !text.isEmpty else {
        report(.badValue, "'separator' is the text between two choices, such as \";\"", separator)
        return nil
      }
      if let values = entries.first(where: { $0.name == "values" }) {
        report(.badValue, "'values' says nothing beside 'separator'; leave it out", values.key)
      }
      return .divided(column, separator: text)
    }
    return .column(column, values: entries["values"].map { values(item, $0) } ?? [:])
  }

  private mutating func values(_ item: Item, _ node: YAMLNode) -> [String: Int] {
    var values: [String: Int] = [:]
    for entry in node.mapping ?? [] {
      values[entry.name] = code(item, entry.value)
    }
    if node.mapping == nil {
      report(.badValue, "'values' says what each text stands for, as {Da: 1, Nu: 2}", node)
    }
    return values
  }

  /// Reads what the cells of options' own columns mean: 1 for chosen, 0 for not chosen.
  private mutating func marks(_ node: YAMLNode) -> [String: ChoiceMark] {
    var marks: [String: ChoiceMark] = [:]
    for entry in node.mapping ?? [] {
      if let mark = entry.value.scalar.flatMap({ ChoiceMark($0) }) {
        marks[entry.name] = mark
      } else {
        report(.badValue, "beside 'options' each text is 1 for chosen or 0 for not", entry.value)
      }
    }
    if node.mapping == nil {
      report(
        .badValue, "'values' says what each text stands for, as {Checked: 1, Unchecked: 0}", node)
    }
    return marks
  }

  private mutating func readHolds(_ node: YAMLNode, of item: Item) {
    guard let reading = node.scalar.flatMap(OptionReading.init(rawValue:)) else {
      return report(.badValue, "'holds' is either codes or labels", node)
    }
    guard item.type.optionList != nil else {
      return report(
        .badValue, "'\(item.id)' has no options, whose codes or labels a column holds", node)
    }
    mapping.readings[item.id] = reading
  }

  private mutating func spread(_ item: Item, _ node: YAMLNode) -> CellSource? {
    guard case .multiple = item.type, let entries = node.mapping else {
      report(.badValue, "'options' names a column for each option of a multiple item", node)
      return nil
    }
    var columns: [Int: String] = [:]
    for entry in entries {
      guard let code = code(item, entry.key), let column = text(entry.value) else { continue }
      columns[code] = column
    }
    return .spread(columns)
  }

  private mutating func code(_ item: Item, _ node: YAMLNode) -> Int? {
    let options = item.type.optionList?.options ?? []
    let option = options.first { String($0.code) == node.scalar || $0.name == node.scalar }
    if option == nil {
      report(.unknownOption, "'\(item.id)' has no option of that code or name", node)
    }
    return option?.code
  }

  private mutating func item(named node: YAMLNode) -> Item? {
    if let index = node.scalar.flatMap({ questionnaire.index(of: ItemID($0)) }) {
      return questionnaire.items[index]
    }
    let ids = questionnaire.items.map(\.id.rawValue)
    reportUnknown(node, among: ids, what: "item", code: .unknownItem)
    return nil
  }

  private mutating func text(_ node: YAMLNode) -> String? {
    if node.scalar == nil { report(.badValue, "a text is expected here", node) }
    return node.scalar
  }

  private mutating func texts(_ node: YAMLNode) -> [String] {
    guard let elements = node.sequence else { return text(node).map { [$0] } ?? [] }
    return elements.compactMap { text($0) }
  }

  private mutating func reportUnknown(
    _ node: YAMLNode, among known: [String], what: String, code: MappingCode
  ) {
    let name = node.scalar ?? ""
    let near = suggestion(for: name, among: known)
    let fix = near.map { FixIt("write '\($0)'", edits: [Edit(node.span, replacement: $0)]) }
    bag.append(
      Diagnostic(
        code.code, .error,
        "unknown \(what) '\(name)'" + (near.map { "; did you mean '\($0)'?" } ?? ""),
        at: node.span, fixIts: fix.map { [$0] } ?? []))
  }

  private mutating func report(_ code: MappingCode, _ message: String, _ node: YAMLNode) {
    bag.append(
      Diagnostic(
        code.code, .error, message, at: node.span))
  }
}

/// The codes of findings in a mapping; numbers are never reused.
package enum MappingCode: String, CaseIterable, Sendable {
  case notAMapping = "Q0801"
  case unknownKey = "Q0802"
  case badValue = "Q0803"
  case unknownItem = "Q0804"
  case unknownOption = "Q0805"

  package var code: DiagnosticCode { DiagnosticCode(rawValue: rawValue) }
}
