import Testing
@testable import Disclosure
@Suite struct Scratch {
  @Test func ratio() throws {
    for (n, tables) in [(300, 20), (1000, 20)] {
      var g = SplitMix(3)
      let items = [("b", 8)] + (0..<tables).map { ("x\($0)", 6) }
      let a = Answers.random(items.map { (name: $0.0, categories: $0.1) }, count: n, using: &g)
      let book = try Book((0..<tables).map { a.table("t\($0)", axes: [.numbered("x\($0)", 6), .numbered("b", 8)], rule: .survivors) })
      let m = try book.protected()
      let s = m.states.joined()
      print("RATIO", n, s.count { $0 == .primary }, s.count { $0 == .complementary }, s.count)
    }
  }
}
