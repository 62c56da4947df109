import Files
import Testing

@testable import Interchange

@Suite struct CSVWriterTests {
  func write(
    _ options: CSVWriter.Options = .init(), _ body: (inout CSVWriter) -> Void
  ) -> String {
    var writer = CSVWriter(options)
    body(&writer)
    return String(decoding: writer.bytes, as: UTF8.self)
  }

  @Test func `only what needs marks gets them`() {
    let text = write {
      for field in ["plain", "a,b", "say \"yes\"", "two\nlines", " edge", "a;b", "", "ăț"] {
        $0.append(text: field)
      }
      $0.endRecord()
    }
    #expect(text == "plain,\"a,b\",\"say \"\"yes\"\"\",\"two\nlines\",\" edge\",a;b,,ăț\n")
  }

  @Test func `numbers are written in the fewest digits that read back`() {
    let text = write {
      $0.append(integer: -5)
      for number in [2, 0.1, -0.0, 1e300, 1e-7, 9_007_199_254_740_992] { $0.append(number: number) }
      $0.appendMissing()
      $0.endRecord()
    }
    #expect(text == "-5,2,0.1,0,1e+300,1e-07,9007199254740992.0,\n")
  }

  @Test func `the separator, the mark and the line end are chosen`() {
    var options = CSVWriter.Options()
    options.separator = .semicolon
    options.byteOrderMark = true
    options.carriageReturns = true
    let text = write(options) {
      $0.append(text: "a,b")
      $0.append(text: "a;b")
      $0.endRecord()
    }
    #expect(text == "\u{FEFF}a,b;\"a;b\"\r\n")
  }

  @Test func `a single empty field is no empty line`() throws {
    let text = write {
      for field in ["x", "", "1", ""] {
        $0.append(text: field)
        $0.endRecord()
      }
    }
    #expect(text == "x\n\"\"\n1\n\"\"\n")
    #expect(try records(of: text) == [[""], ["1"], [""]])
  }

  @Test(arguments: ["=1+1", "+1", "-1", "@x", "\tx", "\rx", "\nx", "＝1", "＋1", "－1", "＠x", "'=1"])
  func `text that a spreadsheet would run gets an apostrophe`(formula: String) throws {
    var options = CSVWriter.Options()
    options.neutralizingFormulas = true
    let text = write(options) {
      $0.append(text: "x")
      $0.endRecord()
      $0.append(text: formula)
      $0.endRecord()
    }
    let read = try #require(try records(of: text, separator: .comma).first?.first)
    #expect(read == "'" + formula)
    #expect(FormulaGuard.original(of: read) == formula)
  }

  @Test(arguments: ["1=1", "a", "", "'", "'a", "''", " =1", "it's"])
  func `other text is left alone`(text: String) throws {
    #expect(!FormulaGuard.mustGuard(text))
    #expect(FormulaGuard.original(of: text) == text)
  }

  @Test func `numbers are told from formulas by type and not by look`() {
    var options = CSVWriter.Options()
    options.neutralizingFormulas = true
    let text = write(options) {
      $0.append(integer: -1)
      $0.append(number: -1.5)
      $0.append(text: "-1")
      $0.endRecord()
    }
    #expect(text == "-1,-1.5,\"'-1\"\n")
  }

  @Test(arguments: CSVSeparator.allCases)
  func `any text comes back as it was`(separator: CSVSeparator) throws {
    var generator = SplitMix(state: 11)
    let alphabet = Array("ab ,;\t\"'\r\n=-ș😀")
    let table = (0..<200).map { _ in
      (0..<3).map { _ in
        String(
          (0..<Int.random(in: 0..<9, using: &generator)).map { _ in
            alphabet.randomElement(using: &generator) ?? "x"
          })
      }
    }
    var options = CSVWriter.Options()
    options.separator = separator
    options.neutralizingFormulas = true
    let text = write(options) {
      for record in [["x", "y", "z"]] + table {
        for field in record { $0.append(text: field) }
        $0.endRecord()
      }
    }
    let read = try records(of: text, separator: separator)
    #expect(read.map { $0.map(FormulaGuard.original) } == table)
  }

  @Test func `a writer is drained into a file piece by piece`() throws {
    let folder = try TemporaryFolder()
    var output = try FileOutput(folder.path("a.csv"), .createNew)
    var writer = CSVWriter()
    for field in ["x", "", "2"] {
      writer.append(text: field)
      writer.endRecord()
      try writer.drain(into: &output)
    }
    try output.close(durably: false)
    #expect(try readFile(folder.path("a.csv"), limit: 99) == Array("x\n\"\"\n2\n".utf8))
  }
}
