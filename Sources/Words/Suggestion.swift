/// Returns the candidate a misspelled name most plausibly stands for, or nil.
///
/// The distance is Damerau–Levenshtein (adjacent transpositions count once) over characters, and may
/// be at most a third of the longer name's length. A candidate that differs in case alone always
/// wins; ties go to the nearer one without regard to case, then to the first in character order. Failing
/// that, the only candidate that the name abbreviates is meant.
package func suggestion(for name: String, among candidates: some Sequence<String>) -> String? {
  nearest(to: name, among: candidates) ?? abbreviated(by: name, among: candidates)
}

private func abbreviated(by name: String, among candidates: some Sequence<String>) -> String? {
  guard (2...longestName).contains(name.prefix(longestName + 1).count) else { return nil }
  let longer = candidates.filter { $0 != name && $0.hasPrefix(name) }
  return longer.count == 1 ? longer[0] : nil
}

private func nearest(to name: String, among candidates: some Sequence<String>) -> String? {
  let typed = Array(name.prefix(longestName + 1))
  guard typed.count <= longestName else { return nil }
  let typedFolded = folded(typed)
  var best: (rank: Rank, name: String)?
  for candidate in candidates where candidate != name {
    let other = Array(candidate.prefix(longestName + 1))
    let cutOff = cutOff(max(typed.count, other.count))
    guard other.count <= longestName, abs(typed.count - other.count) <= max(cutOff, 1) else {
      continue
    }
    let rank = Rank(
      foldedDistance: editDistance(typedFolded, folded(other)),
      distance: editDistance(typed, other))
    guard rank.differsInCaseOnly || rank.distance <= cutOff else { continue }
    if let best, (best.rank, best.name) <= (rank, candidate) { continue }
    best = (rank, candidate)
  }
  return best?.name
}

private func cutOff(_ length: Int) -> Int {
  length < 2 ? 0 : max(length / 3, 1)
}

/// Names beyond this many characters get no suggestion: the distance is quadratic.
private let longestName = 80

private struct Rank: Comparable {
  let foldedDistance: Int
  let distance: Int

  var differsInCaseOnly: Bool { foldedDistance == 0 }

  static func < (left: Rank, right: Rank) -> Bool {
    if left.differsInCaseOnly != right.differsInCaseOnly { return left.differsInCaseOnly }
    return (left.distance, left.foldedDistance) < (right.distance, right.foldedDistance)
  }
}

private func folded(_ characters: [Character]) -> [Character] {
  characters.flatMap { Array($0.lowercased()) }
}

/// Returns the optimal string alignment distance: three rows, so that transpositions are seen.
func editDistance(_ left: [Character], _ right: [Character]) -> Int {
  guard !left.isEmpty else { return right.count }
  guard !right.isEmpty else { return left.count }
  var beforeLast = [Int](repeating: 0, count: right.count + 1)
  var last = Array(0...right.count)
  var row = beforeLast
  for i in 1...left.count {
    row[0] = i
    for j in 1...right.count {
      let substitution = last[j - 1] + (left[i - 1] == right[j - 1] ? 0 : 1)
      row[j] = min(substitution, last[j] + 1, row[j - 1] + 1)
      if i > 1, j > 1, left[i - 1] == right[j - 2], left[i - 2] == right[j - 1] {
        row[j] = min(row[j], beforeLast[j - 2] + 1)
      }
    }
    (beforeLast, last, row) = (last, row, beforeLast)
  }
  return last[right.count]
}
