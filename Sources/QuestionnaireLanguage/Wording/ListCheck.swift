import Diagnostics
import QuestionnaireModel
import YAMLReading

/// A list of options as written.
private struct WrittenList {
  let isOrdered: Bool
  let options: [WrittenOption]
}

/// Scales and lists of options: their balance, their codes, their labels.
extension QuestionnaireDecoder {
  mutating func checkLists(_ root: YAMLNode) {
    owners = []
    for entry in root["scales"]?.mapping ?? [] {
      check(list(entry.value, isOrdered: entry.value["ordered"]?.scalar != "no"))
    }
    for item in WrittenItem.all(in: root) {
      owners = item.owners
      let own = item.entries["options"].map { _ in
        list(
          YAMLNode(.mapping(item.entries), at: item.idSpan),
          isOrdered: item["ordered"]?.scalar == "yes")
      }
      check(own ?? nil)
      let scale = item["scale"]?.scalar.flatMap { root["scales"]?[$0] }
      if item["type"]?.scalar == "multiple",
        let list = own ?? scale.flatMap({ list($0, isOrdered: true) })
      {
        checkColumns(of: item, list)
      }
    }
    owners = []
  }

  private func list(_ node: YAMLNode, isOrdered: Bool) -> WrittenList? {
    guard let entries = node["options"]?.mapping else { return nil }
    let options = entries.compactMap { WrittenOption($0, in: languageNames) }
    return options.count == entries.count
      ? WrittenList(isOrdered: isOrdered, options: options) : nil
  }

  private mutating func check(_ list: WrittenList?) {
    guard let list else { return }
    for option in list.options {
      for (language, node) in option.labels.sorted(by: { $0.key < $1.key })
      where (node.scalar?.utf8.count ?? 0) > LabelLimit.value {
        report(.longLabel("label", limit: LabelLimit.value, in: language, at: node.span))
      }
    }
    guard list.isOrdered else { return }
    checkCodes(list)
    checkEnds(list)
    if let finding = languageNames.lazy.compactMap({ list.imbalance(in: $0) }).first {
      report(finding)
    }
  }

  /// Finds a step between neighbors that the steps before it do not have.
  private mutating func checkCodes(_ list: WrittenList) {
    let codes = list.options.map(\.code)
    guard codes.count > 2, Set(codes).count == codes.count else { return }
    let step = codes[1] > codes[0] ? 1 : -1
    let gap = codes.indices.dropFirst().first { codes[$0] - codes[$0 - 1] != step }
    if let gap { report(.codeGap(codes[gap], after: codes[gap - 1], at: list.options[gap].span)) }
  }

  private mutating func checkEnds(_ list: WrittenList) {
    guard let first = list.options.first, let last = list.options.last else { return }
    for option in [first, last] {
      let labels = option.labels.sorted { $0.key < $1.key }
      let wordless = labels.first { !($0.value.scalar ?? "a").contains(where: \.isLetter) }
      if let wordless { report(.missingEndLabel(in: wordless.key, at: wordless.value.span)) }
    }
  }

  /// A multiple item has a column for each option, named by its id and the code.
  private mutating func checkColumns(of item: WrittenItem, _ list: WrittenList) {
    let longest = list.options.map { "\(item.id)_\($0.code)" }.max { $0.utf8.count < $1.utf8.count }
    guard let longest, longest.utf8.count > LabelLimit.column else { return }
    report(.longColumnName(longest, limit: LabelLimit.column, at: item.idSpan))
  }
}

extension WrittenList {
  /// Weighs opposite words against each other: "agree" against "disagree".
  ///
  /// Scales that name only one side, as from "not at all" to "fully satisfied", are not weighed.
  fileprivate func imbalance(in language: String) -> Diagnostic? {
    guard let lists = WordLists.of(language), options.count > 2, let first = options.first else {
      return nil
    }
    let labels = options.compactMap { $0.labels[language]?.scalar.map(TextWords.init) }
    guard labels.count == options.count else { return nil }
    for pair in lists.opposites {
      let hasOpposite = labels.contains { label in
        pair.negative.contains(where: label.contains)
          && !lists.neutral.contains(where: label.contains)
      }
      guard hasOpposite else { continue }
      let sides = labels.map { side(of: $0, pair, lists) }
      let above = sides.count { $0 == .positive }
      let below = sides.count { $0 == .negative }
      guard above > 0, below > 0 else { continue }
      if above != below {
        return .unbalancedScale(above, below, in: language, at: first.span)
      }
      if let middle = sides.firstIndex(of: .neutral), sides.count % 2 == 1,
        middle != sides.count / 2
      {
        return .middleOutside(in: language, at: options[middle].span)
      }
    }
    return nil
  }

  private enum Side {
    case positive
    case negative
    case neutral
    case other
  }

  private func side(
    of label: TextWords, _ pair: (positive: [Phrase], negative: [Phrase]), _ lists: WordLists
  ) -> Side {
    if lists.neutral.contains(where: label.contains) { return .neutral }
    if pair.negative.contains(where: label.contains) { return .negative }
    guard pair.positive.contains(where: label.contains) else { return .other }
    return label.words.contains(where: lists.negations.contains) ? .negative : .positive
  }
}
