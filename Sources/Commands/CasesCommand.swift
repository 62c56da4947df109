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
    .operand("study", \.study, "The study."),
    .option("import", \.sample, "FILE", "Take in the contacts of a CSV file."),
    .option("strata", \.strata, "COLUMN,…", "What cases are reported by, or NAME=COLUMN."),
    .option("columns", \.columns, "ROLE=COLUMN,…", "Where case, kind and interviewer stand."),
    .option("assign", \.assigned, "CASES", "Give cases to an interviewer: 1-20,24."),
    .option("to", \.interviewer, "NAME", "The interviewer; an empty name takes cases back."),
    .option("case", short: "c", \.number, "NUMBER", "Show a case, or what is done to it:"),
    .option("code", \.code, "CODE", "record how an attempt ended,"),
    .option("at", \.time, "TIME", "and when, in UTC: 2026-11-20T10:00 (now);"),
    .option("interview", \.interview, "NAME", "say that an interview belongs to it;"),
    .flag("member", \.isMember, "with another person of it, so that both count,"),
    .option("replaces", \.replaced, "NAME", "or instead of an earlier one of it;"),
    .flag("contact", \.showsContact, "show who it is."),
    .option("codes", \.codes, "person|establishment", "List the codes of a kind of case."),
    .option("language", short: "l", \.language, "en|ro", "The language of the codes (en)."),
    .option("format", short: "f", \.format, "text|csv", "The form of the list (text)."),
    .option("actor", \.actor, "NAME", "Who does it, for the study's log."))

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

  /// Refuses options that would be without effect.
  private func refuseMixtures() throws(OptionMisuse) {
    let tasks = [sample != nil, assigned != nil, number != nil, codes != nil].count { $0 }
    guard tasks <= 1 else {
      throw OptionMisuse("--import, --assign, --case and --codes are given one at a time")
    }
    if (strata ?? columns) != nil && sample == nil {
      throw OptionMisuse("--strata and --columns belong to --import")
    }
    if (assigned == nil) != (interviewer == nil) {
      throw OptionMisuse("--assign CASES and --to NAME go together")
    }
    let steps = [code != nil, interview != nil, showsContact].count { $0 }
    guard steps == 0 || number != nil else {
      throw OptionMisuse("--code, --interview and --contact need the --case they are about")
    }
    guard steps <= 1 else {
      throw OptionMisuse("--code, --interview and --contact are given one at a time")
    }
    if isMember || replaced != nil {
      guard interview != nil, !isMember || replaced == nil else {
        throw OptionMisuse("--member or --replaces, one of them, belongs to --interview")
      }
    }
    if time != nil && code == nil { throw OptionMisuse("--at belongs to --code") }
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
