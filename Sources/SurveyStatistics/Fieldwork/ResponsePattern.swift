/// How uniform one respondent's answers to items with one scale are, in the order of the items.
///
/// A missing answer ends a run, as in R's `rle`, and has no part in the variability. The definitions
/// are those of the R package `careless` 1.2.
package struct ResponsePattern: Sendable, Hashable {
  /// How many items were answered.
  package let answered: Int
  /// The longest run of identical answers to consecutive items (Johnson 2005); 0 without answers.
  package let longestRun: Int
  /// The mean length of the runs of identical answers; nil without answers.
  package let meanRun: Double?
  /// The intra-individual response variability: the standard deviation, over n − 1, of the answers
  /// (Dunn, Heggestad, Shanock & Theilgard 2018); nil with fewer than two.
  package let variability: Double?

  package init(_ answers: [Int?]) {
    var (longest, run, runs) = (0, 0, 0)
    var previous: Int?
    for answer in answers {
      if answer == nil {
        run = 0
      } else if answer == previous {
        run += 1
      } else {
        run = 1
        runs += 1
      }
      longest = max(longest, run)
      previous = answer
    }
    let values = answers.compactMap { $0 }.map(Double.init)
    answered = values.count
    longestRun = longest
    meanRun = runs == 0 ? nil : Double(values.count) / Double(runs)
    variability = values.count < 2 ? nil : Self.standardDeviation(values)
  }

  /// Whether every one of at least so many answers is the same.
  package func isStraight(atLeast count: Int) -> Bool {
    answered >= count && variability == 0
  }

  private static func standardDeviation(_ values: [Double]) -> Double {
    let origin = values[0]
    let n = Double(values.count)
    let mean = values.reduce(0) { $0 + ($1 - origin) } / n
    let squares = values.reduce(0) { sum, value in
      let deviation = value - origin - mean
      return sum + deviation * deviation
    }
    return (squares / (n - 1)).squareRoot()
  }
}
