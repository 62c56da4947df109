import Arguments
import Files
import Interviewing
import QuestionnaireModel
import StudyStorage
import Words

struct WithdrawCommand: Command {
  static let name = "withdraw"
  static let summary = "Erase what a respondent said, on their wish."
  static let discussion = """
    INTERVIEW is the name on the respondent's card, such as 7KQ3-M2XD. Every answer,
    note, remark and correction of the interview is erased, a second keying of its
    paper form too, and the file is written anew, so that nothing stands in its free
    pages. A tombstone stays: that there was an interview, when its steps were
    stored, and that it was withdrawn; response rates still count it.

    An interview that was imported has no card: --respondent finds it by the
    identifier that the file had, and --list names every interview with the file and
    row it came from, and nothing of what was said.

    Not reached: copies and backups of the file, exports made before, the paper
    form. The command names the backups that stand beside the study.

    Examples:
      $ percept withdraw study.percept 7KQ3-M2XD --reason 'asked by phone'
      $ percept withdraw study.percept --respondent 1044 --reason 'asked by letter'
      $ percept withdraw study.percept --list

    The name is asked for once more, or --yes is given. Exits with 1 if it is not
    typed, and with 2 if nothing could be erased.
    """
  static let grammar = Grammar<WithdrawCommand>(
    .always(
      .operand("study", \.study, "The study that holds the interview."),
      .flag("list", \.lists, "List the interviews that can be withdrawn.")),
    .only(
      when: { !$0.lists }, because: "a list withdraws nothing", or: "leave --list out",
      .operand("interview", \.interview, "The name of the interview."),
      .option(
        "respondent", \.respondent, "ID", "The identifier that an imported file had, for its name."),
      .option("reason", \.reason, "TEXT", "The wish, for the log; without names."),
      .flag("yes", \.isSure, "Do not ask for the name once more."),
      .actor(\.actor)),
    .only(
      when: { $0.respondent != nil }, because: "the name of an interview needs no questionnaire",
      or: "give --respondent for one that was imported", .questionnaire(\.questionnaire)))

  var study = ""
  var interview: String?
  var respondent: String?
  var questionnaire: String?
  var lists = false
  var reason = ""
  var isSure = false
  var actor = ""

  init() {}

  mutating func run(_ streams: inout Streams) -> ExitCode {
    if let misuse { return streams.misused(Self.name, misuse) }
    if lists { return list(&streams) }
    guard !FormKeying.trimmed(reason).isEmpty else {
      return streams.misused(Self.name, "a withdrawal needs a reason; give --reason")
    }
    do throws(StudyError) {
      let opened = try Study.open(study, for: .writing)
      let reference =
        if let respondent {
          try opened.interview(ofRespondent: respondent, of: questionnaire)
        } else {
          try opened.interview(named: interview ?? "")
        }
      let erasure = try opened.erasure(of: reference)
      streams.output.write(
        "Interview \(reference.name) will be erased for good: \(erasure.words).\n")
      if !isSure, !confirms(reference.name, streams) {
        streams.report("nothing was erased")
        return .findings
      }
      try opened.withdraw(reference, because: reason, actor: actor)
      streams.output.write(said(reference.name))
      return .done
    } catch {
      return streams.fail(error)
    }
  }

  private var misuse: String? {
    !lists && (interview == nil) == (respondent == nil)
      ? "name one interview, or give --respondent for one that was imported" : nil
  }

  private func list(_ streams: inout Streams) -> ExitCode {
    do throws(StudyError) {
      let output = streams.output
      var count = 0
      try Study.open(study, for: .reading).forEachInterview { interview, questionnaire in
        guard interview.status != .withdrawn else { return }
        count += 1
        output.write(DisplayText.escaped(line(interview, questionnaire)) + "\n")
      }
      if count == 0 { streams.report("no interviews") }
      return .done
    } catch {
      return streams.fail(error)
    }
  }

  private func line(_ interview: ListedInterview, _ questionnaire: Questionnaire?) -> String {
    let day = iso8601Seconds(milliseconds: Int64(interview.time))
    let source =
      switch interview.source {
      case .conversation: "begun \(day)"
      case .file(let file, let row):
        (row.map { "row \($0) of " } ?? "from ") + "\(file), stored \(day)"
      }
    let model = questionnaire.map { "\($0.id) \($0.version)" } ?? "?"
    return "\(interview.name)  \(model)  \(interview.status.words)  \(source)"
  }

  private func confirms(_ name: String, _ streams: Streams) -> Bool {
    streams.output.write("Type \(name) to erase it. > ")
    guard streams.output.flush(), let typed = streams.readLine() else { return false }
    let letters = typed.uppercased().filter { $0 != "-" && $0 != " " }
    return letters == name.filter { $0 != "-" }
  }

  private func said(_ name: String) -> String {
    var lines = [
      "Interview \(name) is withdrawn. What stays: its name, its status, and for each",
      "step its kind, its time and who did it; tables and exports leave it out.",
      "Not reached: copies of this file, exports made before, and the paper form.",
    ]
    let contacts = ContactBook.path(ofStudy: study)
    if exists(contacts) {
      lines.append("The contact of its case stays in \(DisplayText.escaped(contacts)).")
    }
    let backups = backups
    if !backups.isEmpty {
      lines.append("These backups still hold the answers; remove them if nothing else needs them:")
      lines += backups.map { "  " + DisplayText.escaped($0) }
    }
    return lines.joined(separator: "\n") + "\n"
  }

  /// The backups that bringing the file forward left beside it.
  private var backups: [String] {
    let file = followingLinks(study)
    let folder = parentFolder(of: file)
    guard let names = try? listFolder(folder.isEmpty ? "." : folder) else { return [] }
    let name = file.split(separator: "/").last.map(String.init) ?? file
    return names.filter { $0.hasPrefix(name + ".before-version-") }.sorted().map {
      folder.isEmpty ? $0 : folder + "/" + $0
    }
  }
}

extension Erasure {
  /// What is erased, in numbers only.
  fileprivate var words: String {
    var parts = [counted(steps, "step")]
    if secondKeyings > 0 { parts.append(counted(secondKeyings, "second keying")) }
    return parts.joined(separator: " and ")
  }
}
