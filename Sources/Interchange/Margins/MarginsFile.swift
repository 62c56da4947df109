import Diagnostics
package import Files

/// A file of what is known of a population: `variable,category,share,source,date`.
///
/// Shares of a variable's categories sum to one. The source and date of each are kept for reports.
package struct MarginsFile: Sendable, Hashable {
  /// One category of one variable.
  package struct Entry: Sendable, Hashable {
    package let variable: String
    package let category: String
    package let share: Double
    package let source: String
    package let date: String
  }

  package let entries: [Entry]

  private static let header = ["variable", "category", "share", "source", "date"]

  /// Reads a file.
  ///
  /// - Throws: where it is not a table of these columns, or a share is not a number from 0 to 1.
  package init(_ path: String) throws(MarginsError) {
    let file: MappedFile
    do { file = try MappedFile(path) } catch { throw .file(error) }
    entries = try file.withBytes { bytes throws(MarginsError) in
      let reader: CSVReader
      do throws(CSVError) { reader = try CSVReader(bytes) } catch { throw .csv(error) }
      guard Array(reader.columns.prefix(5)) == Self.header else {
        throw .columns(found: reader.columns)
      }
      var entries: [Entry] = []
      try reader.forEachRecord { record throws(MarginsError) in
        guard !record.isRagged else { throw .ragged(row: record.number) }
        let text = record.trimmedString(at: 2)
        guard let share = spelledNumber(text) ?? commaNumber(text), 0...1 ~= share else {
          throw .share(row: record.number)
        }
        entries.append(
          Entry(
            variable: record.trimmedString(at: 0), category: record.trimmedString(at: 1),
            share: share, source: record.trimmedString(at: 3), date: record.trimmedString(at: 4)))
      }
      return entries
    }
  }
}

/// Why a file of margins cannot be read; rows count from 1 below the header.
package enum MarginsError: Error, Hashable, Sendable, CSVReadingFailure {
  case file(FileError)
  case csv(CSVError)
  case columns(found: [String])
  case ragged(row: Int)
  case share(row: Int)

  package init(_ error: CSVError) { self = .csv(error) }
}

extension MarginsError: CustomStringConvertible {
  package var description: String {
    switch self {
    case .file(let error): error.description
    case .csv(let error): "\(error)"
    case .columns(let found):
      "a file of margins has the columns variable,category,share,source,date; this one has "
        + found.joined(separator: ",")
    case .ragged(let row):
      "row \(row) of the margins has not five fields; write variable,category,share,source,date"
    case .share(let row):
      "row \(row) of the margins has no share from 0 to 1; write 0.52 for 52 percent"
    }
  }
}
