import Testing

@testable import Tabulation

@Suite("Passes over bytes")
struct ByteScanTests {
  private static let bytes: [UInt8] = (0..<70_001).map {
    UInt8(truncatingIfNeeded: $0 * $0 / 7) % 12
  }
  private static let mask: [UInt8] = (0..<70_001).map { $0 % 3 == 0 ? 0 : 1 }

  @Test(arguments: [0, 1, 127, 128, 129, 300, 70_001])
  func `count what a plain loop counts`(length: Int) {
    let bytes = Array(Self.bytes[..<length])
    let mask = Array(Self.mask[..<length])
    bytes.withUnsafeBufferPointer { bytes in
      mask.withUnsafeBufferPointer { mask in
        for wanted in UInt8(0)...12 {
          #expect(
            ByteScan.count(wanted, in: bytes, mask: nil) == bytes.count { $0 == wanted })
          #expect(
            ByteScan.count(wanted, in: bytes, mask: mask)
              == bytes.indices.count { bytes[$0] == wanted && mask[$0] == 1 })
        }
        #expect(ByteScan.greatest(bytes) == bytes.max() ?? 0)
      }
    }
  }

  @Test
  func `a long run of one byte is counted whole`() {
    let bytes = [UInt8](repeating: 255, count: 1_000)
    bytes.withUnsafeBufferPointer { bytes in
      #expect(ByteScan.count(255, in: bytes, mask: nil) == 1_000)
      #expect(ByteScan.greatest(bytes) == 255)
    }
  }
}
