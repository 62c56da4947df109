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
/// The file is made with its first row, readable by its owner alone, in place of an earlier one.
struct RejectsFile: ~Copyable {
  private let path: String
  private var output: FileOutput?
  private var isOpen = false
  private var writer: CSVWriter

  init(path: String) {
    self.path = path
    var options = CSVWriter.Options()
    options.neutralizingFormulas = true
    writer = CSVWriter(options)
  }

  mutating func append(
    _ record: borrowing CSVRecord, _ faults: [RowFault]
  ) throws(FileError) {
    if !isOpen {
      isOpen = true
      if exists(path) { try remove(path) }
      output = try FileOutput(path, .createNew)
      for name in ["row", "line", "column", "item", "value_class", "reason"] {
        writer.append(text: name)
      }
      writer.endRecord()
    }
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

  mutating func close() throws(FileError) {
    guard let output = output.take() else { return }
    try output.close(durably: true)
  }
}
