import QuestionnaireModel

/// How many rows are left out for each reason.
struct ExclusionTally: Sendable {
  private var counts: [ExclusionReason: Int] = [:]

  mutating func add(_ reason: ExclusionReason, _ count: Int = 1) {
    counts[reason, default: 0] += count
  }

  /// The reasons that occur, in the order they are reported.
  var occurring: [Exclusion] {
    ExclusionReason.inOrder.compactMap { reason in
      let count = counts[reason, default: 0]
      return count > 0 ? Exclusion(reason: reason, count: count) : nil
    }
  }

  /// The reasons that occur, and `missing` always.
  var exclusions: [Exclusion] {
    ExclusionReason.inOrder.compactMap { reason in
      let count = counts[reason, default: 0]
      return count > 0 || reason == .nonanswer(.missing)
        ? Exclusion(reason: reason, count: count) : nil
    }
  }
}
