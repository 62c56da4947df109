import Diagnostics
import QuestionnaireLanguage

/// Feeds bytes to the reader of questionnaires, or with the flag CONDITIONS to that of conditions.
@_cdecl("LLVMFuzzerTestOneInput")
public func readHostileBytes(_ start: UnsafePointer<UInt8>, _ count: Int) -> CInt {
  let source = SourceText(
    name: "fuzz", bytes: Array(UnsafeBufferPointer(start: start, count: count)))
  #if CONDITIONS
    let (condition, diagnostics) = ConditionReader.read(source, scope: scope)
    let isRefused = diagnostics.contains { $0.severity == .error }
    precondition((condition == nil) == isRefused, "a condition is read or refused")
  #else
    let (questionnaire, diagnostics) = QuestionnaireReader.read(source)
    let isRefused = diagnostics.contains { $0.severity == .error }
    precondition((questionnaire == nil) == isRefused, "a questionnaire is read or refused")
    _ = TextRenderer().render(Findings(source: source, diagnostics: diagnostics))
  #endif
  checkSpans(diagnostics, in: source)
  return 0
}

private func checkSpans(_ diagnostics: [Diagnostic], in source: SourceText) {
  for diagnostic in diagnostics {
    precondition(diagnostic.span.end <= source.bytes.count, "a finding lies within its text")
    for edit in diagnostic.fixIts.flatMap(\.edits) {
      precondition(edit.span.end <= source.bytes.count, "a fix lies within its text")
    }
  }
}

private let scope = ConditionScope(columns: [
  ConditionColumn(name: "age", content: .numbers),
  ConditionColumn(
    name: "sex",
    content: .categories(
      [
        .init(code: "1", label: "female", value: 1), .init(code: "2", label: "male", value: 2),
      ], isOrdered: false)),
])
