/// Cochran's Q test of several yes-or-no answers given by the same respondents.
///
/// Null hypothesis: yes is equally likely for each question. Q = (k − 1)(k Σ Cⱼ² − N²) / (k N − Σ Rᵢ²)
/// with k − 1 degrees of freedom; Cochran 1950. Respondents with the same answer throughout change
/// nothing. Respondents with a missing answer are left out by the caller.
package struct CochranQTest: HypothesisTest {
  package static let name = "Cochran's Q test"

  package let statistic: Statistic
  package let pValue: PValue
  package let sampleSize: Double
  package let notes: [AnalysisNote]

  /// Makes the test from one row of answers for each respondent, or pattern with its frequency.
  ///
  /// - Throws: `tooFewGroups` for fewer than two questions, `tooFewObservations`, or
  ///   `noDiscordantPairs` where nobody's answers differ.
  package init(answers: [[Bool]], frequencies: [Double]? = nil) throws(StatisticsError) {
    guard let k = answers.first?.count else { throw .tooFewObservations(needed: 1, found: 0) }
    guard k >= 2 else { throw .tooFewGroups(needed: 2, found: k) }
    precondition(answers.allSatisfy { $0.count == k }, "each respondent answers each question")
    let frequencies = frequencies ?? answers.map { _ in 1 }
    precondition(frequencies.count == answers.count, "each pattern has one frequency")
    var columnTotals = [Double](repeating: 0, count: k)
    var total = 0.0
    var rowSquares = 0.0
    var constant = 0.0
    for (row, frequency) in zip(answers, frequencies) {
      let yes = row.filter(\.self).count
      for index in row.indices where row[index] { columnTotals[index] += frequency }
      total += frequency * Double(yes)
      rowSquares += frequency * Double(yes * yes)
      if yes == 0 || yes == k { constant += frequency }
    }
    let questions = Double(k)
    let spread = questions * total - rowSquares
    guard spread > 0 else { throw .noDiscordantPairs }
    let squares = columnTotals.reduce(0) { $0 + $1 * $1 }
    let value = (questions - 1) * (questions * squares - total * total) / spread
    (statistic, pValue) = chiSquareResult("Q", max(value, 0), degreesOfFreedom: questions - 1)
    sampleSize = frequencies.reduce(0, +)
    notes = constant > 0 ? [.constantRows(Int(constant))] : []
  }
}
