import Files
import Testing

@testable import Formats

/// Files that are cut or changed: each is read or refused, and none ends the program.
@Suite struct HostileFileTests {
  /// Draws the same numbers each time.
  private struct Numbers: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return state ^ state >> 29
    }
  }

  private static let files = [
    "haven-labelled-num-na.sav", "haven-tagged-na-double.dta", "pyreadstat-sample.por",
    "pyreadstat-sample.zsav", "pyreadstat-simple_alltypes.sav", "haven-notes.dta",
  ]

  private static func bytes(_ name: String) throws -> [UInt8] {
    let folder = #filePath.split(separator: "/", omittingEmptySubsequences: false)
      .dropLast().joined(separator: "/")
    return try readFile("\(folder)/Foreign/\(name)", limit: 1 << 20)
  }

  /// Whether the bytes are read; what refuses them is a `FormatError` and nothing else.
  private static func isRead(_ bytes: [UInt8], at path: String) throws -> Bool {
    try writeFile(path, blocks: [bytes], durably: false)
    let formats: [any ReadableFormat] = [SPSSFormat(), StataFormat(), PortableFormat()]
    guard let format = formats.first(where: { $0.recognizes(Array(bytes.prefix(1_024))) }) else {
      return false
    }
    do throws(FormatError) {
      let data = try format.read(path, ReadingRequest())
      return data.variables.allSatisfy { $0.values.count == data.rowCount }
    } catch {
      return error.description.isEmpty
    }
  }

  @Test(arguments: files)
  func `every beginning of a file is refused`(file: String) throws {
    let folder = try TemporaryFolder()
    let bytes = try Self.bytes(file)
    // A compressed row may end where the file does, and notes of the end are optional.
    let step = max(1, bytes.count / 200)
    for length in stride(from: 0, to: bytes.count / 2, by: step) {
      let isRead = try Self.isRead(Array(bytes.prefix(length)), at: folder.path("f"))
      #expect(!isRead, "\(file) cut to \(length) bytes is read")
    }
  }

  @Test(arguments: files)
  func `a file with changed bytes ends nothing`(file: String) throws {
    let folder = try TemporaryFolder()
    let bytes = try Self.bytes(file)
    var numbers = Numbers(state: 18)
    for _ in 0..<400 {
      var changed = bytes
      for _ in 0..<Int.random(in: 1...4, using: &numbers) {
        let place = Int.random(in: 0..<changed.count, using: &numbers)
        changed[place] = UInt8.random(in: 0...255, using: &numbers)
      }
      _ = try Self.isRead(changed, at: folder.path("f"))
    }
  }

  @Test func `a file with more variables than are read is refused before its rows`() throws {
    let folder = try TemporaryFolder()
    var bytes = Array("$FL2@(#) SPSS DATA FILE".utf8)
    bytes += Array(repeating: 0x20, count: 64 - bytes.count)
    func number(_ number: Int32) -> [UInt8] {
      withUnsafeBytes(of: number.littleEndian) { Array($0) }
    }
    bytes += number(2) + number(70_000) + number(0) + number(0) + number(-1)
    bytes += Array(repeating: 0, count: 176 - bytes.count)
    for place in 0..<70_000 {
      let name = "V\(place)"
      bytes += [2, 0, 0, 0, 328_704, 328_704].flatMap(number)
      bytes += Array(name.utf8) + Array(repeating: 0x20, count: 8 - name.utf8.count)
    }
    bytes += number(999) + number(0)
    let path = folder.path("wide.sav")
    try writeFile(path, bytes)
    #expect(throws: FormatError.tooManyVariables(count: 70_000, most: 32_767)) {
      try SPSSFormat().read(path, ReadingRequest())
    }
  }
}
