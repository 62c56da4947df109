import QuestionnaireModel
import Tabulation

/// Comparison over waves: an item is compared with itself only where it is the same.
extension PlanDecoder {
  mutating func checkWaves(
    _ table: PlannedTable, _ banner: Banner?, in scope: PlanScope, at spans: TableSpans
  ) {
    guard let waves = plan.waves, waves.forcedBecause == nil,
      banner?.columns.contains(waves.item) ?? false,
      let newest = subject.questionnaire
    else { return }
    let items = Set(table.stubColumns.compactMap { scope[$0]?.item?.id }).sorted()
    for version in subject.versions.dropLast() {
      for id in items {
        guard let mine = newest.index(of: id) else { continue }
        let theirs = version.index(of: id).map { version.items[$0] }
        let difference = newest.items[mine].difference(from: theirs)
        if let difference {
          report(
            .differsBetweenWaves(
              id.rawValue, difference, version: version.version, at: spans.stub))
        }
      }
    }
  }
}

extension Item {
  /// What keeps its answers from being compared with those to an item of another version.
  fileprivate func difference(from other: Item?) -> String? {
    guard let other else { return "is not asked" }
    if text != other.text { return "has another text" }
    if type != other.type { return "has other answers" }
    if nonanswers != other.nonanswers { return "allows other non-answers" }
    return nil
  }
}
