import Files
import Testing

@testable import Formats

/// What ReadStat 1.1.8 loses or falsifies in SPSS files unless it is kept from it.
@Suite struct SPSSFaultTests {
  private let format = SPSSFormat()

  private static func written(_ data: LabeledData) throws -> [UInt8] {
    let folder = try TemporaryFolder()
    let path = folder.path("a.sav")
    try SPSSFormat().write(try SPSSFormat().fitted(data), to: path)
    return try readFile(path, limit: 1 << 24)
  }

  private static func read(_ bytes: [UInt8]) throws -> LabeledData {
    let folder = try TemporaryFolder()
    let path = folder.path("a.sav")
    try writeFile(path, bytes)
    return try SPSSFormat().read(path, ReadingRequest())
  }

  @Test func `a file that does not say how many rows it has gives all of them`() throws {
    var bytes = try Self.written(Made.data([Made.numbers("a", [1, 2, nil, 4])]))
    bytes.replaceSubrange(80..<84, with: [0xFF, 0xFF, 0xFF, 0xFF])
    #expect(try Self.read(bytes).variables[0].words == ["1", "2", ".", "4"])
  }

  @Test func `a file that is cut short gives nothing`() throws {
    let bytes = try Self.written(
      Made.data([Made.numbers("a", (0..<100).map { Double($0) + 0.5 })]))
    #expect(throws: FormatError.self) { try Self.read(bytes.dropLast(60)) }
  }

  @Test(arguments: [
    ["aaaaa1", "aaaaa2"], ["LONGA", "LONGA1"], ["QOTHER_1", "QOTHER_2"],
    ["Q12_other_a", "Q12_other_b"],
  ])
  func `long texts with like names come back whole`(names: [String]) throws {
    for width in [256, 300, 504, 757, 2_000] {
      let texts = ["first " + String(repeating: "ș", count: width / 2 - 3), "second"]
      let data = Made.data(names.map { Made.texts($0, texts) })
      let (fitted, read) = try Made.roundTrip(data, format)
      #expect(read.variables.count == 2, "\(names) \(width)")
      #expect(read.variables.map(\.words) == [texts, texts], "\(names) \(width)")
      #expect(Set(read.variables.map { $0.name }) == Set(fitted.data.variables.map(\.name)))
    }
  }

  @Test(arguments: [8, 9, 254, 255, 256, 504, 505, 756, 757, 2_000])
  func `a text of any width comes back`(width: Int) throws {
    let texts = [String(repeating: "x", count: width - 2) + "ț", "", "short"]
    let read = try Made.roundTrip(Made.data([Made.texts("words", texts)]), format).read
    #expect(read.variables[0].words == texts)
  }

  @Test func `a text of more than 36 parts is cut between letters, and it is said`() throws {
    let text = String(repeating: "ș", count: 5_000)
    let (fitted, read) = try Made.roundTrip(Made.data([Made.texts("words", [text])]), format)
    #expect(fitted.losses.map(\.kind) == [.textCut])
    let came = read.variables[0].words[0]
    #expect(came.utf8.count <= 9_072 && came.hasSuffix("ș…") && text.hasPrefix(came.dropLast()))
  }

  @Test func `a text is never wider than its variable`() throws {
    let data = Made.data([Made.texts("words", ["abcdefgh"], width: 5)])
    #expect(try Made.roundTrip(data, format).read.variables[0].words == ["abcdefgh"])
  }

  @Test func `an illegal name ends the writing, and not the program`() throws {
    let folder = try TemporaryFolder()
    let data = Made.data([Made.numbers("1 bad", [1])])
    #expect(throws: FormatError.self) {
      try format.write(FittedData(data: data), to: folder.path("a.sav"))
    }
    #expect(!exists(folder.path("a.sav")))
  }

  @Test(arguments: [
    ([-99.0], [-99.0]), ([7, 8, 9], [7, 8, 9]), ([-99, -98, -97, -96], [-99, -98, -97, -96]),
    ([-99, -98, -97, 99], [-99, -98, -97, 99]),
  ])
  func `missing numbers are declared, by values or by a range and one`(
    codes: [Double], expected: [Double]
  ) throws {
    var variable = Made.numbers("a", [1, 2, 3] + codes.map { _ in 0 })
    variable.missing = codes.map { MissingValue(value: .number($0), label: "no \($0)") }
    variable.marks = [0, 0, 0] + codes.indices.map { UInt8($0 + 1) }
    let (fitted, read) = try Made.roundTrip(Made.data([variable]), format)
    #expect(fitted.losses.isEmpty)
    #expect(read.variables[0].missing.compactMap(\.number) == expected)
    #expect(read.variables[0].words == variable.words)
    #expect(read.variables[0].missingWords == variable.missingWords)
  }

  @Test func `missing numbers around valid ones are not declared with them`() throws {
    var variable = Made.numbers("a", [0, 5, 15, 25, 0, 0, 0, 0])
    variable.missing = [-1, 10, 20, 30].map { MissingValue(value: .number($0)) }
    variable.marks = [0, 0, 0, 0, 1, 2, 3, 4]
    let (fitted, read) = try Made.roundTrip(Made.data([variable]), format)
    #expect(fitted.losses.map(\.kind) == [.missingMerged])
    #expect(read.variables[0].words.prefix(4) == ["0", "5", "15", "25"])
    #expect(read.variables[0].words.suffix(4).count { $0 == "." } == 1)
  }

  @Test func `a missing text of more than eight bytes stays a text`() throws {
    var variable = Made.texts("a", ["yes", "no", "x"])
    variable.missing = [MissingValue(value: .text("longmissingvalue"))]
    variable.marks = [0, 0, 1]
    let (fitted, read) = try Made.roundTrip(Made.data([variable]), format)
    #expect(fitted.losses.map(\.kind) == [.missingMerged])
    #expect(read.variables[0].words == ["yes", "no", "longmissingvalue"])
  }

  @Test func `a text of more than eight bytes declares no missing value`() throws {
    var variable = Made.texts("a", ["a text of more", "x", "x"])
    variable.missing = ["M", "N"].map { MissingValue(value: .text($0)) }
    variable.marks = [0, 1, 2]
    let (fitted, read) = try Made.roundTrip(Made.data([variable]), format)
    #expect(fitted.losses.map(\.kind) == [.missingMerged])
    #expect(read.variables[0].words == ["a text of more", "M", "N"])
  }

  @Test func `labeled texts have a width that other programs read`() throws {
    var variable = Made.texts("a", ["country of twenty bt"])
    variable.labels = [ValueLabel(value: .text("a key longer than the values"), label: "Key")]
    let (fitted, read) = try Made.roundTrip(Made.data([variable]), format)
    #expect(fitted.data.variables[0].kind == .text(width: 32))
    #expect(read.variables[0].labelWords == ["a key longer than the values=Key"])
    var wide = Made.texts("b", [String(repeating: "b", count: 300)])
    wide.labels = [ValueLabel(value: .text("x"), label: "X")]
    #expect(try format.fitted(Made.data([wide])).losses.map(\.kind) == [.labels])
  }

  @Test(arguments: [
    ("abcdefgâ1", "abcdefga1"), ("ALL", "ALL_"), ("and", "and_"), ("x.", "x"), ("vârstă", "varsta"),
    ("q 1", "q_1"), ("_q", "@_q"),
  ])
  func `a name is one that every program takes`(name: String, expected: String) throws {
    let (fitted, read) = try Made.roundTrip(Made.data([Made.numbers(name, [1])]), format)
    #expect(read.variables[0].name == expected)
    #expect(fitted.losses.map(\.kind) == [.renamed])
  }

  @Test func `names that differ in case alone, or after 64 letters, are told apart`() throws {
    let long = String(repeating: "g", count: 64)
    let data = Made.data(["q1", "Q1", long + "_a", long + "_b"].map { Made.numbers($0, [1]) })
    let names = try Made.roundTrip(data, format).read.variables.map { $0.name }
    #expect(names == ["q1", "Q1_2", long, String(long.prefix(62)) + "_2"])
  }

  @Test func `labels are cut between letters, and it is said`() throws {
    var variable = Made.numbers("a", [1])
    variable.label = String(repeating: "ă", count: 200)
    variable.labels = [ValueLabel(value: .number(1), label: String(repeating: "ț", count: 100))]
    let (fitted, read) = try Made.roundTrip(Made.data([variable]), format)
    #expect(fitted.losses.map(\.kind) == [.labelCut, .labelCut])
    #expect(read.variables[0].label == String(repeating: "ă", count: 126) + "…")
    #expect(read.variables[0].labels[0].label == String(repeating: "ț", count: 58) + "…")
  }

  @Test func `a zero byte in a text ends no text`() throws {
    let (fitted, read) = try Made.roundTrip(
      Made.data([Made.texts("a", ["one\0two"])]), format)
    #expect(read.variables[0].words == ["one two"])
    #expect(fitted.losses.map(\.kind) == [.characters])
  }

  @Test func `more variables than are read are refused before anything is written`() throws {
    let data = Made.data((0..<32_768).map { Made.numbers("v\($0)", [1]) })
    #expect(throws: FormatError.tooManyVariables(count: 32_768, most: 32_767)) {
      try format.fitted(data)
    }
  }

  @Test func `rows are compressed`() throws {
    let columns = (0..<80).map { Made.numbers("v\($0)", Array(repeating: 1, count: 900)) }
    #expect(try Self.written(Made.data(columns)).count < 900 * 80 * 2)
  }

  @Test func `sets, weight, title, dates and measure levels come back`() throws {
    var data = Made.data([
      Made.numbers("media_tv", [1, 0]), Made.numbers("media_radio", [0, nil]),
      Made.numbers("w", [0.5, 1.5], kind: .number(decimals: 2)),
      Made.numbers("day", [19_000, -200_000], kind: .date),
      Made.numbers("at", [37_800, 0], kind: .time),
      Made.numbers("when", [1_700_000_000, 0], kind: .moment),
    ])
    data.variables[0].measure = .nominal
    data.variables[2].measure = .scale
    data.sets = [
      ResponseSet(
        name: "media", label: "Media folosite în țară", counted: "1",
        variables: ["media_tv", "media_radio"])
    ]
    data.weight = "w"
    data.label = "Un titlu în română"
    let (fitted, read) = try Made.roundTrip(data, format)
    #expect(fitted.losses.isEmpty)
    #expect(read.sets == data.sets && read.weight == "w" && read.label == data.label)
    #expect(read.variables.map(\.words) == data.variables.map(\.words))
    #expect(read.variables.map(\.kind) == data.variables.map(\.kind))
    #expect(read.variables[0].measure == .nominal && read.variables[2].measure == .scale)
  }

  @Test func `bytes of another encoding than the declared one are refused with the place`() throws {
    var bytes = try Self.written(Made.data([Made.texts("a", ["xxșxx"])]))
    let place = try #require(bytes.indices.first { bytes[$0...].starts(with: [0xC8, 0x99]) })
    bytes.replaceSubrange(place..<place + 2, with: [0xBA, 0x78])
    #expect(throws: FormatError.self) { try Self.read(bytes) }
  }

  @Test func `two variables of one name are refused`() throws {
    var bytes = try Self.written(Made.data([Made.numbers("aa", [1]), Made.numbers("bb", [2])]))
    let text = Array("BB=bb".utf8)
    let place = try #require(bytes.indices.first { bytes[$0...].starts(with: text) })
    bytes.replaceSubrange(place..<place + 5, with: Array("BB=aa".utf8))
    #expect(throws: FormatError.duplicateName("aa")) { try Self.read(bytes) }
  }

  @Test func `a range from the lowest number on is missing, down to any number`() throws {
    var variable = Made.numbers("a", [1, -500, 0, 0, 0, 0])
    variable.missing = [-99, -98, -97, -96].map { MissingValue(value: .number($0)) }
    variable.marks = [0, 0, 1, 2, 3, 4]
    // Nothing valid lies in the range, until its lower end becomes the lowest number.
    variable.values = .numbers([1, -500, 0, 0, 0, 0])
    var bytes = try Self.written(Made.data([variable]))
    func number(_ number: Double) -> [UInt8] {
      withUnsafeBytes(of: number.bitPattern.littleEndian) { Array($0) }
    }
    let range = number(-99) + number(-96)
    let place = try #require(bytes.indices.first { bytes[$0...].starts(with: range) })
    let lowest = withUnsafeBytes(of: UInt64(0xFFEF_FFFF_FFFF_FFFE).littleEndian) { Array($0) }
    bytes.replaceSubrange(place..<place + 8, with: lowest)
    #expect(
      try Self.read(bytes).variables[0].words == [
        "1", "[-500]", "[-99]", "[-98]", "[-97]", "[-96]",
      ])
  }

  @Test func `a code page that the library does not know is told to it`() throws {
    // ReadStat writes the code page alone, the last of the machine's numbers, and no name.
    var bytes = try Self.written(Made.data([Made.texts("a", ["xx\u{E4}\u{E4}xx"])]))
    let machine: [UInt8] = [7, 0, 0, 0, 3, 0, 0, 0, 4, 0, 0, 0, 8, 0, 0, 0]
    let numbers = try #require(bytes.indices.first { bytes[$0...].starts(with: machine) })
    let page = withUnsafeBytes(of: Int32(28_606).littleEndian) { Array($0) }
    bytes.replaceSubrange(numbers + 16 + 28..<numbers + 16 + 32, with: page)
    let text = try #require(bytes.indices.first { bytes[$0...].starts(with: [0xC3, 0xA4, 0xC3]) })
    // The letters ș and ț of ISO-8859-16.
    bytes.replaceSubrange(text..<text + 4, with: [0xBA, 0xFE, 0x78, 0x78])
    #expect(try Self.read(bytes).variables[0].words == ["xxșțxxxx"])
  }
}

/// Texts that were read in a wrong encoding are known by their letters.
@Suite struct MojibakeTests {
  @Test(arguments: [
    ("Persoanele au rÄƒspuns", true), ("È™i aÈ™a", true), ("naïve", false), ("plain", false),
    ("răspuns", false),
  ])
  func `UTF-8 that was taken for windows-1252 is known`(text: String, expected: Bool) {
    #expect(Mojibake.isUTF8(Made.data([Made.texts("a", [text])])) == expected)
  }

  @Test(arguments: [("rãspuns ºi þarã", true), ("răspuns și țară", false), ("plain", false)])
  func `windows-1250 that was taken for windows-1252 is known`(text: String, expected: Bool) {
    #expect(Mojibake.isCentralEuropean(Made.data([Made.texts("a", [text])])) == expected)
  }
}
