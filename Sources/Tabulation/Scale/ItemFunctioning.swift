import Microdata
package import SurveyStatistics

/// Whether groups with the same sum over a scale answer one of its items differently.
package struct ItemFunctioning: Sendable, Hashable {
  package let item: String
  package let result: DifferentialItemFunctioning

  /// - Throws: where the item that makes the groups does not fit the data.
  static func all(
    _ items: [String], by groupItem: String, _ answers: ScaleAnswers, of sample: Sample
  ) throws(TabulationError) -> (items: [ItemFunctioning], notes: [ScaleNote]) {
    let side = try sample.answers(to: groupItem, as: .groups)
    var kept: [[Double]] = []
    var groups: [Int] = []
    for (row, held) in zip(answers.rowNumbers, answers.rows) {
      guard let group = side.candidate(row) else { continue }
      kept.append(held)
      groups.append(group)
    }
    let present = Set(groups).sorted()
    guard present.count <= GatheredAnswers.groupLimit else {
      throw .tooManyGroups(
        item: groupItem, count: present.count, limit: GatheredAnswers.groupLimit)
    }
    var notes: [ScaleNote] = [
      .functioning(
        by: groupItem, groups: present.map { side.candidates[$0].category.label },
        leftOut: answers.rows.count - kept.count)
    ]
    let trait = kept.map { $0.reduce(0, +) }
    var functioning: [ItemFunctioning] = []
    for (place, item) in items.enumerated() {
      let values = kept.map { $0[place] }
      let distinct = Set(values).sorted()
      let places = values.map { value in distinct.firstIndex(of: value) ?? 0 }
      do throws(StatisticsError) {
        functioning.append(
          ItemFunctioning(
            item: item,
            result: try DifferentialItemFunctioning(item: places, trait: trait, groups: groups)))
      } catch {
        notes.append(.functioningNotComputed(item, error))
      }
    }
    return (functioning, notes)
  }
}
