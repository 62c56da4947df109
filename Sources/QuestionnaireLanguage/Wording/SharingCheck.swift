import Diagnostics
import QuestionnaireModel
import YAMLReading

/// A named scale as written.
struct WrittenScale {
  let name: String
  let span: SourceSpan
  let isOrdered: Bool
  let options: [(code: Int, labels: [String: String])]

  /// All scales of a file whose options have codes, in its order.
  static func scales(of root: YAMLNode, in languages: [String]) -> [WrittenScale] {
    (root["scales"]?.mapping ?? []).compactMap { entry in
      let entries = entry.value["options"]?.mapping ?? []
      let options = entries.compactMap { option -> (code: Int, labels: [String: String])? in
        let code =
          QuestionnaireDecoder.integer(option.name)
          ?? option.value["code"]?.scalar.flatMap(QuestionnaireDecoder.integer)
        guard let code else { return nil }
        var labels: [String: String] = [:]
        if let source = languages.first { labels[source] = option.value.scalar }
        for language in languages {
          labels[language] = option.value[language]?.scalar ?? labels[language]
        }
        return (code, labels)
      }
      guard !options.isEmpty, options.count == entries.count else { return nil }
      return WrittenScale(
        name: entry.name, span: entry.key.span,
        isOrdered: entry.value["ordered"]?.scalar != "no", options: options)
    }
  }

  /// The first thing in which another scale differs; a language that only one has does not count.
  func difference(from other: WrittenScale) -> String? {
    let (codes, others) = (options.map(\.code), other.options.map(\.code))
    if let lacking = others.first(where: { !codes.contains($0) }) {
      return "code \(lacking) is not here"
    }
    if let own = codes.first(where: { !others.contains($0) }) { return "code \(own) is not there" }
    if isOrdered != other.isOrdered || (isOrdered && codes != others) {
      return "the order is another"
    }
    let there = Dictionary(other.options.map { ($0.code, $0.labels) }) { first, _ in first }
    for option in options {
      for (language, label) in option.labels.sorted(by: { $0.key < $1.key }) {
        guard let label = there[option.code]?[language].map({ $0 != label }), label else {
          continue
        }
        return "code \(option.code) has another label in '\(language)'"
      }
    }
    return nil
  }
}

/// Where an item names what it shares with items of other questionnaires.
struct SharedItem {
  let item: String
  let name: String
  let span: SourceSpan

  /// All shared items of a file, in its order.
  static func items(of root: YAMLNode) -> [SharedItem] {
    WrittenItem.all(in: root).compactMap { item in
      guard let node = item["shared"], let name = node.scalar else { return nil }
      return SharedItem(item: item.id, name: name, span: node.span)
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
          about: nil)
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
          ], about: item.item)
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
