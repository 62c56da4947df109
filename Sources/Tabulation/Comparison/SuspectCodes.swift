import QuestionnaireModel

extension ScoredAnswers {
  /// Numbers that files commonly write for no answer, and that no scale of answers runs to.
  private static let usualCodes: Set<Double> = Set(
    [7, 8, 9].flatMap { last in
      [-last, -90 - last, -11 * last, -990 - last, -111 * last, -9990 - last, -1111 * last]
    }.map(Double.init))

  /// The numbers that look like codes for no answer: usual ones among answers that are otherwise not
  /// negative; in rising order.
  func suspectCodes(in selection: RowSelection) -> [Double] {
    var suspects: Set<Double> = []
    var least = Double.infinity
    for row in rows.indices where selection.holds(row) {
      guard case .score(let score) = rows[row], score < 0 else {
        if case .score(let score) = rows[row] { least = min(least, score) }
        continue
      }
      if Self.usualCodes.contains(score) { suspects.insert(score) } else { least = score }
      if least < 0 { return [] }
    }
    return least.isFinite ? suspects.sorted() : []
  }

  /// A note of such numbers, where there are any.
  func suspicion(_ item: String, in selection: RowSelection) -> [ComparisonNote] {
    let codes = placesOf == nil ? suspectCodes(in: selection) : []
    return codes.isEmpty ? [] : [.suspectCodes(item, codes)]
  }
}
