/// The UTF-8 of a text in UTF-16 with its byte order mark, as spreadsheets write "Unicode text".
///
/// Nil where there is no such mark, or what follows is not UTF-16.
func utf8(ofUTF16 bytes: UnsafeRawBufferPointer) -> [UInt8]? {
  let isLittle = bytes.starts(with: [0xFF, 0xFE])
  guard isLittle || bytes.starts(with: [0xFE, 0xFF]), bytes.count % 2 == 0,
    !bytes.starts(with: [0xFF, 0xFE, 0, 0])
  else { return nil }
  var units: [UInt16] = []
  units.reserveCapacity(bytes.count / 2)
  for place in stride(from: 2, to: bytes.count, by: 2) {
    let first = UInt16(bytes[place])
    let second = UInt16(bytes[place + 1])
    units.append(isLittle ? second << 8 | first : first << 8 | second)
  }
  var text: [UInt8] = []
  text.reserveCapacity(units.count)
  let isBroken = transcode(
    units.makeIterator(), from: UTF16.self, to: UTF8.self, stoppingOnError: true
  ) { text.append($0) }
  return isBroken ? nil : text
}
