import Microdata
import QuestionnaireModel

extension GuardedDataset {
  /// Guards what was read of several versions: what one of them promised holds for all.
  init(_ dataset: Dataset, of versions: [StoredQuestionnaire]) {
    let questionnaires = versions.dropLast().map(\.questionnaire)
    guard !questionnaires.isEmpty else {
      self.init(dataset)
      return
    }
    let columns = dataset.columns.map { column -> Column in
      guard let item = column.origin.item else { return column }
      let promised = questionnaires.compactMap { version in
        version.index(of: item).map { version.confidentiality(of: $0) }
      }
      var origin = column.origin
      origin.confidentiality = Disclosure.strictest(of: promised + [origin.confidentiality])
      return column.with(origin)
    }
    self.init(
      Dataset(
        name: dataset.name, rowCount: dataset.rowCount, columns: columns, notes: dataset.notes))
  }
}
