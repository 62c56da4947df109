import SurveyStatistics

/// What the rows of a block answer, as numbers with those who have one.
struct DesignedAnswers {
  let values: [Double]
  private let holds: [Bool]

  /// - Parameters:
  ///   - scores: the numbers of the base's rows, where means are meant; nil for shares of `slots`.
  init(_ rows: DesignedRows, block: StubLayout.Block, scores: [Double?]?, slots: [Int]) {
    let places = rows.places(of: block.source, among: block.baseSlots)
    let chosen = Set(slots)
    let numbers = block.baseSlots.indices.map { place -> Double? in
      guard let scores else { return chosen.contains(place) ? 1 : 0 }
      return chosen.contains(place) ? scores[place] : nil
    }
    values = places.map { $0 < 0 ? 0 : numbers[Int($0)] ?? 0 }
    holds = places.map { $0 >= 0 && numbers[Int($0)] != nil }
  }

  /// Those of some rows who have a number.
  func domain(_ members: [Bool]) -> [Bool] { zip(holds, members).map { $0 && $1 } }
}
