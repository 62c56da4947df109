/// Finds the candidate that a misspelled word most plausibly stands for.
///
/// The nearest by edit distance within a third of the word's length; failing that, one that the
/// word abbreviates.
func suggestion(for word: String, among candidates: [String]) -> String? {
  let letters = Array(word.prefix(64))
  let nearest =
    candidates
    .map { (candidate: $0, distance: editDistance(letters, Array($0))) }
    .min { $0.distance < $1.distance }
  if let nearest, nearest.distance <= max(1, letters.count / 3), nearest.distance < letters.count {
    return nearest.candidate
  }
  let abbreviated = candidates.filter { $0.hasPrefix(word) }
  return letters.count >= 2 && abbreviated.count == 1 ? abbreviated.first : nil
}

/// The number of insertions, deletions, replacements and swaps of neighbors between two words.
///
/// The optimal string alignment distance.
func editDistance(_ first: [Character], _ second: [Character]) -> Int {
  var previous: [Int] = []
  var current = Array(0...second.count)
  for row in first.indices {
    var next = [row + 1]
    for column in second.indices {
      let replaced = current[column] + (first[row] == second[column] ? 0 : 1)
      var best = min(replaced, current[column + 1] + 1, next[column] + 1)
      if row > 0, column > 0, first[row] == second[column - 1], first[row - 1] == second[column] {
        best = min(best, previous[column - 1] + 1)
      }
      next.append(best)
    }
    (previous, current) = (current, next)
  }
  return current[second.count]
}
