import Files
import StudyStorage
import TestSupport

/// Opens what power cuts at every moment of the recorded interviews may leave, and looks what is lost.
package struct CrashStates: Sendable {
  /// What the recording is made to forget, so that the checks are seen to find losses.
  package enum Weakening: Sendable {
    case none
    /// No file is ever flushed, as with `synchronous=OFF`.
    case withoutFlushes
    /// The folder is not flushed, as with `synchronous=FULL`, so that a journal may come back.
    case withoutFolderFlushes
  }

  package struct Tally: Sendable {
    package var states = 0
    package var lost = 0
    package var unsound = 0
    package var examples: [String] = []
    var distinct: Set<Int> = []

    package init() {}

    package var distinctCount: Int { distinct.count }
    package var failures: Int { lost + unsound }

    package static func += (tally: inout Tally, other: Tally) {
      tally.states += other.states
      tally.lost += other.lost
      tally.unsound += other.unsound
      tally.examples += other.examples
      tally.distinct.formUnion(other.distinct)
    }
  }

  private let recording: RecordedInterviews
  private let operations: [DiskOperation]

  package init(of recording: RecordedInterviews, _ weakening: Weakening = .none) {
    self.recording = recording
    operations = recording.operations.filter { operation in
      switch operation {
      case .synchronize: weakening != .withoutFlushes
      case .synchronizeFolder: weakening == .none
      case .create, .unlink, .write, .truncate, .prompt: true
      }
    }
  }

  /// Checks that many states, spread over all moments at which something may be lost.
  package func check(_ count: Int, seed: UInt64) throws -> Tally {
    let folder = try TemporaryFolder()
    var random = SplitMix64(state: seed)
    var tally = Tally()
    // So many states at each moment on average, be it less than one.
    let share = Double(count) / Double(max(1, uncertainMoments))
    var due = 0.0
    var disk = CrashedDisk(holding: recording.base)
    var prompts = 0
    for operation in operations {
      disk.take(operation)
      if operation == .prompt { prompts += 1 }
      guard disk.pendingCount > 0 else { continue }
      due += share
      let acknowledged = prompts == 0 ? 0 : recording.acknowledged[prompts - 1]
      let log = recording.log(afterEvents: acknowledged)
      while due >= 1 {
        due -= 1
        let files = disk.afterPowerCut(&random)
        tally.distinct.insert(Self.hash(of: files))
        tally.states += 1
        try judge(files, log, in: folder.path, &tally)
      }
    }
    return tally
  }

  private var uncertainMoments: Int {
    var disk = CrashedDisk(holding: recording.base)
    return operations.count { operation in
      disk.take(operation)
      return disk.pendingCount > 0
    }
  }

  private func judge(
    _ files: [String: [UInt8]], _ log: ExpectedLog, in folder: String, _ tally: inout Tally
  ) throws {
    for name in try listFolder(folder) { try remove(folder + "/" + name) }
    for (name, bytes) in files { try writeFile(folder + "/" + name, bytes) }
    do throws(StudyError) {
      let study = try Study.open(folder + "/study.percept", for: .writing)
      let found = try log.compare(with: study)
      if let fault = try auditFault(of: study) {
        tally.unsound += 1
        tally.examples.append(fault)
      } else if let fault = found.faults.first {
        tally.lost += 1
        tally.examples.append(fault)
      }
    } catch {
      tally.unsound += 1
      tally.examples.append(error.description)
    }
    if tally.examples.count > 20 { tally.examples.removeLast() }
  }

  private static func hash(of files: [String: [UInt8]]) -> Int {
    var hasher = Hasher()
    for (name, bytes) in files.sorted(by: { $0.key < $1.key }) {
      hasher.combine(name)
      bytes.withUnsafeBytes { hasher.combine(bytes: $0) }
    }
    return hasher.finalize()
  }
}
