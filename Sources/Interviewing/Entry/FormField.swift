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
  /// How several codes keyed without a space are told apart.
  private let codes: KeyedCodes

  package init(_ item: Int, of questionnaire: Questionnaire) {
    self.item = item
    keys = Set(questionnaire.nonanswers.flatMap { $0.key.lowercased() })
    let type = questionnaire.items[item].type
    let listed = type.optionList?.options.map(\.code) ?? []
    let isOrdered = if case .ranking = type { true } else { false }
    codes = KeyedCodes(listed, isOrdered: isOrdered)
    switch type {
    case .single, .consent, .assigned, .computed, .note:
      (kind, width) = (.code, Self.width(of: listed))
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
    // A text may be long, and is asked about at each of its characters.
    if typed.hasPrefix("."), typed.utf8.count < 8, typed.count == 2, let key = typed.last {
      return isKey(key)
    }
    switch kind {
    case .text: return false
    case .codes: return isNonanswer(typed)
    case .code, .number:
      return isNonanswer(typed) || Self.isWhole(typed) && typed.filter(\.isNumber).count == width
    case .date, .time: return isNonanswer(typed) || typed.count == width
    }
  }

  /// Takes codes apart that were keyed without a space, as on forms with a box for each digit.
  ///
  /// - Throws: `ambiguousDigits` where the item's codes can be put together to them in more than one way.
  package func spread(_ typed: String) throws(InputFault) -> String {
    guard kind == .codes else { return typed }
    switch codes.reading(of: typed) {
    case .none: return typed
    case .codes(let codes): return codes.map { String($0) }.joined(separator: " ")
    case .several: throw .ambiguousDigits
    }
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
