import QuestionnaireModel
import Terminal

/// What is being entered for one item, key by key, until it is an answer.
struct EntryField: Hashable {
  /// What the keys make.
  enum Form: Hashable {
    /// One of the choices; digits choose and advance.
    case one
    case several(limit: Int?)
    case ranked(limit: Int?)
    /// A line of text that is read when it is accepted.
    case words
    /// As words, but keys of non-answers act at once, and so does the digit that fills the field.
    case number(width: Int?)
    /// Text to read.
    case nothing
  }

  /// Something on the screen that can be chosen.
  struct Choice: Hashable {
    enum Target: Hashable {
      case option(code: Int, isExclusive: Bool)
      case nonanswer(NonAnswer)
    }

    /// What is typed for it: a code, or a non-answer's key.
    let key: String
    let target: Target
  }

  /// What a key led to.
  enum Reaction: Hashable {
    case stay
    case submit(Answer)
    /// A line was accepted, to be read.
    case line(String)
    /// The key is none of the field's.
    case pass
    case refuse(Refusal)
  }

  /// Why a key does nothing.
  enum Refusal: Hashable {
    case notACode
    case limit(Int)
    /// An option that stands alone took the others' place, or they took its.
    case alone
  }

  let form: Form
  let choices: [Choice]
  /// Whether the choices lie beside one another, so that left and right mark them.
  let isHorizontal: Bool
  private(set) var typed: [Character] = []
  private(set) var caret = 0
  /// Whether what was typed was refused, so that the next character begins anew.
  private var isRefused = false
  /// The choice that arrows came to.
  private(set) var marked: Int?
  /// The codes chosen or ranked so far.
  private(set) var chosen: [Int]

  init(form: Form, choices: [Choice], isHorizontal: Bool = false, chosen: [Int] = []) {
    self.form = form
    self.choices = choices
    self.isHorizontal = isHorizontal
    self.chosen = chosen
  }

  var text: String { String(typed) }

  /// Whether something was entered that is not accepted yet.
  var isOpen: Bool { !typed.isEmpty || marked != nil }

  /// Keeps what was typed to be seen and edited; a new character takes its place.
  mutating func refuse() {
    isRefused = true
  }

  mutating func press(_ key: Key) -> Reaction {
    if isRefused {
      if case .character = key {
        typed = []
        caret = 0
      }
      if key != .resize { isRefused = false }
    }
    return pressInForm(key)
  }

  private mutating func pressInForm(_ key: Key) -> Reaction {
    switch form {
    case .nothing: .pass
    case .words, .number: pressInLine(key)
    case .one, .several, .ranked: pressInList(key)
    }
  }
}

/// Lists: digits, arrows and the keys of non-answers.
extension EntryField {
  private mutating func pressInList(_ key: Key) -> Reaction {
    switch key {
    case .character(" "):
      if !typed.isEmpty, case .several = form { return acceptList() }
      guard let marked else { return .pass }
      return take(choices[marked])
    case .character(let character): return typeInList(character)
    case .backspace:
      if !typed.isEmpty {
        typed.removeLast()
        return .stay
      }
      guard case .ranked = form, !chosen.isEmpty else { return .pass }
      chosen.removeLast()
      return .stay
    case .enter: return acceptList()
    case .down where !isHorizontal, .right where isHorizontal: return mark(by: 1)
    case .up where !isHorizontal, .left where isHorizontal: return mark(by: -1)
    default: return .pass
    }
  }

  private mutating func mark(by step: Int) -> Reaction {
    guard !choices.isEmpty else { return .pass }
    typed = []
    let next = marked.map { $0 + step } ?? (step > 0 ? 0 : choices.count - 1)
    marked = min(max(0, next), choices.count - 1)
    return .stay
  }

  private mutating func typeInList(_ character: Character) -> Reaction {
    guard character.isASCII, character.isNumber || character == "-" else {
      let fitting = choices.first { choice in
        if case .nonanswer = choice.target { choice.key == character.lowercased() } else { false }
      }
      guard typed.isEmpty, let fitting else { return .pass }
      return take(fitting)
    }
    let candidate = String(typed) + String(character)
    let fitting = choices.filter { $0.key.hasPrefix(candidate) }
    guard let first = fitting.first else {
      let before = choices.first { $0.key == String(typed) }
      typed = []
      // Of several codes keyed after one another, a digit that makes no longer code begins the next.
      guard form != .one, let before else { return .refuse(.notACode) }
      let taken = take(before)
      guard case .stay = taken else { return taken }
      return typeInList(character)
    }
    marked = nil
    typed = Array(candidate)
    guard fitting.count == 1, first.key == candidate else { return .stay }
    typed = []
    return take(first)
  }

  private mutating func acceptList() -> Reaction {
    if !typed.isEmpty {
      let code = String(typed)
      typed = []
      guard let choice = choices.first(where: { $0.key == code }) else {
        return .refuse(.notACode)
      }
      return take(choice)
    }
    switch form {
    case .one:
      guard let marked else { return .pass }
      return take(choices[marked])
    case .several, .ranked:
      if let marked, case .nonanswer = choices[marked].target {
        return take(choices[marked])
      }
      guard !chosen.isEmpty else { return .pass }
      if case .ranked = form { return .submit(.ranking(chosen)) }
      return .submit(.choices(of: chosen))
    case .words, .number, .nothing: return .pass
    }
  }

  /// Takes a choice: at once where there is one to make, into the list where there are several.
  private mutating func take(_ choice: Choice) -> Reaction {
    switch (choice.target, form) {
    case (.nonanswer(let kind), _): return .submit(.nonanswer(kind))
    case (.option(let code, _), .one):
      return .submit(.choice(code))
    case (.option(let code, let isExclusive), .several(let limit)):
      return toggle(code, isExclusive: isExclusive, limit: limit)
    case (.option(let code, _), .ranked(let limit)):
      if let place = chosen.firstIndex(of: code) {
        chosen.remove(at: place)
        return .stay
      }
      if let limit, chosen.count == limit { return .refuse(.limit(limit)) }
      chosen.append(code)
      return .stay
    case (.option, .words), (.option, .number), (.option, .nothing): return .pass
    }
  }

  private mutating func toggle(_ code: Int, isExclusive: Bool, limit: Int?) -> Reaction {
    if let place = chosen.firstIndex(of: code) {
      chosen.remove(at: place)
      return .stay
    }
    let alone = Set(
      choices.compactMap { choice -> Int? in
        if case .option(let code, true) = choice.target { return code }
        return nil
      })
    let kept = isExclusive ? [] : chosen.filter { !alone.contains($0) }
    if let limit, kept.count == limit { return .refuse(.limit(limit)) }
    let hadOthers = kept.count < chosen.count
    chosen = kept + [code]
    return hadOthers ? .refuse(.alone) : .stay
  }
}

/// Lines: characters, a caret, and Enter.
extension EntryField {
  /// The most characters that a line takes; the item's own limit is the parser's.
  private static let longestLine = 4096

  private mutating func pressInLine(_ key: Key) -> Reaction {
    switch key {
    case .character(let character): return type(character)
    case .paste(let text):
      for character in text.prefix(Self.longestLine - typed.count) {
        typed.insert(character, at: caret)
        caret += 1
      }
      return .stay
    case .backspace:
      guard caret > 0 else { return .stay }
      caret -= 1
      typed.remove(at: caret)
      return .stay
    case .delete:
      if caret < typed.count { typed.remove(at: caret) }
      return .stay
    case .left where !typed.isEmpty: return move(to: caret - 1)
    case .right where !typed.isEmpty: return move(to: caret + 1)
    case .home: return move(to: 0)
    case .end: return move(to: typed.count)
    case .enter: return typed.isEmpty ? .pass : .line(text)
    default: return .pass
    }
  }

  private mutating func move(to place: Int) -> Reaction {
    caret = min(max(0, place), typed.count)
    return .stay
  }

  private mutating func type(_ character: Character) -> Reaction {
    if case .number(let width) = form {
      if typed.isEmpty, let choice = choices.first(where: { $0.key == character.lowercased() }),
        case .nonanswer(let kind) = choice.target
      {
        return .submit(.nonanswer(kind))
      }
      insert(character)
      let isFull =
        width.map { typed.count == $0 && typed.allSatisfy { $0.isASCII && $0.isNumber } } ?? false
      return isFull ? .line(text) : .stay
    }
    insert(character)
    return .stay
  }

  private mutating func insert(_ character: Character) {
    guard typed.count < Self.longestLine else { return }
    // A mark such as an accent joins the letter before it, so that letters are counted anew.
    var scalars = String(typed[..<caret])
    scalars.append(character)
    let before = Array(scalars)
    typed = before + typed[caret...]
    caret = before.count
  }
}
