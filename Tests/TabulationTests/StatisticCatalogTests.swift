import Files
import Testing

@testable import Tabulation

/// Every statistic is known in one place.
@Suite struct StatisticCatalogTests {
  @Test func `an id names one statistic, and a name that is none has no id`() {
    let ids = StatisticCatalog.all.map(\.id.rawValue)
    #expect(Set(ids).count == ids.count)
    #expect(ids.allSatisfy { StatisticID(rawValue: $0)?.rawValue == $0 })
    #expect(StatisticID(rawValue: "pearsons") == nil)
  }

  @Test func `every statistic has a title, and a test with a statistic its letter`() {
    for statistic in StatisticCatalog.all {
      #expect(!statistic.title.isEmpty)
      let isTest = !statistic.isAssociation && statistic.id != .fisher
      #expect(statistic.symbol.isEmpty != isTest, "\(statistic.id.rawValue)")
    }
  }

  @Test func `the guide names every statistic`() throws {
    let root = #filePath.split(separator: "/", omittingEmptySubsequences: false).dropLast(3)
      .joined(separator: "/")
    let folder = root + "/Sources/Commands/Commands.docc"
    let guide = try ["reading-a-table.md", "samples-and-weights.md"].map {
      String(decoding: try readFile(folder + "/" + $0, limit: 1 << 20), as: UTF8.self)
    }.joined()
    for id in StatisticCatalog.all.map(\.id.rawValue) {
      let family = ["-rows", "-columns", "-symmetric"].first { id.hasSuffix($0) }
      let name = family.map { String(id.dropLast($0.count)) + "-…" } ?? id
      #expect(guide.contains("`\(name)`"), "the guides do not name '\(id)'")
    }
  }
}
