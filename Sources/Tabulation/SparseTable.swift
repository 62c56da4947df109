import SurveyStatistics

extension ContingencyTable {
  /// Whether the limit distribution of Pearson's statistic is in doubt: more than a fifth of the
  /// expected counts under five, or one under one (Cochran 1954).
  ///
  /// Exact tests then stand beside it, or take its place.
  var isSparse: Bool {
    let expected = rows > 1 && columns > 1 ? expected ?? [] : []
    return expected.count { $0 < 5 } * 5 > expected.count || expected.contains { $0 < 1 }
  }
}
