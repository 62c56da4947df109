import Files
import Formats
import Microdata
import QuestionnaireModel
import StudyStorage
import Testing

@testable import Interchange

/// What leaves a study as a file, and comes back from it.
@Suite struct StudyExportTests {
  private static let items = """
      - {id: sex, type: single, options: {1: {en: Woman, ro: Femeie}, 2: {en: Man, ro: Bărbat}}, allow: [dont_know, refused], en: Sex?, ro: Sexul?}
      - {id: age, type: integer, range: 18..99, allow: [refused], en: Age?, ro: Vârsta?}
      - {id: media, type: multiple, options: {1: {en: TV, ro: TV}, 2: {en: Radio, ro: Radio}}, allow: [refused], en: Media?, ro: Media?}
      - {id: day, type: date, en: Day?, ro: Ziua?}
      - {id: at, type: time, en: Hour?, ro: Ora?}
      - {id: trust, type: scale, range: 0..10, ends: {low: {en: None, ro: Deloc}, high: {en: Full, ro: Total}}, when: sex = 1, en: Trust?, ro: Încredere?}
      - {id: words, type: text, required: no, en: Words?, ro: Cuvinte?}
      - {id: who, type: integer, range: 0..99, disclosure: identifying, en: Who?, ro: Cine?}
      - {id: secret, type: integer, range: 0..99, disclosure: never_export, en: Secret?, ro: Secret?}

    """

  private static let rows = """
    sex,age,media_1,media_2,day,at,trust,words,who,secret
    1,20,1,0,2024-03-01,08:30,7,one,1,1
    2,31,0,1,1969-12-31,23:59,,two,2,2
    -98,-99,-99,-99,2024-02-29,00:00,,,3,3
    1,45,1,1,2024-03-01,08:30,0,four,4,4

    """

  private static func study() throws -> ImportFolder {
    let folder = try ImportFolder(items)
    let summary = try folder.take(rows)
    let rejects = try folder.rejects() ?? []
    #expect(summary.stored == 4, "\(rejects)")
    return folder
  }

  private static func export(
    _ folder: borrowing ImportFolder, without: Set<String> = [], bands: [String: Double] = [:],
    in language: String? = nil
  ) throws -> StudyExport {
    var options = DataSource.Options()
    options.language = language.map(Language.init(rawValue:))
    switch try DataSource.open(folder.path("study"), options: options) {
    case .study(let source): return try StudyExport(of: source, without: without, bands: bands)
    case .table: break
    case .labeled: break
    }
    throw ExportError.nothingLeaves
  }

  @Test func `what identifies, is kept, or is an open text stays in the study`() throws {
    let made = try Self.export(Self.study())
    #expect(
      made.data.variables.map(\.name) == ["sex", "age", "media_1", "media_2", "day", "at", "trust"])
    #expect(
      Set(made.left) == [
        .init(item: "who", reason: .identifying), .init(item: "secret", reason: .neverExport),
        .init(item: "words", reason: .text),
      ])
  }

  @Test(arguments: ["sav", "dta"])
  func `a study comes back from a file as the tables of the study have it`(
    ending: String
  ) throws {
    let folder = try Self.study()
    let made = try Self.export(folder)
    let format = try #require(made.format(ending: ending, labels: false, excel: false))
    let path = folder.path("out." + ending)
    try format.write(format.fitted(made.data), to: path)
    let names = made.data.variables.map(\.name)
    let own = try DataSource.open(folder.path("study"), options: DataSource.Options())
      .dataset(columns: names, numbers: []).opened()
    let back = try DataSource.open(path, options: DataSource.Options())
      .dataset(columns: names, numbers: []).opened()
    for (column, other) in zip(own.columns, back.columns) {
      #expect(words(of: column.categorized()) == words(of: other), "\(column.name)")
      #expect(column.label == other.label)
      if !column.categories.isEmpty, column.measurement != .numeric {
        #expect(column.categories == other.categories, "\(column.name)")
      }
      // Stata has no measure levels, and says that it loses them.
      #expect(ending == "dta" || column.measurement == other.measurement, "\(column.name)")
    }
  }

  @Test(arguments: ["sav", "dta"])
  func `importing a file that was exported stores the same answers`(ending: String) throws {
    let folder = try Self.study()
    let made = try Self.export(folder)
    let format = try #require(made.format(ending: ending, labels: false, excel: false))
    try format.write(format.fitted(made.data), to: folder.path("out." + ending))
    let kept = Self.items.split(separator: "\n").prefix(6).joined(separator: "\n") + "\n"
    let other = try ImportFolder(kept)
    let bytes = try readFile(folder.path("out." + ending), limit: 1 << 20)
    let summary = try other.take(bytes, file: "data." + ending)
    let rejects = try other.rejects() ?? []
    #expect(summary.stored == 4 && summary.rejected == 0, "\(rejects)")
    for name in ["sex", "age", "media_1", "media_2", "day", "at", "trust"] {
      #expect(try other.words(name) == folder.words(name), "\(name)")
    }
  }

  @Test func `labels are in the language asked for, and sets have their variables`() throws {
    let made = try Self.export(Self.study(), in: "ro")
    #expect(made.data["sex"]?.labels.map(\.label) == ["Femeie", "Bărbat"])
    #expect(
      made.data.sets == [
        ResponseSet(
          name: "media", label: "Media?", counted: "1", variables: ["media_1", "media_2"])
      ])
  }

  @Test func `non-answers that nobody gave have codes beside the declared ones`() throws {
    let made = try Self.export(Self.study())
    #expect(made.machineCodes[.notAsked] == -95)
    #expect(made.data["trust"]?.missing.map(\.value) == [.number(-99), .number(-98), .number(-95)])
    #expect(made.data["trust"]?.marks == [0, 3, 3, 0])
  }

  @Test func `a table has codes, or labels, and empty cells for what nobody said`() throws {
    let folder = try Self.study()
    let made = try Self.export(folder)
    for (labels, excel, expected) in [
      (
        false, false,
        "sex,age,media_1,media_2,day,at,trust\n1,20,1,0,2024-03-01,08:30,7\n2,31,0,1,1969-12-31,23:59,\n"
          + "-98,-99,-99,-99,2024-02-29,00:00,\n1,45,1,1,2024-03-01,08:30,0\n"
      ),
      (
        true, false,
        "sex,age,media_1,media_2,day,at,trust\nWoman,20,Chosen,Not chosen,2024-03-01,08:30,7\n"
          + "Man,31,Not chosen,Chosen,1969-12-31,23:59,Not asked\n"
          + "Don't know,No answer,No answer,No answer,2024-02-29,00:00,Not asked\n"
          + "Woman,45,Chosen,Chosen,2024-03-01,08:30,0 None\n"
      ),
      (
        false, true,
        "\u{FEFF}sex;age;media_1;media_2;day;at;trust\r\n1;20;1;0;2024-03-01;08:30;7\r\n"
          + "2;31;0;1;1969-12-31;23:59;\r\n-98;-99;-99;-99;2024-02-29;00:00;\r\n"
          + "1;45;1;1;2024-03-01;08:30;0\r\n"
      ),
    ] {
      let format = try #require(made.format(ending: "csv", labels: labels, excel: excel))
      try format.write(format.fitted(made.data), to: folder.path("o.csv"))
      let text = String(decoding: try readFile(folder.path("o.csv"), limit: 1 << 20), as: UTF8.self)
      #expect(text == expected)
    }
  }

  @Test func `a line of JSON names the kind of a non-answer`() throws {
    let folder = try Self.study()
    let made = try Self.export(folder, without: ["media", "day", "at"])
    let format = try #require(made.format(ending: "jsonl", labels: false, excel: false))
    try format.write(format.fitted(made.data), to: folder.path("o.jsonl"))
    let text = String(decoding: try readFile(folder.path("o.jsonl"), limit: 1 << 20), as: UTF8.self)
    let lines = text.split(separator: "\n")
    #expect(lines.count == 4 && lines[0] == #"{"sex":1,"age":20,"trust":7}"#, "\(text)")
    #expect(lines[2].contains(#""age":{"nonanswer":"refused"}"#))
  }

  @Test func `classes that are too small are counted, and what would mend them is told`() throws {
    let made = try Self.export(Self.study())
    let report = try ClassReport(of: made, items: ["age"], k: 2)
    #expect(report.small == ClassReport.Count(classes: 4, respondents: 4))
    #expect(report.proposals.contains { $0.option == "--without age" && $0.left.classes == 0 })
    #expect(!report.refusal.contains("31") && !report.refusal.contains("45"))
    let banded = try Self.export(Self.study(), bands: ["age": 100])
    #expect(try ClassReport(of: banded, items: ["age"], k: 2).small.respondents == 1)
    #expect(try ClassReport(of: made, items: [], k: 2).holds)
    #expect(throws: ExportError.unknownItem("who", option: "--quasi")) {
      try ClassReport(of: made, items: ["who"], k: 2)
    }
  }

  @Test func `a band is named by its ends`() throws {
    let made = try Self.export(Self.study(), bands: ["age": 10])
    #expect(made.data["age"]?.labels.map(\.label) == ["20–29", "30–39", "40–49"])
    #expect(throws: ExportError.notBanded("sex")) {
      try Self.export(Self.study(), bands: ["sex": 10])
    }
    #expect(throws: ExportError.unknownItem("nobody", option: "--bands")) {
      try Self.export(Self.study(), bands: ["nobody": 10])
    }
  }

  @Test func `a file whose labels have other codes than the questionnaire is refused`() throws {
    let folder = try Self.study()
    var made = try Self.export(folder).data
    made.variables[0].labels = [
      ValueLabel(value: .number(1), label: "Bărbat"),
      ValueLabel(value: .number(2), label: "Femeie"),
    ]
    try SPSSFormat().write(SPSSFormat().fitted(made), to: folder.path("turned.sav"))
    let bytes = try readFile(folder.path("turned.sav"), limit: 1 << 20)
    #expect(throws: ImportError.self) { try folder.take(bytes, file: "data.sav") }
  }

  @Test func `the passes of a roster are rows, and those not asked are none`() throws {
    let folder = try ImportFolder(
      """
        - {id: children, type: integer, range: 0..3, en: How many?, ro: Câți?}
        - id: child
          type: roster
          count: children
          as: N
          items:
          - {id: age, type: integer, range: 0..60, allow: [refused], en: "How old is {N}?", ro: "Ce vârstă are {N}?"}

      """)
    try folder.take("children,age_1,age_2,age_3\n2,10,-99,\n0,,,\n1,7,,\n")
    let made = try Self.export(folder)
    #expect(made.data.rowCount == 3)
    let long = try made.records("child")
    #expect(long.variables.map(\.name) == ["respondent", "child", "age"])
    #expect(long.variables[0].values == .numbers([1, 1, 3]))
    #expect(long.variables[1].values == .numbers([1, 2, 1]))
    #expect(long.variables[2].values == .numbers([10, 0, 7]))
    #expect(long.variables[2].marks.map { $0 != 0 } == [false, true, false])
    #expect(throws: ExportError.unknownRecords("children", known: ["child"])) {
      try made.records("children")
    }
  }
}
