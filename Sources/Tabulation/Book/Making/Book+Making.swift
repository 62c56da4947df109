package import Microdata
import SurveyStatistics
import Threads

/// The rows that a book is about: respondents, and sets of records of which they may have several.
package struct BookData: Sendable {
  package let respondents: Dataset
  /// By the names of the sets.
  package let records: [String: Dataset]

  package init(respondents: Dataset, records: [String: Dataset] = [:]) {
    self.respondents = respondents
    self.records = records
  }

  func dataset(of records: String?) -> Dataset {
    records.flatMap { self.records[$0] } ?? respondents
  }
}

extension Book {
  /// Carries a plan out on data that hold its derived columns.
  ///
  /// - Parameter tasks: how many items are counted, and tables made, at a time; it changes nothing.
  /// - Throws: where the plan does not fit the data, or a weight is faulty.
  package init(
    _ plan: BookPlan, of data: BookData, tasks: Int = 2
  ) throws(TabulationError) {
    guard !plan.isAlone else {
      let sample = try Sample(
        data.respondents, where: [plan.filter].compactMap(\.self), weighting: plan.weighting,
        design: plan.design)
      try self.init(plan, of: sample)
      return
    }
    var makings: [TableMaking] = []
    for key in PassKey.all(of: plan) {
      let dataset = data.dataset(of: key.records).readied(for: plan, key.tables)
      var pass = try BookPass(
        tables: key.tables, of: plan, filters: key.filters, dataset: dataset,
        expectedRows: dataset.rowCount, tasks: tasks)
      let design = key.design(of: plan)
      let sample = try Sample(
        dataset, where: key.filters, weighting: plan.weighting, design: design)
      try pass.add(sample)
      let designed = design.isEmpty ? nil : try DesignedRows(sample, under: pass.banner)
      makings += pass.makings(plan: plan, dataset: dataset, designed: designed)
    }
    var relations = RowRelations(of: plan)
    relations.add(data.respondents, records: nil)
    for (name, records) in data.records.sorted(by: { $0.key < $1.key }) {
      relations.add(records, records: name)
    }
    self.init(
      plan, makings: makings, relations: relations, notes: data.respondents.notes, tasks: tasks)
  }

  /// Makes the one table of a plan of one.
  ///
  /// - Throws: where the plan does not fit the data.
  package init(_ plan: BookPlan, of sample: Sample) throws(TabulationError) {
    guard let items = plan.tables.first?.crossed else {
      preconditionFailure("a plan of several tables is carried out on all of its data")
    }
    let plan = plan.over(sample)
    let table = try CrossedMaking(items, plan, of: sample).made().table
    var relations = RowRelations(of: plan)
    relations.add(sample.data, records: nil)
    self.init(plan, tables: [table], relations: relations, notes: [])
  }

  /// Makes the tables that have been counted.
  init(
    _ plan: BookPlan, makings: [TableMaking], relations: RowRelations, notes: [String], tasks: Int
  ) {
    let shares = tasks > 1 ? min(makings.count, tasks * 8) : 1
    let made = inParallel(shares) { share in
      stride(from: share, to: makings.count, by: shares).map { place in
        (place: makings[place].pass.tables[makings[place].number], table: makings[place].table())
      }
    }
    var tables: [Int: Table] = [:]
    for (place, table) in made.joined() { tables[place] = table }
    let inOrder = plan.tables.indices.compactMap { tables[$0] }
    self.init(
      plan, tables: inOrder.adjusted(within: plan.families), relations: relations, notes: notes)
  }
}

extension [Table] {
  /// Adjusts the p-values of tests of independence and of claims within the families of a plan.
  fileprivate func adjusted(within families: [TestFamily]) -> [Table] {
    guard !families.isEmpty else { return self }
    var omnibus = map(\.omnibus)
    var claims = map(\.hypotheses)
    for family in families {
      let members = indices.flatMap { table in
        self[table].members(of: family).map { (table: table, member: $0) }
      }
      let adjusted = family.adjustment.adjusted(members.map(\.member.p))
      for (place, p) in zip(members, adjusted) {
        let result = OmnibusResult.FamilyPlace(
          name: family.name, size: members.count, adjustment: family.adjustment, adjustedP: p)
        switch place.member.place {
        case .independence(let number):
          omnibus[place.table][number] = omnibus[place.table][number].adjusted(result)
        case .claim(let number):
          claims[place.table][number] = claims[place.table][number].adjusted(result)
        }
      }
    }
    return indices.map { self[$0].adjusted(omnibus[$0], claims[$0]) }
  }
}

extension Table {
  /// A test of a table, by where it stands.
  fileprivate struct FamilyMember {
    enum Place {
      case independence(Int)
      case claim(Int)
    }

    let place: Place
    let p: Double
  }

  /// The tests of independence of a table of the family, and the claims that are of it.
  fileprivate func members(of family: TestFamily) -> [FamilyMember] {
    let independence = omnibus.enumerated().map { place, result in
      FamilyMember(place: .independence(place), p: result.test.p.value)
    }
    let claims = hypotheses.enumerated().compactMap { place, result -> FamilyMember? in
      guard result.hypothesis.family == family.name, let tested = result.tested else { return nil }
      return FamilyMember(place: .claim(place), p: tested.p.value)
    }
    return (tests.family == family.name ? independence : []) + claims
  }
}

/// What tables must share to be counted together.
struct PassKey {
  let records: String?
  let filters: [PlanCondition]
  private let banner: String?
  private(set) var tables: [Int]

  static func all(of plan: BookPlan) -> [PassKey] {
    var keys: [PassKey] = []
    for (place, table) in plan.tables.enumerated() {
      let filters = [plan.filter, table.filter].compactMap(\.self)
      if let known = keys.firstIndex(where: {
        $0.records == table.records && $0.filters == filters && $0.banner == table.banner
      }) {
        keys[known].tables.append(place)
      } else {
        keys.append(
          PassKey(
            records: table.records, filters: filters, banner: table.banner, tables: [place]))
      }
    }
    return keys
  }

  /// The design of its sample, in which a respondent is a cluster of records.
  func design(of plan: BookPlan) -> DesignRequest {
    var request = plan.design
    if records != nil, request.clusters.isEmpty {
      request.clusters = [RecordSet.respondentItem]
      request.nested = true
    }
    return request
  }
}

extension BookPass {
  func makings(plan: BookPlan, dataset: Dataset, designed: DesignedRows?) -> [TableMaking] {
    tables.indices.map { number in
      TableMaking(
        plan: plan, pass: self, number: number, dataset: dataset, designed: designed)
    }
  }
}

extension Dataset {
  /// The same data with the columns of numbers that tables show made of categories.
  func readied(for plan: BookPlan, _ tables: [Int]) -> Dataset {
    let names = Set(tables.flatMap { plan.countedColumns(ofTable: $0) })
    guard columns.contains(where: { $0.isNumbers && names.contains($0.name) }) else { return self }
    return Dataset(
      name: name, rowCount: rowCount,
      columns: columns.map { $0.isNumbers && names.contains($0.name) ? $0.categorized() : $0 },
      notes: notes)
  }
}

extension Column {
  var isNumbers: Bool { if case .numbers = values { true } else { false } }
}

extension BookPlan {
  /// The columns whose categories a table counts.
  package func countedColumns(ofTable place: Int) -> [String] {
    let table = tables[place]
    var names: [String] = []
    switch table.stub {
    case .item(let item): names.append(item.item)
    case .grid(let grid): names += grid.items.map(\.item)
    case .responses(let set, _, _): names += set.options.map(\.column)
    case .ranking(let set): names += set.options.map(\.column)
    }
    for group in table.banner.flatMap(banner)?.groups ?? [] {
      switch group {
      case .items(let items): names += items.map(\.item)
      case .responses(let set): names += set.options.map(\.column)
      }
    }
    return names
  }
}
