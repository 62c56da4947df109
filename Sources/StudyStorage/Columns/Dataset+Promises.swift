import Microdata
import QuestionnaireModel

extension GuardedDataset {
  /// Guards what was read of a study: what one version of the questionnaire promised holds for all.
  ///
  /// - Parameter versions: every one that the study has, read or left aside.
  init(_ dataset: Dataset, of versions: [StoredQuestionnaire]) {
    let promises = Promises(versions.map(\.questionnaire))
    let columns = dataset.columns.map { column -> Column in
      guard let item = column.origin.item else { return column }
      var origin = column.origin
      origin.confidentiality = Confidentiality.strictest(of: [
        promises.confidentiality(of: item), origin.confidentiality,
      ])
      origin.isAskedBecauseOfAnswers =
        origin.isAskedBecauseOfAnswers || promises.isAskedBecauseOfAnswers(item)
      return column.with(origin)
    }
    self.init(
      Dataset(
        name: dataset.name, rowCount: dataset.rowCount, columns: columns, notes: dataset.notes))
  }
}
