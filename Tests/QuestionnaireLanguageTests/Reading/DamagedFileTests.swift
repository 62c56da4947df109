import Diagnostics
import QuestionnaireLanguage
import Testing

@Suite struct DamagedFileTests {
  @Test(arguments: 0..<40)
  func `a damaged file gives findings or a questionnaire, never both in error`(seed: Int) throws {
    var bytes = try RepositoryFiles.source("questionnaires/contact.yaml").bytes
    var generator = SplitMix(state: UInt64(seed))
    for _ in 0..<(1 + seed % 4) {
      let place = Int.random(in: 0..<bytes.count, using: &generator)
      let length = min(Int.random(in: 0..<30, using: &generator), bytes.count - place)
      let other = Int.random(in: 0..<bytes.count - 30, using: &generator)
      bytes.replaceSubrange(place..<place + length, with: Array(bytes[other..<other + length / 2]))
    }
    let source = SourceText(name: "damaged.yaml", bytes: bytes)
    let (questionnaire, diagnostics) = QuestionnaireReader.read(source)
    #expect((questionnaire == nil) == diagnostics.contains { $0.severity == .error })
    #expect(diagnostics.allSatisfy { $0.span.end <= bytes.count })
    let spans = diagnostics.flatMap { $0.fixIts.flatMap(\.edits).map(\.span) }
    #expect(spans.allSatisfy { $0.end <= bytes.count })
  }

  private struct SplitMix: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
      state &+= 0x9E37_79B9_7F4A_7C15
      var mixed = state
      mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
      mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
      return mixed ^ (mixed >> 31)
    }
  }
}
