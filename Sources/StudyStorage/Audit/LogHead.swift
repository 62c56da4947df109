import SQLiteSupport
import Sealing

/// How far the log of a study goes: for each writer how many events it wrote, and the last link.
///
/// Whoever can write the file can write a whole new chain, so a study proves nothing about itself. A
/// head that was written down elsewhere does: a log that goes on from it has kept every event before.
/// A head tells nothing of answers: links are digests over digests of salted contents.
package struct LogHead: Hashable, Sendable {
  package struct Writer: Hashable, Sendable {
    /// The first digits of the writer's identity.
    package let identity: String
    package let count: Int
    /// The first digits of the link of the event of that number.
    package let link: String
  }

  package let writers: [Writer]

  static let identityDigits = 8
  static let linkDigits = 32

  init(writers: [Writer]) {
    self.writers = writers
  }

  /// Reads a head as `description` writes it; nil for anything else.
  package init?(_ text: String) {
    var writers: [Writer] = []
    for part in text.split(separator: "+", omittingEmptySubsequences: false) {
      let fields = part.split(separator: "-", omittingEmptySubsequences: false).map(String.init)
      guard fields.count == 3, Self.areDigits(fields[0], Self.identityDigits),
        let count = Int(fields[1]), count >= 0, String(count) == fields[1],
        Self.areDigits(fields[2], Self.linkDigits),
        !writers.contains(where: { $0.identity == fields[0].lowercased() })
      else { return nil }
      writers.append(
        Writer(identity: fields[0].lowercased(), count: count, link: fields[2].lowercased()))
    }
    self.writers = writers
  }

  private static func areDigits(_ text: String, _ count: Int) -> Bool {
    text.utf8.count == count && text.allSatisfy { $0.isASCII && $0.isHexDigit }
  }

  /// The first digits of some bytes, in base 16.
  static func digits(_ bytes: [UInt8], _ count: Int) -> String {
    let symbols = Array("0123456789abcdef")
    return String(
      bytes.prefix(count / 2).flatMap { [symbols[Int($0 >> 4)], symbols[Int($0 & 15)]] })
  }
}

extension LogHead: CustomStringConvertible {
  /// `IDENTITY-COUNT-LINK` of each writer, joined by `+`.
  package var description: String {
    writers.map { "\($0.identity)-\($0.count)-\($0.link)" }.joined(separator: "+")
  }
}

extension Study {
  /// How far the log goes now.
  package func head() throws(StudyError) -> LogHead {
    try translating {
      var origins = try connection.prepare(
        "SELECT identity, count, head FROM origin ORDER BY identity")
      var writers: [LogHead.Writer] = []
      while try origins.step() {
        writers.append(
          LogHead.Writer(
            identity: LogHead.digits(origins.bytes(0), LogHead.identityDigits),
            count: origins.integer(1),
            link: LogHead.digits(origins.bytes(2), LogHead.linkDigits)))
      }
      return LogHead(writers: writers)
    }
  }
}
