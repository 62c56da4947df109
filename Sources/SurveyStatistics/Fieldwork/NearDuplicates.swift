/// For each respondent, the other whose answers agree the most: the maximum percent match.
///
/// The match of two is the share of equal answers among the items that both answered; pairs with
/// fewer common items than a minimum are passed over. Source: Kuriakose & Robbins (2016), who
/// suspect a match above 0.85; Simmons and others (2016) show that few items or strong attitudes
/// give such matches honestly.
package struct NearDuplicates: Sendable, Hashable {
  /// One respondent's closest other.
  package struct Match: Sendable, Hashable {
    package let other: Int
    package let share: Double
    package let commonItems: Int
  }

  /// The closest other of each respondent; nil where no pair has enough items in common.
  package let matches: [Match?]

  /// The code that stands for no answer.
  package static let noAnswer = Int32.min

  /// - Parameter answers: for each respondent the codes of all items, `noAnswer` where there is none.
  package init(_ answers: [[Int32]], minimumItems: Int) {
    precondition(minimumItems >= 1, "a match needs at least one item")
    let width = answers.first?.count ?? 0
    precondition(answers.allSatisfy { $0.count == width }, "respondents have the same items")
    var matches = [Match?](repeating: nil, count: answers.count)
    for first in answers.indices {
      for second in answers.indices.dropFirst(first + 1) {
        let (equal, common) = Self.compare(answers[first], answers[second])
        guard common >= minimumItems else { continue }
        let share = Double(equal) / Double(common)
        for (one, other) in [(first, second), (second, first)]
        where share > matches[one]?.share ?? -1 {
          matches[one] = Match(other: other, share: share, commonItems: common)
        }
      }
    }
    self.matches = matches
  }

  /// How many answers are equal, and how many items both answered; one loop that becomes vectors.
  private static func compare(_ first: [Int32], _ second: [Int32]) -> (equal: Int, common: Int) {
    var equal: Int32 = 0
    var common: Int32 = 0
    for index in first.indices {
      let both: Int32 = first[index] != noAnswer && second[index] != noAnswer ? 1 : 0
      common &+= both
      equal &+= first[index] == second[index] ? both : 0
    }
    return (Int(equal), Int(common))
  }
}
