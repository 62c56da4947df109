import Diagnostics
import QuestionnaireModel
import YAMLReading

/// Where an item names what it shares with items of other questionnaires.
struct SharedItem {
  let item: String
  /// What a file may allow warnings about it by.
  let owners: [String]
  let name: String
  let span: SourceSpan

  /// All shared items of a file, in its order.
  static func items(of root: YAMLNode) -> [SharedItem] {
    WrittenItem.all(in: root).compactMap { item in
      guard let node = item["shared"], let name = node.scalar else { return nil }
      return SharedItem(item: item.id, owners: item.owners, name: name, span: node.span)
    }
  }
}

/// What questionnaires that are checked together share: scales and items of one name.
package enum SharingCheck {
  /// Adds to each reading what differs from the first reading that has a scale or item of that name.
  package static func check(_ readings: [QuestionnaireReading]) -> [QuestionnaireReading] {
    var scales: [String: (scale: WrittenScale, reading: Int)] = [:]
    var items: [String: (item: SharedItem, reading: Int)] = [:]
    var results = readings
    for (index, reading) in readings.enumerated() {
      for scale in reading.scales {
        guard let first = scales[scale.name] else {
          scales[scale.name] = (scale, index)
          continue
        }
        guard let difference = scale.difference(from: first.scale) else { continue }
        let name = readings[first.reading].source.name
        results[index].add(
          [.sharedScaleDiffers(scale.name, difference, name, first.scale.span, at: scale.span)],
          about: [])
      }
      for item in reading.sharedItems {
        guard let first = items[item.name] else {
          items[item.name] = (item, index)
          continue
        }
        let other = readings[first.reading]
        guard first.reading != index, let own = reading.item(written: item.item),
          let shared = other.item(written: first.item.item),
          let difference = own.difference(fromShared: shared)
        else { continue }
        results[index].add(
          [
            .sharedItemDiffers(
              item.name, difference, other.source.name, first.item.span, at: item.span)
          ], about: item.owners)
      }
    }
    return results
  }
}

extension Item {
  /// In what it differs from an item of another questionnaire that should be the same.
  fileprivate func difference(fromShared other: Item) -> String? {
    if !type.compares(with: other.type) { return "other answers or codes" }
    if meaning.isReversed != other.meaning.isReversed { return "another direction" }
    for (language, words) in text.texts.sorted(by: { $0.key < $1.key }) {
      guard let others = other.text.texts[language], others != words else { continue }
      return "other words in '\(language.rawValue)'"
    }
    return nil
  }
}
