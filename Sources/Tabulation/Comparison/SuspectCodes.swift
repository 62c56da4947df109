extension NumericAnswers {
  /// Numbers that files commonly write for no answer, and that no scale of answers runs to.
  private static let usualCodes: Set<Double> = [
    -7, -8, -9, -77, -88, -99, -97, -98, -777, -888, -999, -997, -998, -7777, -8888, -9999, -9997,
    -9998,
  ]

  /// The numbers that look like codes for no answer: usual ones among answers that are otherwise not
  /// negative; in rising order.
  func suspectCodes(in selection: RowSelection) -> [Double] {
    var suspects: Set<Double> = []
    var hasOthers = false
    for row in rows.indices where selection.holds(row) {
      guard case .score(let score) = rows[row] else { continue }
      if Self.usualCodes.contains(score) {
        suspects.insert(score)
      } else if score < 0 {
        return []
      } else {
        hasOthers = true
      }
    }
    return hasOthers ? suspects.sorted() : []
  }

  /// What is to be said of the numbers that answers count as.
  func remarks(_ item: String, in sample: Sample) -> [ComparisonNote] {
    if let placesOf { return [.placesAsNumbers(item, placesOf)] }
    let codes = suspectCodes(in: sample.selection)
    return codes.isEmpty ? [] : [.suspectCodes(item, codes)]
  }
}
