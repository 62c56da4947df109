import Diagnostics
import Disclosure
import QuestionnaireModel
import Tabulation
import YAMLReading

/// The rules for sums and means of numbers.
extension PlanDecoder {
  mutating func readDominance(_ node: YAMLNode?, into rules: inout SuppressionRules) {
    guard let fields = node.flatMap({ self.fields($0, PlanSchema.dominance) }) else { return }
    let classes: [(key: String, of: Confidentiality)] = [
      ("open", .open), ("sensitive", .sensitive), ("identifying", .identifying),
    ]
    for (key, disclosure) in classes {
      guard let node = fields[key] else { continue }
      if let read = dominanceRules(node) { rules.dominance[disclosure] = read }
    }
  }

  private mutating func dominanceRules(_ node: YAMLNode) -> [DominanceRule]? {
    guard let fields = self.fields(node, PlanSchema.dominanceRules) else { return nil }
    var rules: [DominanceRule] = []
    switch (fields["largest"], fields["share"]) {
    case (let countNode?, let shareNode?):
      let count = integer(countNode, in: 0...1_000)
      let share = number(shareNode)
      if let count, count < 1 {
        report(.dominanceOutOfRange("largest", "above 0", at: countNode.span))
      }
      if let share, !(share > 0 && share < 1) {
        report(.dominanceOutOfRange("share", "above 0 and below 1", at: shareNode.span))
      }
      if let count, let share, count > 0, share > 0, share < 1 {
        rules.append(.largest(count: count, share: share))
      }
    case (nil, nil) where fields["percent"] != nil: break
    default:
      report(.dominanceIncomplete(at: fields.span))
      return nil
    }
    if let percentNode = fields["percent"], let percent = number(percentNode) {
      if percent > 0, percent <= 100 {
        rules.append(.percentOfLargest(share: percent / 100))
      } else {
        report(.dominanceOutOfRange("percent", "above 0 and at most 100", at: percentNode.span))
      }
    }
    return rules
  }
}
