import Disclosure

/// One side of a table as the rules of disclosure look at it: the rows of one block of its stub.
struct StubAxis {
  let axis: TableAxis
  /// The counted rows of each category.
  let categories: [[Int]]
  /// Where the printed entries stand on the axis: a row of the table, or a column of a battery.
  let entries: [(entry: Int, position: Int)]
  /// The positions that are printed nowhere: answers of which only nets and sums are told.
  var hidden: Set<Int> = []

  /// One printed entry: what it is called, and which counted rows it adds up.
  struct Entry {
    let number: Int
    let code: String
    let slots: [Int]
  }

  /// The axes that the entries of a block make: one where its categories are printed, else one for
  /// each net, with the rest beside it; one of everybody where only numbers that sum up are printed.
  ///
  /// - Parameter answers: the codes of the rows of the base, where they are an item's; then nets and
  ///   sums stand on one axis with the answers that they are made of, printed or not.
  static func all(
    item: String, entries: [Entry], baseRows: Int, answers: [String]? = nil
  ) -> [StubAxis] {
    if let answers { return [ofAnswers(item: item, entries: entries, answers)] }
    let singles = entries.filter { $0.slots.count == 1 }
    let nets = entries.filter { $0.slots.count != 1 }
    guard !entries.isEmpty else {
      // The bases of numbers are counts, too.
      let all = Array(0..<baseRows)
      return [
        StubAxis(
          axis: TableAxis(item: item, categories: ["anybody"]), categories: [all], entries: [])
      ]
    }
    guard !singles.isEmpty else {
      return nets.map { net in
        let rest = (0..<baseRows).filter { !net.slots.contains($0) }
        return StubAxis(
          axis: TableAxis(item: "\(item) net \(net.code)", categories: ["in it", "rest"]),
          categories: [net.slots, rest], entries: [(net.number, 0)])
      }
    }
    var names = (0..<baseRows).map { "#\($0)" }
    for single in singles { names[single.slots[0]] = single.code }
    let axis = TableAxis(
      item: item, categories: names,
      nets: nets.map { .init(name: "net \($0.code)", parts: $0.slots) })
    return [
      StubAxis(
        axis: axis, categories: (0..<baseRows).map { [$0] },
        entries: singles.map { ($0.number, $0.slots[0]) }
          + nets.enumerated().map { ($1.number, baseRows + $0) })
    ]
  }

  /// Nets are named by their answers, so that the same is the same in every table.
  private static func ofAnswers(
    item: String, entries: [Entry], _ answers: [String]
  ) -> StubAxis {
    var nets: [[Int]] = []
    let placed = entries.map { entry -> (entry: Int, position: Int) in
      if entry.slots.count == 1 { return (entry.number, entry.slots[0]) }
      let slots = entry.slots.sorted()
      let place =
        nets.firstIndex(of: slots)
        ?? {
          nets.append(slots)
          return nets.count - 1
        }()
      return (entry.number, answers.count + place)
    }
    let isShown = entries.contains { $0.slots.count == 1 }
    return StubAxis(
      axis: TableAxis(
        item: item, categories: answers,
        nets: nets.map { slots in
          .init(name: "net \(slots.map { answers[$0] }.joined(separator: ","))", parts: slots)
        }),
      categories: answers.indices.map { [$0] }, entries: placed,
      hidden: isShown ? [] : Set(answers.indices))
  }

  /// The counted rows that stand at each position: categories, nets, and the total.
  var slots: [[Int]] {
    categories + axis.nets.map { net in net.parts.flatMap { categories[$0] } }
      + [categories.flatMap(\.self)]
  }
}
