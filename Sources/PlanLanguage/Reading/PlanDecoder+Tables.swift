import Diagnostics
import Microdata
import QuestionnaireLanguage
import QuestionnaireModel
import Tabulation
import YAMLReading

/// Tables, one after the other.
extension PlanDecoder {
  private static let stubs = ["item", "grid", "responses", "ranking"]

  mutating func readTables(_ node: YAMLNode, at key: SourceSpan) {
    let nodes = node.sequence ?? []
    if nodes.isEmpty { report(.planEmptyList("tables", at: key)) }
    for node in nodes { readTable(node) }
  }

  private mutating func readTable(_ node: YAMLNode) {
    guard let fields = fields(node, PlanSchema.table) else {
      isComplete = false
      return
    }
    let name = tableName(fields)
    let scope = recordScope(fields)
    let stub = only(Self.stubs, of: fields, context: "a table")
    let filter = fields["where"].flatMap { node in
      scope.flatMap { condition(node, in: $0) }
    }
    let banner = bannerName(fields)
    let tests = fields["tests"].map { readTests($0) } ?? defaults.tests
    let bases = fields["minimum_base"].map { minimumBases($0) } ?? defaults.minimumBases
    let nonanswers = fields["nonanswers"].flatMap { word($0, PlanSchema.nonanswers) }
    let cells = fields["cells"].map { readCells($0) } ?? defaults.cells
    if let family = tests.family { familySizes[family, default: 0] += 1 }
    guard let scope, let stub, let name, let read = readStub(stub, fields, in: scope) else {
      isComplete = false
      return
    }
    var table = PlannedTable(
      name: name, title: fields["title"]?.scalar ?? title(of: read, in: scope), stub: read)
    table.banner = banner.name
    table.filter = filter
    table.base = fields["base"]?.scalar
    table.records = fields["records"]?.scalar
    table.nonanswers = nonanswers.flatMap(NonanswerRule.init) ?? defaults.nonanswers
    table.cells = cells
    table.tests = tests
    table.minimumBases = bases
    spans[name] = TableSpans(
      id: fields["id"]?.span ?? fields.span, stub: stub.value.span,
      banner: fields["banner"]?.span ?? stub.value.span,
      tests: fields["tests"]?.span ?? fields["id"]?.span ?? fields.span)
    check(table, in: scope, cells: fields["cells"])
    plan.tables.append(table)
  }

  private mutating func tableName(_ fields: PlanFields) -> String? {
    guard let node = fields["id"], let name = name(node) else { return nil }
    if let first = tableNames[name] {
      report(.planDuplicate(name, "table", first: first, at: node.span))
      return nil
    }
    tableNames[name] = node.span
    return name
  }

  /// The names that the table may use; nil where its records cannot be read.
  private mutating func recordScope(_ fields: PlanFields) -> PlanScope? {
    guard let node = fields["records"], let name = node.scalar else { return scope }
    guard let declared = use(.records, name) else {
      report(.unknownPart(name, "set of records", known: names(of: .records), at: node.span))
      return nil
    }
    return declared.isSound ? recordScopes[name] : nil
  }

  private mutating func bannerName(_ fields: PlanFields) -> (name: String?, isSound: Bool) {
    let written = fields["banner"]?.scalar
    guard let name = written ?? defaults.banner, name != "none" else { return (nil, true) }
    guard let declared = use(.banner, name) else {
      if let node = fields["banner"] {
        report(.unknownPart(name, "banner", known: names(of: .banner), at: node.span))
      }
      return (nil, false)
    }
    return declared.isSound ? (name, true) : (nil, false)
  }

  mutating func readCells(_ node: YAMLNode) -> [CellStatistic] {
    if node.sequence?.isEmpty == true { report(.planEmptyList("cells", at: node.span)) }
    return words(node).compactMap { node in
      word(node, PlanSchema.cells).flatMap(CellStatistic.init)
    }
  }

  mutating func minimumBases(_ node: YAMLNode) -> MinimumBases {
    var bases = MinimumBases()
    guard let fields = fields(node, PlanSchema.minimumBase) else { return bases }
    if let size = fields["test"].flatMap({ integer($0, in: 0...1_000_000) }) {
      bases.tested = Double(size)
    }
    if let size = fields["flag"].flatMap({ integer($0, in: 0...1_000_000) }) {
      bases.unflagged = Double(size)
    }
    if bases.unflagged < bases.tested { report(.basesReversed(at: fields.span)) }
    return bases
  }

  private func title(of stub: Stub, in scope: PlanScope) -> String {
    switch stub {
    case .item(let item): scope[item.item]?.column.label ?? item.item
    case .grid(let grid): grid.label
    case .responses(let set, _, _): set.label.isEmpty ? set.name : set.label
    case .ranking(let ranked): ranked.label
    }
  }
}
