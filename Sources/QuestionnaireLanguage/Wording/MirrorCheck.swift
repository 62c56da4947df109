import Diagnostics
import QuestionnaireModel
import YAMLReading

/// Where an item names the one of another questionnaire that it mirrors.
struct MirrorLink {
  /// The item as written; an item of a roster is written once and asked several times.
  let item: String
  /// What a file may allow warnings about it by.
  let owners: [String]
  let span: SourceSpan

  /// All links of a file, in its order.
  static func links(of root: YAMLNode) -> [MirrorLink] {
    WrittenItem.all(in: root).compactMap { item in
      item["mirrors"]?["item"].map {
        MirrorLink(item: item.id, owners: item.owners, span: $0.span)
      }
    }
  }
}

/// Mirrored items of questionnaires that are checked together.
package enum MirrorCheck {
  /// Adds to each reading what is wrong with its mirrors beside the other readings.
  ///
  /// A mirror into a questionnaire that is not among them is not looked at.
  package static func check(_ readings: [QuestionnaireReading]) -> [QuestionnaireReading] {
    var named: [String: QuestionnaireReading] = [:]
    for reading in readings {
      if let questionnaire = reading.questionnaire { named[questionnaire.id] = reading }
    }
    return readings.map { reading in
      var result = reading
      for link in reading.mirrors {
        result.add(findings(link, in: reading, named), about: link.owners)
      }
      return result
    }
  }

  private static func findings(
    _ link: MirrorLink, in reading: QuestionnaireReading, _ named: [String: QuestionnaireReading]
  ) -> [Diagnostic] {
    guard let own = reading.item(written: link.item), let mirror = own.meaning.mirror,
      let other = named[mirror.questionnaire]
    else { return [] }
    let name = mirror.item.rawValue
    guard let mirrored = other.item(written: name) else {
      return [.mirrorOfNothing(name, in: mirror.questionnaire, at: link.span)]
    }
    var findings: [Diagnostic] = []
    if !own.type.compares(with: mirrored.type) {
      findings.append(
        .mirrorMismatch("other answers or codes than", link.item, name, at: link.span))
    }
    if own.meaning.isReversed != mirrored.meaning.isReversed {
      findings.append(.mirrorMismatch("the other direction of", link.item, name, at: link.span))
    }
    let isReturned =
      mirrored.meaning.mirror
      == Mirroring(
        questionnaire: reading.questionnaire?.id ?? "", item: ItemID(link.item), kind: mirror.kind)
    if !isReturned {
      findings.append(
        .mirrorNotReturned(
          link.item, name, in: mirror.questionnaire, hasOther: mirrored.meaning.mirror != nil,
          at: link.span))
    }
    return findings
  }
}

extension QuestionnaireReading {
  /// The item of a name as the file writes it; of a roster's item, the first of those asked.
  func item(written name: String) -> Item? {
    guard let questionnaire else { return nil }
    if let index = questionnaire.index(of: ItemID(name)) { return questionnaire.items[index] }
    guard writtenItems.contains(name) else { return nil }
    return questionnaire.items.first { $0.id.rawValue.hasPrefix(name + "_") }
  }

  /// Adds the findings that the file does not allow.
  mutating func add(_ findings: [Diagnostic], about owners: [String]) {
    let remaining = findings.filter { finding in
      !allowances.contains {
        $0.code == finding.code && ($0.item.map { owners.contains($0.text) } ?? true)
      }
    }
    if !remaining.isEmpty { diagnostics = DiagnosticBag(diagnostics + remaining).sorted() }
  }
}

extension ItemType {
  /// Whether answers to both can be set against each other.
  func compares(with other: ItemType) -> Bool {
    switch (self, other) {
    case (.single(let left), .single(let right)), (.consent(let left), .consent(let right)),
      (.assigned(let left, _), .assigned(let right, _)):
      left.options.map(\.code) == right.options.map(\.code) && left.isOrdered == right.isOrdered
    case (.multiple(let left, _), .multiple(let right, _)):
      Set(left.options.map(\.code)) == Set(right.options.map(\.code))
    // A rank means something only among as many that are ranked.
    case (.ranking(let left, let limit), .ranking(let right, let otherLimit)):
      Set(left.options.map(\.code)) == Set(right.options.map(\.code)) && limit == otherLimit
    case (.scale(let left, _, _), .scale(let right, _, _)),
      (.differential(let left, _, _), .differential(let right, _, _)):
      left == right
    case (.integer, .integer), (.decimal, .decimal), (.date, .date), (.time, .time),
      (.text, .text), (.computed, .computed):
      true
    // Pairs of different types; written out they would be some hundred.
    default: false
    }
  }
}
