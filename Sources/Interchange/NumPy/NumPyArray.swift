/// A file of NumPy's own format, version 1.0, of one array of 64-bit numbers.
///
/// It is the head, then each number in eight little-endian bytes (numpy.lib.format).
package enum NumPyArray {
  /// The bytes before the numbers; they fill a multiple of 64.
  package static func head(count: Int) -> [UInt8] {
    precondition(count >= 0, "an array has no fewer than no numbers")
    let start: [UInt8] = [0x93] + Array("NUMPY".utf8) + [1, 0]
    let shape = Array("{'descr': '<f8', 'fortran_order': False, 'shape': (\(count),), }".utf8)
    // Two bytes tell the length of the rest, which ends in a new line.
    let used = start.count + 2 + shape.count + 1
    let padding = (64 - used % 64) % 64
    let length = UInt16(shape.count + padding + 1)
    return start + [UInt8(truncatingIfNeeded: length), UInt8(length >> 8)] + shape
      + Array(repeating: UInt8(ascii: " "), count: padding) + [UInt8(ascii: "\n")]
  }

  package static func bytes(of numbers: [Double]) -> [UInt8] {
    [UInt8](unsafeUninitializedCapacity: 8 * numbers.count) { buffer, count in
      let bytes = UnsafeMutableRawBufferPointer(buffer)
      for (place, number) in numbers.enumerated() {
        bytes.storeBytes(
          of: number.bitPattern.littleEndian, toByteOffset: 8 * place, as: UInt64.self)
      }
      count = 8 * numbers.count
    }
  }
}
