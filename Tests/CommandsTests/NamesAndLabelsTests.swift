import Arguments
import Files
import Testing

/// Answers named by code, name or label in every option that names some, in a study and a bare file.
@Suite struct NamesAndLabelsTests {
  private static let questionnaire = """
    questionnaire: contact
    version: 1.0.0
    languages: [ro, en]
    title: {ro: Contact, en: Contact}
    sections:
    - id: only
      title: {ro: Contact, en: Contact}
      items:
      - id: met
        type: single
        ro: Ați întâlnit?
        en: Have you met?
        options:
          known: {code: 1, ro: "Da, știam", en: "Yes, I knew"}
          suspected: {code: 2, ro: Bănuiam, en: I suspected}
          none: {code: 3, ro: Nu, en: "No"}
          never: {code: 4, ro: "Știam = nu", en: Never}
      - id: age
        type: integer
        range: 18..99
        ro: Vârsta?
        en: Age?

    """

  private static let rows = [1, 1, 2, 3, 2, 3, 1, 2, 3, 1, 3, 2].enumerated()
    .map { "\($0.element),\(20 + $0.offset * 3 % 17 + $0.element)" }

  /// A folder with answers.
  private struct Place: ~Copyable {
    let folder: TemporaryFolder
    let data: String
  }

  /// Answers as a study has them, or as a file without a questionnaire has their labels.
  private static func place(isStudy: Bool) throws -> Place {
    let folder = try TemporaryFolder()
    if isStudy {
      try writeFile(folder.path("q.yaml"), Array(questionnaire.utf8))
      try writeFile(folder.path("r.csv"), Array(("met,age\n" + rows.joined(separator: "\n")).utf8))
      let study = folder.path("s.percept")
      try #require(Typed(["init", study, "-q", folder.path("q.yaml")]).code == .done)
      let taken = Typed(["import", study, folder.path("r.csv")])
      try #require(taken.code == .done, "\(taken.error)")
      return Place(folder: folder, data: study)
    }
    let labels = ["\"Da, știam\"", "Bănuiam", "Nu"]
    let text = rows.map { row in
      let parts = row.split(separator: ",")
      return "\(labels[(Int(parts[0]) ?? 1) - 1]),\(parts[1])"
    }
    let path = folder.path("d.csv")
    try writeFile(path, Array(("met,age\n" + text.joined(separator: "\n")).utf8))
    return Place(folder: folder, data: path)
  }

  private static let commands: [[String]] = [
    ["crosstab", "-r", "met", "-c", "met", "-f", "csv"],
    ["test", "--outcome", "age", "--by", "met", "-f", "csv"],
    ["model", "--formula", "age ~ met", "-f", "json"],
  ]

  private func run(_ words: [String], on data: String) -> Typed {
    Typed([words[0], data] + words.dropFirst())
  }

  @Test(arguments: commands, [true, false])
  func `categories are named by code, name and label alike`(command: [String], isStudy: Bool) throws
  {
    let place = try Self.place(isStudy: isStudy)
    let data = place.data
    var spellings = [#"met="Da, știam",Bănuiam"#, #"met="da, stiam",BANUIAM"#]
    if isStudy { spellings += ["met=1,2", "met=known,suspected", "met=Known, 02"] }
    let first = run(command + ["--categories", spellings[0]], on: data)
    #expect(first.code == .done, "\(first.error)")
    for spelling in spellings.dropFirst() {
      #expect(run(command + ["--categories", spelling], on: data).output == first.output)
    }
  }

  @Test(arguments: [true, false])
  func `conditions name answers by code, name and label alike`(isStudy: Bool) throws {
    let place = try Self.place(isStudy: isStudy)
    let data = place.data
    var spellings = [
      #"met = "Da, știam""#, #"met = 'DA, STIAM'"#, #"met in ["da, ştiam"]"#,
    ]
    if isStudy { spellings += ["met = 1", "met = known", "met = Known"] }
    let outputs = spellings.map {
      run(["test", "--outcome", "age", "--pairs", "age2", "--where", $0], on: data)
    }
    #expect(outputs.allSatisfy { $0.code != .done })
    let tables = spellings.map {
      run(["crosstab", "-r", "met", "-c", "met", "-f", "csv", "--where", $0], on: data)
    }
    for table in tables {
      #expect(table.code == .done, "\(table.error)")
      #expect(table.output == tables[0].output)
    }
  }

  @Test(arguments: [true, false])
  func `an event and a reference are named by code, name and label alike`(isStudy: Bool) throws {
    let place = try Self.place(isStudy: isStudy)
    let data = place.data
    var spellings = ["Bănuiam", "banuiam"]
    if isStudy { spellings += ["2", "suspected", "2.0"] }
    let base = ["model", "--formula"]
    for options in [["met ~ age", "--family", "logit", "--event"], ["age ~ met", "--reference"]] {
      let prefix = options.last == "--reference" ? "met=" : ""
      let outputs = spellings.map { run(base + options + [prefix + $0], on: data) }
      for output in outputs {
        #expect(output.code == .done, "\(output.error)")
        #expect(output.output == outputs[0].output)
      }
    }
  }

  @Test func `margins name categories as everything else does`() throws {
    let place = try Self.place(isStudy: true)
    let data = place.data
    let outputs = try [
      ("1", "2", "3"), ("known", "Suspected", "NU"), ("da, stiam", "Bănuiam", "Nu"),
    ]
    .map { names in
      let text = """
        variable,category,share,source,date
        met,"\(names.0)",0.3,census,2021
        met,\(names.1),0.3,census,2021
        met,\(names.2),0.4,census,2021
        """
      try writeFile(place.folder.path("m.csv"), Array(text.utf8))
      return Typed(["weight", data, "-m", place.folder.path("m.csv")])
    }
    for output in outputs {
      #expect(output.code == .done, "\(output.error)")
      #expect(output.output == outputs[0].output)
    }
  }

  @Test(arguments: commands)
  func `a category that nobody chose is shown as zero or told`(command: [String]) throws {
    let place = try Self.place(isStudy: false)
    let data = place.data
    let text = command.filter { $0 != "-f" && $0 != "csv" && $0 != "json" }
    let choice = #"met=Nu,Niciodată,"Da, știam",Bănuiam"#
    let typed = run(text + ["--categories", choice], on: data)
    #expect(typed.code == .done, "\(typed.error)")
    #expect(typed.output.contains("Niciodată"))
    #expect(typed.output.contains("0"))
  }

  @Test func `a group that nobody is in stands in its place with no one`() throws {
    let place = try Self.place(isStudy: false)
    let data = place.data
    let words = ["test", "--outcome", "age", "--by", "met", "--categories"]
    let typed = run(words + [#"met=Nu,Niciodată,"Da, știam""#], on: data)
    let lines = typed.output.split(separator: "\n").map(String.init)
    let line = try #require(lines.firstIndex { $0.hasPrefix("Nu ") })
    #expect(lines[line + 1].split(separator: " ") == ["Niciodată", "0", "-", "-", "-"])
    let json = run(words + [#"met=Nu,Niciodată,"Da, știam""#, "-f", "json"], on: data)
    #expect(json.output.contains(#""label": "Niciodată", "n": 0, "mean": null"#))
  }

  @Test(arguments: commands)
  func `an unknown category is answered with the nearest and with all`(command: [String]) throws {
    let place = try Self.place(isStudy: true)
    let data = place.data
    let typed = run(command + ["--categories", "met=knwon,2"], on: data)
    #expect(typed.code == .failed)
    #expect(
      typed.error == "percept: error: item 'met' has no category 'knwon'; did you mean 'known'? "
        + "the categories are 1 (Da, știam), 2 (Bănuiam), 3 (Nu), 4 (Știam = nu)\n")
  }

  @Test(arguments: commands)
  func `a label that two write alike is an error that names both`(command: [String]) throws {
    let folder = try TemporaryFolder()
    let path = folder.path("d.csv")
    try writeFile(path, Array("met,age\nDa,20\nDA,31\nNu,40\nNu,22\nDa,33\nDA,50\n".utf8))
    let typed = run(command + ["--categories", "met=da,Nu"], on: path)
    #expect(typed.code == .failed)
    #expect(typed.error.contains("several categories called 'da'"))
    #expect(typed.error.contains("Da or DA"))
    let condition = run(command + ["--where", "met = da"], on: path)
    #expect(condition.code == .usage && condition.error.contains("Da, DA"))
  }

  @Test func `free answers are not repeated by an error`() throws {
    let folder = try TemporaryFolder()
    let path = folder.path("d.csv")
    let text = (1...40).map { "canary \($0),\($0)\n" }.joined()
    try writeFile(path, Array(("met,age\n" + text).utf8))
    for words in [
      ["--where", "met = 'canary 99'"], ["--categories", "met=canary 400,canary 1"],
    ] {
      let typed = run(["crosstab", "-r", "met", "-c", "age"] + words, on: path)
      #expect(typed.code != .done)
      #expect(!typed.error.contains("canary 2") && !typed.error.contains("did you mean"))
    }
  }
}
