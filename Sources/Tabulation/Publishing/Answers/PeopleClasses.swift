import Disclosure

/// Rows of people told apart by what some numbers ask of them, beside the answers in question.
struct PeopleClasses {
  /// The class of each row; negative where the row is not looked at.
  let classOfRow: [Int32]
  private(set) var members: [[Int]]

  init(_ rows: [Int], count: Int, codes: [[Int32]]) {
    var classOfRow = [Int32](repeating: -1, count: count)
    for row in rows { classOfRow[row] = 0 }
    for codes in codes {
      var numbers: [Int64: Int32] = [:]
      for row in rows {
        let key = Int64(classOfRow[row]) << 32 | Int64(UInt32(bitPattern: codes[row]))
        if let known = numbers[key] {
          classOfRow[row] = known
        } else {
          classOfRow[row] = Int32(numbers.count)
          numbers[key] = classOfRow[row]
        }
      }
    }
    self.classOfRow = classOfRow
    members = Array(
      repeating: [], count: (rows.map { Int(classOfRow[$0]) }.max() ?? -1) + 1)
    for row in rows { members[Int(classOfRow[row])].append(row) }
  }

  var sizes: [Int] { members.map(\.count) }
}

/// The classes and groups of people that items have in common which the same tables look at.
final class PeopleMemory {
  /// What classes are told apart by.
  struct Key: Hashable {
    let factors: [Int]
    let columns: [String]
    /// Those of which it counts who was asked.
    let following: [String]
    let rows: [Int]
  }

  private struct GroupKey: Hashable {
    let people: Int
    let parts: [PrintedSum.Part]
  }

  private struct DifferenceKey: Hashable {
    let groups: [PeopleSet]
    let rows: [[PeopleSet]]
  }

  private var numbers: [Key: Int] = [:]
  private var classes: [PeopleClasses] = []
  private var groups: [GroupKey: PeopleSet] = [:]
  private var differences: [DifferenceKey: [PeopleDifference]] = [:]

  private var printed: Set<PeopleSet>?

  /// Whom the printed counts of a book are about.
  func printedPeople(_ sums: PrintedSums) -> Set<PeopleSet> {
    let found = printed ?? sums.printedPeople
    printed = found
    return found
  }

  /// Classes, and the number by which they are known.
  func people(
    _ key: Key, _ make: () -> PeopleClasses
  ) -> (classes: PeopleClasses, number: Int) {
    if let known = numbers[key] { return (classes[known], known) }
    numbers[key] = classes.count
    classes.append(make())
    return (classes[classes.count - 1], classes.count - 1)
  }

  func group(_ people: Int, _ parts: [PrintedSum.Part], _ make: () -> PeopleSet) -> PeopleSet {
    let own = GroupKey(people: people, parts: parts)
    if let known = groups[own] { return known }
    let made = make()
    groups[own] = made
    return made
  }

  func differences(of groups: [PeopleSet], rows: [[PeopleSet]]) -> [PeopleDifference] {
    let key = DifferenceKey(groups: groups, rows: rows)
    if let known = differences[key] { return known }
    let made = PeopleDifference.all(of: groups, rows: rows)
    differences[key] = made
    return made
  }
}
