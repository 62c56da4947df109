package import Fieldwork
import Interchange
import SurveyStatistics

/// Renders progress and outcome rates as a table of separated values: a row for all, then the groups.
package struct StatusCSV: Sendable {
  package init() {}

  package func render(_ status: FieldworkStatus) -> String {
    var options = CSVWriter.Options()
    options.neutralizingFormulas = true
    var writer = CSVWriter(options)
    let categories = OutcomeCategory.allCases.filter {
      status.options.edition == .tenth || $0 != .unknownRespondent
    }
    let header =
      ["by", "group", "cases", "attempts", "completed"] + categories.map(\.rawValue) + ["e"]
      + OutcomeRate.allCases.map(\.rawValue)
    for column in header { writer.append(text: column) }
    writer.endRecord()
    for (dimension, group) in [("", status.overall)]
      + status.groups.map({ (status.options.dimension ?? "", $0) })
    {
      let rates = group.rates(status.options.eligibility)
      writer.append(text: dimension)
      writer.append(text: group.name)
      for count in [group.cases, group.attempts, group.completed]
        + categories.map({ group.counts[$0] })
      {
        writer.append(integer: count)
      }
      for share in [rates.eligibility] + OutcomeRate.allCases.map({ rates[$0] }) {
        if let share { writer.append(number: share.value) } else { writer.appendMissing() }
      }
      writer.endRecord()
    }
    return String(decoding: writer.bytes, as: UTF8.self)
  }
}
