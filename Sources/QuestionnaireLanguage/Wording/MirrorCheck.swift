import Diagnostics
import QuestionnaireModel
import YAMLReading

/// The link from an item to the one of another questionnaire that it mirrors, as written.
struct MirrorLink {
  let item: String
  let questionnaire: String
  let other: String
  let kind: String
  /// Where the other item is named.
  let span: SourceSpan

  /// All links of a file; ill-formed ones are left to the reader.
  static func links(of root: YAMLNode) -> [MirrorLink] {
    WrittenItem.all(in: root).compactMap { item in
      guard let mirror = item["mirrors"], let target = mirror["item"],
        let parts = target.scalar?.split(separator: "."), parts.count == 2
      else { return nil }
      return MirrorLink(
        item: item.id, questionnaire: String(parts[0]), other: String(parts[1]),
        kind: mirror["kind"]?.scalar ?? "", span: target.span)
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
      guard let questionnaire = reading.questionnaire else { return result }
      let found = reading.mirrors.flatMap { link -> [Diagnostic] in
        let isAllowed = reading.allowances.contains {
          $0.code == .mirrorMismatch && $0.item.map { $0.text == link.item } ?? true
        }
        guard !isAllowed, let other = named[link.questionnaire] else { return [] }
        return findings(link, of: questionnaire, beside: other)
      }
      result.diagnostics = DiagnosticBag(reading.diagnostics + found).sorted()
      return result
    }
  }

  private static func findings(
    _ link: MirrorLink, of questionnaire: Questionnaire, beside reading: QuestionnaireReading
  ) -> [Diagnostic] {
    guard let other = reading.questionnaire,
      let own = questionnaire.index(of: ItemID(link.item)).map({ questionnaire.items[$0] })
    else { return [] }
    guard let mirrored = other.index(of: ItemID(link.other)).map({ other.items[$0] }) else {
      return [.mirrorOfNothing(link.other, in: link.questionnaire, at: link.span)]
    }
    var findings: [Diagnostic] = []
    if !own.type.compares(with: mirrored.type) {
      findings.append(
        .mirrorMismatch("other answers or codes than", link.item, link.other, at: link.span))
    }
    if own.meaning.isReversed != mirrored.meaning.isReversed {
      findings.append(
        .mirrorMismatch("the other direction of", link.item, link.other, at: link.span))
    }
    let backs = reading.mirrors.filter { $0.item == link.other }
    let isReturned = backs.contains {
      $0.questionnaire == questionnaire.id && $0.other == link.item && $0.kind == link.kind
    }
    if !isReturned {
      findings.append(
        .mirrorNotReturned(
          link.item, link.other, in: link.questionnaire, hasOther: !backs.isEmpty, at: link.span))
    }
    return findings
  }
}

extension ItemType {
  /// Whether answers to both can be set against each other.
  fileprivate func compares(with other: ItemType) -> Bool {
    switch (self, other) {
    case (.single(let left), .single(let right)), (.consent(let left), .consent(let right)):
      return left.options.map(\.code) == right.options.map(\.code)
        && left.isOrdered == right.isOrdered
    case (.multiple(let left, _), .multiple(let right, _)):
      return Set(left.options.map(\.code)) == Set(right.options.map(\.code))
    case (.scale(let left, _, _), .scale(let right, _, _)): return left == right
    case (.integer, .integer), (.decimal, .decimal), (.date, .date), (.text, .text): return true
    default: return false
    }
  }
}
