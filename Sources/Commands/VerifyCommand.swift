import Arguments
import Files
import InterviewScreens
import Interviewing
import QuestionnaireModel
import StudyStorage
import Words

struct VerifyCommand: Command {
  static let name = "verify"
  static let summary = "Key paper forms a second time and compare the two keyings."
  static let discussion = """
    The second keying is independent: nothing of the first one is shown, by no
    message and no delay. With --dependent each difference is told at once and the
    field is asked again. Both leave the data as they are. --adjudicate shows the
    fields that differ, in an order that does not tell whose keying is whose, and
    asks what the paper says; where the first keying is wrong, the answer is
    corrected, with a reason.

    --sample draws forms to verify, once, from a recorded seed; the batch is
    accepted where the one-sided upper bound of the error rate lies below --accept.
    Plan and decision stand in the log. --report gives the error rates by keyer and
    by field, with exact intervals.

    Example:
      $ percept verify study.percept --form 17
      $ percept verify study.percept --batch A --sample 20% --accept 0.5%
      $ percept verify study.percept --adjudicate
      $ percept verify study.percept --report

    Exits with 1 if a batch that was verified or reported on is not accepted, and
    with 2 if something could not be stored.
    """
  static let grammar = Grammar<VerifyCommand>(
    .always(
      .operand("study", \.study, "The study whose forms are verified."),
      .questionnaire(\.questionnaire)),
    .only(
      when: { !$0.reports }, because: "error rates are shown", or: "verify without --report",
      .option("language", short: "l", \.language, "LANGUAGE", "The language of the forms."),
      .option("form", \.forms, "NUMBER", "A form to key again; it is asked for without this.")),
    .always(
      .option("batch", short: "b", \.batch, "NAME", "The pile; all forms without this.").quietly),
    .only(
      when: \.keysAgain, because: "no form is keyed again",
      or: "key forms without --report and --adjudicate",
      .flag("dependent", \.isDependent, "Tell each difference at once.")),
    .always(.flag("adjudicate", \.adjudicates, "Decide on the fields that differ.")),
    .only(
      when: \.keysAgain, because: "no sample is drawn",
      or: "key forms without --report and --adjudicate",
      .option("sample", \.sample, "SHARE", "Verify a share of the forms, such as 20%."),
      .option("accept", \.accept, "RATE", "The error rate to rule out, such as 0.5%.")),
    .only(
      when: { $0.sample != nil }, because: "nothing is drawn by chance", or: "draw a --sample",
      .option("seed", short: "s", \.seed, "NUMBER", "The number that all chance comes from.")),
    .always(.flag("report", \.reports, "Show the error rates.")),
    .only(
      when: { $0.reports || $0.sample != nil }, because: "no interval or bound is made",
      or: "give --report, or draw a --sample", .level(\.level)),
    .only(
      when: \.adjudicates, because: "nothing is corrected", or: "give --adjudicate",
      .option("reason", \.reason, "TEXT", "The reason that corrections are logged with.")),
    .only(
      when: \.keysAgain, because: "no form is keyed again",
      or: "key forms without --report and --adjudicate",
      .flag("plain", \.isPlain, "Line by line, for screen readers and pipes."),
      .flag("take-over", \.takesOver, "Go on with what another computer has open.")),
    .only(
      when: { $0.keysAgain && !$0.isPlain }, because: "only a whole screen hides itself",
      or: "key forms on the whole screen",
      .option("hide-after", \.hideAfter, "MINUTES", "Hide the form when idle so long (5).")),
    .only(
      when: { !$0.reports }, because: "a report changes nothing that the log would tell", or: "",
      .actor(\.actor)))

  var study = ""
  var questionnaire: String?
  var language: String?
  var batch = ""
  var forms: [String] = []
  var isDependent = false
  var adjudicates = false
  var sample: Share?
  var accept: Share?
  var seed: Int?
  var reports = false
  var level = ConfidenceLevel.usual
  var reason = "keyed twice and compared with the paper"
  var isPlain = false
  var takesOver = false
  var hideAfter: Int?
  var actor = ""

  init() {}

  mutating func run(_ streams: inout Streams) -> ExitCode {
    if let misuse { return streams.misused(Self.name, misuse) }
    do {
      if reports { return try report(streams) }
      if adjudicates { return try adjudicate(streams) }
      return try keyForms(streams)
    } catch let error as StudyError {
      return streams.fail(error)
    } catch let error as FileError {
      return streams.fail(error)
    } catch let error as UnknownLanguage {
      return streams.fail(error)
    } catch {
      return streams.fail("the form cannot be taken up: its events contradict each other")
    }
  }

  private var misuse: String? {
    if adjudicates && reports { return "choose one of --adjudicate and --report" }
    if (sample == nil) != (accept == nil) { return "--sample and --accept belong together" }
    if let seed, !Shuffling.seeds.contains(seed) {
      return "a seed lies between 1 and \(Shuffling.seeds.upperBound)"
    }
    if let accept, accept.value >= 1 { return "--accept is a rate below 100%" }
    guard level.value >= 0.5 else { return "--level lies between 0.5 and 1" }
    return FormKeying.misuse(hideAfter: hideAfter)
  }

  /// Whether forms are keyed, and not reported or decided on.
  private var keysAgain: Bool { !reports && !adjudicates }

  private var keying: FormKeying {
    FormKeying(
      study: study, actor: actor, isPlain: isPlain, takesOver: takesOver,
      hideAfter: hideAfter ?? 5)
  }

  private func keyForms(_ streams: Streams) throws -> ExitCode {
    let drawn = try drawnForms(streams)
    let named = forms.map(FormKeying.trimmed)
    var waiting = (named.isEmpty ? drawn ?? [] : named).makeIterator()
    let asks = named.isEmpty && drawn == nil
    var keyed: Set<String> = []
    keying: while let number = asks ? FormKeying.askNumber(streams) : waiting.next() {
      do {
        switch try key(number, streams) {
        case .ended: keyed.insert(number)
        case .left: break keying
        case .unsaved(let loss): return streams.failUnsaved(number, loss)
        }
      } catch let error as StudyError where asks && error.isOfForm {
        _ = streams.fail(error)
      }
    }
    let opened = try Study.open(study, for: .reading)
    let open = try opened.openKeyings(of: questionnaire).count
    if open > 0 {
      streams.report("to be adjudicated: \(counted(open, "form")); see --adjudicate")
    }
    return try verdict(onSampleOf: drawn == nil ? nil : batch, after: keyed, streams)
  }

  /// Keys a form again.
  private func key(_ number: String, _ streams: Streams) throws -> FormKeying.Ending {
    let opened = try Study.open(study, for: .writing)
    let known = try opened.doubleKeyings(of: questionnaire).first {
      $0.first.form.number == number && (batch.isEmpty || $0.first.form.batch == batch)
    }
    guard let known, try opened.keying(known.first).hasEnded else {
      throw StudyError.unknownForm(number: number)
    }
    let first = try opened.keying(known.first)
    if !actor.isEmpty, actor == known.first.keyer {
      streams.report(
        "form '\(DisplayText.escaped(number))' was keyed by \(actor) the first time too")
    }
    let ending: FormKeying.Ending
    if let second = known.second {
      guard try !opened.keying(second).hasEnded else {
        throw StudyError.formVerified(number: number)
      }
      ending = try keying.goOn(
        with: second.interview,
        comparedWith: second.form.verifies?.isDependent == true ? first : nil, streams)
    } else {
      let interview = try first.begunAnew(
        in: try language.map(first.questionnaire.language(named:)))
      ending = try keying.begin(
        known.first.secondForm(isDependent: isDependent),
        of: known.first.interview.questionnaire, as: interview,
        comparedWith: isDependent ? first : nil, streams)
    }
    try report(ending, number: number, streams)
    return ending
  }

  private func report(
    _ ending: FormKeying.Ending, number: String, _ streams: Streams
  ) throws {
    let shown = DisplayText.escaped(number)
    switch ending {
    case .ended:
      try settleEqual(number, streams)
      streams.report("the second keying of form '\(shown)' is stored")
    case .left:
      streams.report(
        "the second keying of form '\(shown)' is stored up to here; name the form again to go on")
    case .unsaved: break
    }
  }
}

/// A share or a rate, as a percentage or as a decimal: `20%`, `0.2`.
struct Share: ArgumentValue {
  let value: Double

  static let expectation = "a share such as 20% or 0.2"

  init?(argument: String) {
    let isPercent = argument.hasSuffix("%")
    guard let number = Double(argument: isPercent ? String(argument.dropLast()) : argument) else {
      return nil
    }
    value = isPercent ? number / 100 : number
    guard value > 0, value <= 1 else { return nil }
  }
}

extension StudyError {
  /// Whether it is about the number of one form, so that another one may be keyed.
  fileprivate var isOfForm: Bool {
    switch self {
    case .unknownForm, .formVerified, .interviewHeld: true
    default: false
    }
  }
}
