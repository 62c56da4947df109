import Diagnostics
import QuestionnaireModel
import Words

/// A node of a condition as it was written, before its names and types are looked at.
struct ConditionNode {
  let kind: Kind
  let span: SourceSpan
  /// The longest way down to a leaf; evaluation recurses as deep.
  let depth: Int

  init(_ kind: Kind, span: SourceSpan) {
    self.kind = kind
    self.span = span
    depth = 1 + (kind.children.map(\.depth).max() ?? 0)
  }

  indirect enum Kind {
    case number(Double, spelling: String)
    case date(CalendarDate)
    case time(ClockTime)
    case text(String)
    case name(String)
    case negated(ConditionNode)
    case arithmetic(ConditionNode, ArithmeticOperator, ConditionNode)
    case comparison(ConditionNode, Sign<Comparison>, ConditionNode)
    case membership(ConditionNode, Sign<Membership>, [ConditionNode])
    case state(ConditionNode, Sign<State>, kind: ConditionNode)
    case answered([ConditionNode])
    case count([ConditionNode], codes: [ConditionNode])
    case minutes([ConditionNode])
    case not(ConditionNode)
    case all([ConditionNode])
    case any([ConditionNode])
  }

  /// An operator with the place it stands at.
  struct Sign<Meaning> {
    let meaning: Meaning
    let span: SourceSpan
  }

  enum Membership {
    case isIn
    case isNotIn
  }

  enum State {
    case holds
    case doesNotHold
  }
}

extension ConditionNode.Kind {
  var children: [ConditionNode] {
    switch self {
    case .number, .date, .time, .text, .name: []
    case .negated(let operand), .not(let operand): [operand]
    case .arithmetic(let left, _, let right), .comparison(let left, _, let right): [left, right]
    case .membership(let subject, _, let list): [subject] + list
    case .state(let subject, _, let kind): [subject, kind]
    case .answered(let items), .minutes(let items): items
    case .count(let items, let codes): items + codes
    case .all(let parts), .any(let parts): parts
    }
  }
}
