@testable import Interchange

/// The fields of every record, read to the end.
func records(
  of bytes: [UInt8], separator: CSVSeparator? = nil
) throws(CSVError) -> [[String]] {
  try bytes.withUnsafeBufferPointer { buffer throws(CSVError) in
    var all: [[String]] = []
    try CSVReader(UnsafeRawBufferPointer(buffer), separator: separator).forEachRecord { record in
      all.append((0..<record.fieldCount).map { record.string(at: $0) })
    }
    return all
  }
}

func records(of text: String, separator: CSVSeparator? = nil) throws(CSVError) -> [[String]] {
  try records(of: Array(text.utf8), separator: separator)
}

func columns(of text: String) throws(CSVError) -> [String] {
  try Array(text.utf8).withUnsafeBufferPointer { buffer throws(CSVError) in
    try CSVReader(UnsafeRawBufferPointer(buffer)).columns
  }
}

/// What the closure makes of the first record, however many fields it has.
func firstRecord<Result>(
  _ line: String, _ body: (borrowing CSVRecord) -> Result
) throws(CSVError) -> Result? {
  try Array(("c1\n" + line).utf8).withUnsafeBufferPointer { buffer throws(CSVError) in
    var result: Result?
    try CSVReader(UnsafeRawBufferPointer(buffer), separator: .comma).forEachRecord { record in
      if record.number == 1 { result = body(record) }
    }
    return result
  }
}
