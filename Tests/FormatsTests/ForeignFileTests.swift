import Files
import Testing

@testable import Formats

/// Files of other programs, read as two other readers read them.
@Suite struct ForeignFileTests {
  static func read(_ name: String) throws -> LabeledData {
    let folder = #filePath.split(separator: "/", omittingEmptySubsequences: false)
      .dropLast().joined(separator: "/")
    let path = "\(folder)/Foreign/\(name)"
    let start = try readBeginning(path, limit: 1_024)
    let formats: [any ReadableFormat] = [SPSSFormat(), StataFormat(), PortableFormat()]
    let format = try #require(formats.first { $0.recognizes(start) })
    return try format.read(path, ReadingRequest())
  }

  struct Shape: CustomTestStringConvertible {
    let file: String
    let rows: Int
    let columns: Int
    var testDescription: String { file }

    init(_ file: String, _ rows: Int, _ columns: Int) {
      self.file = file
      self.rows = rows
      self.columns = columns
    }
  }

  @Test(arguments: [
    Shape("haven-datetime.sav", 2, 3), Shape("haven-labelled-num-na.sav", 2, 1),
    Shape("haven-notes.dta", 5, 4), Shape("haven-tagged-na-double.dta", 8, 1),
    Shape("haven-umlauts.sav", 4, 1), Shape("pyreadstat-hebrews.sav", 99, 1),
    Shape("pyreadstat-missing_char.sav", 2, 1), Shape("pyreadstat-missing_test.dta", 1, 9),
    Shape("pyreadstat-sample.por", 5, 7), Shape("pyreadstat-sample.zsav", 5, 7),
    Shape("pyreadstat-sample_missing.sav", 7, 7), Shape("pyreadstat-simple_alltypes.sav", 6, 12),
    Shape("pyreadstat-test_width.sav", 5, 4),
  ])
  func `a file has the rows and variables that others find in it`(shape: Shape) throws {
    let data = try Self.read(shape.file)
    #expect(data.rowCount == shape.rows)
    #expect(data.variables.count == shape.columns)
  }

  @Test func `a declared missing value has no label where the file gives it none`() throws {
    let variable = try #require(try Self.read("haven-labelled-num-na.sav")["VAR00002"])
    #expect(variable.label == "Only one value")
    #expect(variable.labelWords == ["1=This is one"])
    #expect(variable.missingWords == ["9"])
  }

  @Test func `Stata's hidden count of notes is no note`() throws {
    let notes = try Self.read("haven-notes.dta").documents
    #expect(notes.count == 1 && notes[0].hasPrefix("Reference:"), "\(notes)")
  }

  @Test func `tagged missing values keep their letters and labels`() throws {
    let variable = try #require(try Self.read("haven-tagged-na-double.dta")["x"])
    #expect(variable.missingWords == [".a=apple", ".h", ".z=.zebra"])
    let tested = try Self.read("pyreadstat-missing_test.dta")
    #expect(tested["var1"]?.missingWords == [".a=missing"])
    #expect(
      ["var2", "var3", "var4", "var5", "var6"].map { tested[$0]?.words }
        == [["[.b]"], ["[.c]"], ["[.x]"], ["[.y]"], ["[.z]"]])
  }

  @Test func `letters beyond ASCII arrive, in labels and in names`() throws {
    let variable = try #require(try Self.read("haven-umlauts.sav")["var1"])
    #expect(variable.label == "This is an ä-umlaut")
    #expect(variable.labelWords == ["1=the ä umlaut", "2=the ü umlaut", "3=the ö umlaut"])
    #expect(try Self.read("pyreadstat-hebrews.sav").variables[0].name.utf8.contains { $0 > 0x7F })
  }

  @Test func `a text may be missing and have a label`() throws {
    let variable = try #require(try Self.read("pyreadstat-missing_char.sav")["mychar"])
    #expect(variable.missingWords == ["Z"])
    #expect(variable.labelWords == ["a=labeled"])
  }

  @Test func `a range and three values are missing where the file says so`() throws {
    let data = try Self.read("pyreadstat-sample_missing.sav")
    #expect(data["mylabl"]?.missingWords == ["-1=undetermined"])
    #expect(data["myord"]?.missingWords == ["-3", "-2", "-1=missing"])
    let missing = (data["mynum"]?.missing ?? []).compactMap { $0.number }
    #expect(!missing.isEmpty)
    #expect(missing.allSatisfy { $0 == -1 || (2000...3000).contains($0) })
    let all = try Self.read("pyreadstat-simple_alltypes.sav")
    #expect(all["x"]?.labelWords == ["1=red", "2=green", "3=blue"])
    #expect(all["z"]?.missing.last == MissingValue(value: .number(999), label: "skipped"))
  }

  @Test func `multiple-response sets are read, which the library does not tell of`() throws {
    #expect(
      try Self.read("pyreadstat-simple_alltypes.sav").sets == [
        ResponseSet(
          name: "categorical_array", label: "", counted: nil,
          variables: ["ca_subvar_1", "ca_subvar_2", "ca_subvar_3"]),
        ResponseSet(
          name: "mymrset", label: "My multiple response set", counted: "1",
          variables: ["bool1", "bool2", "bool3"]),
      ])
  }

  @Test func `portable and compressed files hold the same as a system file`() throws {
    let (portable, compressed) = (
      try Self.read("pyreadstat-sample.por"), try Self.read("pyreadstat-sample.zsav")
    )
    #expect(portable["MYLABL"]?.labelWords == ["1=Male", "2=Female"])
    #expect(compressed["mylabl"]?.labelWords == ["1=Male", "2=Female"])
    #expect(compressed["mychar"]?.label == "character")
    #expect(compressed["mychar"]?.words == portable["MYCHAR"]?.words)
    #expect(compressed["mydate"]?.kind == .date)
    #expect(compressed["mydate"]?.words == portable["MYDATE"]?.words)
  }

  @Test func `a year that no calendar has is read and counted from 1970 like others`() throws {
    let data = try Self.read("haven-datetime.sav")
    #expect(data.variables.contains { $0.kind == .moment || $0.kind == .date })
  }
}
