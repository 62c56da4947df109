import QuestionnaireModel
import Terminal
import TestSupport

@testable import InterviewScreens
@testable import Interviewing

/// A screen whose keys come as the bytes of a terminal; a pause after a piece ends all patience.
///
/// At the end of the bytes it hangs up.
struct ByteDisplay: Display {
  let size = ScreenSize(width: 80, height: 24)
  private var pieces: [[UInt8]]
  private var decoder = KeyDecoder()
  private var last: Canvas?
  /// What was shown when the bytes had run out.
  private(set) var final: Canvas?

  init(_ pieces: [[UInt8]]) {
    self.pieces = pieces.reversed()
  }

  mutating func show(_ canvas: Canvas) { last = canvas }

  mutating func nextKey(within milliseconds: Int?) -> Key {
    while true {
      if let key = decoder.next() { return key }
      guard let piece = pieces.popLast() else {
        final = final ?? last
        return .hangup
      }
      for byte in piece { decoder.take(byte) }
      decoder.giveUp()
    }
  }
}

/// What came of an interview whose bytes were sent.
struct Sent {
  let ending: SittingEnding
  let wishesErasure: Bool
  let events: [InterviewEvent]
  /// The screen when the bytes had run out.
  let final: String

  init(_ pieces: [[UInt8]], to questionnaire: Questionnaire) throws {
    let begun = try Interview(of: questionnaire, in: .english, seed: 1)
    var asked = FullScreenInterview(
      begun, opening: begun.opening, on: ByteDisplay(pieces), recorder: MemoryRecorder(),
      setting: FullScreenSetting(clock: { 0 }, opens: { $0 == "1234" }, idleLimit: 300_000))
    ending = asked.run()
    wishesErasure = asked.wishesErasure
    events = asked.recorder.events
    final = asked.screen.final?.lines.joined(separator: "\n") ?? ""
  }
}

/// Bytes of terminals and of chance.
enum SentBytes {
  /// Sequences of real terminals, many with digits in them that would choose something.
  static let telling: [String] =
    [
      "\u{1B}[12~", "\u{1B}[13;2u", "\u{1B}1", "\u{1B}2", "\u{1B}3", "\u{1B}[27;3;50~",
      "\u{1B}[27;5;49~", "\u{1B}[50;6u", "\u{1B}[50;3;50;1;0;1_", "\u{1B}[M#12", "\u{1B}[<0;12;2M",
      "\u{1B}[<0;12;2m", "\u{1B}[I", "\u{1B}[O", "\u{1B}[1;5C", "\u{1B}[1;2Q", "\u{1B}O5Q",
      "\u{1B}[[B", "\u{1B}\u{1B}[D", "\u{1B}[3^", "\u{1B}[3$", "\u{1B}[a", "\u{1B}Oa", "\u{1B}[99~",
      "\u{1B}[12;34;56w", "\u{1B}[1$r", "\u{1B}]11;rgb:2222/1212/1212\u{1B}\\",
      "\u{1B}P>|X(2)\u{1B}\\",
      "\u{1B}[?62;1;2c", "\u{1B}[24;80R", "\u{1B}!", "\u{1B}\r", "\u{9B}12~",
    ]

  /// Those, and all function keys, and all characters with Alt or Control.
  static let sequences: [String] =
    telling + (11...34).map { "\u{1B}[\($0)~" } + (2...8).map { "\u{1B}[12;\($0)~" }
    + "ABCDEFHPQRS".map { "\u{1B}O\($0)" }
    + (32...126).flatMap { ["\u{1B}[\($0);3u", "\u{1B}[27;5;\($0)~"] }

  /// Strings in which what steers an interview is more frequent than in noise.
  static func strings(_ count: Int, seed: UInt64) -> [[UInt8]] {
    var state = seed
    func random(_ bound: UInt64) -> UInt64 {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return (state >> 33) % bound
    }
    let telling = Array("\u{1B}\u{1B}\u{1B}[[O~;0122334!\r\n\u{7F}MIuP]\\$^@".utf8)
    return (0..<count).map { _ in
      (0..<(1 + random(24))).map { _ in
        random(4) == 0 ? UInt8(random(256)) : telling[Int(random(UInt64(telling.count)))]
      }
    }
  }
}
