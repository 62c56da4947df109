/// The bytes of a file that has been proved to be UTF-8 text without zero bytes.
///
/// The bytes are lent: the value must not outlive the closure that lends them.
struct CSVText {
  let base: UnsafePointer<UInt8>
  /// Where the text begins, after a byte order mark.
  let start: Int
  /// Where the text ends, before the line ends that conclude the file.
  let end: Int

  init(_ bytes: UnsafeRawBufferPointer) throws(CSVError) {
    guard let address = bytes.baseAddress, !bytes.isEmpty else { throw Self.empty }
    if let name = Self.foreignEncoding(bytes) {
      throw CSVError(reason: .wrongEncoding(name), byteOffset: 0, line: 1, column: 1)
    }
    base = address.assumingMemoryBound(to: UInt8.self)
    start = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
    var last = bytes.count
    while last > start, base[last - 1] == ASCII.lineFeed || base[last - 1] == ASCII.carriageReturn {
      last -= 1
    }
    end = last
    if let fault = firstTextFault(UnsafeRawBufferPointer(rebasing: bytes[start...])) {
      throw error(fault.isZero ? .zeroByte : .invalidUTF8, at: start + fault.offset)
    }
    guard end > start else { throw Self.empty }
  }

  /// An error at a byte of the text; the line and the character are counted from the beginning.
  func error(_ reason: CSVError.Reason, at offset: Int) -> CSVError {
    let (line, column) = position(of: offset)
    return CSVError(reason: reason, byteOffset: offset, line: line, column: column)
  }

  func position(of offset: Int) -> (line: Int, column: Int) {
    var line = 1
    var lineStart = start
    for index in start..<max(start, offset) {
      let byte = base[index]
      let endsLine =
        byte == ASCII.lineFeed
        || (byte == ASCII.carriageReturn && (index + 1 >= end || base[index + 1] != ASCII.lineFeed))
      if endsLine {
        line += 1
        lineStart = index + 1
      }
    }
    // Continuation bytes, 10xxxxxx, begin no character.
    let characters = (lineStart..<max(lineStart, offset)).lazy.filter { base[$0] & 0xC0 != 0x80 }
    return (line, characters.count + 1)
  }

  private static let empty = CSVError(reason: .empty, byteOffset: 0, line: 1, column: 1)

  private static func foreignEncoding(_ bytes: UnsafeRawBufferPointer) -> String? {
    if bytes.starts(with: [0xFF, 0xFE, 0, 0]) || bytes.starts(with: [0, 0, 0xFE, 0xFF]) {
      return "UTF-32"
    }
    return bytes.starts(with: [0xFF, 0xFE]) || bytes.starts(with: [0xFE, 0xFF]) ? "UTF-16" : nil
  }
}

enum ASCII {
  static let lineFeed: UInt8 = 0x0A
  static let carriageReturn: UInt8 = 0x0D
  static let tab: UInt8 = 0x09
  static let space: UInt8 = 0x20
  static let quote: UInt8 = 0x22
  static let plus: UInt8 = 0x2B
  static let minus: UInt8 = 0x2D
  static let point: UInt8 = 0x2E
  static let zero: UInt8 = 0x30
}
