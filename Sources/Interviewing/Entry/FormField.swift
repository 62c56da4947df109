package import QuestionnaireModel

/// One field of a paper form: how it is keyed, and when it is full.
package struct FormField: Hashable, Sendable {
  package enum Kind: Hashable, Sendable {
    /// The code of one option, or a point of a scale.
    case code
    /// The codes of several options.
    case codes
    case number
    case text
    case date
    case time
  }

  package let item: Int
  package let kind: Kind
  /// How many characters fill it; nil where only Enter ends it.
  package let width: Int?
  /// The keys of non-answers, in lower case.
  private let keys: Set<Character>
  /// How many digits each of several codes has.
  private let codeWidth: Int

  package init(_ item: Int, of questionnaire: Questionnaire) {
    self.item = item
    keys = Set(questionnaire.nonanswers.flatMap { $0.key.lowercased() })
    let type = questionnaire.items[item].type
    codeWidth = type.optionList.map { Self.width(of: $0.options.map(\.code)) } ?? 1
    switch type {
    case .single, .consent, .assigned, .computed, .note:
      (kind, width) = (.code, codeWidth)
    case .scale(let range, _, _), .differential(let range, _, _):
      (kind, width) = (.code, Self.width(of: [range.lowerBound, range.upperBound]))
    case .multiple, .ranking, .drawn:
      (kind, width) = (.codes, nil)
    case .integer(let range):
      (kind, width) = (.number, range.map { Self.width(of: [$0.lowerBound, $0.upperBound]) })
    case .decimal:
      (kind, width) = (.number, nil)
    case .text:
      (kind, width) = (.text, nil)
    case .date:
      (kind, width) = (.date, 10)
    case .time:
      (kind, width) = (.time, 5)
    }
  }

  /// Whether nothing more is to be keyed, so that the next field comes without Enter.
  package func isFull(_ typed: String) -> Bool {
    if typed.count == 2, typed.hasPrefix("."), let key = typed.last { return isKey(key) }
    switch kind {
    case .text: return false
    case .codes: return isNonanswer(typed)
    case .code, .number:
      return isNonanswer(typed) || Self.isWhole(typed) && typed.filter(\.isNumber).count == width
    case .date, .time: return isNonanswer(typed) || typed.count == width
    }
  }

  /// Takes codes apart that were keyed without a space, as on forms with a box for each digit.
  package func spread(_ typed: String) -> String {
    guard kind == .codes, typed.count > codeWidth, typed.count.isMultiple(of: codeWidth),
      typed.utf8.allSatisfy({ (0x30...0x39).contains($0) })
    else { return typed }
    return stride(from: 0, to: typed.count, by: codeWidth).map { start in
      String(typed.dropFirst(start).prefix(codeWidth))
    }.joined(separator: " ")
  }

  private func isNonanswer(_ typed: String) -> Bool {
    typed.count == 1 && typed.first.map(isKey) == true
  }

  private func isKey(_ key: Character) -> Bool { keys.contains(Character(key.lowercased())) }

  private static func isWhole(_ typed: String) -> Bool {
    let digits = typed.hasPrefix("-") ? typed.dropFirst() : typed[...]
    return !digits.isEmpty && digits.utf8.allSatisfy { (0x30...0x39).contains($0) }
  }

  private static func width(of numbers: [Int]) -> Int {
    numbers.map { String($0.magnitude).count }.max() ?? 1
  }
}
