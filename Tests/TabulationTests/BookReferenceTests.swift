import Files
import Microdata
import QuestionnaireModel
import SurveyStatistics
import Testing

@testable import Tabulation

/// Tables of real respondents against R's survey package: Reference/book.R, R 4.2.2, survey 4.1-1.
@Suite("Books against R")
struct BookReferenceTests {
  private func table(
    _ change: (inout BookPlan) -> Void = { _ in }
  ) throws -> Table {
    var plan = BookPlan(name: "poverty", title: "Poverty")
    plan.banners = [
      Banner(
        name: "all", title: "All", hasTotal: true,
        groups: [
          .items([ItemSelection("country")]), .items([ItemSelection("gender")]),
        ])
    ]
    let item = StubItem(
      ItemSelection("poverty"), summaries: [.mean, .standardError],
      scores: ["Too Little": 1, "About Right": 2, "Too Much": 3])
    var table = PlannedTable(name: "poverty", title: "Poverty", stub: .item(item))
    table.banner = "all"
    plan.tables = [table]
    change(&plan)
    return try Book(plan, of: BookData(respondents: RealPoverty.dataset())).tables[0]
  }

  @Test
  func `counted, Pearson's test is R's`() throws {
    let table = try table()
    let test = table.omnibus[0].test
    #expect(isClose(test.statistic, 597.61837932658409))
    #expect(isClose(test.p.value * 1e126, 7.6117147445051671, 1e-8))
    #expect(table.bases[0].unweighted == 5_381)
  }

  @Test
  func `weighted, shares, errors and Rao and Scott's F are survey's`() throws {
    let table = try table { $0.weighting = .sampling("weight") }
    let usa = table.columns.firstIndex { $0.code == "USA" } ?? 0
    let row = table.row("Too Little")
    #expect(isClose(table.columnPercent(row, usa), 40.6669570688737270))
    #expect(isClose(table.standardError(row, usa), 1.4200215210810619))
    #expect(isClose(table.bases[usa].effective, 1196.4620059471497))
    let test = table.omnibus[0].test
    #expect(isClose(test.statistic, 87.3226871115372916))
    #expect(isClose(test.degreesOfFreedom[0], 5.9982168404169522))
    #expect(isClose(test.degreesOfFreedom[1], 32270.4066014432028169))
  }

  @Test
  func `weighted columns differ by t on effective bases as computed in R`() throws {
    let table = try table { $0.weighting = .sampling("weight") }
    let places = ["Sweden", "USA"].map { code in
      table.columns.firstIndex { $0.code == code } ?? 0
    }
    let pair = try #require(
      table.rows[table.row("Too Little")].comparisons.first {
        Set([$0.first, $0.second]) == Set(places)
      })
    #expect(isClose(abs(pair.statistic.value), 8.7345754606170889))
    #expect(isClose(pair.statistic.degreesOfFreedom[0], 2065.6427838574514))
    #expect(isClose(pair.p * 1e18, 4.9527460456070600, 1e-8))
  }

  @Test
  func `with clusters shares, errors, means and F are survey's`() throws {
    let table = try table {
      $0.weighting = .sampling("weight")
      $0.design.clusters = ["cluster"]
    }
    let usa = table.columns.firstIndex { $0.code == "USA" } ?? 0
    let women = table.columns.firstIndex { $0.code == "female" } ?? 0
    #expect(isClose(table.standardError(table.row("Too Little"), usa), 1.6992955552444469))
    #expect(isClose(table.value(table.row("mean"), women), 1.619226163601028556))
    #expect(isClose(table.value(table.row("se"), women), 0.024336874814761218))
    let test = table.omnibus[0].test
    #expect(isClose(test.statistic, 84.1363858381684082))
    #expect(isClose(test.degreesOfFreedom[0], 5.3109671376484124))
    #expect(isClose(test.degreesOfFreedom[1], 472.6760752507087204))
  }

  private func claim(
    _ measure: Hypothesis.Measure, _ direction: Hypothesis.Direction, margin: Double,
    _ change: (inout BookPlan) -> Void = { _ in }
  ) throws -> HypothesisResult.Tested {
    let table = try table {
      $0.hypotheses = [
        Hypothesis(
          name: "H1", statement: "", item: "poverty", measure: measure,
          groups: ItemSelection("country", categories: ["Sweden", "USA"]), direction: direction,
          margin: margin, family: nil)
      ]
      change(&$0)
    }
    return try #require(table.hypotheses.first?.tested)
  }

  @Test
  func `weighted, a share is claimed greater by t on effective bases as computed in R`() throws {
    let found = try claim(.share(codes: ["Too Little"]), .greater, margin: 15) {
      $0.weighting = .sampling("weight")
    }
    #expect(isClose(found.difference.value, 19.4461274784554827))
    #expect(isClose(found.difference.standardError, 2.1837953305016596))
    #expect(isClose(found.statistic.value, 2.035963451498965515))
    #expect(isClose(found.p.value, 0.020940688425977919))
  }

  @Test
  func `with clusters shares are equivalent by survey's contrast`() throws {
    let found = try claim(.share(codes: ["Too Little"]), .equivalent, margin: 25) {
      $0.weighting = .sampling("weight")
      $0.design.clusters = ["cluster"]
    }
    #expect(isClose(found.difference.value, 19.4461274784554827))
    #expect(isClose(found.difference.standardError, 2.2923935801890026))
    // One fewer than the design's 40, as svyttest has it.
    #expect(found.statistic.degreesOfFreedom == [39])
    #expect(isClose(found.p.value, 0.010074222172246009))
  }

  @Test
  func `counted, a mean is claimed less by R's t.test`() throws {
    let found = try claim(.mean, .less, margin: 0.4)
    #expect(isClose(found.difference.value, -0.50101547210221176))
    #expect(isClose(found.statistic.value, -3.5287317587276212))
    #expect(isClose(found.statistic.degreesOfFreedom[0], 2339.3594154945413))
    #expect(isClose(found.p.value, 2.1280445839988603e-04))
  }

  @Test
  func `the order of rows is immaterial`() throws {
    let one = try table { $0.weighting = .sampling("weight") }
    var plan = BookPlan(name: "poverty", title: "Poverty")
    plan.weighting = .sampling("weight")
    plan.banners = [
      Banner(
        name: "all", title: "", hasTotal: true,
        groups: [.items([ItemSelection("country")]), .items([ItemSelection("gender")])])
    ]
    var planned = PlannedTable(
      name: "poverty", title: "", stub: .item(StubItem(ItemSelection("poverty"))))
    planned.banner = "all"
    plan.tables = [planned]
    let turned = try Book(
      plan, of: BookData(respondents: RealPoverty.dataset(reversed: true))
    ).tables[0]
    #expect(isClose(one.omnibus[0].test.statistic, turned.omnibus[0].test.statistic))
    #expect(
      isClose(
        one.standardError(one.row("Too Much"), 1),
        turned.standardError(turned.row("Too Much"), 1)))
  }
}

/// The respondents of `datasets/wvs-poverty.csv`, with a weight and clusters made of row numbers.
private enum RealPoverty {
  static func dataset(reversed: Bool = false) throws -> Dataset {
    let folder = #filePath.split(separator: "/").dropLast(3).joined(separator: "/")
    let bytes = try readFile("/\(folder)/datasets/wvs-poverty.csv", limit: 1 << 20)
    let lines = String(decoding: bytes, as: UTF8.self).split(whereSeparator: \.isNewline)
      .map { $0.split(separator: ",").map { String($0.filter { $0 != "\"" }) } }
    let rows = lines.dropFirst().enumerated().map { (number: $0 + 1, fields: $1) }
    let ordered = reversed ? rows.reversed() : Array(rows)
    func column(_ name: String, _ place: Int, _ order: [String]) -> Column {
      SmallColumn.found(name, order).holding(
        ordered.map { row in order.firstIndex(of: row.fields[place]) ?? order.count })
    }
    return Dataset(
      name: "poverty", rowCount: ordered.count,
      columns: [
        column("poverty", 0, ["Too Little", "About Right", "Too Much"]),
        column("country", 3, ["Australia", "Norway", "Sweden", "USA"]),
        column("gender", 5, ["female", "male"]),
        numbers("weight", ordered.map { 0.5 + Double($0.number * 37 % 101) / 50 }),
        numbers("cluster", ordered.map { Double(($0.number - 1) / 60) }),
      ])
  }
}
