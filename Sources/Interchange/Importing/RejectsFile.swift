import Files
import QuestionnaireModel

/// One reason why a row does not fit.
struct RowFault: Hashable {
  /// The column's name; empty where the whole row is meant.
  let column: String
  let item: ItemID?
  let valueClass: ValueClass
  let fault: CellFault
}

/// The list of rows that did not fit: where, what kind of value, and why; never the value.
///
/// The file is made with its first row, readable by its owner alone. It takes the place of an earlier
/// such list, which would mislead; nothing else is ever replaced or removed.
struct RejectsFile: ~Copyable {
  private static let columns = ["row", "line", "column", "item", "value_class", "reason"]

  private let path: String
  private var output: FileOutput?
  private var isBegun = false
  private var writer: CSVWriter

  /// Names the file, which must be free or an earlier list.
  init(path: String) throws(ImportError) {
    if exists(path), !Self.isList(path) { throw .rejectsFileTaken(path: path) }
    self.path = path
    var options = CSVWriter.Options()
    options.neutralizingFormulas = true
    writer = CSVWriter(options)
  }

  mutating func append(
    _ record: borrowing CSVRecord, _ faults: [RowFault]
  ) throws(FileError) {
    if !isBegun { try begin() }
    for fault in faults {
      writer.append(integer: record.number)
      writer.append(integer: record.line)
      writer.append(text: fault.column)
      writer.append(text: fault.item?.rawValue ?? "")
      writer.append(text: fault.valueClass.rawValue)
      writer.append(text: fault.fault.reason)
      writer.endRecord()
    }
    guard var file = output.take() else { return }
    try writer.drain(into: &file)
    output = consume file
  }

  /// Puts the list on the disk, or removes an earlier one where every row fits.
  mutating func close() throws(FileError) {
    if let output = output.take() { return try output.close(durably: true) }
    if exists(path) { try remove(path) }
  }

  /// Removes a list that was begun: its import came to nothing.
  mutating func discard() {
    guard isBegun else { return }
    output = nil
    // The import's own fault is the one to tell; a list left over is replaced by the next one.
    try? remove(path)
  }

  private mutating func begin() throws(FileError) {
    if exists(path) { try remove(path) }
    output = try FileOutput(path, .createNew)
    isBegun = true
    for name in Self.columns { writer.append(text: name) }
    writer.endRecord()
  }

  /// Whether a file begins as the lists do that this program writes.
  private static func isList(_ path: String) -> Bool {
    let header = Array((columns.joined(separator: ",") + "\n").utf8)
    do throws(FileError) {
      return try MappedFile(path).withBytes { $0.starts(with: header) }
    } catch {
      // What cannot be read cannot be known to be a list.
      return false
    }
  }
}
