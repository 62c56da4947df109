import Diagnostics
package import QuestionnaireLanguage

/// The JSON Schema of plan files, made of the tables that the reader checks them with.
package enum PlanSchemaDocument {
  /// The document as text with a line break at its end.
  package static var text: String {
    var json = JSONText(layout: .indented)
    document.write(to: &json)
    return json.text.hasSuffix("\n") ? json.text : json.text + "\n"
  }

  /// Every table with its name among the definitions.
  private static let tables: [(name: String, table: KeyTable)] = [
    ("design", PlanSchema.design), ("item", PlanSchema.item),
    ("nonanswer", PlanSchema.nonanswer), ("set", PlanSchema.responseSet),
    ("derived", PlanSchema.derived),
    ("category", PlanSchema.category), ("records", PlanSchema.records),
    ("banner", PlanSchema.banner), ("column", PlanSchema.column), ("table", PlanSchema.table),
    ("net", PlanSchema.net), ("tests", PlanSchema.tests),
    ("minimum_base", PlanSchema.minimumBase), ("family", PlanSchema.family),
    ("hypothesis", PlanSchema.hypothesis), ("suppression", PlanSchema.suppression),
    ("dominance", PlanSchema.dominance), ("dominance_rules", PlanSchema.dominanceRules),
    ("waves", PlanSchema.waves),
    ("allowance", PlanSchema.allowance),
  ]

  package static let document: SchemaValue = {
    var members: [SchemaValue.Member] = [
      .init("$schema", "https://json-schema.org/draft/2020-12/schema"),
      .init("title", "A Percept plan of tables"),
    ]
    if case .object(let root) = object(PlanSchema.plan) { members += root }
    let definitions = tables.map { SchemaValue.Member($0.name, object($0.table)) } + shared
    return .object(members + [.init("$defs", .object(definitions))])
  }()

  private static let shared: [SchemaValue.Member] = [
    .init("scalar", ["type": ["string", "number", "boolean"]]),
    .init("name", ["type": "string", "pattern": "^[A-Za-z][A-Za-z0-9_]{0,31}$"]),
    .init("scalars", list(of: reference("scalar"))),
    .init(
      "group",
      ["anyOf": [reference("scalar"), reference("column"), list(of: level)]]),
  ]

  /// An item inside others.
  private static let level: SchemaValue = ["anyOf": [reference("scalar"), reference("column")]]

  private static func object(_ table: KeyTable) -> SchemaValue {
    let properties = table.keys.map { rule -> SchemaValue.Member in
      var members: [SchemaValue.Member] = [.init("description", .text(rule.summary))]
      if case .object(let value) = value(of: rule) { members += value }
      return .init(rule.name, .object(members))
    }
    return .object([
      .init("type", "object"), .init("description", .text(table.context)),
      .init("properties", .object(properties)),
      .init("required", words(table.keys.filter(\.isRequired).map(\.name))),
      .init("additionalProperties", false),
    ])
  }

  private static func value(of rule: KeyRule) -> SchemaValue {
    switch rule.shape {
    case .scalar(.name): reference("name")
    case .scalar(.yesNo): ["enum": ["yes", "no"]]
    case .scalar, .localized: reference("scalar")
    case .word(let known): ["enum": words(known)]
    case .words(let known):
      known.isEmpty
        ? ["anyOf": [reference("scalar"), reference("scalars")]]
        : ["anyOf": [["enum": words(known)], list(of: ["enum": words(known)])]]
    case .wordOrMapping(let known): ["anyOf": [["enum": words(known)], reference(rule.name)]]
    case .mapping, .list, .mappings: content(of: rule)
    }
  }

  /// What stands in a mapping or a list, by the key that holds it.
  private static func content(of rule: KeyRule) -> SchemaValue {
    switch rule.name {
    case "derived", "records": named(reference(rule.name))
    case "items": named(reference("item"))
    case "sets": named(reference("set"))
    case "categories", "options": ["anyOf": [reference("scalars"), named(reference("scalar"))]]
    case "nonanswers":
      [
        "anyOf": [
          reference("scalars"),
          named(["anyOf": [["enum": words(PlanSchema.nonanswerKinds)], reference("nonanswer")]]),
        ]
      ]
    case "banners": named(reference("banner"))
    case "families": named(reference("family"))
    case "hypotheses": named(reference("hypothesis"))
    case "nets": named(["anyOf": [reference("scalar"), reference("scalars"), reference("net")]])
    case "into":
      named(["anyOf": [reference("scalar"), reference("scalars"), reference("category")]])
    case "scores": named(reference("scalar"))
    case "columns": list(of: reference("group"))
    case "tables": list(of: reference("table"))
    case "allowed": list(of: reference("allowance"))
    case "groups", "labels": reference("scalars")
    case "open", "sensitive", "identifying": reference("dominance_rules")
    default: reference(rule.name)
    }
  }

  private static func list(of value: SchemaValue) -> SchemaValue {
    ["type": "array", "items": value]
  }

  private static func named(_ value: SchemaValue) -> SchemaValue {
    ["type": "object", "additionalProperties": value]
  }

  private static func reference(_ name: String) -> SchemaValue {
    ["$ref": .text("#/$defs/\(name)")]
  }

  private static func words(_ words: [String]) -> SchemaValue {
    .list(words.map(SchemaValue.text))
  }
}
