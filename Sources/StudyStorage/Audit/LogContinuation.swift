import SQLiteSupport
import Sealing

/// How a log stands to a head that was written down before.
package struct LogContinuation: Hashable, Sendable {
  /// The events that were written since.
  package let added: Int
  /// Why it does not go on from there; none where it does.
  package let departures: [LogDeparture]
}

/// Why a log does not go on from what was written down.
package enum LogDeparture: Hashable, Sendable, CustomStringConvertible {
  case absentWriter(String)
  /// The file holds fewer events of the writer than there were.
  case shorter(writer: String, holds: Int, told: Int)
  /// The event of that number is not the one that was there; the first such one, where it is known.
  case parts(writer: String, event: Int, isFirst: Bool)

  package var description: String {
    switch self {
    case .absentWriter(let name):
      "writer \(name) is not in this file: it is another study, or the writer's events were removed"
    case .shorter(let name, let holds, let told):
      "the file holds \(holds) events of writer \(name) where there were \(told): it is older, or was"
        + " cut back"
    case .parts(let name, let event, let isFirst):
      isFirst
        ? "from event \(event) of writer \(name) on the file is another one"
        : "event \(event) of writer \(name) is not the one that was there: it, or one before it, was"
          + " changed"
    }
  }
}

extension Study {
  /// Whether the log goes on from a head.
  ///
  /// What the file says of its links is taken for true here; `audit` proves it.
  package func continuation(of head: LogHead) throws(StudyError) -> LogContinuation {
    try snapshot {
      var departures: [LogDeparture] = []
      for writer in head.writers {
        guard let origin = try writerRow(writer.identity) else {
          departures.append(.absentWriter(writer.identity))
          continue
        }
        guard origin.count >= writer.count else {
          departures.append(
            .shorter(writer: writer.identity, holds: origin.count, told: writer.count))
          continue
        }
        if try link(of: origin, event: writer.count) != writer.link {
          departures.append(
            .parts(writer: writer.identity, event: writer.count, isFirst: false))
        }
      }
      let now = try self.head().writers.reduce(0) { $0 &+ $1.count }
      return LogContinuation(
        added: now &- head.writers.reduce(0) { $0 &+ $1.count }, departures: departures)
    }
  }

  /// Whether the log goes on from that of an older copy, and where it does not, from which event on.
  package func continuation(of older: borrowing Study) throws(StudyError) -> LogContinuation {
    let told = try continuation(of: try older.head())
    let departures = try translating {
      try told.departures.map { departure in
        guard case .parts(let name, let last, _) = departure,
          let mine = try writerRow(name), let theirs = try older.writerRow(name)
        else { return departure }
        let first = try firstDifference(mine, older, theirs, upTo: last)
        return .parts(writer: name, event: first, isFirst: true)
      }
    }
    return LogContinuation(added: told.added, departures: departures)
  }

  private typealias WriterRow = (row: Int, identity: [UInt8], count: Int)

  /// The writer whose identity begins so; nil where there is none, or more than one.
  private func writerRow(_ name: String) throws(SQLiteError) -> WriterRow? {
    var found: [WriterRow] = []
    var origins = try connection.prepare("SELECT id, identity, count FROM origin ORDER BY id")
    while try origins.step() {
      let identity = origins.bytes(1)
      if LogHead.digits(identity, LogHead.identityDigits) == name {
        found.append((origins.integer(0), identity, origins.integer(2)))
      }
    }
    return found.count == 1 ? found[0] : nil
  }

  /// The first digits of the link of an event; before the first event it is that of the writer.
  private func link(of writer: WriterRow, event: Int) throws(SQLiteError) -> String? {
    guard event > 0 else {
      return LogHead.digits(HashChain(origin: writer.identity).head.bytes, LogHead.linkDigits)
    }
    var select = try connection.prepare("SELECT chain FROM event WHERE origin = ? AND number = ?")
    try select.bind(writer.row, event)
    return try select.step() ? LogHead.digits(select.bytes(0), LogHead.linkDigits) : nil
  }

  private func firstDifference(
    _ mine: WriterRow, _ older: borrowing Study, _ theirs: WriterRow, upTo last: Int
  ) throws(SQLiteError) -> Int {
    let links = "SELECT number, chain FROM event WHERE origin = ? ORDER BY number"
    var here = try connection.prepare(links)
    var there = try older.connection.prepare(links)
    try here.bind(mine.row)
    try there.bind(theirs.row)
    while try there.step() {
      guard try here.step(), here.integer(0) == there.integer(0), here.bytes(1) == there.bytes(1)
      else { return there.integer(0) }
    }
    return last
  }
}
