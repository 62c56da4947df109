package import QuestionnaireModel

/// Heads-down keying of a paper form: keys go in, and events of an interview come out.
///
/// It is a value over `Interview`, which alone decides the route. What an item cannot hold is asked
/// once more; keyed a second time it is flagged as what the paper says.
package struct KeyedEntry: Hashable, Sendable {
  package private(set) var interview: Interview
  /// What is keyed in the active field so far.
  package private(set) var typed = ""
  /// Whether what the active field holds was taken away, so that Enter leaves it empty.
  package private(set) var isEmptied = false
  /// An item off the route that the paper answers; what is keyed next is flagged there.
  package private(set) var aside: Int?
  /// The first keying that this one must agree with at once; nil where it is blind to it.
  private let compared: Interview?
  private var refused: Refused?
  /// Why the active field was refused; it stays open until something is keyed that it takes.
  private var open: EntryFault?

  private struct Refused: Hashable {
    let item: Int
    let said: String
    /// Whether nothing more speaks against it where it is keyed once more.
    let isLast: Bool
  }

  /// How often the same was keyed here in a row.
  private enum Repetition {
    case first
    /// Once more after a doubt or a fault.
    case again
    /// Once more although the first keying differs, or the words may name a person.
    case insisting
  }

  /// Begins at the interview's first open field.
  ///
  /// - Parameter compared: the first keying, where each difference is to be told at once.
  package init(_ interview: Interview, comparedWith compared: Interview? = nil) {
    self.interview = interview
    self.compared = compared
    skipNotes()
  }

  package var questionnaire: Questionnaire { interview.questionnaire }

  /// The active field; nil at the end of the form.
  package var field: FormField? {
    (aside ?? interview.asks).map { FormField($0, of: questionnaire) }
  }

  /// Takes a key; a field that is full is entered by itself.
  package mutating func press(_ key: EntryKey) -> EntryStep {
    switch key {
    case .character(let character):
      _ = insert(String(character))
      return field?.isFull(typed) ?? false ? enter(typed) : .typing
    case .erase:
      if !typed.isEmpty {
        typed.removeLast()
      } else if aside == nil, let item = field?.item, interview.keyedContent(of: item) != nil {
        isEmptied = true
      }
      return .typing
    case .enter: return enter(typed.isEmpty && isEmptied ? "." : typed)
    case .back: return back()
    }
  }

  /// Takes text that came at once, such as what was pasted: all of it into the active field.
  ///
  /// It is entered by Enter alone, however wide the field is.
  package mutating func insert(_ text: String) -> EntryStep {
    guard field != nil else { return .typing }
    isEmptied = false
    typed += text
    return .typing
  }

  /// Enters what stands in the field; nothing leaves it empty, or as it was.
  ///
  /// A field that was refused stays open: only a point leaves it empty.
  package mutating func enter(_ text: String) -> EntryStep {
    typed = ""
    isEmptied = false
    let said = AnswerParser.trimmed(text)
    if said.isEmpty, let open, open.item == field?.item { return .refused(open) }
    let repeated = refused
    refused = nil
    open = nil
    if let aside {
      return enterAside(
        said, at: aside, Self.repetition(of: said, at: aside, after: repeated))
    }
    guard let field else {
      guard said.isEmpty else { return refuse(.interview(.atEnd), at: nil) }
      return event { entry throws(InterviewFault) in try entry.interview.complete() }
    }
    if said.isEmpty, !interview.isUnanswered(field.item) { return goOn() }
    let repetition = Self.repetition(of: said, at: field.item, after: repeated)
    guard !said.isEmpty, said != "." else {
      return answer(.nonanswer(.missing), at: field.item, said, repetition)
    }
    do throws(InputFault) {
      let answer = try AnswerParser(questionnaire).answer(
        typed: field.kind == .text ? text : try field.spread(said), to: field.item)
      return self.answer(answer, at: field.item, said, repetition)
    } catch {
      if repetition != .first, error.mayBeSaid { return flag(said, at: field.item, repetition) }
      return refuse(.input(error), at: field.item, said)
    }
  }

  /// Goes to the field before.
  package mutating func back() -> EntryStep {
    typed = ""
    if aside != nil {
      leaveField()
      return .moved
    }
    return move { interview throws(InterviewFault) in
      repeat { try interview.back() } while !interview.standsAtField
    }
  }

  /// Goes on past a field that holds something.
  package mutating func goOn() -> EntryStep {
    move { interview throws(InterviewFault) in try interview.forward() }
  }

  /// Goes to the first field that is open, or to the end.
  package mutating func goToOpen() -> EntryStep {
    move { interview throws(InterviewFault) in try interview.goToFirstUnanswered() }
  }

  /// Goes to a field by its name; to one off the route only where the form has come past it.
  package mutating func go(to name: String) -> EntryStep {
    typed = ""
    let found = questionnaire.items.firstIndex { $0.id.rawValue.lowercased() == name.lowercased() }
    guard let item = questionnaire.index(of: ItemID(name)) ?? found,
      questionnaire.items[item].takesAnswer, !questionnaire.items[item].isDerived
    else { return refuse(.interview(.unknownItem), at: nil) }
    if interview.canVisit(item) {
      return move { interview throws(InterviewFault) in
        try interview.jump(to: interview.questionnaire.items[item].id)
      }
    }
    guard interview.hasPassed(item) else { return refuse(.interview(.notReached), at: nil) }
    leaveField()
    aside = item
    return .moved
  }

  /// Leaves the form for now; everything keyed is kept.
  package mutating func stop() -> EntryStep {
    event { entry throws(InterviewFault) in try entry.interview.stop(.postponed) }
  }
}

extension KeyedEntry {
  private mutating func enterAside(
    _ said: String, at item: Int, _ repetition: Repetition
  ) -> EntryStep {
    guard !said.isEmpty else {
      aside = nil
      return .moved
    }
    if let fault = said.unsayable { return refuse(.input(fault), at: item) }
    if let refusal = refuseNaming(said, at: item, repetition) { return refusal }
    let id = questionnaire.items[item].id
    return event { entry throws(InterviewFault) in
      entry.aside = nil
      return try entry.interview.flag(said, at: id)
    }
  }

  private mutating func answer(
    _ answer: Answer, at item: Int, _ said: String, _ repetition: Repetition
  ) -> EntryStep {
    var next = self
    do throws(InterviewFault) {
      let event =
        try repetition == .first
        ? next.interview.answer(answer) : next.interview.confirm(answer)
      if repetition != .insisting, next.differs(from: compared, at: item) {
        return refuse(.differs, at: item, said)
      }
      next.skipNotes()
      return .event(event, becoming: next)
    } catch .answer where repetition != .first && !said.isEmpty {
      return flag(said, at: item, repetition)
    } catch {
      return refuse(.interview(error), at: item, said)
    }
  }

  private static func repetition(
    of said: String, at item: Int, after refused: Refused?
  ) -> Repetition {
    guard let refused, refused.item == item, refused.said == said else { return .first }
    return refused.isLast ? .insisting : .again
  }

  private mutating func flag(
    _ said: String, at item: Int, _ repetition: Repetition
  ) -> EntryStep {
    if let fault = said.unsayable { return refuse(.input(fault), at: item) }
    if let refusal = refuseNaming(said, at: item, repetition) { return refusal }
    let id = questionnaire.items[item].id
    return event { entry throws(InterviewFault) in try entry.interview.flag(said, at: id) }
  }

  /// Asks to rephrase what may identify a person; nil where nothing does, or somebody insists.
  private mutating func refuseNaming(
    _ said: String, at item: Int, _ repetition: Repetition
  ) -> EntryStep? {
    let checks = PersonalData.kinds(in: said).map(\.check)
    guard !checks.isEmpty, repetition != .insisting else { return nil }
    let step = refuse(.interview(.doubtful(checks: checks)), at: item, said)
    refused = Refused(item: item, said: said, isLast: true)
    return step
  }

  private func differs(from first: Interview?, at item: Int) -> Bool {
    guard let first, let keyed = first.keyedContent(of: item) else { return false }
    return interview.keyedContent(of: item) != keyed
  }

  private mutating func refuse(
    _ cause: EntryFault.Cause, at item: Int?, _ said: String? = nil
  ) -> EntryStep {
    var stays = false
    if let item, let said, said.unsayable == nil,
      cause.canStand || !said.isEmpty && cause.isOfAnswer
    {
      refused = Refused(item: item, said: said, isLast: cause == .differs)
      stays = true
    }
    let fault = EntryFault(cause: cause, item: item, staysIfRepeated: stays)
    if item != nil { open = fault }
    return .refused(fault)
  }

  private mutating func event(
    _ intent: (inout KeyedEntry) throws(InterviewFault) -> InterviewEvent
  ) -> EntryStep {
    var next = self
    do throws(InterviewFault) {
      let event = try intent(&next)
      next.skipNotes()
      return .event(event, becoming: next)
    } catch {
      return refuse(.interview(error), at: nil)
    }
  }

  private mutating func move(
    _ intent: (inout Interview) throws(InterviewFault) -> Void
  ) -> EntryStep {
    var next = interview
    do throws(InterviewFault) {
      try intent(&next)
      interview = next
      leaveField()
      skipNotes()
      return .moved
    } catch {
      return refuse(.interview(error), at: nil)
    }
  }

  private mutating func leaveField() {
    typed = ""
    isEmptied = false
    aside = nil
    open = nil
    refused = nil
  }

  /// Passes by what is only read: the paper has it already.
  private mutating func skipNotes() {
    var next = interview
    do throws(InterviewFault) {
      while next.asks != nil, !next.standsAtField { try next.forward() }
      interview = next
    } catch {
      // A text to read is always passed; what stands open stays the active field.
    }
  }
}

extension EntryFault.Cause {
  /// Whether somebody may insist on the answer as it is.
  fileprivate var canStand: Bool {
    switch self {
    case .differs, .interview(.doubtful): true
    case .input, .interview: false
    }
  }

  /// Whether the item cannot hold the answer, so that the paper's words may be flagged.
  fileprivate var isOfAnswer: Bool {
    switch self {
    case .input(let fault): fault.mayBeSaid
    case .interview(.answer): true
    case .interview, .differs: false
    }
  }
}

extension InputFault {
  /// Whether the paper may say just this, so that it is flagged where it is keyed again.
  fileprivate var mayBeSaid: Bool {
    switch self {
    case .controlCharacters, .unreadable, .ambiguousDigits: false
    case .empty, .notAnOption, .ambiguousOption, .notWholeNumber, .notNumber, .notDate, .notTime,
      .nonanswerNotAlone, .takesNoAnswer, .answer:
      true
    }
  }
}

extension Interview {
  /// Whether it stands at something to be answered.
  fileprivate var standsAtField: Bool {
    asks.map { questionnaire.items[$0].takesAnswer } ?? true
  }

  /// Whether the route has come past an item without asking it.
  fileprivate func hasPassed(_ item: Int) -> Bool {
    guard !questionnaire.shows(item, given: sheet) else { return false }
    return firstUnanswered.map { order.rank(of: item) < order.rank(of: $0) } ?? true
  }
}

extension String {
  /// Why no paper says this; nil where one may.
  fileprivate var unsayable: InputFault? {
    if holdsUnreadable { return .unreadable }
    return unicodeScalars.contains { $0.properties.generalCategory == .control && $0 != "\t" }
      ? .controlCharacters : nil
  }
}

/// An entry prints where it stands and nothing that was keyed.
extension KeyedEntry: CustomStringConvertible, CustomReflectable {
  package var description: String { "entry of \(interview)" }

  package var customMirror: Mirror { Mirror(self, children: []) }
}
