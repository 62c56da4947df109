package import Diagnostics

/// A value of a JSON document, its members in the order in which they are written.
package indirect enum SchemaValue: Hashable, Sendable {
  case text(String)
  case flag(Bool)
  case list([SchemaValue])
  case object([Member])

  package struct Member: Hashable, Sendable {
    package let name: String
    package let value: SchemaValue

    package init(_ name: String, _ value: SchemaValue) {
      self.name = name
      self.value = value
    }
  }

  package subscript(_ name: String) -> SchemaValue? {
    guard case .object(let members) = self else { return nil }
    return members.first { $0.name == name }?.value
  }

  package func write(to json: inout JSONText) {
    switch self {
    case .text(let text): json.value(text)
    case .flag(let flag): json.value(flag)
    case .list(let values):
      json.array { json in
        for value in values { value.write(to: &json) }
      }
    case .object(let members):
      json.object { json in
        for member in members {
          json.key(member.name)
          member.value.write(to: &json)
        }
      }
    }
  }
}

extension SchemaValue: ExpressibleByStringLiteral, ExpressibleByBooleanLiteral,
  ExpressibleByArrayLiteral, ExpressibleByDictionaryLiteral
{
  package init(stringLiteral text: String) { self = .text(text) }

  package init(booleanLiteral flag: Bool) { self = .flag(flag) }

  package init(arrayLiteral values: SchemaValue...) { self = .list(values) }

  package init(dictionaryLiteral members: (String, SchemaValue)...) {
    self = .object(members.map { Member($0, $1) })
  }
}
