package import Diagnostics
package import QuestionnaireModel

/// Reads conditions: those of questionnaires and those typed on the command line.
package enum ConditionReader {
  /// Reads a condition from a source, or from a part of it.
  ///
  /// The condition is nil exactly where a finding is an error.
  package static func read(
    _ source: SourceText, span: SourceSpan? = nil, scope: ConditionScope
  ) -> (condition: Condition?, diagnostics: [Diagnostic]) {
    let reading = read(ConditionText(source, span: span ?? source.span), scope: scope)
    return (reading.condition, DiagnosticBag(reading.diagnostics).sorted())
  }

  /// Reads a condition that stands as a text in a source, perhaps quoted or folded over lines.
  package static func read(
    _ text: String, in source: SourceText, span: SourceSpan, scope: ConditionScope
  ) -> (condition: Condition?, diagnostics: [Diagnostic]) {
    let reading = read(ConditionText(text, in: source, span: span), scope: scope)
    return (reading.condition, DiagnosticBag(reading.diagnostics).sorted())
  }

  static func read(_ text: ConditionText, scope: ConditionScope, suggests: Bool = true)
    -> ConditionReading
  {
    var lexer = ConditionLexer(text)
    var parser = ConditionParser(lexer.tokens())
    let tree = parser.parse()
    var checker = ConditionChecker(scope, suggests: suggests)
    let condition = tree.flatMap { checker.condition($0) }
    checker.reportBackwards()
    let diagnostics = lexer.diagnostics + parser.diagnostics + checker.diagnostics
    let isSound = !diagnostics.contains { $0.severity == .error }
    return ConditionReading(
      condition: isSound ? condition : nil, diagnostics: diagnostics,
      references: checker.references)
  }
}

extension ConditionReader {
  /// Reads the expression of a computed value: a number made of answers.
  static func readQuantity(_ text: ConditionText, scope: ConditionScope, suggests: Bool)
    -> QuantityReading
  {
    var lexer = ConditionLexer(text)
    var parser = ConditionParser(lexer.tokens())
    let tree = parser.parseQuantity()
    var checker = ConditionChecker(scope, suggests: suggests)
    let quantity = tree.flatMap { checker.quantity($0) }
    checker.reportBackwards()
    if let tree, let quantity, quantity.dimension != .number {
      checker.diagnostics.append(.computedNotANumber(at: tree.span))
    }
    let diagnostics = lexer.diagnostics + parser.diagnostics + checker.diagnostics
    let isSound = !diagnostics.contains { $0.severity == .error }
    return QuantityReading(
      quantity: isSound ? quantity?.quantity : nil, diagnostics: diagnostics,
      references: checker.references)
  }
}

/// A quantity as read, with the items it names and where it names them.
struct QuantityReading {
  let quantity: Quantity?
  let diagnostics: [Diagnostic]
  let references: [ConditionChecker.Reference]
}

/// A condition as read, with the items it names and where it names them.
struct ConditionReading {
  let condition: Condition?
  let diagnostics: [Diagnostic]
  let references: [ConditionChecker.Reference]
}
