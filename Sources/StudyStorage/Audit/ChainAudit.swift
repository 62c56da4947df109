import SQLiteSupport
import Sealing

/// Follows the chain of one writer.
struct ChainAudit {
  let origin: Int
  let identity: [UInt8]
  /// The number of the event checked last.
  private(set) var count = 0
  /// The place of the event checked last: events of an interview are read in this order.
  private var sequence = Int.min
  private var chain: HashChain
  private var header = CanonicalWriter()

  init(origin: Int, identity: [UInt8]) {
    self.origin = origin
    self.identity = identity
    chain = HashChain(origin: identity)
  }

  var head: Digest { chain.head }

  /// Checks the event in the statement's row against the one before it.
  ///
  /// The row holds the number, the interview's identity, kind, time, actor, form, digest, chain,
  /// payload and sequence.
  mutating func check(_ event: borrowing Statement, _ report: inout AuditReport) {
    let number = event.integer(0)
    if number > count, number - count > 1 {
      report.findings.append(.missingEvents(origin: origin, (count + 1)...(number - 1)))
    }
    count = max(count, number)
    EventHeader(
      origin: identity, number: number, interview: event.bytes(1), kind: event.integer(2),
      time: event.integer(3), actor: event.text(4) ?? "", form: event.integer(5)
    ).write(to: &header)
    let stored = event.bytes(6)
    if event.isNull(8) {
      report.erased += 1
    } else if event.withRow({ $0.withBytes(8) { Digest(of: $0).bytes } }) != stored {
      report.findings.append(.alteredPayload(origin: origin, event: number))
    }
    let link = Digest(bytes: stored).map { chain.append(header: header.bytes, payload: $0) }
    let told = event.bytes(7)
    let place = event.integer(9)
    if link?.bytes != told || place <= sequence {
      report.findings.append(.brokenChain(origin: origin, event: number))
      // What follows is judged by what was stored, so that each fault is told once.
      if let head = Digest(bytes: told) { chain = HashChain(head: head) }
    }
    sequence = max(sequence, place)
  }
}
