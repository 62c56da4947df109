/// SPSS portable files, `.por`: read, and never written, as they hold no letters but ASCII's.
package struct PortableFormat: ReadableFormat {
  package let name = "an SPSS portable file"
  package let endings = ["por"]

  package init() {}

  package func recognizes(_ start: [UInt8]) -> Bool {
    // Names of the format in five alphabets and an alphabet go before the signature, in lines.
    let text = start.filter { $0 != 0x0A && $0 != 0x0D }
    return text.dropFirst(456).starts(with: Array("SPSSPORT".utf8))
  }

  package func read(_ path: String, _ request: ReadingRequest) throws(FormatError) -> LabeledData {
    do throws(FormatError) {
      return try ReadStatReader(kind: .portable, path: path, request: request).read()
    } catch {
      guard case .damaged(let path, let reason) = error else { throw error }
      throw .damaged(path: path, reason: reason + "; save it as .sav")
    }
  }
}
