import QuestionnaireModel

/// A set of the cells of one item, a bit for each.
typealias CellSet = UInt128

/// States of one item that no condition in view tells apart.
struct RouteCell: Hashable {
  let content: Content
  /// A typical state of the cell.
  let held: HeldValue

  enum Content: Hashable {
    /// The item is not asked.
    case absent
    case nonanswer
    /// Numbers from `lower` to `upper`; a lone code or a date's days are numbers too.
    case numbers(lower: Double, upper: Double)
    /// Options chosen in a multiple item, or free text.
    case other
  }

  static let absent = RouteCell(content: .absent, held: .nothing)

  static func nonanswer(_ kind: Nonanswer) -> RouteCell {
    RouteCell(content: .nonanswer, held: .nonanswer(kind))
  }

  /// A cell of numbers, of which the least stands for all.
  static func numbers(_ lower: Double, _ upper: Double) -> RouteCell {
    RouteCell(content: .numbers(lower: lower, upper: upper), held: .number(lower))
  }
}

/// What the conditions in view ask about one item.
struct RouteMarks {
  /// The numbers it is compared with.
  var points: Set<Double> = []
  /// The codes it is tested for, list by list.
  var codes: Set<[Int]> = []
  /// Whether its chosen options are counted.
  var isCounted = false
  /// Whether its number meets other items or takes part in a computation.
  var isRelated = false
}

/// One state, as conditions see it.
struct RouteState: ValueSource {
  let item: Int
  let held: HeldValue

  func value(of other: Int) -> HeldValue { other == item ? held : .nothing }
}
