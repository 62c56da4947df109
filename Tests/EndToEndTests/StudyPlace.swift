import CrashTesting
import Files
import TestSupport

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// A study of three questions in a folder of its own, to which something is done.
struct StudyPlace: ~Copyable {
  private let work: TemporaryFolder
  let folder: String

  var study: String { folder + "/study.percept" }

  init() throws {
    let work = try TemporaryFolder()
    let folder = work.path("data")
    try createFolder(folder)
    let made = try ChildProgram.run([
      "init", folder + "/study.percept", "-q", RealProgram.wellbeing,
    ])
    guard made.code == 0 else { throw CrashTestFault(made.error) }
    self.folder = folder
    self.work = work
  }

  /// A path outside the study's folder.
  func beside(_ name: String) -> String { work.path(name) }

  /// An interview that asks its first question.
  func interview(
    actor: String = "", environment: [String] = ["PATH=/usr/bin:/bin"]
  ) throws -> InterviewSession {
    var session = InterviewSession(
      try ChildProgram(["interview", study, "--actor", actor], environment: environment))
    guard session.hear() == .asks else { throw CrashTestFault("the interview did not begin") }
    return session
  }

  /// What the audit counts; its complaint where the study is not whole.
  func audit() throws -> String {
    let told = try ChildProgram.run(["audit", study])
    return told.code == 0
      ? String(told.output.prefix { $0 != "\n" }.dropFirst("\(study) is whole: ".count))
      : told.output + told.error
  }

  /// The name of the only unfinished interview.
  func unfinished() throws -> String {
    let list = try ChildProgram.run(["interview", study, "--list"])
    return list.output.split(separator: " ").first.map(String.init) ?? ""
  }

  /// The question that the only unfinished interview is resumed at.
  func resumed() throws -> String? {
    let told = try ChildProgram.run(["interview", study, "--resume", try unfinished()])
    return InterviewSession.item(askedIn: told.output)
  }

  /// Makes the study another user's, in a folder that this user can enter.
  func give(to user: uid_t) throws {
    for path in [work.path, folder, study] where chown(path, user, gid_t(user)) != 0 {
      throw CrashTestFault("\(path) cannot be given away")
    }
  }
}

/// A user whom file permissions bind, which they do not where the tests run as root.
enum OtherUser {
  static let id: uid_t = geteuid() == 0 ? 65_534 : geteuid()

  /// Whether the program can be started as that user.
  static let isAvailable: Bool = {
    if geteuid() != 0 { return true }
    do {
      return try exists("/usr/bin/setpriv") && start(["--version"]).finish().code == 0
    } catch {
      return false
    }
  }()

  static func start(_ arguments: [String]) throws -> ChildProgram {
    if geteuid() != 0 { return try ChildProgram(arguments) }
    let options = ["--reuid=\(id)", "--regid=\(id)", "--clear-groups", "--inh-caps=-all"]
    return try ChildProgram(
      options + [ChildProgram.percept] + arguments, of: "/usr/bin/setpriv")
  }
}

/// A file system in memory that is soon full; only where one may be mounted.
struct SmallDisk: ~Copyable {
  let path: String

  init?(at path: String, kibibytes: Int) {
    #if os(Linux)
      guard mkdir(path, 0o700) == 0,
        mount("tmpfs", path, "tmpfs", 0, "size=\(kibibytes)k") == 0
      else { return nil }
      self.path = path
    #else
      return nil
    #endif
  }

  deinit {
    #if os(Linux)
      umount2(path, Int32(MNT_DETACH))
    #endif
  }

  /// Takes all the space that is left.
  func fill() {
    let file = open(path + "/filler", O_CREAT | O_WRONLY | O_CLOEXEC, 0o600)
    let bytes = [UInt8](repeating: 1, count: 4096)
    while write(file, bytes, bytes.count) > 0 {}
    close(file)
  }

  /// Gives it back.
  func free() { unlink(path + "/filler") }
}
