import Microdata
import QuestionnaireModel

/// A table behind the numbers of an analysis, and what of it may not be published.
struct JudgedTable {
  private let page: TablePage
  /// Whether the note on the filter is held back.
  let holdsFilterBack: Bool

  /// - Parameter filter: the note on the filter as it is where it may be told.
  init(_ page: TablePage, filter: String?) {
    self.page = page
    holdsFilterBack = filter.map { !page.notes.contains($0) } ?? false
  }

  /// Whether a count is held back.
  var hasGaps: Bool { page.columns.indices.contains(where: hasGap) }

  /// Whether anything is held back.
  var holdsAnythingBack: Bool { page.holdsAnythingBack }

  /// The categories of the columns, in order.
  var columns: [TableCategory] {
    page.columns.map { TableCategory(code: $0.codes[0], label: $0.labels[0]) }
  }

  /// How many are in a column; nil where that is held back.
  func base(_ column: Int) -> Int? { page.bases[column]?.unweighted }

  /// How many there are in all; nil where that is held back.
  var total: Int? { page.margin?.base?.unweighted }

  /// Whether a count of a column is held back.
  func hasGap(_ column: Int) -> Bool {
    page.rows.indices.contains { page[.unweighted, row: $0, column: column] == .withheld }
  }

  /// Whether the sum of a row's counts is held back.
  var hasGapsInMargin: Bool {
    page.rows.indices.contains { page.margin?.counts[$0] == .withheld }
  }

  /// The row of a category; nil where the table has none.
  func row(_ code: String) -> Int? { page.rows.firstIndex { $0.code == code } }

  /// Whether how many a row holds in the one column of everybody is held back.
  func holdsCountBack(_ row: Int) -> Bool { page[.unweighted, row: row, column: 0] == .withheld }

  /// Whether their share is.
  func holdsShareBack(_ row: Int) -> Bool {
    holdsCountBack(row) || page[.columnPercent, row: row, column: 0] == .withheld
  }

  /// Who is left out for each reason; how many is nil where that is held back, or is not what the
  /// table tells.
  func published(_ excluded: [PublishedExclusion]) -> [PublishedExclusion] {
    excluded.map { own in
      let told = page.excluded.first { $0.reason == own.reason }
      let isTold = told.map { $0.count == own.count } ?? (own.count == 0)
      return PublishedExclusion(reason: own.reason, count: isTold ? own.count : nil)
    }
  }
}

/// What each row holds on one side of a table that is judged.
struct JudgedAxis {
  let name: String
  /// For each row its category, or why it has none; nil where all are in one.
  private let fates: [CodedAnswers.Fate]?
  private let categories: [TableCategory]

  /// - Parameter categories: those that rows may hold; numbered from 0 where none are given.
  init(_ name: String, _ fates: [CodedAnswers.Fate], categories: [TableCategory] = []) {
    self.name = name
    self.fates = fates
    self.categories = categories
  }

  /// The different values of rows as categories; those without one are left out.
  init<Value: Hashable & Comparable>(_ name: String, values: [Value?]) {
    let known = Set(values.compactMap(\.self)).sorted()
    let places = Dictionary(uniqueKeysWithValues: known.enumerated().map { ($1, $0) })
    self.init(
      name,
      values.map { value in
        value.flatMap { places[$0] }.map(CodedAnswers.Fate.shown) ?? .excluded(.nonanswer(.missing))
      })
  }

  /// Rows by the groups of a margin, but those that the condition on respondents rules out.
  ///
  /// - Parameter fates: for each row the place of its group, or why it has none.
  init(
    _ margin: MarginSide, _ fates: [CodedAnswers.Fate], of sample: Sample
  ) {
    let ruledOut = sample.conditions.reduce(into: Set<String>()) { found, condition in
      found.formUnion(condition.categoriesRuledOut(in: sample.data)[margin.side.item] ?? [])
    }
    let kept = margin.groups.indices.filter {
      !ruledOut.contains(margin.groups[$0].category.code)
    }
    var places = [CodedAnswers.Fate](
      repeating: .excluded(.nonanswer(.missing)), count: margin.groups.count)
    for (place, group) in kept.enumerated() { places[group] = .shown(place) }
    self.init(
      margin.side.item,
      fates.map { fate in
        switch fate {
        case .shown(let group): places[group]
        case .excluded: fate
        }
      }, categories: kept.map { margin.groups[$0].category })
  }

  private init(everyone: String) {
    name = everyone
    fates = nil
    categories = []
  }

  /// All respondents in one category.
  static let everyone = JudgedAxis(everyone: "everyone")

  /// The axis as a column.
  func column(_ name: String, of rowCount: Int) -> Column {
    let fates = fates ?? Array(repeating: .shown(0), count: rowCount)
    var size = categories.count
    var kinds: [Nonanswer] = []
    for fate in fates {
      switch fate {
      case .shown(let place): size = max(size, place + 1)
      case .excluded(let reason):
        if !kinds.contains(reason.kind) { kinds.append(reason.kind) }
      }
    }
    let codes = fates.map { fate -> UInt32 in
      switch fate {
      case .shown(let place): UInt32(place)
      case .excluded(let reason):
        UInt32(size + (kinds.firstIndex(of: reason.kind) ?? 0))
      }
    }
    return Column(
      name: name, label: self.name, measurement: .nominal,
      categories: (0..<size).map { place in
        let known = place < categories.count ? categories[place] : nil
        return ColumnCategory(
          code: known?.code ?? "\(place)", label: known?.label ?? "\(place)", value: nil)
      },
      nonanswers: kinds.map { NonanswerCategory(kind: $0, code: $0.rawValue, label: $0.rawValue) },
      values: .compact(codes, distinctCodes: size + kinds.count), origin: .bare)
  }
}

extension ExclusionReason {
  /// The kind of non-answer that stands for it where an axis is judged.
  fileprivate var kind: Nonanswer {
    switch self {
    case .nonanswer(let kind): kind
    case .dropped, .weight: .missing
    }
  }
}

extension Exclusion {
  var published: PublishedExclusion { PublishedExclusion(reason: reason, count: count) }
}

/// What a result says where something of it is not told.
package enum HeldBackNote: Hashable, Sendable, CustomStringConvertible {
  /// Some numbers are held back, or all.
  case numbers
  /// The results that would tell these numbers are too.
  case results(String, remedy: String)
  /// Nothing is, for an analyst's eyes alone.
  case shown(String)

  package var description: String {
    switch self {
    case .numbers:
      "[c]: held back, so that no respondent can be recognized; percept crosstab holds the same back."
    case .results(let results, let remedy):
      "\(results) are held back with the numbers that they would tell; \(remedy)."
    case .shown(let reason):
      "Small counts are shown, for the analyst alone and not for publication: \(reason)"
    }
  }
}
