import Arguments
import Files
import Testing

/// A folder with the files that the examples of analysts' help pages name.
struct AnalystExamples: ~Copyable {
  private let folder: TemporaryFolder

  static let commands = [
    "power", "plan", "tabulate", "notebook", "crosstab", "test", "weight", "scale", "model",
    "describe",
  ]

  init() throws {
    let made = try TemporaryFolder()
    var answers = "id,reported,age,sex,trust,region,w,village,a,b,c\n"
    var sample = "id,trust,region,w,village,villages,sex\n"
    var study = "poverty,country,trust,trust_before,trust_after,region,profession,age"
    study += ",P22a,P22b,P22d,P22f\n"
    var vignettes = "id,blame,age,sex,work\n"
    var state: UInt32 = 3
    func draw(_ words: [String]) -> String {
      state = state &* 1_664_525 &+ 1_013_904_223
      return words[Int(state >> 16) % words.count]
    }
    let five = ["1", "2", "3", "4", "5"]
    for row in 1...120 {
      let region = row % 2 == 0 ? "north" : "south"
      let village = "\(region)-\(row / 2 % 5)"
      let (sex, w) = (draw(["female", "male"]), draw(["1", "1.5", "2"]))
      answers += "\(row),\(draw(["yes", "no"])),\(draw(["20", "31", "44", "58"])),\(sex),"
      answers += "\(draw(["little", "some", "much"])),\(region),\(w),\(village),"
      answers += "\(row % 5),\(row % 5 + row % 2),\(row % 5 + row % 3)\n"
      sample += "\(row),\(draw(five)),\(region),\(w),\(village),40,\(sex)\n"
      let trait = draw(five)
      study += "\(draw(["1", "2", "3"])),\(draw(["1", "2"])),\(trait),\(draw(five)),"
      study +=
        "\(draw([trait] + five)),\(draw(["1", "2"])),\(draw(["1", "2"])),\(draw(["20", "45"]))"
      for _ in 0..<4 { study += ",\(draw([trait, trait] + five))" }
      study += "\n"
      let age = draw(["minor", "adult"])
      let work = draw(age == "minor" ? ["none", "waiter"] : ["none", "waiter", "nurse"])
      vignettes += "\(row / 3),\(draw(five)),\(age),\(draw(["woman", "man"])),\(work)\n"
    }
    let margins = """
      variable,category,share,source,date
      sex,female,0.52,census,2021
      sex,male,0.48,census,2021

      """
    let files = [
      ("answers.csv", answers), ("sample.csv", sample), ("vignettes.csv", vignettes),
      ("margins.csv", margins), ("rows.csv", study), ("study.yaml", Self.questionnaire),
      ("poverty.yaml", Self.plan),
    ]
    for (name, text) in files { try writeFile(made.path(name), Array(text.utf8)) }
    for name in ["study.percept", "s.percept"] {
      let begun = Typed(["init", made.path(name), "-q", made.path("study.yaml")])
      try #require(begun.code == .done, "\(begun.error)")
      let taken = Typed(["import", made.path(name), made.path("rows.csv")])
      try #require(taken.code == .done, "\(taken.error)")
    }
    folder = made
  }

  /// The words of an example, with the files of this folder.
  func words(of example: Example) -> [String] {
    let root = #filePath.split(separator: "/", omittingEmptySubsequences: false)
      .dropLast(3).joined(separator: "/")
    return example.words.map { word in
      if word.hasPrefix("datasets/") { return root + "/" + word }
      let isFile = ["percept", "csv", "yaml", "ipynb", "npy"].contains { word.hasSuffix("." + $0) }
      return isFile ? folder.path(String(word.split(separator: "/").last ?? "")) : word
    }
  }

  private static let plan = """
    plan: poverty
    tables:
    - {id: views, item: poverty}
    """

  private static let questionnaire = """
    questionnaire: views
    version: 1.0.0
    languages: [en]
    title: Views
    scales:
      agree: {options: {1: None, 2: Little, 3: Some, 4: Much, 5: All}}
    sections:
    - id: only
      title: Views
      items:
      - {id: poverty, type: single, options: {1: Too Little, 2: About Right, 3: Too Much}, en: Help?}
      - {id: country, type: single, options: {1: USA, 2: Norway}, en: Country?}
      - {id: trust, type: single, scale: agree, en: Trust?}
      - {id: trust_before, type: single, scale: agree, en: Trust before?}
      - {id: trust_after, type: single, scale: agree, en: Trust after?}
      - {id: region, type: single, options: {1: North, 2: South}, en: Region?}
      - {id: profession, type: single, options: {1: Police, 2: Nurse}, en: Profession?}
      - {id: age, type: integer, range: 18..99, en: Age?}
      - {id: P22a, type: single, scale: agree, en: First?}
      - {id: P22b, type: single, scale: agree, en: Second?}
      - {id: P22d, type: single, scale: agree, en: Third?}
      - {id: P22f, type: single, scale: agree, en: Fourth?}

    """
}
