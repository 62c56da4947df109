import Diagnostics
import Testing
import YAMLReading

@Suite struct YAMLLimitTests {
  private func read(
    _ text: String, _ adjust: (inout YAMLLimits) -> Void = { _ in }
  ) -> (codes: [DiagnosticCode], hasRoot: Bool) {
    var limits = YAMLLimits()
    adjust(&limits)
    let (root, diagnostics) = YAMLReader.read(
      SourceText(name: "a.yaml", text: text), limits: limits)
    return (diagnostics.map(\.code), root != nil)
  }

  @Test func `a text of 100 MB is refused unread`() {
    let bytes = [UInt8](repeating: UInt8(ascii: "a"), count: 100_000_000)
    let elapsed = ContinuousClock().measure {
      let (root, diagnostics) = YAMLReader.read(SourceText(name: "a.yaml", bytes: bytes))
      #expect(root == nil)
      #expect(diagnostics.map(\.code) == ["Q0101"])
    }
    #expect(elapsed < .seconds(2))
  }

  @Test(arguments: ["[", "- ", "{a: ", "? ", "[\n", "[?", "{\"a\": ["])
  func `ten thousand nested levels stop at the depth limit`(level: String) {
    let elapsed = ContinuousClock().measure {
      let (codes, hasRoot) = read(String(repeating: level, count: 10_000))
      #expect(!hasRoot)
      #expect(codes == ["Q0107"])
    }
    #expect(elapsed < .seconds(1))
  }

  @Test func `nested block mappings stop at the depth limit`() {
    let lines = (0..<200).map { String(repeating: " ", count: $0) + "a:" }
    #expect(read(lines.joined(separator: "\n")).codes == ["Q0107"])
    #expect(read(lines.prefix(64).joined(separator: "\n")).codes.isEmpty)
    #expect(read(lines.prefix(65).joined(separator: "\n")).codes == ["Q0107"])
  }

  @Test func `a billion laughs are refused one by one`() {
    let laughs = (1..<30).map { level in
      "a\(level): &a\(level) ["
        + Array(repeating: "*a\(level - 1)", count: 9).joined(separator: ", ")
        + "]"
    }
    let (codes, hasRoot) = read((["a0: &a0 ha"] + laughs).joined(separator: "\n"))
    #expect(!hasRoot)
    #expect(codes.count == 101)
    #expect(Set(codes) == ["Q0112", "Q0113", "Q0117"])
    #expect(codes.last == "Q0117")
  }

  @Test func `a text at the limit passes and one byte more is refused`() {
    let text = String(repeating: "x", count: 100)
    #expect(read("a: " + text) { $0.scalarBytes = 100 }.codes.isEmpty)
    #expect(read("a: " + text) { $0.scalarBytes = 99 }.codes == ["Q0109"])
    #expect(read("a: \"" + String(repeating: "y\n", count: 40_000)).codes == ["Q0123"])
  }

  @Test func `nodes are counted`() {
    #expect(read("[a, b, c]") { $0.nodes = 4 }.codes.isEmpty)
    #expect(read("[a, b, c]") { $0.nodes = 3 }.codes == ["Q0108"])
  }

  @Test func `bytes are counted`() {
    #expect(read("a: b") { $0.bytes = 4 }.hasRoot)
    #expect(read("a: b") { $0.bytes = 3 }.codes == ["Q0101"])
  }

  @Test func `hidden characters without end stop at the limit of findings`() {
    let (codes, hasRoot) = read("a: " + String(repeating: "\u{202E}", count: 10_000))
    #expect(!hasRoot)
    #expect(codes.count <= 101)
  }

  @Test func `a large questionnaire is read`() {
    let item = "- {id: P1, ro: \"Cât de des, în ultimele 12 luni?\", en: Often, options: [a, b]}\n"
    let text = "items:\n" + String(repeating: item, count: 2_000)
    #expect(read(text).hasRoot)
  }
}
