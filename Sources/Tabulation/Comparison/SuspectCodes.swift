import Microdata

/// Numbers that look like codes for no answer.
enum SuspectCodes {
  /// Numbers that files commonly write for no answer, and that no scale of answers runs to.
  private static let usual: Set<Double> = [
    -7, -8, -9, -77, -88, -99, -97, -98, -777, -888, -999, -997, -998, -7777, -8888, -9999, -9997,
    -9998,
  ]

  /// The usual ones among numbers that are otherwise not negative, in rising order.
  static func among(_ numbers: some Sequence<Double>) -> [Double] {
    var suspects: Set<Double> = []
    var hasOthers = false
    for number in numbers {
      if usual.contains(number) {
        suspects.insert(number)
      } else if number < 0 {
        return []
      } else {
        hasOthers = true
      }
    }
    return hasOthers ? suspects.sorted() : []
  }

  /// A note of them.
  static func text(_ codes: [Double], of item: String) -> String {
    let codes = codes.map(Column.text(of:))
    return
      "Answers to \(item) are not negative but for \(codes.joined(separator: ", ")), which look like "
      + "codes for no answer and count as numbers; if they are, say --missing "
      + codes.joined(separator: " --missing ") + "."
  }
}

extension NumericAnswers {
  /// What is to be said of the numbers that answers count as.
  func remarks(_ item: String, in sample: Sample) -> [ComparisonNote] {
    if let placesOf { return [.placesAsNumbers(item, placesOf)] }
    let codes = suspectCodes(in: sample.selection)
    return codes.isEmpty ? [] : [.suspectCodes(item, codes)]
  }

  /// The numbers that look like codes for no answer among the rows that count.
  func suspectCodes(in selection: RowSelection) -> [Double] {
    guard placesOf == nil else { return [] }
    return SuspectCodes.among(
      rows.indices.lazy.compactMap { row in
        guard selection.holds(row), case .score(let score) = rows[row] else { return nil }
        return score
      })
  }
}
