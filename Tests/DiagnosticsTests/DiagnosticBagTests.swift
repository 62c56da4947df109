import Diagnostics
import Testing

@Suite struct DiagnosticBagTests {
  private func finding(
    _ code: DiagnosticCode, _ start: Int, _ severity: Severity = .error
  ) -> Diagnostic {
    Diagnostic(code, severity, "message", at: SourceSpan(start: start, end: start + 1))
  }

  @Test func `findings come by position and then by code`() {
    let bag = DiagnosticBag([finding("Q0301", 5), finding("Q0203", 5), finding("Q0401", 1)])
    #expect(bag.sorted().map(\.code) == ["Q0401", "Q0203", "Q0301"])
  }

  @Test func `a finding reported twice appears once`() {
    let bag = DiagnosticBag([finding("Q0203", 5), finding("Q0203", 5), finding("Q0203", 6)])
    #expect(bag.count == 2)
  }

  @Test func `warnings alone are no errors`() {
    var bag = DiagnosticBag([finding("Q0501", 1, .warning)])
    #expect(!bag.hasErrors)
    bag.append(finding("Q0203", 2))
    #expect(bag.hasErrors)
  }
}
