import CrashTesting
import TestSupport
import Testing

extension RealProgram {
  /// Power cuts at every moment of recorded interviews; `make crash-states COUNT=100000` does more.
  @Suite(.enabled(if: RecordedInterviews.canRecord)) struct CrashStatesSuite {
    @Test func `no power cut loses an acknowledged answer, and weaker settings are seen to`() throws
    {
      let recording = try RecordedInterviews(seed: 1)
      let tally = try CrashStates(of: recording).check(150, seed: 1)
      #expect(tally.failures == 0, "\(tally.examples)")
      #expect(tally.distinctCount > 50)
      let unflushed = try CrashStates(of: recording, .withoutFlushes).check(20, seed: 1)
      #expect(unflushed.failures > 0)
    }
  }

  /// How a disk that loses what was not flushed is modeled.
  @Suite struct CrashedDisks {
    private static let page = [UInt8](repeating: 7, count: 4096)

    @Test func `what was flushed is there after every power cut`() {
      var disk = CrashedDisk(holding: [:])
      for operation in [
        DiskOperation.create("a"), .write("a", offset: 0, Self.page), .synchronize("a"),
        .synchronizeFolder,
      ] { disk.take(operation) }
      var random = SplitMix64(state: 1)
      #expect(disk.pendingCount == 0)
      #expect(disk.afterPowerCut(&random) == ["a": Self.page])
    }

    @Test func `a name that was not flushed comes back or stays away`() {
      var disk = CrashedDisk(holding: ["a": [1]])
      disk.take(.unlink("a"))
      var random = SplitMix64(state: 1)
      let found = Set((0..<50).map { _ in disk.afterPowerCut(&random).count })
      #expect(found == [0, 1])
    }

    @Test func `a write that was not flushed is torn between sectors`() {
      var disk = CrashedDisk(holding: ["a": [UInt8](repeating: 1, count: 4096)])
      disk.take(.write("a", offset: 0, Self.page))
      var random = SplitMix64(state: 1)
      let found = Set((0..<200).map { _ in disk.afterPowerCut(&random)["a"] ?? [] })
      #expect(found.contains(Self.page) && found.count > 10)
      #expect(
        found.allSatisfy { bytes in
          stride(from: 0, to: 4096, by: 512).allSatisfy { Set(bytes[$0..<($0 + 512)]).count == 1 }
        })
    }
  }
}
