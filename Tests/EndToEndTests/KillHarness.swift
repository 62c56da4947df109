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
      switch told {
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

/// One killed interview: what was acknowledged, what was being typed, and what the study then held.
struct InterviewTrial {
  var acknowledged: [String: Int]
  /// The answer typed last, which nothing acknowledged.
  var inFlight: (item: String, value: Int)?
  /// The answers of the study after the kill; nil where it has no interview.
  var stored: [String: Int]?
  var auditFault: String?

  /// What went wrong, in the order of items.
  var faults: [String] {
    let audit = auditFault.map { ["the audit says: \($0)"] } ?? []
    guard let stored else { return audit + ["the interview is lost"] }
    var faults: [String] = []
    for (item, value) in acknowledged.sorted(by: { $0.key < $1.key }) where stored[item] != value {
      faults.append(
        "the acknowledged answer to \(item) is \(stored[item] == nil ? "lost" : "another")")
    }
    for (item, value) in stored.sorted(by: { $0.key < $1.key }) where acknowledged[item] == nil {
      if item != inFlight?.item || value != inFlight?.value {
        faults.append("\(item) holds an answer that was never typed")
      }
    }
    return audit + faults
  }
}

/// Kills interviews of forty questions.
struct InterviewHarness: ~Copyable {
  private static let items = (1...40).map { "q" + ($0 < 10 ? "0" : "") + String($0) }
  private let folder: TemporaryFolder
  private let study: String
  private let empty: [UInt8]

  init() throws {
    let work = try TemporaryFolder()
    let study = work.path("study.percept")
    let header = """
      questionnaire: long
      version: 1.0.0
      languages: [en]
      title: Long
      sections:
      - id: only
        title: Only
        items:

      """
    let items = Self.items.map { "  - {id: \($0), type: integer, range: 0..999, en: How many?}\n" }
    try writeFile(work.path("long.yaml"), Array((header + items.joined()).utf8))
    _ = try ChildProgram.run(["init", study, "-q", work.path("long.yaml")])
    empty = try readFile(study, limit: 1 << 24)
    self.study = study
    folder = work
  }

  /// Answers some questions, kills the program while it stores the next, and looks what is there.
  func killOnce(_ random: inout SplitMix64) throws -> InterviewTrial {
    if exists(study + "-journal") { try remove(study + "-journal") }
    try writeFile(study, empty)
    var trial = InterviewTrial(acknowledged: [:])
    var child = try ChildProgram(["interview", study])
    let answered = Int(random.next() % 8)
    var slowest: UInt64 = 1_000_000
    var isAlive = child.waitForOutput("\n> ", count: 1)
    for (index, item) in Self.items.prefix(answered).enumerated() where isAlive {
      let value = Int(random.next() % 1000)
      let start = monotonicNanoseconds()
      child.type("\(value)\n")
      isAlive = child.waitForOutput("\n> ", count: index + 2)
      slowest = max(slowest, monotonicNanoseconds() - start)
      if isAlive { trial.acknowledged[item] = value }
    }
    let last = (item: Self.items[answered], value: Int(random.next() % 1000))
    child.type("\(last.value)\n")
    pause(random.next() % (slowest + slowest / 2))
    child.killAtOnce()
    let output = child.finish().output
    // What it printed before it died is an acknowledgement too.
    let prompts = output.split(separator: "\n> ", omittingEmptySubsequences: false).count - 1
    if prompts >= answered + 2 {
      trial.acknowledged[last.item] = last.value
    } else {
      trial.inFlight = last
    }
    trial.stored = try storedAnswers(upTo: answered + 1)
    let audit = try ChildProgram.run(["audit", study])
    if audit.code != 0 { trial.auditFault = audit.output + audit.error }
    return trial
  }

  /// Takes the interview up again and reads the recorded answers as an interviewer would.
  private func storedAnswers(upTo count: Int) throws -> [String: Int]? {
    let list = try ChildProgram.run(["interview", study, "--list"])
    guard let name = list.output.split(separator: " ").first else { return nil }
    let visits = Self.items.prefix(count).map { "=\($0)\n" }.joined()
    let resumed = try ChildProgram.run(
      ["interview", study, "--resume", String(name)], typing: visits)
    var stored: [String: Int] = [:]
    var item = ""
    for line in resumed.output.split(separator: "\n") {
      let words = line.split(separator: " ")
      if line.hasPrefix("["), let shown = words.last { item = String(shown) }
      if line.hasPrefix("Recorded: "), let value = words.last.flatMap({ Int($0) }) {
        stored[item] = value
      }
    }
    return stored
  }
}

/// Waits so many nanoseconds.
func pause(_ nanoseconds: UInt64) {
  usleep(UInt32(nanoseconds / 1000))
}
