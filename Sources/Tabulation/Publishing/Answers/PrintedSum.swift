import Disclosure

/// A printed number as the people whom it counts: those who have one of some codes of each of its
/// factors, each as often as a score says.
struct PrintedSum {
  struct Part: Hashable {
    let factor: Int
    /// In order.
    let codes: [Int32]
  }

  /// Where a number stands, and so what is held back with it.
  enum Place: Hashable {
    case cell(table: Int, WithheldCells.Place)
    case base(table: Int, column: Int)
    case exclusion(table: Int, place: Int)
    case filter(table: Int)

    var table: Int {
      switch self {
      case .cell(let table, _), .base(let table, _), .exclusion(let table, _), .filter(let table):
        table
      }
    }
  }

  /// What the rules of its table say of its count.
  struct Rule: Hashable {
    let threshold: Int
    let zerosAreDisclosive: Bool
    let wholeGroupsAreDisclosive: Bool

    init(_ rule: DisclosureRule) {
      self.init(
        threshold: rule.threshold, zerosAreDisclosive: rule.zerosAreDisclosive,
        wholeGroupsAreDisclosive: rule.wholeGroupsAreDisclosive)
    }

    init(threshold: Int, zerosAreDisclosive: Bool, wholeGroupsAreDisclosive: Bool) {
      self.threshold = threshold
      self.zerosAreDisclosive = zerosAreDisclosive
      self.wholeGroupsAreDisclosive = wholeGroupsAreDisclosive
    }
  }

  var parts: [Part]
  /// The factor whose codes have numbers, where it is no count.
  var scores: (factor: Int, values: [Int32: Double])?
  /// What the sum is told to lie between; nil where it is told exactly.
  var limits: ClosedRange<Double>?
  var places: [Place]
  var isPublished: Bool
  /// What is lost where it is held back; nil where an earlier book printed it.
  var cost: Double?
  let rule: Rule
  /// The rest of its base, where it is a category of it.
  var complement: [Part]?

  /// How the number counts a row with some codes.
  func value(_ code: (Int) -> Int32) -> Double {
    for part in parts where !part.holds(code(part.factor)) { return 0 }
    guard let scores else { return 1 }
    return scores.values[code(scores.factor)] ?? 0
  }

  var factors: Set<Int> {
    Set(parts.map(\.factor)).union(scores.map { [$0.factor] } ?? [])
  }
}

extension PrintedSum.Part {
  func holds(_ code: Int32) -> Bool { codes.count == 1 ? codes[0] == code : codes.contains(code) }
}
