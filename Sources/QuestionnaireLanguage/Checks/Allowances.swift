import Diagnostics
import YAMLReading

/// A warning that a file allows, for one item or for all.
struct Allowance {
  let code: DiagnosticCode
  let item: SpannedName?
  let span: SourceSpan
}

extension QuestionnaireDecoder {
  mutating func readAllowances(_ node: YAMLNode) -> [Allowance] {
    let nodes = node.sequence ?? []
    guard nodes.count <= Limits.allowances else {
      report(.limitExceeded("allowances", limit: Limits.allowances, at: node.span))
      return []
    }
    return nodes.compactMap { readAllowance($0) }
  }

  private mutating func readAllowance(_ node: YAMLNode) -> Allowance? {
    guard let fields = fields(node, Schema.allowance) else { return nil }
    guard let codeNode = fields["code"], let text = codeNode.scalar else { return nil }
    let code = DiagnosticCode(rawValue: text)
    guard ExplainPages.allCodes.contains(code) else {
      report(
        .unknownWord(text, known: DiagnosticCode.warnings.map(\.rawValue), at: codeNode.span))
      return nil
    }
    guard DiagnosticCode.warnings.contains(code) else {
      report(.allowedError(code, at: codeNode.span))
      return nil
    }
    let item = fields["item"].map { SpannedName(text: $0.scalar ?? "", span: $0.span) }
    return Allowance(code: code, item: item, span: codeNode.span)
  }

  /// Leaves out the warnings that the file allows, and reports allowances that allow nothing.
  func remaining(after allowances: [Allowance]) -> [Diagnostic] {
    var isUsed = allowances.map { _ in false }
    var remaining: [Diagnostic] = []
    for finding in findings {
      let diagnostic = finding.diagnostic
      let position = allowances.firstIndex { allowance in
        diagnostic.severity == .warning && allowance.code == diagnostic.code
          && (allowance.item.map { finding.owners.contains($0.text) } ?? true)
      }
      if let position { isUsed[position] = true } else { remaining.append(diagnostic) }
    }
    // An error can hide the warning that an allowance is for.
    guard !hasErrors else { return remaining }
    for (allowance, isUsed) in zip(allowances, isUsed)
    where !isUsed && !DiagnosticCode.warningsAcrossFiles.contains(allowance.code) {
      remaining.append(.unusedAllowance(allowance.code, at: allowance.span))
    }
    return remaining
  }
}
