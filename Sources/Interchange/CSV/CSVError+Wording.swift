extension CSVError: CustomStringConvertible {
  /// The position, the rule that is broken and the fix; never what a cell contains.
  package var description: String {
    switch reason {
    case .empty, .wrongEncoding: reasonInWords
    case .invalidUTF8, .zeroByte, .ambiguousSeparator, .header, .tooManyColumns, .recordTooLong,
      .unclosedQuote, .textAfterQuote:
      "line \(line), column \(column) (byte \(byteOffset)): \(reasonInWords)"
    }
  }

  private var reasonInWords: String {
    switch reason {
    case .empty: "the file is empty; its first line must name the columns"
    case .wrongEncoding(let name): "the file is in \(name); save it as UTF-8"
    case .invalidUTF8:
      "the file is not UTF-8 and looks like Latin-1 or Windows-1250; save it as UTF-8"
    case .zeroByte: "a zero byte stands in the text; save the file as text in UTF-8"
    case .ambiguousSeparator(let candidates):
      "the header can be divided at each " + candidates.map(\.inWords).joined(separator: " and ")
        + "; state the separator"
    case .header(let unnamed, let duplicates): Self.headerInWords(unnamed, duplicates)
    case .tooManyColumns(let limit): "more than \(limit) columns; check the separator"
    case .recordTooLong(let limit, nil):
      "a record is longer than \(limit) bytes; check that its lines end"
    case .recordTooLong(let limit, let line?):
      "a record is longer than \(limit) bytes; "
        + "close the quotation mark that was opened in line \(line)"
    case .unclosedQuote:
      "a quotation mark is opened here and never closed; close it, or double it if it is text"
    case .textAfterQuote:
      "text follows a closing quotation mark; double the marks that belong to the text"
    }
  }

  private static func headerInWords(_ unnamed: [Int], _ duplicates: [[Int]]) -> String {
    var parts: [String] = []
    if !unnamed.isEmpty { parts.append("no name for column \(list(unnamed))") }
    parts += duplicates.prefix(shownPositions).map { "the same name for columns \(list($0))" }
    if duplicates.count > shownPositions { parts.append("and more") }
    return "the header has " + parts.joined(separator: ", ")
      + "; give each column a name of its own"
  }

  private static let shownPositions = 20

  private static func list(_ positions: [Int]) -> String {
    let shown = positions.prefix(shownPositions).map(String.init).joined(separator: ", ")
    return positions.count > shownPositions ? shown + ", …" : shown
  }
}

extension CSVSeparator {
  fileprivate var inWords: String {
    switch self {
    case .comma: "comma"
    case .semicolon: "semicolon"
    case .tab: "tab"
    }
  }
}
