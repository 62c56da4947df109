package import QuestionnaireModel

/// What a column is beyond its answers: how far they may travel, and what they answer.
///
/// It is filled where a column is made and goes along with it, so that nobody looks it up by name.
package struct ColumnOrigin: Hashable, Sendable {
  /// The class of its item; of a column made of others the strictest of theirs.
  package var confidentiality = Confidentiality.open
  /// Whether it tells an answer that is not open that somebody was asked its item.
  package var isAskedBecauseOfAnswers = false
  /// What it is to the design of the sample, where it is anything.
  package var role: DesignRole?
  /// The item of another questionnaire that asks the other side.
  package var mirror: Mirroring?
  /// The name under which several questionnaires ask the same item.
  package var shared: String?
  /// The item that it answers; nil where it was made of others or has no questionnaire.
  package var item: ItemID?
  /// The ends between which a scale turns its answers round; nil where the item is not declared reversed.
  package var reversal: ClosedRange<Double>?
  /// The words of that item.
  package var label = ""
  /// What its numbers count.
  package var unit = AnswerUnit.number

  package init() {}

  /// A column of a file without a questionnaire, of which nothing is known.
  package static let bare = ColumnOrigin()

  /// What is made of some columns: of the strictest class of them, and no one's item.
  package static func made(of columns: some Sequence<Column>) -> ColumnOrigin {
    var origin = ColumnOrigin()
    origin.confidentiality = Confidentiality.strictest(of: columns.map(\.origin.confidentiality))
    return origin
  }
}
