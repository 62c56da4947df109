import Diagnostics
import QuestionnaireLanguage
import QuestionnaireModel
import Testing

@testable import Comparing

/// A questionnaire written in a test, with what most of them share around it.
func questionnaire(
  _ items: String, version: String = "1.0.0", heading: String = "", indices: String = ""
) throws -> Questionnaire {
  let text = """
    questionnaire: study
    version: \(version)
    languages: [en, ro]
    title: {en: Study, ro: Studiu}
    \(heading.isEmpty ? nonanswers : heading)
    sections:
    - id: all
      items:
    \(items.split(separator: "\n").map { "  \($0)" }.joined(separator: "\n"))
    \(indices.isEmpty ? "" : "indices:\n  \(indices)")
    """
  let (read, diagnostics) = QuestionnaireReader.read(SourceText(name: "test.yaml", text: text))
  let errors = diagnostics.filter { $0.severity == .error }.map(\.message)
  return try #require(read, "\(errors)")
}

let nonanswers = """
  nonanswers:
    dont_know: {code: -98, key: d, en: Don't know, ro: Nu știu}
    refused: {code: -99, key: r, en: No answer, ro: Nu răspund}
  """

/// What a change is, without its sentence.
struct Finding: Hashable, CustomStringConvertible {
  let kind: Change.Kind
  let level: ChangeClass
  let item: String?

  init(_ kind: Change.Kind, _ level: ChangeClass, _ item: String? = "q") {
    (self.kind, self.level, self.item) = (kind, level, item)
  }

  var description: String { "\(item ?? "-") \(kind.rawValue) \(level.rawValue)" }
}

func findings(_ old: Questionnaire, _ new: Questionnaire) -> [Finding] {
  QuestionnaireComparison(old, new).changes.map { Finding($0.kind, $0.level, $0.item?.rawValue) }
}
