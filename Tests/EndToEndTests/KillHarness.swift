import Files
import TestSupport

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// What an audit finds after an import was killed.
enum ImportVerdict: Hashable {
  case asBefore
  case complete
  case broken(String)

  /// Judges what the audit printed of a study into which so many rows were to be stored.
  init(_ told: String, of study: String, rows: Int) {
    let whole = "\(study) is whole: "
    self =
      switch told.prefix(while: { $0 != "\n" }) + (told.contains("\n") ? "\n" : "") {
      case whole + "1 event, 0 interviews (0 completed)\n": .asBefore
      case whole + "\(spelled(rows + 2)) events, \(spelled(rows)) interviews"
        + " (\(spelled(rows)) completed)\n":
        .complete
      default: .broken(told)
      }
  }
}

private func spelled(_ count: Int) -> String {
  let rest = String(count % 1000)
  let zeros = String(repeating: "0", count: 3 - rest.count)
  return count < 1000 ? rest : "\(count / 1000),\(zeros)\(rest)"
}

/// Kills imports of a few thousand rows.
struct ImportHarness: ~Copyable {
  private static let rows = 2500
  private let folder: TemporaryFolder
  private let empty: [UInt8]
  private let study: String
  private let data: String
  /// How long an import takes that nobody kills, in nanoseconds.
  private let duration: UInt64

  init() throws {
    let work = try TemporaryFolder()
    let (study, data) = (work.path("study.percept"), work.path("rows.csv"))
    var random = SplitMix64(state: 7)
    var text = "health,sex,age\n"
    for _ in 0..<Self.rows {
      let (health, sex) = (random.next() % 3 + 1, random.next() % 2 + 1)
      text += "\(health),\(sex),\(18 + random.next() % 80)\n"
    }
    try writeFile(data, Array(text.utf8))
    _ = try ChildProgram.run(["init", study, "-q", RealProgram.wellbeing])
    let empty = try readFile(study, limit: 1 << 24)
    let start = monotonicNanoseconds()
    _ = try ChildProgram.run(["import", study, data])
    duration = monotonicNanoseconds() - start
    (self.study, self.data, self.empty) = (study, data, empty)
    folder = work
  }

  /// Kills one import into a fresh study and audits what it left.
  ///
  /// - Parameter duringCommit: whether to wait until the study's own pages are being written, which
  ///   is a small part of the time and the most dangerous.
  func killOnce(
    duringCommit: Bool, _ random: inout SplitMix64
  ) throws -> ImportVerdict {
    if exists(study + "-journal") { try remove(study + "-journal") }
    try writeFile(study, empty)
    let child = try ChildProgram(["import", study, data])
    if duringCommit {
      waitUntilGrown(deadline: monotonicNanoseconds() + duration * 3)
      pause(random.next() % 3_000_000)
    } else {
      pause(random.next() % (duration + duration / 10))
    }
    child.killAtOnce()
    _ = child.finish()
    let audit = try ChildProgram.run(["audit", study])
    return ImportVerdict(audit.output + audit.error, of: study, rows: Self.rows)
  }

  private func waitUntilGrown(deadline: UInt64) {
    var status = stat()
    while stat(study, &status) == 0, status.st_size <= empty.count,
      monotonicNanoseconds() < deadline
    {
      pause(50_000)
    }
  }
}

/// Waits so many nanoseconds.
func pause(_ nanoseconds: UInt64) {
  usleep(UInt32(nanoseconds / 1000))
}
