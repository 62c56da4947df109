import Testing

@testable import Interchange

@Suite struct CSVLimitTests {
  func header(_ count: Int, _ separator: String = ",") -> String {
    (1...count).map { "c\($0)" }.joined(separator: separator)
  }

  @Test func `as many columns as the limit are read`() throws {
    let numbers = [String](repeating: "1", count: 4096)
    let text = header(4096) + "\n" + numbers.joined(separator: ",") + "\n"
    #expect(try records(of: text) == [numbers])
  }

  @Test(arguments: [4097, 4098, 4104, 5000])
  func `more columns than the limit are refused, in the header and below it`(count: Int) {
    for separator in [",", ";", "\t"] {
      let error = #expect(throws: CSVError.self) { try columns(of: header(count, separator)) }
      #expect(error?.reason == .tooManyColumns(limit: 4096))
    }
    let commas = String(repeating: ",", count: count - 1)
    let quoted = [String](repeating: "\"\"", count: count).joined(separator: ",")
    for record in [commas, quoted] {
      let error = #expect(throws: CSVError.self) { try records(of: "a,b\n1,2\n" + record) }
      #expect(error?.reason == .tooManyColumns(limit: 4096))
      #expect(error?.line == 3)
    }
  }

  @Test func `a million columns are refused at once`() {
    let bytes = [UInt8](repeating: 0x2C, count: 1_000_000)
    let duration = ContinuousClock().measure {
      let error = #expect(throws: CSVError.self) { try records(of: bytes) }
      #expect(error?.reason == .tooManyColumns(limit: 4096))
    }
    // A debug build on a busy machine; reading a million fields would take longer.
    #expect(duration < .milliseconds(500))
  }

  @Test func `a record of a mebibyte is read and a longer one refused with its line`() throws {
    let field = String(repeating: "x", count: (1 << 20) - 2)
    #expect(try records(of: "a,b\n1,\(field)\n3,4\n").count == 2)
    let error = #expect(throws: CSVError.self) { try records(of: "a,b\n1,2\n1,\(field)x\n3,4\n") }
    #expect(error?.reason == .recordTooLong(limit: 1 << 20, openQuoteLine: nil))
    #expect(error?.line == 3)
  }

  @Test func `a mark left open far above the end is named with its line`() {
    let lines = String(repeating: "1,2\n", count: 300_000)
    let error = #expect(throws: CSVError.self) { try records(of: "a,b\n1,2\n1,\"x\n" + lines) }
    #expect(error?.reason == .recordTooLong(limit: 1 << 20, openQuoteLine: 3))
    #expect(error?.line == 3)
  }

  @Test func `nothing hostile crashes the reader`() {
    var generator = SplitMix(state: 20_260_304)
    let alphabet = Array("a1,;\t\"\"\r\n\n é".utf8)
    for _ in 0..<3000 {
      let length = Int.random(in: 0..<60, using: &generator)
      let bytes = (0..<length).map { _ in alphabet.randomElement(using: &generator) ?? 0 }
      do {
        let all = try records(of: bytes)
        #expect(all.allSatisfy { $0.count <= length + 1 })
      } catch {
        #expect(error.byteOffset <= length)
        #expect(error.line >= 1 && error.column >= 1)
      }
    }
  }
}

/// A small generator with a known seed (Steele, Lea and Flood, 2014), so that a failure can be
/// repeated.
struct SplitMix: RandomNumberGenerator {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }
}
