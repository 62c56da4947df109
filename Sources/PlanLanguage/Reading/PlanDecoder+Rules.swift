import Diagnostics
import Microdata
import QuestionnaireLanguage
import QuestionnaireModel
import Tabulation
import YAMLReading

/// Suppression rules, waves and allowances.
extension PlanDecoder {
  mutating func readSuppression(_ node: YAMLNode?) {
    let fields = node.flatMap { self.fields($0, PlanSchema.suppression) }
    var areSurvivors = subject.questionnaire?.asksOnlySensitive ?? false
    if let node = fields?["survivors"], let asked = yesNo(node) {
      if !asked, areSurvivors {
        report(.survivorsUnprotected(at: node.span))
      } else {
        areSurvivors = asked
      }
    }
    // What is made of several items is as sensitive as the most sensitive of them.
    var rules = SuppressionRules.usual(
      survivors: areSurvivors,
      of: (scope.entries + recordScopes.values.flatMap(\.entries)).map(\.column))
    for disclosure in [Confidentiality.open, .sensitive, .identifying] {
      guard let node = fields?[disclosure.rawValue], let size = integer(node, in: 0...1_000) else {
        continue
      }
      if rules.protectsSurvivors && size < 5 || disclosure != .open && size < 3 {
        report(
          .thresholdTooLow(least: rules.protectsSurvivors ? 5 : 3, at: node.span))
      }
      rules.thresholds[disclosure] = size
    }
    if let node = fields?["exclusions"], let protects = yesNo(node) {
      rules.protectsExclusions = protects
    }
    readDominance(fields?["dominance"], into: &rules)
    if let node = fields?["percentage_base"], let base = integer(node, in: 0...1_000_000) {
      rules.percentageBase = base
    }
    plan.suppression = rules
  }

  mutating func readWaves(_ node: YAMLNode, at key: SourceSpan) {
    guard let fields = self.fields(node, PlanSchema.waves, at: key) else { return }
    let entry: PlanScope.Entry?
    if let node = fields["item"] {
      entry = column(node)
    } else {
      entry = scope.entries.first { $0.item?.meaning.role == .wave && !$0.isDerived }
      if entry == nil { report(.noWaveItem(at: key)) }
    }
    guard let entry else { return }
    if let node = fields["item"], subject.questionnaire != nil,
      entry.item?.meaning.role != .wave
    {
      report(
        .wrongRole(
          entry.column.name, role: entry.item?.meaning.role?.rawValue ?? "no role",
          wanted: "wave", at: node.span))
      return
    }
    plan.waves = WaveComparison(
      item: entry.column.name, forcedBecause: fields["forced"]?.scalar)
  }

  /// The findings without the warnings that the file allows, and allowances that allow nothing.
  mutating func allow(_ node: YAMLNode?) {
    for node in node?.sequence ?? [] {
      guard let fields = self.fields(node, PlanSchema.allowance), let codeNode = fields["code"],
        let code = codeNode.scalar.map(DiagnosticCode.init(rawValue:))
      else { continue }
      guard DiagnosticCode.planWarnings.contains(code) else {
        report(
          PlanExplainPages.page(for: code) == nil
            ? .planUnknownWord(
              code.rawValue, known: DiagnosticCode.planWarnings.map(\.rawValue),
              at: codeNode.span)
            : .planAllowedError(code, at: codeNode.span))
        continue
      }
      if !remove(code), !hasErrors { report(.planUnusedAllowance(code, at: codeNode.span)) }
    }
  }
}
