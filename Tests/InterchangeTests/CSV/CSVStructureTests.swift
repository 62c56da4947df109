import Testing

@testable import Interchange

@Suite struct CSVStructureTests {
  @Test(arguments: ["\n", "\r\n", "\r"])
  func `lines end in three ways, and the last may not end`(lineEnd: String) throws {
    let text = ["a,b", "1,2", "3,4"].joined(separator: lineEnd)
    #expect(try records(of: text) == [["1", "2"], ["3", "4"]])
    #expect(try records(of: text + lineEnd) == [["1", "2"], ["3", "4"]])
  }

  @Test(arguments: [
    ("a,b\n1,2", CSVSeparator.comma), ("a;b\n1,5;2", .semicolon), ("a\tb\n1\t2", .tab),
    ("\"a,x\";b\n1;2", .semicolon), ("\"a;b;c\",d\n1,2", .comma),
    ("Age, in years, today;Sex\n30;2", .semicolon), ("a;b\n1;\"x\"y", .semicolon),
    ("alone\n1", .comma), ("a,b;c,d\n1,2,3", .comma),
  ])
  func `the separator is found outside quotation marks`(
    text: String, separator: CSVSeparator
  ) throws {
    let found = try Array(text.utf8).withUnsafeBytes { try CSVReader($0).separator }
    #expect(found == separator)
  }

  @Test func `a header that two separators divide alike is refused`() {
    let error = #expect(throws: CSVError.self) { try records(of: "a,b;c\n1\n") }
    #expect(error?.reason == .ambiguousSeparator([.comma, .semicolon]))
    #expect(error?.description.contains("at each comma and semicolon; state the separator") == true)
    #expect(throws: Never.self) { try records(of: "a,b;c\n1\n", separator: .semicolon) }
  }

  @Test func `quoted fields hold separators, line ends and doubled marks`() throws {
    let text = "a,b,c\n\"1,2\",\"x\r\ny\",\"say \"\"yes\"\"\"\n\"\",\"\"\"\",\"\"\"\"\"\"\n"
    #expect(try records(of: text) == [["1,2", "x\r\ny", "say \"yes\""], ["", "\"", "\"\""]])
  }

  @Test func `a mark inside an unquoted field is text`() throws {
    #expect(try records(of: "a,b\n5\" pipe, \"x\"\n") == [["5\" pipe", " \"x\""]])
  }

  @Test(arguments: [1, 5, 6, 7, 8, 9, 15, 16, 17, 40])
  func `fields of any width are found across the words read`(width: Int) throws {
    let field = String(repeating: "z", count: width)
    let quoted = "\"" + String(repeating: "\"\"", count: width) + "\""
    let marks = String(repeating: "\"", count: width)
    let text = "a,b,c\n\(field),,\(field)\r\n,\(quoted),\(field)\n"
    #expect(try records(of: text) == [[field, "", field], ["", marks, field]])
  }

  @Test func `a mark that is never closed is reported where it was opened`() {
    let error = #expect(throws: CSVError.self) { try records(of: "a,b\n1,2\n3,\"x\n4,5\n\n") }
    #expect(error?.reason == .unclosedQuote)
    #expect(error?.line == 3)
    #expect(error?.column == 3)
  }

  @Test func `text after a closing mark is reported with its place`() {
    let error = #expect(throws: CSVError.self) { try records(of: "a,b\n1,\"secret\"x\n") }
    #expect(error?.reason == .textAfterQuote)
    #expect(error?.line == 2)
    #expect(error?.column == 11)
    #expect(error?.description.contains("secret") == false)
  }

  @Test func `empty lines at the end are no records`() throws {
    #expect(try records(of: "a,b\n1,2\n\n\r\n\n") == [["1", "2"]])
    #expect(try records(of: "a\n1\n\n\n") == [["1"]])
  }

  @Test func `an empty line in the middle is a record only in a single column`() throws {
    #expect(try records(of: "a,b\n1,2\n\n3,4") == [["1", "2"], ["3", "4"]])
    #expect(try records(of: "a\n1\n\n3") == [["1"], [""], ["3"]])
  }

  @Test func `records tell their number, their line and whether they are ragged`() throws {
    var seen: [String] = []
    _ = try Array("a,b\n1,\"x\ny\r\nz\rw\"\n\n2\n3,4,5\n".utf8).withUnsafeBytes { bytes in
      try CSVReader(bytes).forEachRecord { record in
        seen.append("\(record.number) \(record.line) \(record.fieldCount) \(record.isRagged)")
      }
    }
    #expect(seen == ["1 2 2 false", "2 7 1 true", "3 8 3 true"])
  }

  @Test(arguments: ["", "\u{FEFF}", "\n\n\r\n"])
  func `an empty file is refused`(text: String) {
    let error = #expect(throws: CSVError.self) { try records(of: text) }
    #expect(error?.reason == .empty)
  }

  @Test func `a header alone is a table without records`() throws {
    #expect(try columns(of: "a,b") == ["a", "b"])
    #expect(try records(of: "a,b\r\n") == [])
  }

  @Test func `names are read without the spaces around them`() throws {
    #expect(try columns(of: " a , \"b\"\"\" ,\" c\"\n") == ["a", "\"b\"\"\"", " c"])
  }

  @Test func `columns without a name or with a common one are listed`() {
    let error = #expect(throws: CSVError.self) { try columns(of: "x,,y,x, ,y,x\n") }
    #expect(error?.reason == .header(unnamed: [2, 5], duplicates: [[1, 4, 7], [3, 6]]))
    #expect(
      error?.description == "line 1, column 1 (byte 0): the header has no name for column 2, 5, "
        + "the same name for columns 1, 4, 7, the same name for columns 3, 6; "
        + "give each column a name of its own")
  }

  @Test func `a column without a name may be called by its place`() throws {
    func named(_ text: String) throws -> [String] {
      try Array(text.utf8).withUnsafeBytes { try CSVReader($0, namingByPlace: true).columns }
    }
    #expect(try named(",x,g\n0,1,a\n") == ["column 1", "x", "g"])
    #expect(try named("\"\";x; ;\n1;2;3;4\n") == ["column 1", "x", "column 3", "column 4"])
    #expect(try named(",column 1\n1,2\n") == ["column 1 (unnamed)", "column 1"])
    #expect(throws: CSVError.self) { try named(",,\n1,2,3\n") }
    #expect(throws: CSVError.self) { try named("x,,x\n1,2,3\n") }
  }

  @Test(arguments: [
    ("sep=;\nx;y\n1,5;2\n", [["1,5", "2"]]), ("SEP=,\r\nx,y\r\n1,2", [["1", "2"]]),
    ("sep=\t\nx,z\ty\n1\t2", [["1", "2"]]),
  ])
  func `a first line that states the separator is no record`(
    text: String, expected: [[String]]
  ) throws {
    #expect(try records(of: text) == expected)
    let lines = Array("sep=;\na;b\n1;2\n3;4\n".utf8)
    var places: [Int] = []
    _ = try lines.withUnsafeBytes { bytes in
      try CSVReader(bytes).forEachRecord { places.append($0.line) }
    }
    #expect(places == [3, 4])
  }

  @Test func `a column may be called sep=`() throws {
    #expect(try columns(of: "sep=x,b\n1,2\n") == ["sep=x", "b"])
    #expect(try columns(of: "sep=\n1\n") == ["sep="])
  }

  @Test func `a caller's own error passes through and carries faults of the file`() throws {
    enum ImportFailure: CSVReadingFailure, Equatable {
      case file(CSVError.Reason)
      case record(Int)
      init(_ error: CSVError) { self = .file(error.reason) }
    }
    func run(_ text: String) throws(ImportFailure) {
      try Array(text.utf8).withUnsafeBufferPointer { buffer throws(ImportFailure) in
        let reader: CSVReader
        do throws(CSVError) {
          reader = try CSVReader(UnsafeRawBufferPointer(buffer))
        } catch {
          throw ImportFailure(error)
        }
        try reader.forEachRecord { record throws(ImportFailure) in
          if record.isRagged { throw .record(record.number) }
        }
      }
    }
    #expect(throws: ImportFailure.record(2)) { try run("a,b\n1,2\n3\n\"x") }
    #expect(throws: ImportFailure.file(.unclosedQuote)) { try run("a,b\n1,\"x") }
  }
}
