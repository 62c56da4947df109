/// A set of people, or of classes of them, one bit each.
package struct PeopleSet: Hashable, Sendable {
  package private(set) var words: [UInt64]

  package init(count: Int) { words = Array(repeating: 0, count: (count + 63) / 64) }

  package mutating func insert(_ member: Int) { words[member >> 6] |= 1 << UInt64(member & 63) }

  package func contains(_ member: Int) -> Bool {
    words[member >> 6] >> UInt64(member & 63) & 1 == 1
  }

  package var isEmpty: Bool { words.allSatisfy { $0 == 0 } }

  package func isSubset(of other: PeopleSet) -> Bool {
    for place in words.indices where words[place] & ~other.words[place] != 0 { return false }
    return true
  }

  package func isDisjoint(with other: PeopleSet) -> Bool {
    for place in words.indices where words[place] & other.words[place] != 0 { return false }
    return true
  }

  package func union(_ other: PeopleSet) -> PeopleSet {
    var copy = self
    for place in words.indices { copy.words[place] |= other.words[place] }
    return copy
  }

  package func subtracting(_ other: PeopleSet) -> PeopleSet {
    var copy = self
    for place in words.indices { copy.words[place] &= ~other.words[place] }
    return copy
  }

  package var members: [Int] {
    words.indices.flatMap { place -> [Int] in
      var (word, found) = (words[place], [Int]())
      while word != 0 {
        found.append(place << 6 + word.trailingZeroBitCount)
        word &= word - 1
      }
      return found
    }
  }
}

/// A group of people whom printed numbers tell apart, by subtraction.
package struct PeopleDifference: Sendable {
  package let people: PeopleSet
  /// The groups that it is what is left of.
  package let groups: [PeopleSet]

  /// What is left of groups that lie within one another, and of a group beside those of a row of groups
  /// that lie within it, or beside which it lies.
  ///
  /// - Parameters:
  ///   - groups: whom some printed number is about.
  ///   - rows: groups side by side, nobody in two of them.
  package static func all(
    of groups: [PeopleSet], rows: [[PeopleSet]]
  ) -> [PeopleDifference] {
    let sums = rows.compactMap(\.union)
    let all = Array(Set(groups + sums)).sorted { $0.words.lexicographicallyPrecedes($1.words) }
    var found: [PeopleSet: Set<PeopleSet>] = [:]
    func take(_ rest: PeopleSet, _ groups: [PeopleSet]) {
      if !rest.isEmpty { found[rest, default: []].formUnion(groups) }
    }
    for whole in all {
      for part in all where part != whole && part.isSubset(of: whole) {
        take(whole.subtracting(part), [whole, part])
      }
      for row in rows {
        let inside = row.filter { $0.isSubset(of: whole) }
        let met = row.filter { !$0.isDisjoint(with: whole) }
        if let union = inside.union { take(whole.subtracting(union), [whole] + inside) }
        if let union = met.union { take(union.subtracting(whole), [whole] + met) }
      }
    }
    return found.keys.sorted { $0.words.lexicographicallyPrecedes($1.words) }.map {
      PeopleDifference(people: $0, groups: Array(found[$0] ?? []))
    }
  }
}

extension [PeopleSet] {
  /// Everybody in any of them; nil of none.
  fileprivate var union: PeopleSet? {
    dropFirst().reduce(first) { all, next in all?.union(next) }
  }
}
