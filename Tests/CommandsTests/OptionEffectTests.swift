import Arguments
import Commands
import Files
import Testing

/// Every option of every analyst's command, in every mode of it: it changes the result, or is refused.
///
/// A command, a mode or an option that is added must be added here; the tests say so.
@Suite struct OptionEffectTests {
  @Test(arguments: AnalystMode.all)
  func `an option changes the result or is refused by name`(mode: AnalystMode) throws {
    let place = try AnalystPlace()
    let base = place.run(mode.words)
    #expect(base.code == .done, "\(mode): \(base.error)")
    for option in mode.options where !mode.words.contains("--" + option.name) {
      if AnalystMode.onlyInTheLog.contains(option.name) || mode.hangsOnData(option.name) {
        continue
      }
      let values = try #require(
        mode.values(of: option),
        "give '--\(option.name)' of \(mode.command) a value here that makes a difference")
      let words = mode.words + values
      let changed = place.run(words)
      let isRefused = changed.code == .usage && changed.error.contains("--\(option.name)")
      #expect(isRefused || changed != base, "\(words.joined(separator: " ")) is ignored")
    }
  }

  @Test func `every analyst's command is among them`() {
    let group = Program.table.groups.first { $0.audience == "Analyst" }
    // What 'export' does to a study has tests of its own.
    let commands = Set((group?.commands ?? []).map { $0.name } + ["power"]).subtracting(["export"])
    #expect(Set(AnalystMode.all.map(\.command)) == commands)
  }

  @Test(arguments: [
    (["crosstab", "d.csv", "-r", "a", "-c", "b", "--reason", "why"], "--reason"),
    (["crosstab", "d.csv", "-r", "a", "-c", "b", "--actor", "I"], "--actor"),
    (["tabulate", "d.csv", "p.yaml", "--actor", "I"], "--actor"),
    (["plan", "check", "p.yaml", "d.csv", "--actor", "I"], "--actor"),
    (["plan", "lock", "p.yaml", "s.percept", "-W"], "--warnings-as-errors"),
    (["plan", "schema", "p.yaml"], "FILE"), (["check", "--schema", "a.yaml"], "QUESTIONNAIRE"),
    (["check", "--schema", "-f", "json"], "--format"),
    (["audit", "s.percept", "--with-answers"], "--with-answers"),
    (["export", "s", "--to", "a.sav", "--labels"], "--labels"),
    (["export", "s", "--to", "a.dta", "--excel"], "--excel"),
    (["export", "s", "--to", "a.csv", "--quasi", "none", "--k", "3"], "--k"),
    (["withdraw", "s", "--list", "--yes"], "--yes"),
    (["withdraw", "s", "I", "--list"], "INTERVIEW"),
    (["withdraw", "s", "I", "--questionnaire", "q"], "--questionnaire"),
    (["describe", "d.csv", "-f", "csv", "--outliers"], "--outliers"),
    (["show", "q.yaml", "--print", "-f", "markdown"], "--format"),
    (["train", "q.yaml", "--questionnaire", "x"], "--questionnaire"),
    (["correct", "s", "i", "--confirm"], "--confirm"),
    (["cases", "s", "--at", "2026-11-20T10:00"], "--at"),
    (["cases", "s", "--actor", "I"], "--actor"),
    (["cases", "s", "--case", "1", "-f", "csv"], "--format"),
    (["cases", "s", "--import", "c.csv", "--language", "ro"], "--language"),
    (["cases", "s", "--codes", "person"], "STUDY"), (["cases", "s", "--to", "ana"], "--to"),
    (["enter", "s", "--list", "--form", "1"], "--form"),
    (["enter", "s", "--list", "--resume", "I"], "--resume"),
    (["enter", "s", "--resume", "I", "--batch", "b"], "--batch"),
    (["enter", "s", "--take-over"], "--take-over"),
    (["enter", "s", "--list", "--close", "--batch", "b", "--declared", "1"], "--close"),
    (["interview", "s", "--list", "--plain"], "--plain"),
    (["interview", "s", "--list", "--resume", "I"], "--resume"),
    (["interview", "s", "--resume", "I", "--language", "ro"], "--language"),
    (["interview", "s", "--take-over"], "--take-over"),
    (["verify", "s", "--report", "--form", "1"], "--form"),
    (["verify", "s", "--adjudicate", "--dependent"], "--dependent"),
    (["verify", "s", "--adjudicate", "--level", "0.9"], "--level"),
    (["verify", "s", "--report", "--reason", "r"], "--reason"),
    (["verify", "s", "--report", "--sample", "20%", "--accept", "1%"], "--sample"),
  ])
  func `what a mode of another command does not use is refused`(words: [String], name: String) {
    let typed = Typed(words)
    #expect(typed.code == .usage && typed.output.isEmpty)
    #expect(typed.error.contains("'\(name)' has no effect here: "), "\(typed.error)")
  }
}

/// One way in which an analyst's command is used.
struct AnalystMode: CustomTestStringConvertible, Sendable {
  let words: [String]

  var command: String { words[0] }
  var testDescription: String { words.joined(separator: " ") }

  var options: [ArgumentOutline] {
    let command = Program.table.groups.flatMap(\.commands).first { $0.name == self.command }
    return (command?.outline ?? []).filter { !$0.isOperand }
  }

  /// What stands in the study's log and nowhere else.
  static let onlyInTheLog: Set<String> = ["actor", "reason"]

  /// Whether an option has an effect with some data and none with these.
  func hangsOnData(_ option: String) -> Bool {
    switch option {
    // No stratum is lonely, which notes say and tables of values do not.
    case "lonely": !words.contains("text") && !words.contains("json")
    // The exact test is short enough for every table.
    case "seed": words.contains("fisher")
    // A category of a plan that nobody chose is nothing to warn of.
    case "missing": command == "plan"
    // The plan has nothing to warn of.
    case "warnings-as-errors": true
    default: false
    }
  }

  static let all: [AnalystMode] = {
    var modes: [String] = []
    let design = "--weight w --strata s --cluster c --nested"
    for format in ["text", "json", "csv", "tidy"] {
      for sample in [
        "", "--weight w", "--frequency f", design, "--weight w --margins margins.csv",
        "--weight w --cluster u --replicates jk1", "--cluster u --replicates bootstrap:20",
        "--weight w --strata s --cluster c --nested --replicates brr", "--tests fisher",
        "--tests none",
      ] {
        modes.append("crosstab d.csv --rows x --columns g \(sample) --format \(format)")
      }
      modes.append("tabulate d.csv plan.yaml --format \(format)")
    }
    for format in ["text", "json", "csv"] {
      modes.append("describe d.csv --format \(format)")
      modes.append("describe d.csv --items y,x --by g --format \(format)")
    }
    for format in ["text", "json", "csv", "tidy"] {
      for sample in [
        "", "--weight w", design, "--weight w --cluster u --replicates bootstrap:20",
      ] {
        modes.append("test d.csv --outcome y --by g \(sample) --format \(format)")
        modes.append("test d.csv --outcome y --pairs z \(sample) --format \(format)")
        modes.append("test d.csv --outcome g --shares margins.csv \(sample) --format \(format)")
      }
      modes.append("test d.csv --outcome y --by g --frequency f --format \(format)")
    }
    for format in ["text", "json", "csv", "tidy"] {
      modes += [
        "scale d.csv --items y,z,v --format \(format)",
        "scale d.csv --items y,z,v --by g --format \(format)",
      ]
      for sample in ["", design, "--weight w --cluster u --replicates bootstrap:20"] {
        modes += [
          "model d.csv --formula y~v --family linear \(sample) --format \(format)",
          "model d.csv --formula g~y --family logit \(sample) --format \(format)",
          "model d.csv --formula y~v --family ordinal \(sample) --format \(format)",
        ]
      }
      modes += [
        "model d.csv --formula y~x --family linear --format \(format)",
        "model d.csv --formula y~x+g --family amce --respondent c --format \(format)",
        "weight d.csv --margins margins.csv --format \(format)",
        "weight d.csv --margins margins.csv --method linear --format \(format)",
        "weight d.csv --margins margins.csv --method logit --bounds 0.2,4 --format \(format)",
        "weight d.csv --margins margins.csv --output out.csv --format \(format)",
        "weight d.csv --margins margins.csv --output out.npy --format \(format)",
        "power means --effect 0.5 --format \(format)", "power means --size 50 --format \(format)",
        "power means --effect 0.5 --size 50 --format \(format)",
        "power pairs --effect 0.5 --format \(format)",
        "power proportions --effect 0.5 --baseline 0.3 --format \(format)",
        "power proportion --effect 0.5 --baseline 0.3 --format \(format)",
        "power anova --effect 0.3 --groups 4 --format \(format)",
        "power chi-square --effect 0.3 --df 4 --format \(format)",
        "power mcnemar --effect 0.7 --baseline 0.3 --format \(format)",
        "power correlation --effect 0.3 --format \(format)",
        "power ranks --effect 0.6 --format \(format)",
        "power estimate --effect 0.3 --reach 0.04 --format \(format)",
      ]
    }
    modes += [
      "plan check plan.yaml d.csv --format text", "plan check plan.yaml d.csv --format json",
      "notebook d.csv plan.yaml --output book.ipynb --kernel python",
      "notebook d.csv plan.yaml --output book.ipynb --kernel r", "plan schema",
    ]
    return modes.map { AnalystMode(words: $0.split(separator: " ").map(String.init)) }
  }()

  /// A way to write an option that makes a difference wherever it has an effect.
  func values(of option: ArgumentOutline) -> [String]? {
    if option.name == "missing", words.contains("--shares") { return ["--missing", "m"] }
    let own: [String: [String]] = [
      "model --categories": ["--categories", "x=c,b,a"],
      "scale --categories": ["--categories", "y=1,2,3,4"],
      "test --categories": ["--categories", "g=m"],
      "test --tests": ["--tests", "sign"], "crosstab --missing": ["--missing", "a"],
      "weight --missing": ["--missing", "m"], "plan --missing": ["--missing", "a"],
    ]
    if let values = own["\(command) --\(option.name)"] { return values }
    let shared: [String: String] = [
      "rows": "y", "columns": "y", "categories": "x=c,a", "tests": "none", "nonanswers": "include",
      "level": "0.8", "where": "y > 1", "missing": "5", "questionnaire": "q", "version": "1.0.0",
      "language": "ro", "weight": "w", "design": "questionnaire", "frequency": "f", "strata": "s",
      "cluster": "u", "fpc": "n",
      "lonely": "certainty", "margins": "margins.csv", "replicates": "jk1", "seed": "7",
      "format": "json", "output": "result", "by": "x", "pairs": "z", "shares": "margins.csv",
      "items": "y,z", "reverse": "z", "event": "m", "reference": "x=b", "respondent": "u",
      "forbidden": "x=a,g=q", "method": "linear", "bounds": "0.95,1.05", "trim": "0.8,1.2",
      "keep": "x",
      "kernel": "r", "effect": "0.4", "size": "60", "power": "0.7", "alpha": "0.01",
      "baseline": "0.2", "groups": "3", "df": "3", "reach": "0.05", "population": "500",
      "design-effect": "1.5", "cluster-size": "12", "icc": "0.03", "response-rate": "0.5",
    ]
    if let value = shared[option.name] {
      return value == "json" && command == "crosstab" ? nil : ["--" + option.name, value]
    }
    let flags: Set<String> = [
      "nested", "unprotected", "firth", "publish", "warnings-as-errors", "one-sided",
      "missing-patterns", "outliers",
    ]
    return flags.contains(option.name) ? ["--" + option.name] : nil
  }
}

/// A folder with data that every option can make a difference to.
struct AnalystPlace: ~Copyable {
  private let folder: TemporaryFolder

  /// What a command line comes to.
  struct Outcome: Equatable {
    let code: ExitCode
    let output: String
    let error: String
    let files: [String: [UInt8]]
  }

  init() throws {
    let made = try TemporaryFolder()
    var rows = "y,z,v,x,g,w,f,s,c,u,n\n"
    var state: UInt32 = 7
    func draw(_ limit: UInt32) -> Int {
      state = state &* 1_664_525 &+ 1_013_904_223
      return Int((state >> 16) % limit)
    }
    for row in 0..<48 {
      let stratum = row / 24
      let cluster = row / 12 % 2
      let trait = draw(5)
      let (y, z, v) = (
        min(5, 1 + trait + draw(2)), min(5, 1 + trait + draw(2)), min(5, 1 + trait + draw(2))
      )
      let x = ["a", "b", "c"][draw(3)]
      let g = draw(6) + trait > 4 ? "m" : "f"
      rows += "\(y),\(z),\(v),\(x),\(g),\(1 + draw(3)),\(1 + draw(2)),s\(stratum),"
      rows += "\(cluster + 1),\(stratum)-\(cluster),\(10 + stratum)\n"
    }
    let margins = """
      variable,category,share,source,date
      g,f,0.5,census,2021
      g,m,0.5,census,2021
      """
    let plan = """
      plan: book
      tables:
      - {id: x, item: x, categories: [a, b]}
      - {id: y, item: y}
      """
    for (name, text) in [("d.csv", rows), ("margins.csv", margins), ("plan.yaml", plan)] {
      try writeFile(made.path(name), Array(text.utf8))
    }
    folder = made
  }

  func run(_ words: [String]) -> Outcome {
    let made = ["out.csv", "out.npy", "book.ipynb", "result"]
    let named = ["d.csv", "margins.csv", "plan.yaml"] + made
    let typed = Typed(words.map { named.contains($0) ? folder.path($0) : $0 })
    var files: [String: [UInt8]] = [:]
    for name in made where exists(folder.path(name)) {
      files[name] = try? readFile(folder.path(name), limit: 1 << 24)
      _ = try? remove(folder.path(name))
    }
    return Outcome(code: typed.code, output: typed.output, error: typed.error, files: files)
  }
}
