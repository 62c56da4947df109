import Arguments
import Diagnostics
import PlanLanguage
import QuestionnaireLanguage
import Words

struct ExplainCommand: Command {
  static let name = "explain"
  static let summary = "Explain the code of a finding: the rule, examples, its source."
  static let discussion = """
    Without a code, lists all of them.

    Example:
      $ percept explain Q0201

    """
  static let grammar = Grammar<ExplainCommand>(
    .always(.operand("code", \.code, "The code of a finding, as Q0203.")))

  var code: String?

  init() {}

  mutating func run(_ streams: inout Streams) -> ExitCode {
    guard let code else {
      for code in PlanExplainPages.allCodes + ExplainPages.allCodes {
        streams.print("\(code)  \(Self.page(for: code)?.title ?? "")")
      }
      return .done
    }
    let wanted = DiagnosticCode(rawValue: code.uppercased())
    guard let page = Self.page(for: wanted) else {
      let known = (PlanExplainPages.allCodes + ExplainPages.allCodes).map(\.rawValue)
      let near =
        suggestion(for: wanted.rawValue, among: known).map { "did you mean '\($0)'? " } ?? ""
      return streams.fail("there is no code '\(code)'; \(near)'percept explain' lists all of them")
    }
    streams.output.write(Self.text(of: page))
    return .done
  }

  private static func page(for code: DiagnosticCode) -> ExplainPage? {
    ExplainPages.page(for: code) ?? PlanExplainPages.page(for: code)
  }

  private static func text(of page: ExplainPage) -> String {
    var text = "\(page.code)  \(page.title)\n\n\(page.rule)\n"
    if let bad = page.badExample { text += "\nWrong:\n\(indented(bad))" }
    if let good = page.goodExample { text += "\nRight:\n\(indented(good))" }
    return text + "\nSource: \(page.source)\n"
  }

  private static func indented(_ example: String) -> String {
    example.split(separator: "\n", omittingEmptySubsequences: false)
      .map { $0.isEmpty ? "" : "    \($0)" }
      .joined(separator: "\n")
  }
}
