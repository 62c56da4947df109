/// What was typed where a plain copy of a study may be made.
///
/// Whoever sits there has just left an interview: the keys that hide or stop it, a passphrase, and a
/// code are no path, since a copy that nobody meant lies open on a disk.
enum CopyPath: Hashable {
  case path(String)
  /// No copy is wanted.
  case none
  case notAPath

  /// What begins a command of the interview by lines.
  private static let commands: Set<Character> = ["!", "-", "+", "?", "<", ">", "=", "@", "#"]

  init(typed line: String) {
    let start = line.drop(while: \.isWhitespace)
    let typed = start.lastIndex { !$0.isWhitespace }.map { String(start[...$0]) } ?? ""
    let isReadable = !line.unicodeScalars.contains { scalar in
      switch scalar.properties.generalCategory {
      case .control, .lineSeparator, .paragraphSeparator: true
      default: false
      }
    }
    // Only a name with a folder or an ending is surely none of what is typed in an interview.
    let isNamed = typed.contains { $0 == "/" || $0 == "." } && typed.contains { $0.isLetter }
    self =
      if typed.isEmpty && isReadable || typed == "!" {
        .none
      } else if isReadable, isNamed, let first = typed.first, !Self.commands.contains(first) {
        .path(typed)
      } else {
        .notAPath
      }
  }
}
