import Files
import Microdata
import QuestionnaireModel
import Testing

@testable import Interchange

@Suite struct CSVDatasetTests {
  private func read(
    _ text: String, _ names: [String], numbers: Set<String> = [], missing: Set<String> = ["NA"]
  ) throws -> Dataset {
    let folder = try TemporaryFolder()
    try writeFile(folder.path("d.csv"), Array(text.utf8))
    return try CSVDataset(folder.path("d.csv"), missing: missing)
      .read(columns: names, numbers: numbers)
  }

  @Test func `texts are categories in the order they occur`() throws {
    let data = try read("a,b\nx,1\ny,1\nx,2\nz1,3\n", ["a"])
    #expect(data.rowCount == 4)
    #expect(data.columns[0].categories.map(\.code) == ["x", "y", "z1"])
    #expect(data.columns[0].measurement == .nominal)
    #expect(words(of: data.columns[0]) == ["x", "y", "x", "z1"])
  }

  @Test func `numbers are categories in numeric order`() throws {
    let data = try read("a\n10\n9\n-1\n2.5\n9\n", ["a"])
    #expect(data.columns[0].categories.map(\.code) == ["-1", "2.5", "9", "10"])
    #expect(data.columns[0].categories.map(\.value) == [-1, 2.5, 9, 10])
    #expect(data.columns[0].measurement == .numeric)
    #expect(words(of: data.columns[0]) == ["10", "9", "-1", "2.5", "9"])
  }

  @Test func `one text among numbers makes all of them texts`() throws {
    let column = try read("a\n10\n9\nx\n", ["a"]).columns[0]
    #expect(column.categories.map(\.code) == ["10", "9", "x"])
    #expect(column.categories.allSatisfy { $0.value == nil })
  }

  @Test func `empty cells and the words for it are missing`() throws {
    let text = "a,b\n1,x\n,x\nNA,x\n.,x\n"
    #expect(try words(of: read(text, ["a"]).columns[0]) == ["1", "missing", "missing", "."])
    #expect(
      try words(of: read(text, ["a"], missing: ["."]).columns[0])
        == ["1", "missing", "NA", "missing"])
  }

  @Test func `a column without any answer is all missing`() throws {
    let data = try read("a,b\n,1\nNA,2\n", ["a"])
    #expect(data.columns[0].categories.isEmpty)
    #expect(words(of: data.columns[0]) == ["missing", "missing"])
    #expect(try read("a,b\n", ["a"]).rowCount == 0)
  }

  @Test func `more than 255 texts are told apart`() throws {
    let texts = (0..<700).map { "t\($0)" }
    let data = try read("a\n" + (texts + texts).joined(separator: "\n"), ["a"])
    #expect(words(of: data.columns[0]) == texts + texts)
  }

  @Test func `texts of a single letter and longer ones are told apart`() throws {
    let data = try read("a\nx\nxx\ny\n\"x\"\nX\né\nx\n", ["a"])
    #expect(words(of: data.columns[0]) == ["x", "xx", "y", "x", "X", "é", "x"])
  }

  @Test func `columns stand in the order in which they are named`() throws {
    let data = try read("a,b,c\n1,2,3\n", ["c", "a"], numbers: ["c"])
    #expect(data.columns.map(\.name) == ["c", "a"])
  }

  @Test func `a weight is a number or missing`() throws {
    let data = try read("a,w\nx,1.5\ny,\nz,NA\n", ["w"], numbers: ["w"])
    #expect(words(of: data.columns[0]) == ["1.5", "missing", "missing"])
    #expect(throws: DatasetError.notANumber(column: "w", row: 2, line: 3)) {
      try read("a,w\nx,1\ny,much\n", ["w"], numbers: ["w"])
    }
  }

  @Test func `a weight's error does not say what stood there`() {
    let error = #expect(throws: DatasetError.self) {
      try read("w\ncanary\n", ["w"], numbers: ["w"])
    }
    #expect(error.map { "\($0)".contains("canary") } == false)
  }

  @Test func `a ragged row is an error with its place`() {
    #expect(throws: DatasetError.raggedRow(row: 2, line: 4, fields: 3, expected: 2)) {
      try read("a,b\n1,\"x\ny\"\n1,2,3\n", ["a"])
    }
  }

  @Test func `an unknown column is named with the one meant`() {
    let error = DatasetError.unknownColumn(name: "agee", suggestion: "age", known: ["age", "b"])
    #expect(throws: error) { try read("age,b\n1,2\n", ["agee"]) }
  }

  @Test(arguments: [
    ("", CSVError.Reason.empty), ("a,a\n1,2\n", .header(unnamed: [], duplicates: [[1, 2]])),
  ])
  func `a file that is no table is refused`(text: String, reason: CSVError.Reason) {
    let error = #expect(throws: DatasetError.self) { try read(text, ["a"]) }
    guard case .csv(let fault)? = error else {
      Issue.record("the fault is the file's")
      return
    }
    #expect(fault.reason == reason)
  }

  @Test(arguments: ["99", "99.0", "9.9e1", "+99", "099"])
  func `a missing number is the number however it is spelled`(word: String) throws {
    let text = "x\n1\n99\n99.0\n9.9E1\n\" 99 \"\n+99\n99.5\n-99\n"
    let column = try read(text, ["x"], missing: ["NA", word]).columns[0]
    #expect(
      words(of: column)
        == ["1", "missing", "missing", "missing", "missing", "missing", "99.5", "-99"])
    #expect(column.measurement == .numeric)
    let numbers = try read("w\n1\n99.0\n2\n", ["w"], numbers: ["w"], missing: [word]).columns[0]
    #expect(words(of: numbers) == ["1", "missing", "2"])
  }

  @Test func `a missing word that is no number is that text and no other`() throws {
    #expect(
      try words(of: read("x\n.\n0\nna\n", ["x"], missing: ["."]).columns[0])
        == ["missing", "0", "na"])
  }

  @Test func `a category that nobody chose is one where it is asked for`() throws {
    func categories(_ text: String, _ declared: [String]) throws -> [String] {
      let folder = try TemporaryFolder()
      try writeFile(folder.path("d.csv"), Array(text.utf8))
      return try CSVDataset(folder.path("d.csv"), missing: [])
        .read(columns: ["x"], declared: ["x": declared]).columns[0].categories.map(\.code)
    }
    #expect(try categories("x\nb\nb\n", ["a", "b", "c"]) == ["b", "a", "c"])
    #expect(try categories("x\n1\n2\n", ["0", "1", "2"]) == ["0", "1", "2"])
    #expect(try categories("x\n1.0\n2.0\n", ["0", "1", "2"]) == ["0", "1.0", "2.0"])
    #expect(try categories("x,y\n,1\n", ["a"]) == ["a"])
    // What comes near a category that is left out is a slip.
    #expect(throws: DatasetError.self) { try categories("x\nAgree\nNever\n", ["Agre", "Never"]) }
    #expect(
      try categories("x\nAgree\nNever\n", ["Disagree", "Agree"]) == ["Agree", "Never", "Disagree"])
    #expect(throws: DatasetError.self) { try categories("x\n1\n2\n", ["low"]) }
  }

  @Test func `a column without a name is called by its place`() throws {
    #expect(try words(of: read(",x\n7,1\n8,2\n", ["x"]).columns[0]) == ["1", "2"])
    #expect(try words(of: read(",x\n7,1\n8,2\n", ["column 1"]).columns[0]) == ["7", "8"])
  }

  @Test(arguments: ["1e308", "-1e308", "1e151"])
  func `a number too large to be added up is none`(text: String) throws {
    #expect(try read("x\n1\n\(text)\n", ["x"]).columns[0].measurement == .nominal)
    #expect(throws: DatasetError.self) { try read("w\n\(text)\n", ["w"], numbers: ["w"]) }
  }

  // MARK: - One answer, however it is written

  @Test func `spellings of one number are one category`() throws {
    let column = try read("x\n1\n1.0\n+2\n2\n1e0\n3.50\n", ["x"]).columns[0]
    #expect(column.categories.map(\.code) == ["1", "2", "3.50"])
    #expect(words(of: column) == ["1", "1", "2", "2", "1", "3.50"])
    // Zeros before a number are part of a code.
    #expect(try read("x\n007\n010\n", ["x"]).columns[0].categories.map(\.code) == ["007", "010"])
  }

  @Test(arguments: [("a;x\n", ";"), ("a\tx\n", "\t")])
  func `a decimal comma is read where it separates no fields`(head: String, mark: String) throws {
    let text = head + "u\(mark)1,5\nv\(mark)-2,25\nw\(mark)3\nz\(mark)\n"
    let data = try read(text, ["x"])
    #expect(data.columns[0].categories.map(\.value) == [-2.25, 1.5, 3])
    #expect(data.columns[0].categories.map(\.code) == ["-2.25", "1.5", "3"])
    #expect(data.notes.count == 1 && data.notes[0].contains("decimal comma"))
    let weights = try read(text, ["x"], numbers: ["x"])
    #expect(words(of: weights.columns[0]) == ["1.5", "-2.25", "3", "missing"])
    #expect(weights.notes.count == 1)
    #expect(try read(text, ["x"], missing: ["1.5"]).columns[0].categories.count == 2)
    #expect(try read(text, ["x"], missing: ["1,50"]).columns[0].categories.count == 2)
  }

  @Test func `a comma that may set thousands apart makes no number`() throws {
    let thousands = try read("x,y\n\"1,234\",1\n\"2,500\",2\n", ["x"])
    #expect(thousands.columns[0].measurement == .nominal && thousands.notes.isEmpty)
    #expect(try read("x,y\n\"1,5\",1\n\"2,500\",2\n", ["x"]).columns[0].measurement == .numeric)
    // A list of codes is no number, and neither are points and commas together.
    for text in ["x;y\n1,2;1\n1,2,3;2\n", "x;y\n1.234,5;1\n", "x;y\n1,5;1\n2.5;2\nn;3\n"] {
      #expect(try read(text, ["x"]).columns[0].measurement == .nominal)
    }
    #expect(throws: DatasetError.self) {
      try read("w;y\n1,5;1\n2.5;2\n", ["w"], numbers: ["w"])
    }
  }

  @Test func `a column of dates or times holds these`() throws {
    let data = try read(
      "d,t,m\n2026-07-01,08:30,2026-07-01\n2026-01-05,00:00,soon\n,23:59,\n", ["d", "t", "m"])
    #expect(data.columns.map(\.origin.unit) == [.date, .time, .number])
    #expect(data.columns[0].categories.map(\.code) == ["2026-01-05", "2026-07-01"])
    #expect(data.columns[0].categories.map(\.value) == [20458, 20635])
    #expect(data.columns[1].categories.map(\.value) == [0, 510, 1439])
    #expect(data.columns[2].measurement == .nominal)
    #expect(try read("d\n2026-02-30\n", ["d"]).columns[0].origin.unit == .number)
  }

  @Test func `words for missing are told from empty cells`() throws {
    let column = try read("x,y\n1,1\n,2\nNA,3\n99,4\n\" \",5\n", ["x"], missing: ["NA", "99"])
      .columns[0]
    #expect(column.nonanswers.map(\.code) == ["", "missing"])
    #expect(column.nonanswers.allSatisfy { $0.kind == .missing })
    guard case .narrow(let codes) = column.values else { return }
    #expect(codes == [0, 1, 1, 2, 1])
    #expect(try read("x,y\n1,1\n,2\n", ["x"], missing: ["99"]).columns[0].nonanswers.count == 1)
  }

  @Test(arguments: [true, false], [true, false])
  func `text in UTF-16 is read`(isLittle: Bool, endsInCRLF: Bool) throws {
    let text = "nume\tx\r\n\"Iași\nCopou\"\t1\r\n😀\t2\r\n"
      .split(separator: "\r\n", omittingEmptySubsequences: false)
      .joined(separator: endsInCRLF ? "\r\n" : "\n")
    let units = [0xFEFF] + Array(text.utf16)
    let bytes = units.flatMap { unit -> [UInt8] in
      let pair = [UInt8(unit >> 8), UInt8(truncatingIfNeeded: unit)]
      return isLittle ? pair.reversed() : pair
    }
    let folder = try TemporaryFolder()
    try writeFile(folder.path("d.csv"), bytes)
    let file = try CSVDataset(folder.path("d.csv"), missing: [])
    #expect(try file.columnNames() == ["nume", "x"])
    #expect(words(of: try file.read(columns: ["nume"]).columns[0]) == ["Iași\nCopou", "😀"])
    // Half a character is no text.
    try writeFile(folder.path("e.csv"), Array(bytes.dropLast(1)))
    #expect(throws: DatasetError.self) {
      try CSVDataset(folder.path("e.csv"), missing: []).columnNames()
    }
  }

  @Test func `what got an apostrophe against formulas is read without`() throws {
    let text = "x\n\"'=1+1\"\n\"'-5\"\nabc\n'quoted'\n\"''=2\"\n"
    #expect(
      try words(of: read(text, ["x"]).columns[0]) == ["=1+1", "-5", "abc", "'quoted'", "'=2"])
  }

  @Test func `a column of lists is text, although its cells look like numbers`() throws {
    let folder = try TemporaryFolder()
    try writeFile(folder.path("d.csv"), Array("l;g\n1,2;a\n1;b\n".utf8))
    let file = try CSVDataset(folder.path("d.csv"), missing: [], texts: ["l"])
    let data = try file.read(columns: ["l"])
    #expect(data.columns[0].categories.map(\.code) == ["1,2", "1"])
    #expect(data.notes.isEmpty)
  }

  @Test func `kinds of non-answers among numbers are read as this program writes them`() throws {
    let text = "x,y,w\n1,done,1.5\nrefused,refused,not_asked\n2,refused,2\ndont_know,done,\n"
    let data = try read(text, ["x", "y", "w"], numbers: ["w"])
    #expect(data.columns[0].measurement == .numeric)
    #expect(words(of: data.columns[0]) == ["1", "refused", "2", "dont_know"])
    // Among texts it is an answer like others, and alone it is one too.
    #expect(data.columns[1].categories.map(\.code) == ["done", "refused"])
    #expect(try read("x,y\nrefused,1\n", ["x"]).columns[0].categories.map(\.code) == ["refused"])
    #expect(words(of: data.columns[2]) == ["1.5", "not_asked", "2", "missing"])
    #expect(
      try words(of: read(text, ["x"], missing: ["refused"]).columns[0])
        == ["1", "missing", "2", "dont_know"])
  }
}
