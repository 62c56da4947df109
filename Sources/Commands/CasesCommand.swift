import Arguments
import Diagnostics
import Fieldwork
import Files
import Interchange
import Reports
import StudyStorage
import SurveyStatistics
import Words

struct CasesCommand: Command {
  static let name = "cases"
  static let summary = "Take in a sample, assign cases, and record attempts at them."
  static let discussion = """
    A sample is a CSV file with a person or establishment in each row. Its columns
    'case' (a number), 'kind' (person or establishment) and 'interviewer' may be
    left out, or named with --columns. --strata names the columns that cases are
    reported by (else those of 'profession' and 'region' there are); all other
    columns are identifiers. Those go into STUDY.contacts, a file of its own that
    only its owner can read and that must not travel with the study. The study holds
    numbers, strata, interviewers, attempts and which interview belongs to which
    case. Contacts that are there already are left alone.

    Without an option the cases are listed, none by name. Attempts end with codes of
    AAPOR's Standard Definitions; --codes lists them. Codes 5 are temporary.

    Examples:
      $ percept cases study.percept --import datasets/synthetic-contacts.csv
      $ percept cases study.percept --import s.csv --strata profession=profesie
      $ percept cases study.percept --assign 1-20,24 --to ana
      $ percept cases study.percept --case 7 --code 5.1 --actor ana
      $ percept cases study.percept --case 7
      $ percept cases study.percept --case 7 --contact --actor ana
      $ percept cases --codes person --language ro

    --contact is the one way to see who a case is, and the study's log says who
    looked. Exits with 2 if something could not be read or stored.
    """
  static let grammar = Grammar<CasesCommand>(
    .only(
      when: { $0.codes == nil }, because: "the codes are the same in every study",
      or: "ask for something else than --codes",
      .operand("study", \.study, "The study.")),
    .always(.option("import", \.sample, "FILE", "Take in the contacts of a CSV file.")),
    .only(
      when: { $0.sample != nil }, because: "no contacts are taken in",
      or: "name them with --import",
      .option("strata", \.strata, "COLUMN,…", "What cases are reported by, or NAME=COLUMN."),
      .option("columns", \.columns, "ROLE=COLUMN,…", "Where case, kind and interviewer stand.")),
    .always(.option("assign", \.assigned, "CASES", "Give cases to an interviewer: 1-20,24.")),
    .only(
      when: { $0.assigned != nil }, because: "no cases are given", or: "name them with --assign",
      .option("to", \.interviewer, "NAME", "The interviewer; an empty name takes cases back.")),
    .always(
      .option("case", short: "c", \.number, "NUMBER", "Show a case, or what is done to it:")
        .quietly),
    .only(
      when: { $0.number != nil }, because: "it is about a case", or: "name it with --case",
      .option("code", \.code, "CODE", "record how an attempt ended,")),
    .only(
      when: { $0.code != nil }, because: "no attempt is recorded",
      or: "say how one ended with --code",
      .option("at", \.time, "TIME", "and when, in UTC: 2026-11-20T10:00 (now);")),
    .only(
      when: { $0.number != nil }, because: "it is about a case", or: "name it with --case",
      .option("interview", \.interview, "NAME", "say that an interview belongs to it;")),
    .only(
      when: { $0.interview != nil }, because: "no interview is given to a case",
      or: "name one with --interview",
      .flag("member", \.isMember, "with another person of it, so that both count,"),
      .option("replaces", \.replaced, "NAME", "or instead of an earlier one of it;")),
    .only(
      when: { $0.number != nil }, because: "it is about a case", or: "name it with --case",
      .flag("contact", \.showsContact, "show who it is.")),
    .always(.option("codes", \.codes, "person|establishment", "List the codes of a kind of case.")),
    .only(
      when: \.saysCodes, because: "no code is written out", or: "list codes or cases",
      .option("language", short: "l", \.language, "en|ro", "The language of the codes (en).")),
    .only(
      when: \.listsCases, because: "cases are not listed", or: "list them",
      .option("format", short: "f", \.format, "text|csv", "The form of the result (text).")),
    .only(
      when: \.changesLog, because: "nothing is done that the log would tell", or: "",
      .actor(\.actor)))

  enum Format: String, CaseIterable, ArgumentValue { case text, csv }
  enum CodeLanguage: String, CaseIterable, ArgumentValue { case en, ro }

  var study: String?
  var sample: String?
  var strata: String?
  var columns: String?
  var assigned: String?
  var interviewer: String?
  var number: Int?
  var code: String?
  var time: String?
  var interview: String?
  var isMember = false
  var replaced: String?
  var showsContact = false
  var codes: CaseKind?
  var language = CodeLanguage.en
  var format = Format.text
  var actor = ""

  init() {}

  mutating func run(_ streams: inout Streams) -> ExitCode {
    do {
      try refuseMixtures()
      if let codes {
        streams.output.write(
          CaseReport.codes(of: codes, edition: .tenth, language: language.rawValue))
        return .done
      }
      guard let study else { throw OptionMisuse("a study is missing; only --codes needs none") }
      if let sample { return try take(sample, into: study, &streams) }
      if let assigned { return try assign(assigned, in: study, &streams) }
      if let number { return try work(on: number, in: study, &streams) }
      return try list(study, &streams)
    } catch let misuse as OptionMisuse {
      return streams.misused(Self.name, misuse)
    } catch {
      return streams.fail("\(error)")
    }
  }

  /// Whether all cases are listed.
  private var listsCases: Bool {
    sample == nil && assigned == nil && number == nil && codes == nil
  }

  /// Whether codes are written out in words.
  private var saysCodes: Bool {
    codes != nil || listsCases || number != nil && interview == nil && !showsContact
  }

  /// Whether the study's log has something to tell of it.
  private var changesLog: Bool {
    sample != nil || assigned != nil || code != nil || interview != nil || showsContact
  }

  /// Refuses options that contradict each other.
  private func refuseMixtures() throws(OptionMisuse) {
    let tasks = [sample != nil, assigned != nil, number != nil, codes != nil].count { $0 }
    guard tasks <= 1 else {
      throw OptionMisuse("--import, --assign, --case and --codes are given one at a time")
    }
    if (assigned == nil) != (interviewer == nil) {
      throw OptionMisuse("--assign CASES and --to NAME go together")
    }
    let steps = [code != nil, interview != nil, showsContact].count { $0 }
    guard steps <= 1 else {
      throw OptionMisuse("--code, --interview and --contact are given one at a time")
    }
    if isMember && replaced != nil {
      throw OptionMisuse("--member and --replaces are given one at a time")
    }
  }

  private func list(_ path: String, _ streams: inout Streams) throws -> ExitCode {
    let cases = try CaseStanding.all(in: try Study.open(path, for: .reading))
    guard !cases.isEmpty else { throw CaseError.noCases }
    let report = CaseReport(cases, language: language.rawValue)
    streams.output.write(format == .csv ? report.csv : report.text)
    return .done
  }

  private func take(
    _ sample: String, into path: String, _ streams: inout Streams
  ) throws -> ExitCode {
    let file = try SampleFile(sample, roles: try roles())
    let opened = try Study.open(path, for: .writing)
    let summary = try SampleImport(file, actor: actor).run(into: opened)
    var parts = ["\(grouped(summary.added.count)) stored"]
    if summary.alreadyStored > 0 {
      parts.append("\(grouped(summary.alreadyStored)) stored already")
    }
    streams.print("\(counted(summary.rows, "row")) read: \(parts.joined(separator: ", "))")
    if !summary.identifierColumns.isEmpty {
      streams.report(
        DisplayText.escaped(
          "identifiers, in \(ContactBook.path(ofStudy: path)) alone: "
            + summary.identifierColumns.joined(separator: ", ")))
    }
    return .done
  }

  /// What the options say of the columns.
  private func roles() throws(OptionMisuse) -> SampleFile.Roles {
    var roles = SampleFile.Roles()
    roles.strata = strata.map { strata in
      namedColumns(strata).map { (name: $0.name ?? $0.column, column: $0.column) }
    }
    for declared in columns.map(namedColumns) ?? [] {
      switch declared.name {
      case "case": roles.number = declared.column
      case "kind": roles.kind = declared.column
      case "interviewer": roles.interviewer = declared.column
      default:
        throw OptionMisuse("--columns takes case=COLUMN, kind=COLUMN and interviewer=COLUMN")
      }
    }
    return roles
  }

  private func assign(
    _ numbers: String, in path: String, _ streams: inout Streams
  ) throws -> ExitCode {
    guard let numbers = caseNumbers(numbers) else {
      throw OptionMisuse("--assign takes numbers of cases and ranges of them, as 1-20,24")
    }
    let name = interviewer ?? ""
    let opened = try Study.open(path, for: .writing)
    try opened.assign(numbers, to: name, actor: actor)
    streams.print(
      counted(numbers.count, "case")
        + (name.isEmpty ? " taken back" : " assigned to \(DisplayText.escaped(name))"))
    return .done
  }

  private func work(
    on number: Int, in path: String, _ streams: inout Streams
  ) throws -> ExitCode {
    if let code {
      let moment = try attemptTime()
      let opened = try Study.open(path, for: .writing)
      let recorded = try opened.recordAttempt(at: number, code: code, time: moment, actor: actor)
      let name = language == .ro ? recorded.romanian : recorded.english
      streams.print("case \(number): \(recorded.code) \(name)")
      return .done
    }
    if let interview {
      let opened = try Study.open(path, for: .writing)
      let reference = try opened.interview(named: interview)
      let second: SecondInterview? =
        try replaced.map { .replaces(try opened.interview(named: $0)) }
        ?? (isMember ? .member : nil)
      try opened.link(reference, toCase: number, as: second, actor: actor)
      streams.print("case \(number): interview \(reference.name)")
      return .done
    }
    return try show(number, in: path, &streams)
  }

  private func show(
    _ number: Int, in path: String, _ streams: inout Streams
  ) throws -> ExitCode {
    let opened = try Study.open(path, for: showsContact ? .writing : .reading)
    _ = try opened.existingCase(number)
    if showsContact {
      let book = try ContactBook.forReading(of: opened)
      // The log has it before anybody sees it.
      try opened.noteContactShown(number, actor: actor)
      for identifier in try book.identifiers(ofCase: number) {
        streams.print(DisplayText.escaped("\(identifier.name): \(identifier.value)"))
      }
      return .done
    }
    let standing = try CaseStanding.all(in: opened).filter { $0.unit.number == number }
    streams.output.write(CaseReport(standing, language: language.rawValue).details)
    return .done
  }

  private func attemptTime() throws(OptionMisuse) -> Int {
    guard let time else { return Int(currentTimeMilliseconds()) }
    guard let moment = minuteOfDay(time) else {
      throw OptionMisuse("--at takes a date and a time in UTC, as 2026-11-20T10:00")
    }
    return moment
  }
}
