package import Diagnostics
import QuestionnaireLanguage
package import Tabulation
import YAMLReading

/// Reads a plan file into a checked plan.
package enum PlanReader {
  /// Returns the plan and all findings, in the order of the file.
  ///
  /// The plan is nil exactly where a finding is an error.
  ///
  /// - Parameter isAccepted: whether it was accepted before, as those that a study locked were.
  package static func read(
    _ source: SourceText, subject: PlanSubject, isAccepted: Bool = false
  ) -> (plan: BookPlan?, diagnostics: [Diagnostic]) {
    let (root, syntax) = YAMLReader.read(source)
    var decoder = PlanDecoder(source, subject: subject, after: syntax)
    decoder.isAccepted = isAccepted
    if let root { decoder.decode(root) }
    return (
      decoder.hasErrors ? nil : decoder.plan, DiagnosticBag(decoder.findings).sorted()
    )
  }
}

extension PlanDecoder {
  /// Reads everything: names before what uses them, tables before what is said of them all.
  mutating func decode(_ root: YAMLNode) {
    guard let fields = fields(root, PlanSchema.plan) else { return }
    readHeading(fields)
    if let node = fields["items"] { readItems(node, at: fields.keySpan("items") ?? node.span) }
    readSampling(fields)
    if let node = fields["sets"] { readSets(node) }
    if let node = fields["derived"] { readDerived(node) }
    if let node = fields["records"] { readRecords(node) }
    if let node = fields["where"] { plan.filter = condition(node) }
    if let node = fields["families"] { readFamilies(node) }
    if let node = fields["banners"] { readBanners(node) }
    if let node = fields["waves"] { readWaves(node, at: fields.keySpan("waves") ?? node.span) }
    readSuppression(fields["suppression"])
    noteTraits()
    readDefaults(fields)
    if let node = fields["tables"] {
      readTables(node, at: fields.keySpan("tables") ?? node.span)
    }
    if let node = fields["hypotheses"] { readHypotheses(node) }
    checkFamilies()
    checkUse()
    allow(fields["allowed"])
  }

  private mutating func readDefaults(_ fields: PlanFields) {
    if let node = fields["banner"], let name = node.scalar {
      if use(.banner, name) == nil {
        report(.unknownPart(name, "banner", known: names(of: .banner), at: node.span))
      } else {
        defaults.banner = name
      }
    }
    if let word = fields["nonanswers"].flatMap({ word($0, PlanSchema.nonanswers) }) {
      defaults.nonanswers = NonanswerRule(rawValue: word) ?? .outside
    }
    if let node = fields["cells"] { defaults.cells = readCells(node) }
    if let node = fields["tests"] { defaults.tests = readTests(node) }
    if let node = fields["minimum_base"] { defaults.minimumBases = minimumBases(node) }
  }
}
