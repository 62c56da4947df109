import Diagnostics
import QuestionnaireModel

/// The JSON Schema of questionnaire files, made of the tables that the reader checks them with.
///
/// It gives completion and hover in editors. What a table cannot say, such as that names exist, is
/// left to the checker.
package enum QuestionnaireSchema {
  /// The document as text with a line break at its end.
  package static var text: String {
    var json = JSONText(layout: .indented)
    document.write(to: &json)
    return json.text.hasSuffix("\n") ? json.text : json.text + "\n"
  }

  /// Every table with its name among the definitions.
  static let tables: [(name: String, table: KeyTable)] =
    [
      ("nonanswer", Schema.nonanswer), ("scale", Schema.scale), ("option", Schema.option),
      ("section", Schema.section), ("check", Schema.check), ("ends", Schema.ends),
      ("mirror", Schema.mirror), ("index", Schema.index), ("quota", Schema.quota),
      ("allowance", Schema.allowance), ("row", Schema.row), ("level", Schema.factorLevel),
      ("deck", Schema.deck), ("ethics", Schema.ethics), ("safety", Schema.safety),
      ("consent_plan", Schema.consentPlan), ("distress", Schema.distress),
      ("support", Schema.support), ("support_line", Schema.supportLine),
      ("minors", Schema.minors),
    ] + ItemKeyword.allCases.map { ("item_\($0.rawValue)", Schema.item($0)) }

  package static let document: SchemaValue = {
    var members: [SchemaValue.Member] = [
      .init("$schema", "https://json-schema.org/draft/2020-12/schema"),
      .init("title", "A Percept questionnaire"),
    ]
    if case .object(let root) = object(Schema.questionnaire) { members += root }
    let definitions = tables.map { SchemaValue.Member($0.name, object($0.table)) } + shared
    return .object(members + [.init("$defs", .object(definitions))])
  }()

  /// What several tables use.
  private static let shared: [SchemaValue.Member] = [
    .init("scalar", ["type": ["string", "number", "boolean"]]),
    .init("name", ["type": "string", "pattern": "^[A-Za-z][A-Za-z0-9_]{0,31}$"]),
    .init(
      "text",
      [
        "anyOf": [
          reference("scalar"),
          [
            "type": "object", "patternProperties": .object([.init(language, reference("scalar"))]),
            "additionalProperties": false,
          ],
        ]
      ]),
    .init("item", item),
  ]

  private static let language = "^[a-z]{2,3}(-[A-Za-z0-9]{2,8}){0,2}$"

  /// An item is checked by the table of its type; a battery need not name it.
  private static let item: SchemaValue = [
    "type": "object",
    "allOf": .list(
      ItemKeyword.allCases.map { keyword in
        let isOfType: SchemaValue = [
          "properties": ["type": ["const": .text(keyword.rawValue)]], "required": ["type"],
        ]
        let isBattery: SchemaValue = ["anyOf": [isOfType, ["required": ["battery"]]]]
        return [
          "if": keyword == .battery ? isBattery : isOfType,
          "then": reference("item_\(keyword.rawValue)"),
        ]
      }),
    "anyOf": [
      [
        "properties": ["type": ["enum": words(ItemKeyword.allCases.map(\.rawValue))]],
        "required": ["type"],
      ],
      ["required": ["battery"]],
    ],
  ]

  private static func object(_ table: KeyTable) -> SchemaValue {
    let properties = table.keys.map { rule -> SchemaValue.Member in
      var members: [SchemaValue.Member] = [.init("description", .text(rule.summary))]
      if case .object(let value) = value(of: rule, in: table) { members += value }
      return .init(rule.name, .object(members))
    }
    var members: [SchemaValue.Member] = [
      .init("type", "object"), .init("description", .text(table.context)),
      .init("properties", .object(properties)),
      .init("required", words(table.keys.filter(\.isRequired).map(\.name))),
    ]
    if table.takesTexts {
      members.append(.init("patternProperties", .object([.init(language, reference("scalar"))])))
    }
    return .object(members + [.init("additionalProperties", false)])
  }

  private static func value(of rule: KeyRule, in table: KeyTable) -> SchemaValue {
    switch rule.shape {
    case .scalar(.name): reference("name")
    case .scalar(.yesNo): ["enum": ["yes", "no"]]
    case .scalar: reference("scalar")
    case .word(let known): ["enum": words(known)]
    case .words(let known):
      [
        "anyOf": [
          word(of: known), ["type": "array", "items": word(of: known)],
        ]
      ]
    case .localized: reference("text")
    case .wordOrMapping(let known): ["anyOf": [word(of: known), reference("deck")]]
    case .mapping, .list, .mappings: content(of: rule, in: table)
    }
  }

  private static func word(of known: [String]) -> SchemaValue {
    known.isEmpty ? reference("scalar") : ["enum": words(known)]
  }

  /// What stands in a mapping or a list, by the key that holds it.
  private static func content(of rule: KeyRule, in table: KeyTable) -> SchemaValue {
    switch rule.name {
    case "nonanswers": named(reference("nonanswer"))
    case "scales": named(reference("scale"))
    case "indices": named(reference("index"))
    case "quotas": named(reference("quota"))
    case "ballot": named(["type": "number"])
    case "options": named(["anyOf": [reference("scalar"), reference("option")]])
    case "words": named(reference("text"))
    case "factors": named(named(reference("level")))
    case "ends": reference("ends")
    case "mirrors": reference("mirror")
    case "ethics", "distress", "support", "minors": reference(rule.name)
    case "consent": reference("consent_plan")
    case "safety": list(reference("safety"))
    case "lines": list(reference("support_line"))
    case "duties", "phrases": list(reference("text"))
    case "sections": ["type": "array", "items": reference("section")]
    case "allowed": ["type": "array", "items": reference("allowance")]
    case "check":
      ["anyOf": [reference("check"), ["type": "array", "items": reference("check")]]]
    case "items":
      [
        "type": "array",
        "items": reference(table.context == Schema.item(.battery).context ? "row" : "item"),
      ]
    case "loaded_words":
      named(["anyOf": [reference("scalar"), ["type": "array", "items": reference("scalar")]]])
    default: unknownContent
    }
  }

  /// What a key holds of which the schema says nothing; a test sees that there is none.
  package static let unknownContent: SchemaValue = ["type": ["object", "array"]]

  private static func named(_ value: SchemaValue) -> SchemaValue {
    ["type": "object", "additionalProperties": value]
  }

  private static func list(_ value: SchemaValue) -> SchemaValue {
    ["type": "array", "items": value]
  }

  private static func reference(_ name: String) -> SchemaValue {
    ["$ref": .text("#/$defs/\(name)")]
  }

  private static func words(_ words: [String]) -> SchemaValue {
    .list(words.map(SchemaValue.text))
  }
}
