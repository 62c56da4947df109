import Files
import TestSupport
import Testing

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// A real terminal without a window: a program in tmux, whose keys are sent and whose screen is read.
///
/// A class, as its server ends with it and expectations copy what they look at.
final class TmuxTerminal: Sendable {
  static let isInstalled = systemCode("command -v tmux >/dev/null") == 0

  private let socket: String

  /// Starts `percept` with arguments, on what it takes for a `kind` of terminal; the window stays when it ends and then shows its exit code.
  init(
    _ arguments: [String], in folder: String, width: Int = 80, height: Int = 24,
    kind: String = "screen"
  ) {
    socket = "percept-test-\(getpid())-\(UInt64.random(in: 0...UInt64.max))"
    let words = ([ChildProgram.percept] + arguments).map(quoted).joined(separator: " ")
    let program =
      "env TERM=\(kind) LC_ALL=C.UTF-8 NO_COLOR=1 XDG_CONFIG_HOME=\(quoted(folder)) \(words); "
      + "echo \"exit code $?\"; sleep 600"
    run(
      "-f /dev/null -u new-session -d -x \(width) -y \(height) -c \(quoted(folder)) \(quoted(program))"
    )
  }

  deinit {
    _ = systemCode("tmux -L \(socket) kill-server 2>/dev/null")
  }

  /// Presses keys by tmux's names: `Enter`, `F12`, `Escape`, `BTab`, or a character.
  func press(_ names: String...) { press(names) }

  func press(_ names: [String]) {
    guard !names.isEmpty else { return }
    run("send-keys " + names.map(quoted).joined(separator: " "))
  }

  /// Sends bytes as a terminal would for a key of its own.
  func send(_ bytes: String) {
    run(
      "send-keys -H "
        + bytes.utf8.map { String($0, radix: 16) }.joined(separator: " "))
  }

  /// Types text as it is.
  func type(_ text: String) { run("send-keys -l " + quoted(text)) }

  func resize(width: Int, height: Int) { run("resize-window -x \(width) -y \(height)") }

  /// The number of the process that runs in the window.
  func killProgram(_ signal: String, study: String) {
    _ = systemCode("pkill -\(signal) -f \(quoted("percept interview " + study))")
  }

  /// Sends a signal to the program in the window alone.
  func signalProgram(_ signal: String) {
    _ = systemCode(
      "pkill -\(signal) -P \"$(tmux -L \(socket) display-message -p '#{pane_pid}')\"")
  }

  /// What the screen shows now.
  var screen: String { output("tmux -L \(socket) capture-pane -p") }

  /// Waits until the screen shows a text, for at most twenty seconds.
  func shows(_ text: String) -> Bool {
    for _ in 0..<1000 {
      if screen.contains(text) { return true }
      usleep(20_000)
    }
    return false
  }

  private func run(_ command: String) {
    _ = systemCode("tmux -L \(socket) \(command)")
  }
}

private func quoted(_ word: String) -> String {
  "'" + word.split(separator: "'", omittingEmptySubsequences: false).joined(separator: "'\\''")
    + "'"
}

private func systemCode(_ command: String) -> Int32 { system(command) }

private func output(_ command: String) -> String {
  guard let stream = popen(command, "r") else { return "" }
  defer { pclose(stream) }
  var bytes: [UInt8] = []
  var buffer = [UInt8](repeating: 0, count: 1 << 14)
  while true {
    let count = fread(&buffer, 1, buffer.count, stream)
    guard count > 0 else { break }
    bytes += buffer.prefix(count)
  }
  return String(decoding: bytes, as: UTF8.self)
}
