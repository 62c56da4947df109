package import Files
package import SQLiteSupport
import Words

/// Why a study could not be read or written; never with an answer in it.
package enum StudyError: SQLiteFailure, Hashable, Sendable, CustomStringConvertible {
  case alreadyExists(path: String)
  /// A new file cannot be made there; the reason is the system's.
  case cannotCreate(path: String, reason: String)
  case notFound(path: String)
  case notAStudy(path: String)
  /// The file cannot be opened at all: a folder, a pipe, no permission.
  case file(FileError)
  /// The tables are not those that a file of its version has.
  case foreignTables(path: String)
  case newerThanProgram(path: String, version: Int, supported: Int)
  /// The settings that make commits durable could not be made, or SQLite failed.
  case database(SQLiteError)
  case diskFull
  /// The file, or the folder in which its journal stands, cannot be written.
  case readOnly
  case busy
  /// The file was removed, renamed or replaced while it was open; a copy of it may have been saved.
  case fileMoved(path: String, copy: String?)
  case unknownQuestionnaire(name: String, known: [String])
  case severalQuestionnaires([String])
  /// The questionnaire has no such version in the study.
  case unknownVersion(String, known: [String])
  case noQuestionnaire
  /// A stored questionnaire no longer passes the checker.
  case unreadableQuestionnaire(name: String, version: String)
  /// Another text is stored under the same name and version.
  case questionnaireVersionTaken(name: String, version: String)
  case damaged(String)
  case unknownItem(name: String, suggestion: String?)
  case unknownInterview(String)
  /// No interview that was imported has the identifier, which is not repeated.
  case unknownRespondent
  /// An answer was offered that its item cannot hold.
  case unfitAnswer
  case ambiguousInterview(String)
  /// Somebody else went on with the interview since it was read.
  case interviewTakenUp(String)
  /// Another process has the interview open.
  case interviewHeld(String, by: Lease)
  /// The interview was withdrawn, so that it holds nothing any more.
  case interviewWithdrawn(String)
  /// The content is erased and overwritten; only writing the file anew failed.
  case erasedButNotRewritten(String, reason: String)
  /// The interview is not left yet.
  case interviewInProgress(String)
  /// The case has interviews, and nobody decided on one more.
  case caseInterviewed(Int, interviews: [String])
  /// A later interview of its case stands for it.
  case interviewReplaced(String)
  /// It is the second keying of another interview, which is the one to change.
  case interviewVerifies(String, first: String)
  case formKeyed(number: String, interview: String)
  case formVerified(number: String)
  case unknownForm(number: String)
  case batchClosed(String)
  /// There is nothing to draw a sample of.
  case noKeyedForms

  package init(sqlite error: SQLiteError) {
    switch error.code {
    case .full: self = .diskFull
    case .busy: self = .busy
    case .readOnlyMoved: self = .fileMoved(path: "the study", copy: nil)
    case .readOnly, .cannotOpen: self = .readOnly
    case .notADatabase, .corrupt: self = .damaged(error.message)
    default: self = .database(error)
    }
  }

  package var description: String {
    switch self {
    case .alreadyExists(let path):
      "\(path) exists already; choose another name or remove it first"
    case .cannotCreate(let path, let reason): "\(path) cannot be made: \(reason)"
    case .notFound(let path):
      "there is no study at \(path); make one with 'percept init'"
    case .notAStudy(let path):
      "\(path) is not a study of Percept; make one with 'percept init'"
    case .file(let error): "\(error)"
    case .foreignTables(let path):
      "\(path) holds other tables than a study has; another program changed it: use a backup"
    case .newerThanProgram(let path, let version, let supported):
      "\(path) was written by a newer Percept (file version \(version), this program knows"
        + " \(supported)); use the newer program"
    case .database(let error):
      "the study could not be read or written (\(error.message), SQLite \(error.code.rawValue));"
        + " nothing of this step was stored: repeat it, and run 'percept audit' if it stays"
    case .diskFull:
      "the disk is full; nothing of this step was stored: free some space and repeat it"
    case .readOnly:
      "the study or its folder cannot be written; nothing of this step was stored: see who owns it"
    case .busy:
      "another program is writing to the study; nothing of this step was stored: repeat it"
    case .fileMoved(let path, let copy):
      "\(path) was removed, renamed or replaced while it was open; nothing of this step was stored: "
        + (copy.map { "everything before it is in \($0), which takes its place once it is renamed" }
          ?? "no copy stands beside it; put the file or its disk back and repeat the step")
    case .unknownQuestionnaire(let name, let known):
      "the study has no questionnaire '\(name)'; "
        + hint(for: name, among: known, called: "questionnaires")
    case .severalQuestionnaires(let names):
      "the study has several questionnaires; choose one with --questionnaire: "
        + names.joined(separator: ", ")
    case .unknownVersion(let version, let known):
      "the study holds no version \(version) of the questionnaire; "
        + hint(for: version, among: known, called: "versions")
    case .noQuestionnaire: "the study has no questionnaire"
    case .unreadableQuestionnaire(let name, let version):
      "the stored questionnaire \(name) \(version) cannot be read by this program"
    case .questionnaireVersionTaken(let name, let version):
      "the study holds another text of \(name) \(version); give the changed questionnaire a new"
        + " version"
    case .damaged(let what): "the study is damaged: \(what); run 'percept audit'"
    case .unknownItem(let name, let suggestion):
      "the questionnaire has no item '\(name)'"
        + (suggestion.map { "; did you mean '\($0)'?" } ?? "")
    case .unknownInterview(let name): "the study has no interview '\(name)'"
    case .unknownRespondent:
      "no imported interview has that identifier; 'percept withdraw STUDY --list' names the file and"
        + " row of each"
    case .unfitAnswer: "an answer was offered that its item cannot hold"
    case .ambiguousInterview(let name): "several interviews begin with '\(name)'; give more of it"
    case .interviewTakenUp(let name):
      "interview \(name) went on elsewhere since it was read; resume it to see its answers"
    case .interviewHeld(let name, let lease):
      "interview \(name) is open elsewhere: "
        + (lease.holder.isEmpty ? "" : "\(lease.holder), ")
        + "process \(lease.process.process) on \(lease.process.host); close it there first, or take it"
        + " over with --take-over if that computer is gone"
    case .interviewWithdrawn(let name): "interview \(name) was withdrawn; it holds nothing any more"
    case .erasedButNotRewritten(let name, let reason):
      "interview \(name) is withdrawn and its content overwritten, but the file could not be written"
        + " anew (\(reason)); nothing more needs to be done for the withdrawal to stand"
    case .interviewInProgress(let name):
      "interview \(name) is not finished; change the answer in it with"
        + " 'percept interview --resume \(name)'"
    case .caseInterviewed(let number, let interviews):
      "case \(number) was interviewed already: \(interviews.joined(separator: ", ")); say what one"
        + " more interview is: --replaces INTERVIEW, or --member for another person of the household"
    case .interviewReplaced(let name):
      "interview \(name) was replaced by a later one of its case, which is the one to change"
    case .interviewVerifies(let name, let first):
      "\(name) is the second keying of interview \(first); name that one"
    case .formKeyed(let number, let name):
      "form '\(number)' is keyed already, as interview \(name); look at the number on the paper"
    case .formVerified(let number):
      "form '\(number)' has a second keying already; adjudicate it with --adjudicate"
    case .unknownForm(let number):
      "no form '\(number)' was keyed to its end; key it with 'percept enter' first"
    case .noKeyedForms:
      "no form was keyed to its end, so that no sample can be drawn; key forms with 'percept enter'"
    case .batchClosed(let name): "batch '\(name)' is closed; key the form in another one"
    }
  }
}
