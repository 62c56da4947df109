import Microdata
package import SurveyStatistics

/// Something the reader of a scale's analysis should know about how it came about.
package enum ScaleNote: Hashable, Sendable {
  case data(TableNote)
  case placesAsNumbers(String, [String])
  case reversed(String, within: ClosedRange<Double>)
  case negativeItems
  case omegaNotComputed(StatisticsError)
}

extension ScaleNote: CustomStringConvertible {
  package var description: String {
    switch self {
    case .data(let note): note.description
    case .placesAsNumbers(let item, let labels):
      ComparisonNote.placesAsNumbers(item, labels).description
    case .reversed(let item, let range):
      "\(item) is turned round within \(Column.text(of: range.lowerBound)) to "
        + "\(Column.text(of: range.upperBound))."
    case .negativeItems:
      "An item goes against the sum of the others; it may have to be turned round (--reverse)."
    case .omegaNotComputed(let reason): "Not computed: ω; \(reason)."
    }
  }
}
