import Microdata

/// People as they would be had they given somebody else's answers: each class with each way to answer.
struct SplicedRows {
  private let codes: [Int: [Int32]]
  private let width: Int

  /// - Parameters:
  ///   - factors: the places of the factors that look at the answers and at other things too.
  ///   - answers: the columns of the answers.
  ///   - people: somebody of each class.
  ///   - states: somebody who answered in each way.
  /// - Throws: where a derived column cannot be made.
  init(
    _ sums: PrintedSums, _ factors: [Int], answers: Set<String>, derived: [DerivedItem],
    people: [Int], states: [Int]
  ) throws(TabulationError) {
    let data = sums.dataset
    width = states.count
    let own = people.flatMap { row in states.map { _ in row } }
    let given = people.flatMap { _ in states }
    let made = derived.filter { data.index(of: $0.name) != nil }
    let names = Set(made.map(\.name))
    let kept = data.columns.filter { !names.contains($0.name) }
    let base = Dataset(
      name: data.name, rowCount: own.count,
      columns: kept.map { $0.gathered(answers.contains($0.name) ? given : own) })
    let spliced = try base.adding(made)
    var columns: [Int: [Int32]] = [:]
    func column(_ place: Int) -> [Int32] {
      if let known = columns[place] { return known }
      let (mine, other) = (data.columns[place], spliced[data.columns[place].name])
      let found = other.map { $0.codes(as: mine) } ?? Array(repeating: -1, count: own.count)
      columns[place] = found
      return found
    }
    var codes: [Int: [Int32]] = [:]
    for factor in factors {
      codes[factor] = sums.factors[factor].codes(
        count: own.count, nonanswersFrom: { data.columns[$0].categories.count }, column: column,
        truths: { spliced.truths(of: $0) }, texts: { spliced[$0]?.rowTexts ?? [] })
    }
    self.codes = codes
  }

  func code(_ factor: Int, _ people: Int, _ state: Int) -> Int32 {
    codes[factor]?[people * width + state] ?? -1
  }
}

extension Column {
  /// The codes that another column has for the same answers; negative where it has none.
  fileprivate func codes(as other: Column) -> [Int32] {
    let mine = categorized()
    let places =
      mine.categories.map { category in
        other.categories.firstIndex { $0.code == category.code }.map(Int32.init) ?? -1
      }
      + mine.nonanswers.map { nonanswer in
        other.nonanswers.firstIndex { $0.kind == nonanswer.kind }
          .map { Int32(other.categories.count + $0) } ?? -1
      }
    return mine.rowCodes.map { places[Int($0)] }
  }
}
