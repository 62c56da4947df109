package import Microdata
package import QuestionnaireModel

/// What a plan is checked against: the columns of the data, and the questionnaire they answer.
package struct PlanSubject: Sendable {
  /// A column of the data, without its rows.
  package struct Source: Sendable {
    package let column: Column
    /// The item that it comes from; nil in data without a questionnaire.
    package let item: ItemID?
    /// The code of its option, where the item fills a column for each.
    package let option: Int?

    /// - Parameter column: its rows, if it has any, are left behind.
    package init(column: Column, item: ItemID?, option: Int?) {
      self.column = column.withoutRows
      self.item = item
      self.option = option
    }
  }

  package let columns: [Source]
  /// Every version of the questionnaire that the data answer, the newest last.
  package let versions: [Questionnaire]

  /// - Parameter columns: those of the newest version.
  package init(columns: [Source], versions: [Questionnaire]) {
    self.columns = columns
    self.versions = versions
  }

  package var questionnaire: Questionnaire? { versions.last }
}
