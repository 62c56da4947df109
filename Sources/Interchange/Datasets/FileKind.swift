import Files

/// What kind of data a file holds, told by its first bytes.
enum FileKind: Hashable {
  case sqlite
  case numPy
  case text

  init(of path: String) throws(DataSourceError) {
    let file: MappedFile
    do { file = try MappedFile(path) } catch { throw .file(error) }
    let start = file.withBytes { Array($0.prefix(16)) }
    func begins(_ text: String) -> Bool { start.starts(with: Array(text.utf8)) }
    self =
      if begins("SQLite format 3\0") {
        .sqlite
      } else if start.starts(with: [0x93] + Array("NUMPY".utf8)) {
        .numPy
      } else {
        .text
      }
  }
}
