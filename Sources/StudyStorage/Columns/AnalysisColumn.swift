package import Microdata
package import QuestionnaireModel

/// A column that a questionnaire gives to analyses, without rows, and the item that it comes from.
package struct AnalysisColumn: Sendable {
  package let column: Column
  package let item: ItemID
  /// The code of its option, where the item fills a column for each.
  package let option: Int?
}

extension Questionnaire {
  /// The columns that it gives to analyses, in its order.
  package func analysisColumns(in language: Language?) -> [AnalysisColumn] {
    ColumnSource.all(of: self).map { source in
      let type = index(of: source.item).map { items[$0].type }
      let options = type.flatMap { type in
        switch ColumnLayout(type) {
        case .spread(let codes), .ranked(let codes, _): codes
        case .coded, .integers, .decimals, nil: nil as [Int]?
        }
      }
      return AnalysisColumn(
        column: source.column(
          of: self, in: language ?? languages[0], values: type.emptyValues),
        item: source.item, option: options?[source.part])
    }
  }
}

extension ItemType? {
  fileprivate var emptyValues: ColumnValues {
    switch flatMap(ColumnLayout.init) {
    case .integers, .decimals, nil: .numbers([], nonanswers: [])
    case .coded, .spread, .ranked: .narrow([])
    }
  }
}
