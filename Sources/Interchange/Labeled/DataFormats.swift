import Files
package import Formats

/// The formats of labeled files that are known; a new one is a file and a line here.
package enum DataFormats {
  static let readable: [any ReadableFormat] = [SPSSFormat(), StataFormat(), PortableFormat()]

  /// The format of a file, by what it is; nil for a study and for text.
  ///
  /// - Throws: where it is named like a format that it is not, as a page of errors saved as `.sav` is.
  package static func reader(of path: String) throws(FormatError) -> (any ReadableFormat)? {
    let start: [UInt8]
    do { start = try readBeginning(path, limit: 1_024) } catch { throw .file(error) }
    if let format = readable.first(where: { $0.recognizes(start) }) { return format }
    if let named = readable.first(where: { $0.endings.contains(ending(of: path)) }) {
      throw .otherThanNamed(path: path, name: named.name)
    }
    return nil
  }

  /// What a file's name ends in, in small letters and without the dot.
  package static func ending(of path: String) -> String {
    let name = path.split(separator: "/").last ?? ""
    guard let dot = name.lastIndex(of: ".") else { return "" }
    return name[name.index(after: dot)...].lowercased()
  }
}
