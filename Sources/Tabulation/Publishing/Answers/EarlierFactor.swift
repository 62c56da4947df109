import Disclosure
import Microdata

/// What an earlier book asked of people: for each set of answers that somebody had given, a code.
///
/// The ledger keeps digests of the answers, which only the study's key can make.
struct EarlierFactor: Hashable {
  let columns: [String]
  let known: [[UInt8]: Int32]
  let key: [UInt8]

  init(_ factor: PublishedSums.Factor, key: [UInt8]) {
    columns = factor.columns
    known = factor.codes.mapValues { Int32(truncatingIfNeeded: $0) }
    self.key = key
  }

  func codes(count: Int, texts: (String) -> [String]) -> [Int32] {
    let columns = columns.map(texts)
    var seen: [[String]: Int32] = [:]
    return (0..<count).map { row in
      let answers = columns.map { $0[row] }
      if let code = seen[answers] { return code }
      let code = known[PublishedSums.digest(of: answers, key: key)] ?? RowFactor.unknown
      seen[answers] = code
      return code
    }
  }
}

extension PrintedSums {
  /// Adds what an earlier book published of the same rows, which can no longer be held back.
  ///
  /// A number that looks at columns which are not read here is left out.
  mutating func add(_ earlier: PublishedSums, records: String?, key: [UInt8]) {
    let factors = earlier.factors.map { RowFactor.earlier(EarlierFactor($0, key: key)) }
    let isRead = earlier.factors.map { factor in
      factor.columns.allSatisfy { dataset.index(of: $0) != nil }
    }
    for sum in earlier.sums where sum.records == (records ?? "") {
      let used = sum.parts.map(\.factor) + (sum.scores.map { [$0.factor] } ?? [])
      guard used.allSatisfy({ isRead[$0] }) else { continue }
      let parts = sum.parts.map { part in
        PrintedSum.Part(
          factor: place(of: factors[part.factor]),
          codes: part.codes.map { Int32(truncatingIfNeeded: $0) }.sorted())
      }
      let scores = sum.scores.map { scores in
        (
          factor: place(of: factors[scores.factor]),
          values: Dictionary(
            uniqueKeysWithValues: scores.values.map {
              (Int32(truncatingIfNeeded: $0.key), $0.value)
            })
        )
      }
      append(
        PrintedSum(
          parts: parts, scores: scores, limits: sum.limits, places: [],
          isPublished: sum.heldBackBy == nil, cost: nil,
          rule: PrintedSum.Rule(sum.heldBackBy ?? .open)))
    }
  }

  /// What is published of these sums, for the ledger.
  func published(
    records: String?, sources: [Set<String>], key: [UInt8]
  ) -> PublishedSums {
    var places: [Int: Int] = [:]
    var made: [PublishedSums.Factor] = []
    func place(_ factor: Int) -> Int {
      if let known = places[factor] { return known }
      let columns = sources[factor].sorted()
      let held = columns.compactMap { dataset[$0]?.categorized() }
      let all = Array(0..<dataset.rowCount)
      let ways = PeopleClasses(all, count: all.count, codes: held.map(\.rowCodes))
      let answers = ways.members.map { rows in held.map { $0.text(of: rows[0]) } }
      made.append(
        .init(
          columns: columns,
          codes: Dictionary(
            zip(answers, ways.members).map { answers, rows in
              (PublishedSums.digest(of: answers, key: key), Int(codes[factor][rows[0]]))
            }, uniquingKeysWith: { first, _ in first })))
      places[factor] = made.count - 1
      return made.count - 1
    }
    var found: [PublishedSums.Sum] = []
    var known: Set<[PrintedSum.Part]> = []
    // What is printed anywhere is printed.
    let sums = sums.sorted { $0.isPublished && !$1.isPublished }
    for sum in sums
    where sum.cost != nil && (sum.isPublished || sum.scores == nil) {
      // A count that several tables print is kept once.
      if sum.scores == nil, !known.insert(sum.parts).inserted { continue }
      found.append(
        .init(
          records: records ?? "",
          parts: sum.parts.map { .init(factor: place($0.factor), codes: $0.codes.map(Int.init)) },
          scores: sum.scores.map { scores in
            .init(
              factor: place(scores.factor),
              values: Dictionary(
                uniqueKeysWithValues: scores.values.map { (Int($0.key), $0.value) }))
          }, limits: sum.limits,
          heldBackBy: sum.isPublished
            ? nil
            : DisclosureRule(
              threshold: sum.rule.threshold, zerosAreDisclosive: sum.rule.zerosAreDisclosive,
              wholeGroupsAreDisclosive: sum.rule.wholeGroupsAreDisclosive)))
    }
    return PublishedSums(factors: made, sums: found)
  }
}
