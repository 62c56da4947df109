import Interviewing
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
      case nonanswer(Nonanswer)
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
    /// What the item held was taken away, and nothing is to take its place.
    case empty
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
    /// What came is no text; where it would stand is marked.
    case unreadable
    /// Nothing of what was pasted or typed fits into the line any more.
    case full(limit: Int)
  }

  /// What the item holds already, as far as it can be taken away.
  enum Held: Hashable {
    case nothing
    /// An answer or a non-answer that is not shown as chosen.
    case something
    /// Codes that are shown as chosen.
    case chosen
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
  /// Whether what the item held was taken away, so that Enter leaves it empty.
  private(set) var isEmptied = false
  private let held: Held

  init(
    form: Form, choices: [Choice], isHorizontal: Bool = false, chosen: [Int] = [],
    held: Held = .nothing
  ) {
    self.form = form
    self.choices = choices
    self.isHorizontal = isHorizontal
    self.chosen = chosen
    self.held = held
  }

  var text: String { String(typed) }

  /// Whether something was entered that is not accepted yet.
  var isOpen: Bool { !typed.isEmpty || marked != nil }

  /// Keeps what was typed to be seen and edited; in a number a new character takes its place.
  mutating func refuse() {
    isRefused = form != .words
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
    case .unreadable, .character("\u{FFFD}"): return .refuse(.unreadable)
    case .character(" "):
      if !typed.isEmpty, case .several = form { return acceptList() }
      guard let marked else { return .pass }
      return take(choices[marked])
    case .character(let character): return typeInList(character)
    case .backspace where !typed.isEmpty:
      typed.removeLast()
      return .stay
    case .backspace, .delete: return takeAway(all: key == .delete)
    case .enter: return acceptList()
    case .down where !isHorizontal, .right where isHorizontal: return mark(by: 1)
    case .up where !isHorizontal, .left where isHorizontal: return mark(by: -1)
    default: return .pass
    }
  }

  /// Takes away what was chosen last, or everything, or what the item holds otherwise.
  private mutating func takeAway(all: Bool) -> Reaction {
    typed = []
    guard !chosen.isEmpty else {
      guard held != .nothing else { return .pass }
      marked = nil
      isEmptied = true
      return .stay
    }
    chosen.removeLast(all ? chosen.count : 1)
    isEmptied = chosen.isEmpty && held == .chosen
    return .stay
  }

  private mutating func mark(by step: Int) -> Reaction {
    guard !choices.isEmpty else { return .pass }
    if form == .one { isEmptied = false }
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
      guard let marked else { return isEmptied ? .empty : .pass }
      return take(choices[marked])
    case .several, .ranked:
      if let marked, case .nonanswer = choices[marked].target {
        return take(choices[marked])
      }
      guard !chosen.isEmpty else { return isEmptied ? .empty : .pass }
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
      if let place = chosen.firstIndex(of: code) { return untick(place) }
      if let limit, chosen.count == limit { return .refuse(.limit(limit)) }
      chosen.append(code)
      isEmptied = false
      return .stay
    case (.option, .words), (.option, .number), (.option, .nothing): return .pass
    }
  }

  private mutating func toggle(_ code: Int, isExclusive: Bool, limit: Int?) -> Reaction {
    if let place = chosen.firstIndex(of: code) { return untick(place) }
    let alone = Set(
      choices.compactMap { choice -> Int? in
        if case .option(let code, true) = choice.target { return code }
        return nil
      })
    let kept = isExclusive ? [] : chosen.filter { !alone.contains($0) }
    if let limit, kept.count == limit { return .refuse(.limit(limit)) }
    let hadOthers = kept.count < chosen.count
    chosen = kept + [code]
    isEmptied = false
    return hadOthers ? .refuse(.alone) : .stay
  }

  private mutating func untick(_ place: Int) -> Reaction {
    chosen.remove(at: place)
    isEmptied = chosen.isEmpty && held == .chosen
    return .stay
  }
}

/// Lines: characters, a caret, and Enter.
extension EntryField {
  /// The most characters that a line takes: twice as many as any item may; that limit is the item's.
  static let longestLine = 131_072

  private mutating func pressInLine(_ key: Key) -> Reaction {
    switch key {
    case .character(let character): return type(character)
    case .paste(let text): return insert(text)
    case .unreadable:
      // Its place is marked, so that the line cannot be accepted as if nothing had been there.
      _ = insert("\u{FFFD}")
      return .refuse(.unreadable)
    case .backspace:
      if caret > 0 {
        caret -= 1
        typed.remove(at: caret)
      }
      isEmptied = typed.isEmpty && held != .nothing
      return .stay
    case .delete:
      if caret < typed.count { typed.remove(at: caret) }
      isEmptied = typed.isEmpty && held != .nothing
      return .stay
    case .left where !typed.isEmpty: return move(to: caret - 1)
    case .right where !typed.isEmpty: return move(to: caret + 1)
    case .home: return move(to: 0)
    case .end: return move(to: typed.count)
    case .enter: return !typed.isEmpty ? .line(text) : isEmptied ? .empty : .pass
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
      let inserted = insert(String(character))
      let isFull =
        width.map { typed.count == $0 && typed.allSatisfy { $0.isASCII && $0.isNumber } } ?? false
      return isFull ? .line(text) : inserted
    }
    return insert(String(character))
  }

  /// Puts text at the caret, all of it or nothing.
  private mutating func insert(_ text: String) -> Reaction {
    // A mark such as an accent joins the letter before it, so that letters are counted anew.
    let joined = caret == 0 ? "" : String(typed[caret - 1])
    let inserted = Array(joined + text)
    let kept = max(0, caret - 1)
    guard kept + inserted.count + typed.count - caret <= Self.longestLine else {
      return .refuse(.full(limit: Self.longestLine))
    }
    typed.replaceSubrange(kept..<caret, with: inserted)
    caret = kept + inserted.count
    isEmptied = false
    return .stay
  }
}
