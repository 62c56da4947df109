import Diagnostics
import PlanLanguage
import QuestionnaireModel
import TestSupport
import Testing

/// Plans with their defects marked: each code is found at its place.
@Suite struct MarkedPlanTests {
  /// A piece of a plan, the code it gives at its marker, and a part of the message.
  struct Marked: CustomTestStringConvertible, Sendable {
    let code: DiagnosticCode
    let piece: String
    let message: String

    init(_ code: DiagnosticCode, _ message: String, _ piece: String) {
      self.code = code
      self.piece = piece
      self.message = message
    }

    var testDescription: String { code.rawValue }
  }

  static let form = [
    Marked("P0101", "did you mean 'where'?", "- {id: a, item: happy, 1️⃣wehre: age > 20}"),
    Marked("P0102", "needs the key 'item' or 'grid'", "- {id: 1️⃣a}"),
    Marked("P0103", "'tables' is a list", "tables: 1️⃣{id: a, item: happy}"),
    Marked("P0104", "yes or no", "- {id: a, item: happy, tests: {total: 1️⃣maybe}}"),
    Marked("P0105", "a name is a letter", "- {id: 1️⃣7a, item: happy}"),
    Marked("P0106", "declared twice", "- {id: a, item: happy}\n- {id: 1️⃣a, item: sleepy}"),
    Marked("P0106", "stands twice", "- {id: a, item: happy, cells: [count, 1️⃣count]}"),
    Marked("P0107", "is none of out, in, beside", "- {id: a, item: happy, nonanswers: 1️⃣no}"),
    Marked("P0108", "does not go with", "- {id: a, item: happy, 1️⃣ranks: [1]}"),
    Marked("P0109", "has no tables", "1️⃣tables: []"),
    Marked("P0110", "only warnings", "allowed:\n- {code: 1️⃣P0201, reason: none}"),
    Marked("P0111", "remove the allowance", "allowed:\n- {code: 1️⃣P0314, reason: none}"),
  ]

  static let references = [
    Marked("P0201", "did you mean 'happy'?", "- {id: a, item: 1️⃣hapy}"),
    Marked("P0202", "is not an answer to 'happy'", "- {id: a, item: happy, categories: [1️⃣9]}"),
    Marked("P0203", "did you mean 'main'?", "- {id: a, item: happy, banner: 1️⃣mian}"),
    Marked("P0204", "did you mean 'trust'?", "- {id: a, grid: 1️⃣trusts}"),
    Marked(
      "P0205", "did you mean 'MOOD'?",
      "derived: {score: {index: 1️⃣MOD}}\ntables:\n- {id: a, item: score}"),
    Marked("P0206", "did you mean 'visit'?", "records: {visits: {roster: 1️⃣visits}}"),
    Marked("P0207", "it has en", "language: 1️⃣ro"),
    Marked(
      "P0208", "put it first",
      "derived:\n  high: {recode: 1️⃣ages, into: {a: b}}\n"
        + "  ages: {bands: age, into: {b: 15..}}"),
    Marked("P0209", "nothing uses the family", "families: {1️⃣idle: {adjust: holm}}"),
    Marked(
      "P0210", "write the code",
      "derived:\n  two: {recode: happy, into: {a: {label: S, from: [1, 2]}, "
        + "b: {label: S, from: [3, 4]}}}\n"
        + "tables:\n- {id: a, item: two, categories: [1️⃣S]}"),
    Marked("P0211", "another name", "derived: {1️⃣age: {bands: age, into: {a: 15..}}}"),
    Marked(
      "P0212", "is an item of records",
      "records: {visits: {roster: visit}}\n"
        + "tables:\n- {id: a, records: visits, item: often, summaries: mean}\n"
        + "- {id: b, item: 1️⃣warm}"),
    Marked("P0801", "answer 'wellbeing'", "questionnaire: 1️⃣poverty"),
    Marked("P0802", "they hold 2.0.0", "questionnaire: wellbeing\nversion: 1️⃣3.0.0"),
  ]

  static let items = [
    Marked("P0301", "no mean", "- {id: a, item: country, summaries: 1️⃣mean}"),
    Marked("P0302", "under 'ranking'", "- {id: a, item: 1️⃣order}"),
    Marked("P0303", "has one answer", "- {id: a, responses: 1️⃣happy}"),
    Marked("P0304", "is not a ranking", "- {id: a, ranking: 1️⃣help}"),
    Marked("P0305", "holds texts", "- {id: a, item: 1️⃣why}"),
    Marked("P0306", "index: MOOD", "- {id: a, item: 1️⃣MOOD}"),
    Marked("P0307", "make bands", "banners: {main: {columns: [1️⃣age]}}"),
    Marked("P0308", "recode it", "derived: {b: {bands: 1️⃣country, into: {a: 1..2}}}"),
    Marked("P0309", "lower end", "derived: {b: {bands: age, into: {a: 1️⃣9..1}}}"),
    Marked(
      "P0310", "overlaps 'a'", "derived: {b: {bands: age, into: {a: 15..30, c: 1️⃣20..40}}}"),
    Marked("P0311", "two categories", "derived: {b: {recode: gender, into: {a: [1, 2], c: [1️⃣2]}}}"),
    Marked(
      "P0312", "and 1 more",
      "derived: {b: {recode: country, into: 1️⃣{a: 1}}}\ntables:\n- {id: a, item: b}"),
    Marked("P0313", "is over nothing", "- {id: a, item: happy, nets: {1️⃣good: []}}"),
    Marked("P0314", "says nothing", "- {id: a, item: happy, nets: {1️⃣good: [1, 2, 3, 4]}}"),
    Marked("P0315", "list the categories", "- {id: a, item: country, nets: {b: {top: 1️⃣1}}}"),
    Marked("P0316", "has 4 categories", "- {id: a, item: happy, nets: {b: {bottom: 1️⃣5}}}"),
    Marked("P0317", "make two tables", "- {id: a, grid: [happy, 1️⃣gender], banner: none}"),
    Marked("P0318", "only 2 ranks", "- {id: a, ranking: order, ranks: [1️⃣3]}"),
  ]

  static let tables = [
    Marked("P0401", "has no columns", "banners: {1️⃣main: {columns: []}}"),
    Marked("P0402", "name it once", "banners: {main: {columns: [[gender, 1️⃣gender]]}}"),
    Marked("P0403", "against itself", "- {id: a, item: gender, banner: 1️⃣main}"),
    Marked("P0404", "'banner: none'", "- {id: a, grid: trust, banner: 1️⃣main}"),
    Marked("P0405", "compares designs", "- {id: a, item: happy, cells: 1️⃣[deff]}"),
    Marked("P0405", "chosen together", "- {id: a, responses: help, cells: 1️⃣[expected]}"),
    Marked("P0406", "no respondent can meet", "where: 1️⃣age < 15"),
    Marked(
      "P0407", "nobody is asked both",
      "banners: {main: {columns: [job]}}\ntables:\n- {id: a, item: 1️⃣search}"),
    Marked(
      "P0501", "two columns to compare",
      "banners: {main: {columns: [{item: gender, categories: [1]}]}}\n"
        + "tables:\n- {id: 1️⃣a, item: happy}"),
    Marked("P0502", "between 0 and 1", "tests: {levels: [1️⃣5]}"),
    Marked("P0503", "the stricter one first", "tests: {levels: 1️⃣[0.1, 0.05]}"),
    Marked("P0504", "one level", "tests: {compare: apa, levels: 1️⃣[0.01, 0.05]}"),
    Marked(
      "P0505", "one test",
      "families: {1️⃣f: {adjust: bh}}\ntables:\n- {id: a, item: happy, tests: {family: f}}"),
    Marked(
      "P0506", "gives its family no test",
      "families: {f: {adjust: bh}}\ntests: {omnibus: no, family: 1️⃣f}\n"
        + "tables:\n- {id: a, item: happy}\n- {id: b, item: sleepy}"),
    Marked(
      "P0507", "knows no strata", "design: {strata: region}\ntests: {profile: 1️⃣spss-ctables}"),
    Marked("P0508", "no smaller than", "minimum_base: {1️⃣test: 9, flag: 8}"),
    Marked(
      "P0509", "plan one",
      "hypotheses: {H: {says: A, item: 1️⃣hours, by: gender, groups: [1, 2], "
        + "direction: less, margin: 1}}"),
    Marked(
      "P0510", "two different groups",
      "hypotheses: {H: {says: A, item: happy, by: gender, groups: 1️⃣[1], "
        + "direction: less, margin: 1}}"),
    Marked(
      "P0511", "is not negative",
      "hypotheses: {H: {says: A, item: happy, by: gender, groups: [1, 2], "
        + "direction: less, margin: 1️⃣-1}}"),
  ]

  static let sampling = [
    Marked("P0601", "a weight is a number", "weight: 1️⃣country"),
    Marked("P0602", "here 'weight' is meant", "weight: 1️⃣village"),
    Marked("P0602", "here 'cluster' is meant", "design: {clusters: 1️⃣region}"),
    Marked("P0603", "give it 'role: weight'", "weight: 1️⃣hours"),
    Marked("P0604", "keep one", "frequency: w\n1️⃣design: {strata: region}"),
    Marked("P0605", "stage 1 draws no clusters", "design: {1️⃣strata: [region, gender]}"),
    Marked("P0701", "never leaves the study", "- {id: a, item: happy, where: 1️⃣phone = 1}"),
    Marked("P0702", "tells who", "- {id: 1️⃣a, item: town}"),
    Marked("P0705", "below 3", "suppression: {identifying: 1️⃣1}"),
    Marked(
      "P0707", "above 0 and below 1",
      "suppression: {dominance: {sensitive: {largest: 2, share: 1️⃣1.5}}}"),
    Marked(
      "P0707", "'largest' lies above 0",
      "suppression: {dominance: {sensitive: {largest: 1️⃣0, share: 0.5}}}"),
    Marked(
      "P0707", "at most 100", "suppression: {dominance: {open: {percent: 1️⃣120}}}"),
    Marked(
      "P0708", "'largest' and 'share'", "suppression: {dominance: {open: {1️⃣share: 0.9}}}"),
  ]

  static let files = [
    Marked(
      "P0319", "holds 9, without a label", "items: {mood: {1️⃣categories: {1: Bad, 2: Good}}}"),
    Marked("P0320", "no numbers", "items: {town: {1️⃣measure: number}}"),
    Marked("P0321", "turned round", "items: {town: {1️⃣reversed: yes}}"),
    Marked(
      "P0322", "keep one",
      "items: {mood: {categories: {1: Bad, 2: Good, 1️⃣9: None}, nonanswers: [9]}}"),
    Marked(
      "P0323", "also holds b",
      "sets: {s: {list: been, 1️⃣options: {a: Shop}}}\ntables:\n- {id: t, responses: s}"),
    Marked("P0606", "name the items", "items: {mood: {label: M}}\ndesign: 1️⃣questionnaire"),
    Marked(
      "P0108", "'weight' does not go with 'design: questionnaire'",
      "1️⃣weight: w\ndesign: questionnaire"),
    Marked(
      "P0108", "'strata' does not go with 'design: questionnaire'",
      "design: {from: questionnaire, nested: yes, 1️⃣strata: region}"),
    Marked("P0807", "leave 'items' out", "1️⃣items: {happy: {label: Mood}}"),
    Marked("P0201", "did you mean 'mood'?", "items: {mood: {label: M}, 1️⃣mod: {label: M}}"),
    Marked("P0202", "did you mean 'Iasi'?", "items: {town: {categories: [Cluj, 1️⃣Iassi]}}"),
    Marked("P0202", "is not an answer to 'mood'", "items: {mood: {nonanswers: [1️⃣DK]}}"),
    Marked("P0107", "is none of dont_know", "items: {mood: {nonanswers: {9: 1️⃣dk}}}"),
    Marked(
      "P0209", "nothing uses the set", "items: {mood: {label: M}}\nsets: {1️⃣s: {list: been}}"),
    Marked(
      "P0303", "declared under 'sets'",
      "items: {mood: {label: M}}\ntables:\n- {id: t, responses: [tv, 1️⃣town]}"),
  ]

  @Test(arguments: form + references + items + tables + sampling + files)
  func `a defect is found at its place and nowhere else`(marked: Marked) {
    let source = MarkedSource(ExamplePlan.completing(marked.piece))
    let subject = ExamplePlan.subject(of: marked.piece.filter { $0 != "1️⃣" })
    let found = PlanReader.read(source.source, subject: subject).diagnostics
    expectFindings(found, in: source, [ExpectedFinding(1, marked.code, marked.message)])
  }

  @Test(arguments: [
    "title: Book 1️⃣#1", "- {id: a, title: \"x\", item: happy, base: Adults 1️⃣# of the sample\n  }",
    "derived:\n  d: {label: Young 1️⃣# and old\n     , bands: age, into: {young: 15..29}}\n"
      + "tables:\n- {id: t, item: d}",
    "derived:\n  d:\n    condition: age > 20  # a comment\n    labels: [Old 1️⃣#1\n      , Young]\n"
      + "tables:\n- {id: t, item: d}",
  ])
  func `a comment that cuts a text is found`(piece: String) {
    let source = MarkedSource(ExamplePlan.completing(piece))
    let found = PlanReader.read(source.source, subject: SampleStudy.subject).diagnostics
    expectFindings(found, in: source, [ExpectedFinding(1, "Q0133", "would be lost")])
    // A plan that was locked with it is still read.
    #expect(
      PlanReader.read(source.source, subject: SampleStudy.subject, isAccepted: true)
        .diagnostics.isEmpty)
  }

  @Test func `comments behind what is no text are left alone`() {
    let piece = """
      title: "Book #1"  # a comment
      where: age > 20  # a comment
      tables:  # a comment
      - id: t  # a comment
        item: happy  # a comment
        categories: [1, 2]  # a comment
      """
    let source = MarkedSource(ExamplePlan.completing(piece))
    let found = PlanReader.read(source.source, subject: SampleStudy.subject).diagnostics
    expectFindings(found, in: source, [])
  }

  @Test func `every code has a marked plan`() {
    let marked = Self.form + Self.references + Self.items + Self.tables + Self.sampling + Self.files
    let elsewhere: Set<DiagnosticCode> = [
      "P0703", "P0704", "P0706", "P0803", "P0804", "P0805", "P0806",
    ]
    #expect(Set(marked.map(\.code)).union(elsewhere) == Set(PlanExplainPages.allCodes))
  }
}
