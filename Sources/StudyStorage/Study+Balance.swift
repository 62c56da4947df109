import Microdata
package import QuestionnaireModel

extension Study {
  /// How often each pass and each block of vignettes came up in the completed interviews, so that the
  /// next draw can even it out.
  ///
  /// Two computers that interview at once even out by what each has seen.
  package func drawBalance(of stored: StoredQuestionnaire) throws(StudyError) -> DrawBalance {
    let questionnaire = stored.questionnaire
    let balanced = questionnaire.balancedItems
    guard !balanced.isEmpty else { return DrawBalance() }
    let sources = ColumnSource.all(of: questionnaire).filter { balanced.contains($0.item) }
    let dataset = try dataset(of: [stored], columns: sources.map(\.name), in: nil)
    var balance = DrawBalance()
    for (source, column) in zip(sources, dataset.columns) {
      let options =
        questionnaire.index(of: source.item).flatMap {
          questionnaire.items[$0].type.optionList?.options
        } ?? []
      var counts = [Int](repeating: 0, count: column.categories.count)
      switch column.values {
      case .narrow(let codes):
        for code in codes where Int(code) < counts.count { counts[Int(code)] += 1 }
      case .wide(let codes):
        for code in codes where Int(code) < counts.count { counts[Int(code)] += 1 }
      case .numbers: continue
      }
      for (category, count) in zip(column.categories, counts) {
        if case .drawn = questionnaire.index(of: source.item).map({ questionnaire.items[$0].type })
        {
          // A column of 0 and 1 for each option.
          guard category.code == "1" else { continue }
          balance.counts[source.item, default: [:]][options[source.part].code] = count
        } else if let code = Int(category.code) {
          balance.counts[source.item, default: [:]][code] = count
        }
      }
    }
    return balance
  }
}
