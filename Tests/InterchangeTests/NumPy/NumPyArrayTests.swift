import Interchange
import Testing

@Suite struct NumPyArrayTests {
  /// `numpy.save` of numpy 2.4.6 for the array [1.5, -2.0, nan].
  private static let saved: [UInt8] =
    [0x93] + Array("NUMPY".utf8) + [1, 0, 118, 0]
    + Array("{'descr': '<f8', 'fortran_order': False, 'shape': (3,), }".utf8)
    + Array(repeating: UInt8(ascii: " "), count: 60) + [10]
    + [0, 0, 0, 0, 0, 0, 248, 63, 0, 0, 0, 0, 0, 0, 0, 192, 0, 0, 0, 0, 0, 0, 248, 127]

  @Test func `a file has the bytes that numpy writes`() {
    #expect(NumPyArray.head(count: 3) + NumPyArray.bytes(of: [1.5, -2, .nan]) == Self.saved)
  }

  @Test(arguments: [0, 1, 9, 10, 999_999, 1_000_000, .max])
  func `the head fills a multiple of 64 bytes and tells its length`(count: Int) {
    let head = NumPyArray.head(count: count)
    #expect(head.count.isMultiple(of: 64))
    #expect(Int(head[8]) | Int(head[9]) << 8 == head.count - 10)
    #expect(head.last == UInt8(ascii: "\n"))
  }
}
