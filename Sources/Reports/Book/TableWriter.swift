package import Tabulation

/// A form of output for books and results: it is given pages, and writes what they tell.
///
/// A new form is one type that does this.
package protocol TableWriter: Sendable {
  /// What stands before the first table.
  func beginning(of book: BookPage) -> [UInt8]
  /// One table, by its place in the book.
  func table(_ page: TablePage, at place: Int, of book: BookPage) -> [UInt8]
  /// What stands after the last table.
  func end(of book: BookPage) -> [UInt8]
  /// What an analysis came to.
  func result(_ page: ResultPage) -> [UInt8]
}

/// What is published of a book beside its tables.
package struct BookPage: Sendable {
  package let name: String
  package let title: String
  package let tableCount: Int
  package let notes: [String]
  /// Whether it is one table that was asked for by itself, and no plan's.
  package let isAlone: Bool

  package init(_ book: Book) {
    name = book.plan.name
    title = book.plan.title
    tableCount = book.tables.count
    notes = book.notes
    isAlone = book.plan.isAlone
  }
}

extension TableWriter {
  package func render(_ book: Book) -> String {
    blocks(of: book).reduce(into: "") { $0 += String(decoding: $1, as: UTF8.self) }
  }

  /// The bytes of the text, part after part; some tables at a time are written side by side.
  package func blocks(of book: Book) -> AnySequence<[UInt8]> {
    let heading = BookPage(book)
    let tables = book.tables.inParallelBlocks { place, table in
      self.table(TablePage(table), at: place, of: heading)
    }
    return AnySequence(
      [
        AnySequence([beginning(of: heading)]), tables, AnySequence([end(of: heading)]),
      ].lazy.joined())
  }

  package func end(of book: BookPage) -> [UInt8] { [] }

  package func render(_ page: ResultPage) -> String {
    String(decoding: result(page), as: UTF8.self)
  }
}

extension PublishedNumber {
  /// What stands for a number that disclosure control holds back.
  static let withheldSign = "[c]"
}
