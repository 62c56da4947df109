import QuestionnaireModel
import TestSupport
import Testing

@testable import InterviewScreens
@testable import Interviewing

/// Whatever a terminal sends, nothing is erased by it.
@Suite struct SentBytesTests {
  private static func bytes(_ text: String) -> [UInt8] { Array(text.utf8) }

  /// The keys before: at a question, asked whether to delete, asked for the word.
  @Test(arguments: ["3", "3|\u{1B}|3", "3|\u{1B}|32"])
  func `no key of any terminal erases an interview, whole or split anywhere`(before: String) throws
  {
    let path = before.split(separator: "|").map { Self.bytes(String($0)) }
    for sequence in SentBytes.telling.map(Self.bytes) {
      for place in 0..<sequence.count {
        // Three times over, and with the longest wait between two pieces.
        let pieces = [Array(sequence.prefix(place)), Array(sequence.dropFirst(place))]
        let sent = place == 0 ? [sequence, sequence, sequence] : pieces
        let result = try Sent(path + sent, to: Sample.routed.questionnaire)
        #expect(!result.wishesErasure, "\(sequence) after \(before.debugDescription)")
      }
    }
  }

  @Test func `no unknown key asks why to stop, and none is an answer`() throws {
    // Ctrl-C stops as Escape does.
    for sequence in SentBytes.sequences where sequence != "\u{1B}[27;5;99~" {
      let result = try Sent(
        [Self.bytes("3"), Self.bytes(sequence)], to: Sample.routed.questionnaire)
      #expect(!result.final.contains("Why stop"), "\(sequence.debugDescription)")
      #expect(
        result.events.count { if case .answered = $0 { true } else { false } } == 1,
        "\(sequence.debugDescription)")
    }
    let escape = try Sent([Self.bytes("3"), Self.bytes("\u{1B}")], to: Sample.routed.questionnaire)
    #expect(escape.final.contains("Why stop"))
  }

  @Test func `no string of bytes erases an interview, whole or in two pieces`() throws {
    for string in SentBytes.strings(300, seed: 8) {
      let place = string.count / 2
      for pieces in [[string], [Array(string.prefix(place)), Array(string.dropFirst(place))]] {
        let result = try Sent([Self.bytes("3")] + pieces, to: Sample.routed.questionnaire)
        #expect(!result.wishesErasure, "\(pieces)")
      }
    }
  }

  @Test func `bytes sent where a form is keyed store nothing but what was keyed and end nothing`()
    throws
  {
    for sequence in SentBytes.sequences.map(Self.bytes) {
      let begun = try Interview(onPaper: Sample.routed.questionnaire, in: .english, copy: nil)
      var entry = FullScreenEntry(
        try FormBeginning(Keyed.form, of: begun), on: ByteDisplay([Self.bytes("3"), sequence]),
        recorder: MemoryRecorder())
      _ = entry.run()
      let events = Array(entry.recorder.events.dropFirst(2))
      #expect(
        events.first == .answered(item: ItemID("met"), answer: .choice(3)), "\(sequence)")
      #expect(events.last == .stopped(.postponed) && events.count <= 3, "\(sequence)")
    }
  }
}
