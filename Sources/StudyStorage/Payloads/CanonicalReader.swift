import CCBOR

/// One element of a payload's canonical bytes.
enum CanonicalToken: Hashable {
  case integer(Int)
  case double(Double)
  case text(String)
  case blob([UInt8])
  case array(Int)
}

extension CanonicalToken {
  /// How many bytes the writer gives it; an array's are those of its head alone.
  fileprivate var canonicalCount: Int {
    switch self {
    case .integer(let value): Self.headCount(UInt64(value >= 0 ? value : -1 - value))
    case .double: 9
    case .text(let text): Self.headCount(UInt64(text.utf8.count)) + text.utf8.count
    case .blob(let bytes): Self.headCount(UInt64(bytes.count)) + bytes.count
    case .array(let count): Self.headCount(UInt64(count))
    }
  }

  private static func headCount(_ argument: UInt64) -> Int {
    switch argument {
    case ..<24: 1
    case ...0xFF: 2
    case ...0xFFFF: 3
    case ...0xFFFF_FFFF: 5
    default: 9
    }
  }
}

/// The payload's bytes are not what this program writes.
struct MalformedPayload: Error, Hashable {
  /// The offset of the byte at which reading stopped.
  let offset: Int
}

/// Reads canonical bytes token by token; whatever the writer cannot have written is an error.
struct CanonicalReader {
  private let bytes: [UInt8]
  private(set) var offset = 0

  init(_ bytes: [UInt8]) {
    self.bytes = bytes
  }

  var isAtEnd: Bool { offset == bytes.count }

  mutating func next() throws(MalformedPayload) -> CanonicalToken {
    var sink = TokenSink()
    let result = bytes.withUnsafeBufferPointer { buffer in
      withUnsafePointer(to: TokenSink.callbacks) { callbacks in
        withUnsafeMutablePointer(to: &sink) { sink in
          cbor_stream_decode(
            buffer.baseAddress.map { $0 + offset }, buffer.count - offset, callbacks, sink)
        }
      }
    }
    guard result.status == CBOR_DECODER_FINISHED, let token = sink.token,
      result.read == token.canonicalCount
    else { throw MalformedPayload(offset: offset) }
    offset += result.read
    return token
  }

  mutating func integer() throws(MalformedPayload) -> Int {
    let start = offset
    guard case .integer(let value) = try next() else { throw MalformedPayload(offset: start) }
    return value
  }

  mutating func double() throws(MalformedPayload) -> Double {
    let start = offset
    guard case .double(let value) = try next() else { throw MalformedPayload(offset: start) }
    return value
  }

  mutating func text() throws(MalformedPayload) -> String {
    let start = offset
    guard case .text(let value) = try next() else { throw MalformedPayload(offset: start) }
    return value
  }

  mutating func blob(count: Int) throws(MalformedPayload) -> [UInt8] {
    let start = offset
    guard case .blob(let value) = try next(), value.count == count else {
      throw MalformedPayload(offset: start)
    }
    return value
  }

  mutating func array() throws(MalformedPayload) -> Int {
    let start = offset
    guard case .array(let count) = try next() else { throw MalformedPayload(offset: start) }
    return count
  }

  /// Opens an array that must have that many elements.
  mutating func array(count: Int) throws(MalformedPayload) {
    let start = offset
    guard try array() == count else { throw MalformedPayload(offset: start) }
  }

  /// Confirms that nothing follows.
  func finish() throws(MalformedPayload) {
    guard isAtEnd else { throw MalformedPayload(offset: offset) }
  }
}

/// Where libcbor's callbacks leave the one token of a step.
private struct TokenSink {
  var token: CanonicalToken?

  static let callbacks: cbor_callbacks = {
    var callbacks = cbor_empty_callbacks
    callbacks.uint8 = { TokenSink.leave($0, .integer(Int($1))) }
    callbacks.uint16 = { TokenSink.leave($0, .integer(Int($1))) }
    callbacks.uint32 = { TokenSink.leave($0, .integer(Int($1))) }
    callbacks.uint64 = { TokenSink.leave($0, Int(exactly: $1).map(CanonicalToken.integer)) }
    callbacks.negint8 = { TokenSink.leave($0, .integer(-1 - Int($1))) }
    callbacks.negint16 = { TokenSink.leave($0, .integer(-1 - Int($1))) }
    callbacks.negint32 = { TokenSink.leave($0, .integer(-1 - Int($1))) }
    callbacks.negint64 = {
      TokenSink.leave($0, Int(exactly: $1).map { CanonicalToken.integer(-1 - $0) })
    }
    callbacks.float8 = { TokenSink.leave($0, .double($1)) }
    callbacks.string = { context, start, count in
      let text = String(validating: UnsafeBufferPointer(start: start, count: count), as: UTF8.self)
      TokenSink.leave(context, text.map(CanonicalToken.text))
    }
    callbacks.byte_string = { context, start, count in
      let bytes = Array(UnsafeBufferPointer(start: start, count: count))
      TokenSink.leave(context, .blob(bytes))
    }
    // Swift sees C's size as a signed number, of which the greatest counts would be negative.
    callbacks.array_start = { TokenSink.leave($0, $1 < 0 ? nil : .array(Int($1))) }
    return callbacks
  }()

  static func leave(_ context: UnsafeMutableRawPointer?, _ token: CanonicalToken?) {
    context?.assumingMemoryBound(to: TokenSink.self).pointee.token = token
  }
}
