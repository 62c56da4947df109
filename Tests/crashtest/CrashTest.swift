import CrashTesting
import Files

/// Shows by hand, and in large numbers, that nothing acknowledged is lost.
///
/// `crashtest kill COUNT [SEED]`, `crashtest states COUNT [SEED]`, `crashtest faults [SEED]`: each
/// with its negative control, without whose losses it proves nothing and fails.
@main
enum CrashTest {
  static func main() async {
    do {
      try await run()
    } catch {
      tell("crashtest: error: \(error)")
      exitProgram(2)
    }
  }

  private static func run() async throws {
    let arguments = Array(CommandLine.arguments.dropFirst())
    let numbers = arguments.dropFirst().compactMap { UInt64($0) }
    switch (arguments.first, numbers.count, arguments.count) {
    case ("kill", 1...2, 2...3):
      try await KillReport.run(Int(numbers[0]), seed: numbers.count > 1 ? numbers[1] : 1)
    case ("states", 1...2, 2...3):
      try await StateReport.run(Int(numbers[0]), seed: numbers.count > 1 ? numbers[1] : 1)
    case ("faults", 0...1, 1...2):
      try FaultReport.run(seed: numbers.first ?? 1)
    default:
      tell("usage: crashtest kill COUNT [SEED] | states COUNT [SEED] | faults [SEED]")
      exitProgram(64)
    }
  }
}
