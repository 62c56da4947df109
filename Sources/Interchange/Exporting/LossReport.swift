import Diagnostics
package import Formats

/// What a data file does not hold of a study: what stays there on purpose, and what its format cannot say.
package struct LossReport: Sendable {
  let path: String
  let format: String
  let left: [StudyExport.Left]
  package let losses: [FormatLoss]

  package init(
    path: String, format: String, left: [StudyExport.Left], losses: [FormatLoss]
  ) {
    self.path = path
    self.format = format
    self.left = left
    self.losses = losses
  }

  /// The report in lines: how many items stay, by reason, and what is lost, of which variables.
  package var lines: [String] {
    var lines: [String] = []
    for reason in StudyExport.Left.Reason.allCases {
      let items = left.filter { $0.reason == reason }.map(\.item)
      guard !items.isEmpty else { continue }
      let count = items.count == 1 ? "1 item stays" : "\(items.count) items stay"
      lines.append("\(count) in the study (\(reason.rawValue)): \(items.joined(separator: ", "))")
    }
    // What many variables lose alike is one line.
    var details: [String] = []
    for loss in losses where !details.contains(loss.detail) { details.append(loss.detail) }
    for detail in details {
      let variables = losses.filter { $0.detail == detail }.map(\.variable).filter { !$0.isEmpty }
      let whose = variables.isEmpty ? "" : ": " + variables.joined(separator: ", ")
      lines.append("lost: \(detail)\(whose)")
    }
    return lines
  }

  package func json() -> String {
    var json = JSONText(layout: .indented)
    json.object { json in
      json.member("format", "percept.losses/1")
      json.member("file", path)
      json.member("written", format)
      json.key("left")
      json.array { json in
        for left in left {
          json.object(inline: true) {
            $0.member("item", left.item)
            $0.member("reason", "\(left.reason)")
          }
        }
      }
      json.key("losses")
      json.array { json in
        for loss in losses {
          json.object(inline: true) {
            $0.member("kind", loss.kind.rawValue)
            $0.member("variable", loss.variable)
            $0.member("detail", loss.detail)
          }
        }
      }
    }
    return json.text.hasSuffix("\n") ? json.text : json.text + "\n"
  }
}
