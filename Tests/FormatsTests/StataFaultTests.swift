import Files
import Testing

@testable import Formats

/// What ReadStat 1.1.8 loses or falsifies in Stata files unless it is kept from it.
@Suite struct StataFaultTests {
  private let format = StataFormat()

  @Test(arguments: [
    [-127.0, 100], [-128, 101], [-32_767, 32_740], [-32_768, 32_741],
    [-2_147_483_647, 2_147_483_620], [-2_147_483_648, 2_147_483_621], [1e15, 0.5],
    [8.9e307, -1e-300],
  ])
  func `a number comes back, whatever type is the narrowest`(numbers: [Double]) throws {
    let read = try Made.roundTrip(Made.data([Made.numbers("a", numbers + [nil])]), format).read
    #expect(read.variables[0].words == Made.numbers("a", numbers + [nil]).words)
  }

  @Test(arguments: [1e308, -1e308, .infinity, -.infinity])
  func `a number that is a missing value in Stata is refused with its row`(number: Double) {
    #expect(throws: FormatError.self) {
      try format.fitted(Made.data([Made.numbers("a", [1, number])]))
    }
  }

  @Test func `only version 118 is written, whose texts are UTF-8`() throws {
    let folder = try TemporaryFolder()
    let path = folder.path("a.dta")
    try format.write(format.fitted(Made.data([Made.texts("a", ["ăîșț"])])), to: path)
    let start = String(decoding: try readBeginning(path, limit: 64), as: UTF8.self)
    #expect(start.contains("<release>118</release>"))
    #expect(try format.read(path, ReadingRequest()).variables[0].words == ["ăîșț"])
  }

  @Test func `declared missing numbers become tagged ones, with the letters wished for`() throws {
    var variable = Made.numbers("a", [1, 0, 0, 0])
    variable.missing = [
      MissingValue(value: .number(-99), label: "Refused", letter: UInt8(ascii: "r")),
      MissingValue(value: .number(-98), label: "Don't know", letter: UInt8(ascii: "d")),
      MissingValue(value: .number(-97), label: "Other"),
    ]
    variable.labels = [ValueLabel(value: .number(1), label: "Yes")]
    variable.marks = [0, 1, 2, 3]
    let (fitted, read) = try Made.roundTrip(Made.data([variable]), format)
    #expect(fitted.losses.isEmpty)
    #expect(read.variables[0].words == ["1", "[.r]", "[.d]", "[.a]"])
    #expect(read.variables[0].missingWords == [".a=Other", ".d=Don't know", ".r=Refused"])
    #expect(read.variables[0].labelWords == ["1=Yes"])
  }

  @Test func `a label of no whole number, a set and a weight are lost, and it is said`() throws {
    var data = Made.data([Made.numbers("a", [1.5]), Made.numbers("b", [1])])
    data.variables[0].labels = [ValueLabel(value: .number(1.5), label: "One and a half")]
    data.sets = [ResponseSet(name: "s", label: "Set", counted: "1", variables: ["a", "b"])]
    data.weight = "b"
    let (fitted, read) = try Made.roundTrip(data, format)
    #expect(fitted.losses.map(\.kind) == [.labels, .set, .weight])
    #expect(read.documents.contains("set s: Set: a b"))
  }

  @Test func `a variable label is cut at 80 letters, and a long text at 2,045 bytes`() throws {
    var variable = Made.texts("a", [String(repeating: "ș", count: 2_000)])
    variable.label = String(repeating: "ă", count: 100)
    let (fitted, read) = try Made.roundTrip(Made.data([variable]), format)
    #expect(Set(fitted.losses.map(\.kind)) == [.labelCut, .textCut])
    #expect(read.variables[0].label == String(repeating: "ă", count: 79) + "…")
    #expect(read.variables[0].words[0] == String(repeating: "ș", count: 1_021) + "…")
  }

  @Test(arguments: [
    ("str5", "_str5"), ("int", "int_"), ("q.1", "q_1"), ("_all", "_all_"), ("1q", "_1q"),
  ])
  func `a name is one that Stata takes`(name: String, expected: String) throws {
    let read = try Made.roundTrip(Made.data([Made.numbers(name, [1])]), format).read
    #expect(read.variables[0].name == expected)
  }

  @Test func `days and seconds come back`() throws {
    let data = Made.data([
      Made.numbers("day", [19_000, -4_000, nil], kind: .date),
      Made.numbers("at", [37_800, 0, nil], kind: .time),
      Made.numbers("when", [1_700_000_000, 0, nil], kind: .moment),
    ])
    let read = try Made.roundTrip(data, format).read
    #expect(read.variables.map(\.words) == data.variables.map(\.words))
    #expect(read.variables.map(\.kind) == data.variables.map(\.kind))
  }

  @Test func `more variables than are read are refused`() {
    let data = Made.data((0..<32_768).map { Made.numbers("v\($0)", [1]) })
    #expect(throws: FormatError.self) { try format.fitted(data) }
  }
}
