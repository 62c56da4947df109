import Arguments
import Files
import InterviewScreens
import Interviewing
import QuestionnaireModel
import StudyStorage
import Words

struct EnterCommand: Command {
  static let name = "enter"
  static let summary = "Key in paper forms, field by field."
  static let discussion = """
    Each field is on the disk before the next one is asked for. On a terminal the
    form takes the whole screen: a full field goes on by itself, Enter goes on early
    and leaves an empty field empty, F1 shows every key, F12 hides the form. Fields
    off the route are skipped; F2 goes to one all the same, and what the paper says
    there is flagged.
    What a field cannot hold is asked again; the same once more is kept and flagged.
    A number that was keyed before is refused.

    --plain, and any pipe, takes a line for each field: a code, codes such as 134 or
    '1 10', a number, the key of a non-answer. '=P12' goes to a field, '<' goes
    back, '?' helps, '!' leaves the form for later.

    A batch is a pile of forms under one cover. --close compares the number of forms
    and the sums of numbers or codes on the cover with what was keyed; a batch that
    differs stays open unless --reason says why it is closed.

    Example:
      $ percept enter study.percept --batch A
      $ percept enter study.percept --form 17 --form 18
      $ percept enter study.percept --list
      $ percept enter study.percept --batch A --close --declared 25 \\
        --total P12=340

    Exits with 1 if a batch does not agree with its cover, and with 2 if something
    could not be stored or a form was keyed before.
    """
  static let grammar = Grammar<EnterCommand>(
    .always(
      .operand("study", \.study, "The study that takes the forms."),
      .questionnaire(\.questionnaire)),
    .only(
      when: { $0.resume == nil }, because: "the form to go on with has its batch",
      or: "key another without --resume",
      .option("batch", short: "b", \.batch, "NAME", "The pile that the forms belong to.").quietly),
    .only(
      when: \.keysNew, because: "no form is begun", or: "key forms",
      .option("language", short: "l", \.language, "LANGUAGE", "The language of the forms."),
      .option("form", \.forms, "NUMBER", "A form to key; it is asked for without this."),
      .option("seed", \.seed, "COPY", "The number that the copy was drawn from.")),
    .only(
      when: { !$0.lists && !$0.closes }, because: "no form is keyed", or: "key forms",
      .option("resume", short: "r", \.resume, "INTERVIEW", "Go on with a form.").quietly),
    .always(.flag("list", \.lists, "List the forms that were keyed.")),
    .only(
      when: { !$0.lists }, because: "forms are listed", or: "close it without --list",
      .flag("close", \.closes, "Close the batch.")),
    .only(
      when: \.closes, because: "no batch is closed", or: "close it with --close",
      .option("declared", \.declared, "COUNT", "How many forms the cover says there are."),
      .option("total", \.totals, "ITEM=SUM", "A sum that the cover says."),
      .option("reason", \.reason, "TEXT", "Why a batch that differs is closed.")),
    .only(
      when: { !$0.lists && !$0.closes }, because: "no form is keyed", or: "key forms",
      .flag("plain", \.isPlain, "Line by line, for screen readers and pipes.")),
    .only(
      when: { $0.resume != nil }, because: "only a form that was begun is open elsewhere",
      or: "go on with one with --resume",
      .flag("take-over", \.takesOver, "Go on with what another computer has open.")),
    .only(
      when: { !($0.isPlain || $0.lists || $0.closes) }, because: "only a whole screen hides itself",
      or: "key forms on the whole screen",
      .option("hide-after", \.hideAfter, "MINUTES", "Hide the form when idle so long (5).")),
    .only(
      when: { !$0.lists }, because: "a list changes nothing that the log would tell", or: "",
      .actor(\.actor)))

  var study = ""
  var questionnaire: String?
  var language: String?
  var batch = ""
  var forms: [String] = []
  var seed: Int?
  var resume: String?
  var lists = false
  var closes = false
  var declared: Int?
  var totals: [ItemSum] = []
  var reason = ""
  var isPlain = false
  var takesOver = false
  var hideAfter: Int?
  var actor = ""

  init() {}

  mutating func run(_ streams: inout Streams) -> ExitCode {
    if closes, batch.isEmpty || declared == nil {
      return streams.misused(Self.name, "--close needs --batch and --declared")
    }
    if seed != nil, forms.count != 1 {
      return streams.misused(Self.name, "--seed is the number of one copy; give one --form with it")
    }
    if let seed, !Shuffling.seeds.contains(seed) {
      return streams.misused(
        Self.name, "a copy's number lies between 1 and \(Shuffling.seeds.upperBound)")
    }
    if let misuse = FormKeying.misuse(hideAfter: hideAfter) {
      return streams.misused(Self.name, misuse)
    }
    do {
      if lists { return try list(streams) }
      if closes { return try closeBatch(streams) }
      if let resume { return try goOn(resume, streams) }
      return try keyForms(streams)
    } catch let error as StudyError {
      return streams.fail(error)
    } catch let error as FileError {
      return streams.fail(error)
    } catch let error as UnknownLanguage {
      return streams.fail(error)
    } catch InterviewFault.seedNeeded {
      return streams.fail(
        "the copies of this form differ; give the number printed on the copy with --seed")
    } catch is InterviewFault {
      return streams.fail("the form cannot be taken up: it is over")
    } catch {
      return streams.fail("the form cannot be taken up: its events contradict each other")
    }
  }

  /// Whether forms are begun, and not listed, closed or gone on with.
  private var keysNew: Bool { !lists && !closes && resume == nil }

  private var keying: FormKeying {
    FormKeying(
      study: study, actor: actor, isPlain: isPlain, takesOver: takesOver,
      hideAfter: hideAfter ?? 5)
  }

  private func keyForms(_ streams: Streams) throws -> ExitCode {
    // A study that cannot take forms is told before a number is asked for.
    _ = try Study.open(study, for: .writing).questionnaire(named: questionnaire)
    var waiting = forms.map(FormKeying.trimmed).makeIterator()
    while let number = forms.isEmpty ? FormKeying.askNumber(streams) : waiting.next() {
      do {
        if let failure = try key(number, streams) { return failure }
      } catch StudyError.formKeyed(let number, let name) where forms.isEmpty {
        // A slip of the finger; the next number is asked for.
        _ = streams.fail(StudyError.formKeyed(number: number, interview: name))
      }
    }
    return .done
  }

  /// Keys one form; nil where it could be stored.
  private func key(_ number: String, _ streams: Streams) throws -> ExitCode? {
    let opened = try Study.open(study, for: .writing)
    let stored = try opened.questionnaire(named: questionnaire)
    let form = KeyedForm(number: number, batch: batch)
    try opened.refuseKnown(form, of: stored)
    let model = stored.questionnaire
    let begun = try language.map(model.language(named:)) ?? model.languages[0]
    let interview = try Interview(onPaper: model, in: begun, copy: seed)
    return report(
      try keying.begin(form, of: stored, as: interview, streams), number: number, streams)
  }

  private func goOn(_ name: String, _ streams: Streams) throws -> ExitCode {
    let opened = try Study.open(study, for: .writing)
    let reference = try opened.unfinishedInterview(named: name, of: questionnaire)
    let known = try opened.keyedForms(of: reference.questionnaire.questionnaire.id)
    guard let form = known.first(where: { $0.interview.name == reference.name }) else {
      return streams.fail(
        "interview \(reference.name) is not keyed from paper; go on with 'percept interview'")
    }
    return report(
      try keying.goOn(with: reference, streams), number: form.form.number, streams) ?? .done
  }

  private func report(
    _ ending: FormKeying.Ending, number: String, _ streams: Streams
  ) -> ExitCode? {
    let shown = DisplayText.escaped(number)
    switch ending {
    case .ended(let name): streams.report("form '\(shown)' is stored as interview \(name)")
    case .left(let name):
      streams.report(
        "form '\(shown)' is stored up to here; go on with:"
          + " percept enter \(DisplayText.escaped(quotedForShell(study))) --resume \(name)")
    case .unsaved(let loss): return streams.failUnsaved(number, loss)
    }
    return nil
  }

  private func list(_ streams: Streams) throws -> ExitCode {
    let opened = try Study.open(study, for: .reading)
    let known = try opened.doubleKeyings(of: questionnaire).filter {
      batch.isEmpty || $0.first.form.batch == batch
    }
    for keying in known {
      let first = keying.first
      streams.print(
        [
          DisplayText.escaped(first.form.number), DisplayText.escaped(first.form.batch),
          first.interview.name, first.interview.status.words,
          keying.second == nil ? "" : "keyed twice",
        ].filter { !$0.isEmpty }.joined(separator: "  "))
    }
    if known.isEmpty { streams.report("no forms were keyed") }
    return .done
  }

  private func closeBatch(_ streams: Streams) throws -> ExitCode {
    let opened = try Study.open(study, for: .writing)
    let id = try opened.questionnaire(named: questionnaire).questionnaire.id
    guard try !opened.closedBatches(of: id).contains(batch) else {
      return streams.fail("batch '\(batch)' is closed already")
    }
    let keyed = try opened.batch(batch, of: id)
    var sums: [BatchClosing.Total] = []
    for total in totals {
      guard let sum = keyed.total(of: ItemID(total.item)) else {
        return streams.fail("'\(total.item)' is no item of these forms that holds numbers or codes")
      }
      sums.append(BatchClosing.Total(item: total.item, declared: total.sum, keyed: sum))
    }
    let closing = BatchClosing(
      questionnaire: id, batch: batch, declaredForms: declared ?? 0,
      keyedForms: keyed.sheets.count, totals: sums, reason: reason)
    show(closing, streams)
    for form in keyed.unfinished {
      streams.report(
        "form '\(DisplayText.escaped(form.form.number))' is not finished; go on with --resume"
          + " \(form.interview.name)")
    }
    guard closing.agrees && keyed.unfinished.isEmpty || !reason.isEmpty else {
      streams.report("batch '\(DisplayText.escaped(batch))' stays open")
      return .findings
    }
    try opened.close(closing, actor: actor)
    streams.report("batch '\(DisplayText.escaped(batch))' is closed")
    return .done
  }

  private func show(_ closing: BatchClosing, _ streams: Streams) {
    func line(_ what: String, _ declared: String, _ keyed: String, agrees: Bool) {
      streams.print("\(what): cover \(declared), keyed \(keyed)" + (agrees ? "" : "  DIFFERS"))
    }
    line(
      "forms", grouped(closing.declaredForms), grouped(closing.keyedForms),
      agrees: closing.declaredForms == closing.keyedForms)
    for total in closing.totals {
      line(
        total.item, ItemSum.text(total.declared), ItemSum.text(total.keyed), agrees: total.agrees)
    }
  }
}

/// A sum of an item on the cover of a batch: `P12=340`.
struct ItemSum: ArgumentValue {
  let item: String
  let sum: Double

  static let expectation = "ITEM=SUM"

  init?(argument: String) {
    let parts = argument.split(separator: "=", maxSplits: 1).map(String.init)
    guard parts.count == 2, let sum = Double(parts[1]), sum.isFinite else { return nil }
    item = parts[0]
    self.sum = sum
  }

  /// A sum without decimals where it has none.
  static func text(_ sum: Double) -> String {
    Int(exactly: sum).map { String($0) } ?? String(sum)
  }
}
