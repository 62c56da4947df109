package import Diagnostics
package import QuestionnaireModel
import YAMLReading

/// Reads a questionnaire file into a checked questionnaire.
package enum QuestionnaireReader {
  /// The most bytes a file may have.
  package static let largestFile = YAMLLimits().bytes

  /// Returns the questionnaire and all findings, in the order of the file.
  ///
  /// The questionnaire is nil exactly where a finding is an error.
  package static func read(
    _ source: SourceText
  ) -> (questionnaire: Questionnaire?, diagnostics: [Diagnostic]) {
    let reading = check(source)
    return (reading.questionnaire, reading.diagnostics)
  }

  /// Reads a text that was accepted before, as those of studies were; nil where it cannot be read.
  ///
  /// What is of use to its author alone, as the wording and who is asked what, is not checked again.
  package static func readAccepted(_ source: SourceText) -> Questionnaire? {
    let (root, syntax) = YAMLReader.read(source)
    var decoder = QuestionnaireDecoder(source, after: syntax)
    decoder.isAccepted = true
    guard let root, let heading = decoder.decode(root) else { return nil }
    var assembly = QuestionnaireAssembly(decoder, heading, isAccepted: true)
    return assembly.assemble().0
  }

  /// Reads a file and tells everything that checking it brought to light.
  package static func check(_ source: SourceText) -> QuestionnaireReading {
    let (root, syntax) = YAMLReader.read(source)
    var decoder = QuestionnaireDecoder(source, after: syntax)
    guard let root, let heading = decoder.decode(root) else {
      return QuestionnaireReading(
        source, nil, DiagnosticBag(decoder.findings.map(\.diagnostic)).sorted())
    }
    if !decoder.isFull {
      decoder.checkWording(root)
      decoder.checkTranslations(root)
    }
    var assembly = QuestionnaireAssembly(decoder, heading)
    let (questionnaire, findings) = assembly.assemble()
    return QuestionnaireReading(
      source, questionnaire, DiagnosticBag(findings).sorted(), unsolved: assembly.unsolved,
      root: questionnaire == nil ? nil : root, languages: decoder.languageNames,
      allowances: heading.allowances)
  }
}
