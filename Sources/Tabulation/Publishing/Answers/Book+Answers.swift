import Disclosure
import Microdata
import QuestionnaireModel

/// What tells answers to somebody who knows all else of everybody, and must be held back beside what
/// is held back already.
///
/// Each sensitive item is looked at by itself, everything else being known: who took part, what each
/// answered to all other items, and who did not answer. Then numbers are sums over known people, and
/// no relation is lost that has no common name. Books in which the unknowns are few are proved
/// completely; of others the small groups that numbers tell apart by subtraction.
struct InformedReader {
  let plan: BookPlan
  let tables: [Table]
  let rules: [DisclosureRule]
  let rows: KeptRows
  /// What earlier books published, and the study's key by which it can be read.
  let earlier: PublishedSums
  let key: [UInt8]

  /// Up to so many unknowns everything is looked at.
  private static let fewUnknowns = 1_500

  /// The places of numbers to hold back.
  ///
  /// - Throws: where a table does not fit the rows that it was made of.
  func tellingPlaces() throws(DisclosureError) -> Set<PrintedSum.Place> {
    var places: Set<PrintedSum.Place> = []
    for printed in try printed() {
      var sums = printed.sums
      sums.add(earlier, records: printed.records, key: key)
      places.formUnion(telling(sums))
    }
    return places
  }

  /// What is published of items that are protected, for the ledger.
  ///
  /// - Throws: where a table does not fit the rows that it was made of.
  func published() throws(DisclosureError) -> PublishedSums {
    try printed().reduce(PublishedSums(factors: [], sums: [])) { all, printed in
      all.joined(
        with: printed.sums.published(
          records: printed.records, sources: sources(of: printed.sums), key: key))
    }
  }

  /// The numbers of the protected tables, for each set of rows.
  ///
  /// Frequencies stand for people of whom the rows know nothing more.
  private func printed() throws(DisclosureError) -> [(records: String?, sums: PrintedSums)] {
    guard !plan.weighting.isFrequency else { return [] }
    var found: [(records: String?, sums: PrintedSums)] = []
    for records in Set(plan.tables.map(\.records)).sorted(by: { ($0 ?? "") < ($1 ?? "") }) {
      let own = tables.indices.filter { plan.tables[$0].records == records }
      guard own.contains(where: { rules[$0].threshold > 0 }),
        let dataset = rows[records]?.readied(for: plan, own)
      else { continue }
      var sums = PrintedSums(dataset)
      for table in own {
        do {
          try sums.add(tables[table], table, of: plan, rule: rules[table])
        } catch {
          throw .unfittingRows(table: tables[table].name)
        }
      }
      found.append((records, sums))
    }
    return found
  }

  /// The columns of the data that each factor is decided by.
  private func sources(of sums: PrintedSums) -> [Set<String>] {
    sums.factors.map { factor in
      factor.columns(of: sums.dataset).reduce(into: []) {
        $0.formUnion(sources($1, sums.dataset))
      }
    }
  }

  private func telling(_ sums: PrintedSums) -> Set<PrintedSum.Place> {
    let data = sums.dataset
    let sources = sources(of: sums)
    let names = sources.reduce(into: Set<String>()) { $0.formUnion($1) }
    let routed = names.filter { name in
      data[name]?.nonanswers.contains { $0.kind == .notAsked } ?? false
    }
    var sumsOfFactors = [[Int]](repeating: [], count: sums.factors.count)
    for (place, sum) in sums.sums.enumerated() {
      for factor in sum.factors { sumsOfFactors[factor].append(place) }
    }
    var factorsOfColumns: [String: [Int]] = [:]
    for (factor, columns) in sources.enumerated() {
      for column in columns { factorsOfColumns[column, default: []].append(factor) }
    }
    let memory = PeopleMemory()
    let asked = Dictionary(
      uniqueKeysWithValues: names.map { name in
        (name, routed.filter { $0 != name && data.isAskedBecause($0, of: name) })
      })
    var places: Set<PrintedSum.Place> = []
    for name in names.sorted() where isProtected(name) {
      guard let column = data[name] else { continue }
      let following = asked[name] ?? []
      func involved(_ columns: Set<String>) -> [Int] {
        let factors = Set(columns.flatMap { factorsOfColumns[$0] ?? [] })
        return Set(factors.flatMap { sumsOfFactors[$0] }).sorted()
      }
      let all = following.union([name])
      guard
        involved(all).contains(where: { sums.sums[$0].isPublished && sums.sums[$0].cost != nil })
      else { continue }
      let isHidden = !asked.values.contains { $0.contains(name) }
      for (doubt, rows) in doubts(column, isAskedHidden: isHidden) where !rows.isEmpty {
        // Of what is asked because of an item and of much else, the answers are known.
        let isFollowed = doubt == .answers && !data.areWaysFew(to: all, rows)
        let columns = isFollowed ? [name] : all
        let question = Question(
          item: column, doubt: doubt, columns: columns, following: isFollowed ? following : [],
          sources: sources, open: names.filter { !isProtected($0) }, rows: rows)
        places.formUnion(telling(question, involved(columns), sums, memory))
      }
    }
    return places
  }

  private func isProtected(_ column: String) -> Bool {
    let level = plan.suppression.classes[column] ?? .open
    return (plan.suppression.thresholds[level] ?? 0) > 0
  }

  /// What is not known of an item, and of whom.
  ///
  /// - Parameter isAskedHidden: whether no column says by itself who was asked it.
  private func doubts(
    _ column: Column, isAskedHidden: Bool
  ) -> [(doubt: AnswerFamily.Doubt, rows: [Int])] {
    let all = Array(0..<column.count)
    let asked = all.filter { !column.isNotAsked($0) }
    let answered = asked.filter(column.isAnswered)
    var found: [(doubt: AnswerFamily.Doubt, rows: [Int])] = [(.answers, answered)]
    if answered.count < asked.count, plan.suppression.protectsExclusions {
      found.append((.refusals, asked))
    }
    if asked.count < all.count, isAskedHidden,
      column.origin.isAskedBecauseOfAnswers
    {
      found.append((.asking, all))
    }
    return found
  }

  /// The columns of the data that a column is, or is made of.
  private func sources(_ column: String, _ data: Dataset) -> Set<String> {
    guard let made = plan.derived.first(where: { $0.name == column }),
      made.rule.sources.allSatisfy({ data.index(of: $0) != nil })
    else { return [column] }
    return made.rule.sources.reduce(into: []) { $0.formUnion(sources($1, data)) }
  }

  /// What is asked of a reader who knows all else.
  private struct Question {
    let item: Column
    let doubt: AnswerFamily.Doubt
    let columns: Set<String>
    /// The columns beside them of which it is known who was asked because of the item.
    let following: Set<String>
    let sources: [Set<String>]
    /// The columns that are no secret.
    let open: Set<String>
    let rows: [Int]
  }

  private func telling(
    _ question: Question, _ involved: [Int], _ sums: PrintedSums, _ memory: PeopleMemory
  ) -> Set<PrintedSum.Place> {
    let involved =
      question.doubt == .refusals
      ? sums.alikeForAllAnswers(
        involved, question.item, sources: question.sources, columns: question.columns) : involved
    func family(_ involved: [Int]) -> AnswerFamily? {
      try? AnswerFamily(
        sums, involved: involved, item: question.item, doubt: question.doubt,
        columns: question.columns, following: question.following, sources: question.sources,
        open: question.open, rows: question.rows,
        derived: plan.derived, memory: memory)
    }
    // What cannot be looked at is not printed.
    guard let whole = family(involved) else {
      return involved.reduce(into: []) { $0.formUnion(sums.sums[$1].places) }
    }
    if question.doubt == .refusals { return refusals(whole, sums, memory) }
    let isSmall = whole.variables <= Self.fewUnknowns
    // Of a small book what is left of groups is looked at too of which nothing is printed.
    let groups = involved.filter {
      (isSmall || sums.sums[$0].isPublished) && whole.isOpen(sums.sums[$0])
    }.map { (place: $0, group: whole.group(of: sums.sums[$0], memory: memory)) }
    let everybody = isSmall ? [whole.everybody] : []
    let differences = memory.differences(
      of: Set(groups.map(\.group) + everybody).sorted {
        $0.words.lexicographicallyPrecedes($1.words)
      }, rows: rows(groups, sums))
    if isSmall {
      return telling(
        whole.laid(
          differences.map(\.people), among: groups.map(\.group) + everybody, isComplete: true),
        sums)
    }
    let own = involved.map { sums.sums[$0].rule }
    let few = own.map(\.threshold).max() ?? 0
    let zeros = own.contains { $0.zerosAreDisclosive }
    var places: Set<PrintedSum.Place> = []
    for difference in differences
    where whole.isTold(of: difference.people, few: few, zeros: zeros) {
      let own = Set(difference.groups)
      guard let part = family(groups.filter { own.contains($0.group) }.map(\.place)) else {
        continue
      }
      let people = part.set(of: difference.people, in: whole)
      places.formUnion(telling(part.laid([people], isComplete: false), sums))
    }
    let secret = involved.filter {
      sums.sums[$0].isPublished && sums.sums[$0].scores == nil && !whole.isOpen(sums.sums[$0])
    }
    for pair in sums.pairsThatDifferByFew(secret, few: few) {
      guard let part = family(pair) else { continue }
      places.formUnion(telling(part.laid([], isComplete: true), sums))
    }
    return places
  }

  /// What tells who did not answer, or how few of a group of which it is printed how many were asked.
  private func refusals(
    _ family: AnswerFamily, _ sums: PrintedSums, _ memory: PeopleMemory
  ) -> Set<PrintedSum.Place> {
    let groups = Set(
      family.involved.filter { family.isOpen(sums.sums[$0]) }.map {
        family.group(of: sums.sums[$0], memory: memory)
      } + [family.everybody])
    let sorted = groups.sorted { $0.words.lexicographicallyPrecedes($1.words) }
    let differences = memory.differences(of: sorted, rows: [])
    let few = family.involved.map { sums.sums[$0].rule.threshold }.max() ?? 0
    let sizes = family.classSizes
    let small = differences.map(\.people).filter { people in
      people.members.reduce(0) { $0 + sizes[$1] } < few
    }
    let asked = family.askedGroups(sorted, among: memory.printedPeople(sums))
    return telling(
      family.laid(small, asked: asked, isComplete: family.variables <= Self.fewUnknowns), sums)
  }

  private func telling(
    _ laid: AnswerFamily.Laid, _ sums: PrintedSums
  ) -> Set<PrintedSum.Place> {
    let left = laid.system.protected(laid.published)
    var places: Set<PrintedSum.Place> = []
    for number in left.indices where laid.published[number] && !left[number] {
      for sum in laid.numbers[number] { places.formUnion(sums.sums[sum].places) }
    }
    return places
  }

  /// The groups of columns of one table that stand side by side, nobody in two of them.
  private func rows(
    _ groups: [(place: Int, group: PeopleSet)], _ sums: PrintedSums
  ) -> [[PeopleSet]] {
    struct Side: Hashable {
      let table: Int
      let group: Int
    }
    var sides: [Side: Set<PeopleSet>] = [:]
    for (place, people) in groups {
      guard case .cell(let table, let cell)? = sums.sums[place].places.first,
        tables[table].columns.indices.contains(cell.column),
        let group = tables[table].columns[cell.column].group,
        !tables[table].groups[group].overlaps
      else { continue }
      sides[Side(table: table, group: group), default: []].insert(people)
    }
    return Set(
      sides.values.map { side in
        side.sorted { $0.words.lexicographicallyPrecedes($1.words) }
      }
    ).filter { side in
      side.count > 1
        && side.indices.allSatisfy { first in
          side.indices.allSatisfy { $0 <= first || side[$0].isDisjoint(with: side[first]) }
        }
    }.sorted { $0.count < $1.count }
  }
}

extension Dataset {
  /// Whether rows hold few enough sets of answers that each may stand for others' answers.
  fileprivate func areWaysFew(to columns: Set<String>, _ rows: [Int]) -> Bool {
    let codes = columns.sorted().compactMap { self[$0]?.categorized().rowCodes }
    return columns.count == 1
      || PeopleClasses(rows, count: rowCount, codes: codes).members.count
        <= AnswerFamily.mostStates
  }

  /// Whether whoever gave certain answers to an item was not asked another, and all others were.
  func isAskedBecause(_ other: String, of item: String) -> Bool {
    guard let asked = self[other], let item = self[item],
      asked.nonanswers.contains(where: { $0.kind == .notAsked })
    else { return false }
    var askedByCode: [Int32: Bool] = [:]
    let codes = item.categorized().rowCodes
    for row in 0..<rowCount where item.isAnswered(row) {
      let isAsked = !asked.isNotAsked(row)
      if let known = askedByCode[codes[row]], known != isAsked { return false }
      askedByCode[codes[row]] = isAsked
    }
    return Set(askedByCode.values).count == 2
  }
}
