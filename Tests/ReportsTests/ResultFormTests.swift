import Interchange
import Microdata
import QuestionnaireModel
import SurveyStatistics
import Tabulation
import Testing

@testable import Reports

/// Every kind of result, in every form of output.
@Suite struct ResultFormTests {
  /// One result with its name.
  struct Trial: CustomTestStringConvertible, Sendable {
    let name: String
    let page: @Sendable () throws -> ResultPage
    var testDescription: String { name }
  }

  private static func numbers(_ name: String, _ values: [Double]) -> Column {
    Column(
      name: name, label: "", measurement: .numeric, categories: [],
      nonanswers: [NonanswerCategory(kind: .missing, code: "NA", label: "missing")],
      values: .numbers(values, nonanswers: values.map { $0 < -90 ? 1 : 0 }), origin: .bare)
  }

  /// Sixty synthetic respondents.
  private static let data: Dataset = {
    let places = 0..<60
    return Dataset(
      name: "wellbeing", rowCount: 60,
      columns: [
        column("work", ["Police", "Teacher", "Nurse"], places.map { $0 % 3 }),
        column("sex", ["Women", "Men"], places.map { $0 / 7 % 2 }),
        column("trust", ["Little", "Some", "Much"], places.map { ($0 * $0 + $0 / 5) % 3 }),
        numbers("age", places.map { Double(20 + $0 * 37 % 41) }),
        numbers("before", places.map { Double($0 * 17 % 11) }),
        numbers("after", places.map { $0 == 9 ? -99 : Double($0 * 13 % 7) + Double($0 % 4) / 3 }),
        numbers("respondent", places.map { Double($0 / 3) }),
        numbers("a", places.map { Double(1 + $0 * 7 % 5) }),
        numbers("b", places.map { Double(1 + ($0 * 7 + $0 / 9) % 5) }),
        numbers("c", places.map { Double(1 + ($0 * 7 + $0 / 4) % 5) }),
        numbers("w", places.map { 1 + Double($0 % 5) / 7 }),
      ])
  }()

  private static let margin = WeightingRequest.Margin(
    item: "work",
    shares: [("Police", 0.5), ("Teacher", 0.3), ("Nurse", 0.2)].map {
      WeightingRequest.Share(category: $0, share: $1, source: "synthetic", date: "2026")
    })

  private static func comparison(
    _ outcome: String, _ design: ComparisonRequest.Design, weight: String? = nil
  ) throws -> ResultPage {
    var request = ComparisonRequest(outcome: outcome, design: design)
    if weight == nil { request.tests = .all }
    return ResultPage(
      try ItemComparison(
        request, of: Sample(data, weighting: weight.map(Weighting.sampling) ?? .none)))
  }

  private static func model(
    _ formula: String, _ family: ModelRequest.Family, respondent: String? = nil
  ) throws -> ResultPage {
    var request = ModelRequest(try ModelFormula(parsing: formula), family: family)
    request.respondent = respondent
    return ResultPage(try RegressionModel(request, of: Sample(data)))
  }

  static let trials = [
    Trial(name: "groups") { try comparison("after", .groups(by: "work")) },
    Trial(name: "pairs") { try comparison("after", .pairs(with: "before")) },
    Trial(name: "groups of a design") {
      try comparison("after", .groups(by: "work"), weight: "w")
    },
    Trial(name: "shares") {
      ResultPage(try ShareComparison(ShareRequest(margin), of: Sample(data)))
    },
    Trial(name: "scale") {
      var request = ScaleRequest(items: ["a", "b", "c"])
      request.groups = "sex"
      return ResultPage(try ScaleAnalysis(request, of: Sample(data)))
    },
    Trial(name: "linear model") { try model("after ~ work + age", .linear) },
    Trial(name: "logistic model") { try model("sex ~ work + age", .logit) },
    Trial(name: "ordinal model") { try model("trust ~ work + age", .ordinal) },
    Trial(name: "vignettes") { try model("age ~ work + sex", .amce, respondent: "respondent") },
    Trial(name: "weights") {
      ResultPage(try SampleWeighting(WeightingRequest(margins: [margin]), of: Sample(data)))
    },
    Trial(name: "power") {
      ResultPage(
        PowerReport.Plan(
          test: "means", plan: TestPlan(.twoMeans, alpha: 0.05, twoSided: true),
          sample: SamplePlan(designEffect: 1.5, responseRate: 0.6), found: .size, effect: 0.5,
          size: 63.7, power: 0.8))
    },
  ]

  /// The numbers that a page holds, as files must have them.
  private static func numbers(of page: ResultPage) -> [Double] {
    page.tables.flatMap { table in
      table.rows.flatMap { row in
        zip(table.columns, row.cells).flatMap { column, cell in
          cell.atoms(of: column).compactMap { atom -> Double? in
            switch atom {
            case .number(let number): number
            case .count(let count): Double(count)
            case .text, .heldBack, .absent, .none: nil
            }
          }
        }
      }
    }
  }

  private static func counted(_ numbers: [Double]) -> [Double: Int] {
    numbers.reduce(into: [:]) { $0[$1, default: 0] += 1 }
  }

  /// The fields of records that are numbers; notes of these records hold no comma inside quotation marks
  /// that would make one.
  private static func fields(_ csv: String) -> [Double] {
    csv.split { $0 == "," || $0 == "\n" }.compactMap { Double($0) }
  }

  private static func leaves(_ json: JSONValue) -> [Double] {
    switch json {
    case .number(let number): [number]
    case .array(let elements): elements.flatMap(leaves)
    case .object(let members): members.flatMap { leaves($0.value) }
    case .null, .boolean, .string: []
    }
  }

  @Test(arguments: trials)
  func `files have each number of a page in full`(trial: Trial) throws {
    let page = try trial.page()
    let wanted = Self.counted(Self.numbers(of: page))
    #expect(wanted.count > 5)
    let json = try JSONValue(parsing: BookJSON().render(page))
    let tables = Self.counted(Self.leaves(json["tables"]))
    #expect(tables == wanted)
    let (csv, tidy) = (
      Self.counted(Self.fields(BookCSV().render(page))),
      Self.counted(Self.fields(BookTidy().render(page)))
    )
    for (number, count) in wanted {
      #expect(csv[number, default: 0] >= count, "\(number) in CSV")
      #expect(tidy[number, default: 0] >= count, "\(number) in tidy CSV")
    }
  }

  @Test(arguments: trials)
  func `a text has each number that it shows as its form writes it`(trial: Trial) throws {
    let page = try trial.page()
    let words = BookText().render(page).split { $0 == " " || $0 == "\n" }.joined(separator: " ")
    for table in page.tables {
      for row in table.rows {
        for (column, cell) in zip(table.columns, row.cells) where column.heading != nil {
          guard case .columns = table.layout else { continue }
          #expect(words.contains(cell.text), "\(table.name).\(column.key)")
        }
        for case .cell(let key, let place) in row.sentences.flatMap(\.parts) {
          #expect(words.contains(table.cell(key, of: row).words(at: place)), "\(table.name).\(key)")
        }
      }
    }
    #expect(page.tables.contains { !$0.rows.isEmpty })
  }

  @Test(arguments: trials)
  func `records have a field for each column and end with why`(trial: Trial) throws {
    let csv = BookCSV().render(try trial.page()).split(separator: "\n")
    let header = csv[0].split(separator: ",")
    #expect(header.last == "unavailable")
    #expect(Set(header).count == header.count)
    for record in csv.dropFirst() where !record.contains("\"") {
      #expect(record.split(separator: ",", omittingEmptySubsequences: false).count == header.count)
    }
    let tidy = BookTidy().render(try trial.page()).split(separator: "\n")
    #expect(tidy[0] == "table,row,row_label,statistic,value,unavailable")
    let names = tidy.dropFirst().map {
      $0.split(separator: ",", omittingEmptySubsequences: false).prefix(4).joined(separator: ",")
    }
    #expect(Set(names).count == names.count)
  }
}
