package import QuestionnaireModel

/// What a keying holds in one field: the answer, and what the paper says beside it.
package struct KeyedContent: Hashable, Sendable {
  package let answer: Answer?
  /// What is flagged; nil where the item holds what the paper says.
  package let said: String?

  package init(answer: Answer?, said: String?) {
    // Spaces are no difference between two keyings of a text.
    if case .text(let text)? = answer {
      self.answer = .text(Self.spaced(text))
    } else {
      self.answer = answer
    }
    self.said = said.map(Self.spaced)
  }

  private static func spaced(_ text: String) -> String {
    text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
  }
}

/// The content of a field prints nothing of itself.
extension KeyedContent: CustomStringConvertible, CustomReflectable {
  package var description: String { "content(hidden)" }

  package var customMirror: Mirror { Mirror(self, children: []) }
}

extension Interview {
  /// What was keyed at an item; nil where nothing was.
  package func keyedContent(of item: Int) -> KeyedContent? {
    let asked = questionnaire.items[item]
    guard asked.takesAnswer, !asked.isDerived else { return nil }
    let isEmpty = sheet[item] == nil || sheet[item] == .nonanswer(.missing)
    // An answer entered after a flag took it away.
    let said = isEmpty ? flags.last { $0.item == item }?.said : nil
    guard sheet[item] != nil || said != nil else { return nil }
    return KeyedContent(answer: sheet[item], said: said)
  }
}

/// How two keyings of one form compare, field by field.
package struct KeyingComparison: Hashable, Sendable {
  /// The fields that both keyings hold.
  package let compared: [Int]
  /// Those of them that differ.
  package let differing: [Int]
  /// Fields that only one of the keyings came to, because an earlier field differs.
  package let onlyInOne: [Int]

  package init(_ first: Interview, _ second: Interview) {
    var compared: [Int] = []
    var differing: [Int] = []
    var onlyInOne: [Int] = []
    for item in first.questionnaire.items.indices {
      switch (first.keyedContent(of: item), second.keyedContent(of: item)) {
      case (nil, nil): continue
      case (let one?, let other?):
        compared.append(item)
        if one != other { differing.append(item) }
      case (nil, _?), (_?, nil): onlyInOne.append(item)
      }
    }
    self.compared = compared
    self.differing = differing
    self.onlyInOne = onlyInOne
  }
}
