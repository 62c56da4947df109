import QuestionnaireModel
import Words

/// How the answers to an item fall into cells.
enum RouteCells {
  /// The most cells of one item.
  static let most = 120

  /// The cells of an item's answers, non-answers last; nil where there would be too many.
  static func cells(of item: Item, _ marks: RouteMarks) -> [RouteCell]? {
    guard let answers = answers(to: item.type, marks) else { return nil }
    let kinds = item.nonanswers + (item.isRequired ? [] : [.missing])
    let cells = answers + kinds.map(RouteCell.nonanswer)
    return cells.count <= most ? cells : nil
  }

  private static func answers(to type: ItemType, _ marks: RouteMarks) -> [RouteCell]? {
    let none: [RouteCell]? = nil
    return switch type {
    case .single(let list), .consent(let list), .assigned(let list, _):
      choices(list.options.map(\.code), marks)
    case .multiple(let list, let limit): sets(of: list, limit: limit, marks)
    case .integer(let range):
      steps(
        Double(range?.lowerBound ?? -Limits.number), Double(range?.upperBound ?? Limits.number),
        places: 0, marks)
    case .scale(let range, _, _), .differential(let range, _, _):
      steps(Double(range.lowerBound), Double(range.upperBound), places: 0, marks)
    case .decimal(let range, let places):
      decimals(range, places: places, marks)
    case .date(let range):
      steps(
        Double(range?.lowerBound.daysSince1970 ?? firstDay),
        Double(range?.upperBound.daysSince1970 ?? lastDay), places: 0, marks)
    case .time(let range):
      steps(
        Double((range?.lowerBound ?? .midnight).minutes),
        Double((range?.upperBound ?? .lastMinute).minutes), places: 0, marks)
    case .text: [RouteCell(content: .other, held: .text)]
    // What follows from other answers, and orders of options, are more than cells can tell.
    case .computed, .ranking, .drawn: none
    case .note: []
    }
  }

  private static let firstDay = -719_162
  private static let lastDay = 2_932_896

  /// One cell for the codes that every mark treats alike.
  private static func choices(_ codes: [Int], _ marks: RouteMarks) -> [RouteCell]? {
    var seen: Set<[Int]> = []
    var cells: [RouteCell] = []
    for code in codes {
      let signature = marks.isRelated ? [code] : marks.signature(of: code)
      guard seen.insert(signature).inserted else { continue }
      guard cells.count < most else { return nil }
      cells.append(.numbers(Double(code), Double(code)))
    }
    return cells
  }

  private static func decimals(
    _ range: ClosedRange<Double>?, places: Int, _ marks: RouteMarks
  ) -> [RouteCell]? {
    let lower = range?.lowerBound ?? -Double(Limits.number)
    let upper = range?.upperBound ?? Double(Limits.number)
    let grid = RouteGrid(places: places)
    let (first, last) = (grid.roundedUp(lower), grid.roundedDown(upper))
    guard first <= last else { return [] }
    return steps(first, last, places: places, marks)
  }

  /// Cuts a range at the numbers it is compared with; both sides of each cut lie on the grid.
  private static func steps(
    _ lower: Double, _ upper: Double, places: Int, _ marks: RouteMarks
  ) -> [RouteCell]? {
    let grid = RouteGrid(places: places)
    let tested = marks.codes.joined().map(Double.init)
    let points = marks.points.union(tested).filter { lower <= $0 && $0 <= upper }.sorted()
    guard points.count * 2 < most else { return nil }
    var cells: [RouteCell] = []
    var next = lower
    func append(_ first: Double, _ last: Double) {
      if first <= last { cells.append(.numbers(first, last)) }
    }
    for point in points {
      append(next, grid.below(point))
      if grid.contains(point) { append(point, point) }
      next = grid.above(point)
    }
    append(next, upper)
    return cells
  }

  /// The sets of options that the marks tell apart.
  private static func sets(
    of list: OptionList, limit: Int?, _ marks: RouteMarks
  ) -> [RouteCell]? {
    var classes: [[Int]: [Int]] = [:]
    var alone: [[Int]: Int] = [:]
    for option in list.options {
      let signature = marks.signature(of: option.code)
      if option.isExclusive {
        alone[signature] = alone[signature] ?? option.code
      } else {
        classes[signature, default: []].append(option.code)
      }
    }
    var chosen: [[Int]] = [[]]
    for (_, codes) in classes.sorted(by: { $0.value[0] < $1.value[0] }) {
      let depth = marks.isCounted ? codes.count : 1
      guard chosen.count * (depth + 1) <= 4 * most else { return nil }
      chosen = chosen.flatMap { start in (0...depth).map { start + codes.prefix($0) } }
    }
    let sets = chosen.filter { !$0.isEmpty && $0.count <= limit ?? Int.max }
    let cells = (sets.sorted { $0.count < $1.count } + alone.values.sorted().map { [$0] }).map {
      RouteCell(content: .other, held: .choices($0.sorted()))
    }
    return cells.count <= most ? cells : nil
  }
}

extension RouteMarks {
  /// How the marks see a code: which lists hold it and on which side of the points it lies.
  fileprivate func signature(of code: Int) -> [Int] {
    codes.sorted { $0.lexicographicallyPrecedes($1) }.map { $0.contains(code) ? 1 : 0 }
      + points.sorted().map { Double(code) < $0 ? 0 : Double(code) == $0 ? 1 : 2 }
  }
}

/// The numbers with a given count of decimals.
struct RouteGrid {
  private let scale: Double

  init(places: Int) {
    scale = (0..<places).reduce(1.0) { scale, _ in scale * 10 }
  }

  func roundedUp(_ number: Double) -> Double { contains(number) ? number : above(number) }

  func roundedDown(_ number: Double) -> Double { contains(number) ? number : below(number) }

  func contains(_ number: Double) -> Bool {
    !isExact(number) || (number * scale).rounded() / scale == number
  }

  /// The greatest number of the grid below a number.
  func below(_ number: Double) -> Double {
    guard isExact(number) else { return number.nextDown }
    let place = (number * scale).rounded()
    return place / scale < number ? place / scale : (place - 1) / scale
  }

  /// The least number of the grid above a number.
  func above(_ number: Double) -> Double {
    guard isExact(number) else { return number.nextUp }
    let place = (number * scale).rounded()
    return place / scale > number ? place / scale : (place + 1) / scale
  }

  /// Whether neighbors on the grid are different doubles.
  private func isExact(_ number: Double) -> Bool { abs(number * scale) < 0x1p51 }
}
