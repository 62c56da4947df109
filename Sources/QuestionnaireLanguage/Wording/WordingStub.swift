import Diagnostics
import YAMLReading
extension QuestionnaireDecoder { mutating func checkWording(_ root: YAMLNode) {} }
extension DiagnosticCode { static let warningsOfWording: [DiagnosticCode] = []
 static let mirrorMismatch: Self = "Q0537" }
extension ExplainPages { static let solvedRoutes: [ExplainPage] = []; static let wording: [ExplainPage] = []; static let scaleQuality: [ExplainPage] = [] }
extension Diagnostic {
static func mirrorOfNothing(_ item: String, in questionnaire: String, at span: SourceSpan) -> Diagnostic { Diagnostic(.mirrorMismatch, .warning, "", at: span) }
static func mirrorMismatch(_ what: String, _ item: String, _ other: String, at span: SourceSpan) -> Diagnostic { Diagnostic(.mirrorMismatch, .warning, "", at: span) }
static func mirrorNotReturned(_ item: String, _ other: String, in questionnaire: String, hasOther: Bool, at span: SourceSpan) -> Diagnostic { Diagnostic(.mirrorMismatch, .warning, "", at: span) }
}
