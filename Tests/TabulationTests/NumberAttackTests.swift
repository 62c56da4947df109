import Disclosure
import Microdata
import QuestionnaireModel
import Testing

@testable import Tabulation

/// Somebody who has printed numbers alone, and tries every way in which people could have answered.
///
/// All data are made up, by the same numbers in every run.
@Suite struct NumberAttackTests {
  private static let key = Array(repeating: UInt8(7), count: 32)
  private static let threshold = 3
  private static let kinds: [Summary] = [.mean, .standardDeviation, .standardError, .median]

  /// A made book: counts of three answers in two groups, and which numbers are asked for.
  struct Made: CustomStringConvertible {
    var counts: [[Int]]
    var summaries: [Summary]
    var showsItem: Bool
    var net: [Int]?
    var condition: Int?

    var description: String {
      "\(counts) \(summaries.map(\.rawValue)) item \(showsItem) net \(net ?? []) "
        + "only \(condition.map(String.init) ?? "-")"
    }

    init(_ seed: Int) {
      var state = UInt64(seed) &* 0x9E37_79B9_7F4A_7C15 &+ 0xD1B5_4A32_D192_ED03
      func draw(_ limit: Int) -> Int {
        state ^= state << 13
        state ^= state >> 7
        state ^= state << 17
        return Int(state % UInt64(limit))
      }
      counts = (0..<2).map { _ in (0..<3).map { _ in draw(3) == 0 ? draw(3) : draw(5) } }
      summaries = NumberAttackTests.kinds.filter { _ in draw(2) == 0 }
      showsItem = draw(3) > 0
      net = draw(2) == 0 ? [[0, 1], [1, 2], [0, 2]][draw(3)] : nil
      condition = draw(3) == 0 ? draw(2) : nil
    }

    func book() throws -> Book {
      var answers: [Int] = []
      var groups: [Int] = []
      for (group, counts) in counts.enumerated() {
        for (answer, count) in counts.enumerated() {
          answers += Array(repeating: answer, count: count)
          groups += Array(repeating: group, count: count)
        }
      }
      let data = dataset(
        SmallColumn.declared("fear", ["1", "2", "3"]).holding(answers),
        SmallColumn.declared("group", ["A", "B"]).holding(groups))
      var plan = BookPlan(name: "book", title: "Book")
      plan.banners = [
        Banner(
          name: "by", title: "By", hasTotal: true, groups: [.items([ItemSelection("group")])])
      ]
      func add(_ stub: Stub, only: Int? = nil) {
        var table = PlannedTable(name: "t\(plan.tables.count)", title: "T", stub: stub)
        table.cells = [.count]
        table.tests.notation = .none
        if let only {
          table.filter = PlanCondition(
            text: "group = \(only + 1)",
            condition: .comparison(.item(0), .equal, .number(Double(only + 1))),
            columns: ["group"])
        } else {
          table.banner = "by"
        }
        plan.tables.append(table)
      }
      if showsItem { add(.item(StubItem(ItemSelection("fear")))) }
      func item(_ summary: Summary) -> StubItem {
        StubItem(ItemSelection("fear"), summaries: [summary])
      }
      for summary in summaries {
        let stub = Stub.grid(
          Grid(
            name: "g", label: "G", items: [item(summary), item(summary)].dropLast(),
            content: .summary(summary)))
        add(stub)
        if let condition { add(stub, only: condition) }
      }
      if let net {
        let codes = net.map { "\($0 + 1)" }
        let stub = StubItem(
          ItemSelection("fear"), nets: [Net(name: "n", label: "N", codes: codes)],
          showsCategories: false)
        add(.item(stub), only: condition)
      }
      plan.suppression = SuppressionRules(
        thresholds: [.open: NumberAttackTests.threshold], protectsSurvivors: true)
      plan.suppression.percentageBase = 0
      return try Book(plan, of: BookData(respondents: data))
    }
  }

  /// One printed number: of which group (both where nil), and what it must be.
  private enum Printed {
    case count(answers: [Int], group: Int?, Int)
    case summary(Summary, group: Int?, Double)

    func agrees(_ counts: [[Int]]) -> Bool {
      switch self {
      case .count(let answers, let group, let value):
        let own = group.map { [counts[$0]] } ?? counts
        return own.reduce(0) { sum, counts in answers.reduce(sum) { $0 + counts[$1] } } == value
      case .summary(let kind, let group, let value):
        let own = group.map { counts[$0] } ?? (0..<3).map { counts[0][$0] + counts[1][$0] }
        return Self.number(kind, own).map { abs($0 - value) < 1e-9 } ?? false
      }
    }

    private static func number(_ kind: Summary, _ counts: [Int]) -> Double? {
      let values = counts.enumerated().flatMap {
        Array(repeating: Double($0 + 1), count: $1)
      }
      let n = Double(values.count)
      guard n > 0 else { return nil }
      let mean = values.reduce(0, +) / n
      let squares = values.reduce(0) { $0 + ($1 - mean) * ($1 - mean) }
      switch kind {
      case .mean: return mean
      case .median: return (values[(values.count - 1) / 2] + values[values.count / 2]) / 2
      case .standardDeviation: return n > 1 ? (squares / (n - 1)).squareRoot() : nil
      case .standardError: return n > 1 ? (squares / (n - 1) / n).squareRoot() : nil
      }
    }
  }

  private static func printed(_ book: Book) -> [Printed] {
    var found: [Printed] = []
    for (place, table) in book.tables.enumerated() {
      let filter = book.plan.tables[place].filter
      let only = filter.map { $0.text == "group = 1" ? 0 : 1 }
      for column in table.columns.indices {
        let group = only ?? (table.columns[column].group == nil ? nil : table.columns[column].place)
        if let base = table.publishedBase(column) {
          found.append(.count(answers: [0, 1, 2], group: group, base.unweighted))
        }
        for row in table.rows.indices {
          if case .summary(let kind) = table.rows[row].kind {
            if let value = table.published(.value, row, column).number {
              found.append(.summary(kind, group: group, value))
            }
          } else if let count = table.published(.unweighted, row, column).number {
            found.append(.count(answers: table.rows[row].slots, group: group, Int(count)))
          }
        }
      }
    }
    return found
  }

  /// The groups of compositions of at most so many people.
  private static func compositions(upTo most: Int) -> [[Int]] {
    (0...most).flatMap { a in
      (0...(most - a)).flatMap { b in (0...(most - a - b)).map { [a, b, $0] } }
    }
  }

  /// The small counts that somebody who tries everything pins below the threshold.
  private static func exposed(_ made: Made, _ printed: [Printed]) -> [String] {
    let most = made.counts.map { $0.reduce(0, +) }.reduce(0, max) + threshold + 1
    let all = compositions(upTo: most)
    var upper = [[Int]](repeating: [0, 0, 0], count: 2)
    let ofGroup = (0..<2).map { group in
      all.filter { counts in
        let both = group == 0 ? [counts, [0, 0, 0]] : [[0, 0, 0], counts]
        return printed.allSatisfy {
          switch $0 {
          case .count(_, let own, _), .summary(_, let own, _): own != group || $0.agrees(both)
          }
        }
      }
    }
    let joint = printed.filter {
      switch $0 {
      case .count(_, let group, _), .summary(_, let group, _): group == nil
      }
    }
    for first in ofGroup[0] {
      for second in ofGroup[1]
      where zip(first + second, upper.flatMap(\.self)).contains(where: { $0 > $1 }) {
        guard joint.allSatisfy({ $0.agrees([first, second]) }) else { continue }
        for answer in 0..<3 {
          upper[0][answer] = max(upper[0][answer], first[answer])
          upper[1][answer] = max(upper[1][answer], second[answer])
        }
      }
    }
    var found: [String] = []
    for (group, counts) in made.counts.enumerated() {
      for (answer, count) in counts.enumerated() where count > 0 && count < threshold {
        if upper[group][answer] < threshold { found.append("group \(group) answer \(answer)") }
      }
    }
    return found
  }

  @Test(arguments: 0..<10)
  func `whoever tries every way to answer pins no small count`(tens: Int) throws {
    for seed in tens * 30..<tens * 30 + 30 {
      let made = Made(seed)
      guard made.showsItem || !made.summaries.isEmpty || made.net != nil else { continue }
      let book: Book
      do {
        book = try made.book().protected(after: Ledger(), key: Self.key).book
      } catch DisclosureError.unprotectable {
        continue
      }
      #expect(Self.exposed(made, Self.printed(book)).isEmpty, "\(seed): \(made)")
    }
  }

  @Test func `the same attacker breaks books of which nothing is held back`() throws {
    var broken = 0
    for seed in 0..<60 {
      let made = Made(seed)
      guard made.showsItem || !made.summaries.isEmpty || made.net != nil else { continue }
      broken += Self.exposed(made, Self.printed(try made.book())).isEmpty ? 0 : 1
    }
    #expect(broken > 20)
  }

  /// Whether means are looked at by the attacker is seen where nothing but they are printed.
  @Test func `a mean with its deviation and base pins three counts`() {
    var made = Made(0)
    made.counts = [[2, 6, 7], [5, 5, 5]]
    let printed: [Printed] = [
      .count(answers: [0, 1, 2], group: 0, 15), .summary(.mean, group: 0, 35.0 / 15),
    ]
    #expect(Self.exposed(made, printed).isEmpty)
    let squares = 2 * 16.0 / 9 + 6.0 / 9 + 7 * 4.0 / 9
    let deviation = Printed.summary(.standardDeviation, group: 0, (squares / 14).squareRoot())
    #expect(Self.exposed(made, printed + [deviation]) == ["group 0 answer 0"])
  }
}
