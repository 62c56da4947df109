import Diagnostics
import YAMLReading

/// An item or a row as written, with the place of each of its keys.
struct WrittenItem {
  let id: String
  let idSpan: SourceSpan
  /// The battery it is a row of.
  let battery: String?
  let entries: [YAMLEntry]

  subscript(_ key: String) -> YAMLNode? { entries[key] }

  /// What a file may allow warnings about it by.
  var owners: [String] { (battery.map { [$0] } ?? []) + [id] }

  /// All items, batteries and rows of a file in its order.
  static func all(in root: YAMLNode) -> [WrittenItem] {
    var items: [WrittenItem] = []
    func read(_ nodes: [YAMLNode]?, battery: String?) {
      for node in nodes ?? [] {
        guard let entries = node.mapping else { continue }
        let id = entries["id"]
        let item = WrittenItem(
          id: id?.scalar ?? "", idSpan: id?.span ?? node.span, battery: battery, entries: entries)
        items.append(item)
        let isBattery = entries["battery"] != nil || entries["type"]?.scalar == "battery"
        if battery == nil { read(entries["items"]?.sequence, battery: isBattery ? item.id : nil) }
      }
    }
    for section in root["sections"]?.sequence ?? [] {
      read(section["items"]?.sequence, battery: nil)
    }
    return items
  }
}
