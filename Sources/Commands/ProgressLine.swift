import Arguments
import Files

/// A line that tells how far something long has come; seen on a terminal, after a second.
struct ProgressLine {
  private let title: String
  private let sink: any TextSink
  private let isShown: Bool
  private let start = monotonicNanoseconds()
  private var last: UInt64 = 0
  private var isWritten = false

  init(_ title: String, on streams: Streams) {
    self.title = title
    sink = streams.error
    isShown = streams.terminal.errorIsTerminal
  }

  /// Shows the share done, from 0 to 1, at most ten times a second.
  mutating func show(_ share: Double) {
    guard isShown else { return }
    let now = monotonicNanoseconds()
    guard now - start > 1_000_000_000, now - last > 100_000_000 else { return }
    last = now
    isWritten = true
    let filled = min(30, max(0, Int(share * 30)))
    let bar = String(repeating: "█", count: filled) + String(repeating: "░", count: 30 - filled)
    sink.write("\r\(title) \(bar) \(Int(share * 100)) %")
  }

  /// Takes the line away.
  mutating func finish() {
    if isWritten { sink.write("\r\u{1B}[2K") }
    isWritten = false
  }
}
