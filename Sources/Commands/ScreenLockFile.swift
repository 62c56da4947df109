import Files
import InterviewScreens
import Interviewing
import Sealing

/// The file that holds the hash of an interviewer's passphrase: `percept/lock` in the user's settings.
struct ScreenLockFile {
  let path: String

  init() {
    let settings =
      environmentVariable("XDG_CONFIG_HOME") ?? (environmentVariable("HOME") ?? ".") + "/.config"
    path = settings + "/percept/lock"
  }

  /// The lock of screens that hide after so many minutes without a key, or never after none.
  ///
  /// Where no passphrase was chosen, Enter alone brings a hidden screen back.
  func lock(hidingAfter minutes: Int) throws(FileError) -> ScreenLock {
    ScreenLock(try read(), hidingAfter: minutes)
  }

  /// The hash that was stored; nil where there is none.
  func read() throws(FileError) -> PassphraseHash? {
    guard exists(path) else { return nil }
    let text = String(decoding: try readFile(path, limit: 4096), as: UTF8.self)
    return PassphraseHash(stored: text.split(separator: "\n").first.map(String.init) ?? "")
  }

  /// Stores the hash, readable by its owner alone.
  func write(_ hash: PassphraseHash) throws(FileError) {
    let folder = parentFolder(of: path)
    let settings = parentFolder(of: folder)
    if !exists(settings) { try createFolder(settings) }
    if !exists(folder) { try createFolder(folder) }
    try writeFile(path, Array((hash.text + "\n").utf8), mode: 0o600)
  }
}

extension ScreenLock {
  init(_ hash: PassphraseHash?, hidingAfter minutes: Int) {
    self.init(
      opens: hash.map { hash in { hash.matches($0) } },
      idleLimit: minutes == 0 ? nil : minutes * 60_000)
  }
}
