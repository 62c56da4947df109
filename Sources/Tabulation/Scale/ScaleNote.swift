import Microdata
package import SurveyStatistics

/// Something the reader of a scale's analysis should know about how it came about.
package enum ScaleNote: Hashable, Sendable {
  case data(TableNote)
  case placesAsNumbers(String, [String])
  /// Answers that may be codes for no answer.
  case suspectCodes(String, [Double])
  case reversed(String, within: ClosedRange<Double>)
  /// Turned round because the questionnaire declares it so.
  case declaredReversed(String, within: ClosedRange<Double>)
  /// Left out, as all who answered every item gave it the same answer.
  case constantItem(String)
  case negativeItems
  /// α lies outside the interval of so low a level.
  case intervalBesideAlpha
  case omegaNotComputed(StatisticsError)
  /// The groups compared, and the respondents of the scale that belong to none.
  case functioning(by: String, groups: [String], leftOut: Int)
  case functioningNotComputed(String, StatisticsError)
}

extension ScaleNote: CustomStringConvertible {
  package var description: String {
    switch self {
    case .data(let note): note.description
    case .placesAsNumbers(let item, let labels):
      ComparisonNote.placesAsNumbers(item, labels).description
    case .suspectCodes(let item, let codes): SuspectCodes.text(codes, of: item)
    case .reversed(let item, let range):
      "\(item) is turned round within \(Column.text(of: range.lowerBound)) to "
        + "\(Column.text(of: range.upperBound))."
    case .declaredReversed(let item, let range):
      "\(item) is declared reversed and turned round within \(Column.text(of: range.lowerBound)) to "
        + "\(Column.text(of: range.upperBound))."
    case .constantItem(let item):
      "Left out: \(item), which everybody who answered all items answered alike."
    case .intervalBesideAlpha:
      "α has no interval: that of so low a level, from the F distribution, would lie beside it."
    case .negativeItems:
      "An item goes against the sum of the others; it may have to be turned round (--reverse)."
    case .omegaNotComputed(let reason): "Not computed: ω; \(reason)."
    case .functioning(let item, let groups, let leftOut):
      "Differential functioning by \(item) (\(groups.joined(separator: ", "))): ordinal regressions "
        + "on the sum of all items. Gains are of Nagelkerke's R², negligible under .035, large from "
        + ".070 (Jodoin & Gierl 2001)."
        + (leftOut > 0 ? " Respondents that belong to no group: \(leftOut)." : "")
    case .functioningNotComputed(let item, .workLimitExceeded):
      "Not computed: differential functioning of \(item); so many respondents, answers and groups take "
        + "long. Group the categories, or compare fewer groups."
    case .functioningNotComputed(let item, let reason):
      "Not computed: differential functioning of \(item); \(reason)."
    }
  }
}
