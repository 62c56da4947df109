/// One thing that a program did to the files of a folder, as `strace` saw it.
package enum DiskOperation: Hashable, Sendable {
  case create(String)
  case unlink(String)
  case write(String, offset: Int, [UInt8])
  case truncate(String, size: Int)
  case synchronize(String)
  case synchronizeFolder
  /// The program asked for the next line.
  case prompt
}

/// Reads what `strace -f -y -xx` wrote of a program that works in a folder.
package struct DiskTrace {
  /// The system calls to be traced; one that changes files and is not modeled ends the reading.
  package static let calls =
    "openat,write,pwrite64,pwritev,writev,ftruncate,fallocate,truncate,unlink,unlinkat,rename,"
    + "renameat,renameat2,link,symlink,fsync,fdatasync,sync_file_range,copy_file_range,sendfile"

  private let folder: String
  /// The names that exist, so that opening an existing file is not taken for making one.
  private var names: Set<String>
  package private(set) var operations: [DiskOperation] = []

  package init(of folder: String, holding names: Set<String>) {
    self.folder = folder
    self.names = names
  }

  /// Takes in the trace of one program after another.
  package mutating func read(_ trace: [UInt8]) throws {
    for line in trace.split(separator: UInt8(ascii: "\n")) {
      guard let call = TracedCall(line) else { continue }
      try take(call)
    }
  }

  /// Notes that the program ended, which acknowledges what was typed last.
  package mutating func end() {
    operations.append(.prompt)
  }

  private mutating func take(_ call: TracedCall) throws {
    switch call.name {
    case "openat":
      guard let name = name(of: call.path(0)), call.rest.contains("O_CREAT") else { return }
      if names.insert(name).inserted { operations.append(.create(name)) }
    case "unlink":
      guard let name = name(of: call.path(0)) else { return }
      names.remove(name)
      operations.append(.unlink(name))
    case "write" where call.descriptor == 1:
      if call.bytes.suffix(3).elementsEqual("\n> ".utf8) { operations.append(.prompt) }
    case "pwrite64":
      guard let name = name(of: call.file) else { return }
      guard let offset = call.number(last: 0), call.number(last: 1) == call.bytes.count,
        call.result == call.bytes.count
      else { throw CrashTestFault("a write was not traced whole") }
      operations.append(.write(name, offset: offset, call.bytes))
    case "ftruncate":
      guard let name = name(of: call.file), let size = call.number(last: 0) else { return }
      operations.append(.truncate(name, size: size))
    case "fsync", "fdatasync":
      if call.file == folder {
        operations.append(.synchronizeFolder)
      } else if let name = name(of: call.file) {
        operations.append(.synchronize(name))
      }
    default:
      if call.mentions(folder) {
        throw CrashTestFault("the program uses \(call.name), which is not modeled")
      }
    }
  }

  private func name(of path: String?) -> String? {
    guard let path, path.hasPrefix(folder + "/") else { return nil }
    return String(path.dropFirst(folder.count + 1))
  }
}

/// One line of a trace: a call that succeeded, with its strings decoded.
private struct TracedCall {
  let name: String
  let descriptor: Int?
  /// The path of the descriptor, which `-y` shows.
  let file: String?
  /// The strings of the arguments, decoded.
  private let strings: [[UInt8]]
  /// The arguments without their strings.
  let rest: String
  let result: Int

  var bytes: [UInt8] { strings.first ?? [] }

  init?(_ line: ArraySlice<UInt8>) {
    guard let open = line.firstIndex(of: UInt8(ascii: "(")),
      let equals = line.lastIndex(of: UInt8(ascii: "="))
    else { return nil }
    let head = String(decoding: line[..<open], as: UTF8.self)
    let answer = String(decoding: line[(equals + 1)...], as: UTF8.self)
    let digits = answer.drop { $0 == " " }.prefix { $0.isNumber || $0 == "-" }
    guard let result = Int(digits), result >= 0 else { return nil }
    self.result = result
    name = head.split(separator: " ").last.map(String.init) ?? ""
    var (strings, rest, quoted) = ([[UInt8]](), [UInt8](), false)
    var current: [UInt8] = []
    for byte in line[(open + 1)..<equals] {
      switch (byte, quoted) {
      case (UInt8(ascii: "\""), false): (quoted, current) = (true, [])
      case (UInt8(ascii: "\""), true):
        quoted = false
        strings.append(Self.decoded(current[...]))
      case (_, true): current.append(byte)
      case (_, false): rest.append(byte)
      }
    }
    self.strings = strings
    self.rest = String(decoding: rest, as: UTF8.self)
    descriptor = Int(self.rest.prefix { $0.isNumber })
    file = Self.annotation(rest)
  }

  func path(_ index: Int) -> String? {
    strings.indices.contains(index) ? String(decoding: strings[index], as: UTF8.self) : nil
  }

  func mentions(_ folder: String) -> Bool {
    file?.hasPrefix(folder) == true
      || strings.contains { String(decoding: $0, as: UTF8.self).hasPrefix(folder) }
  }

  /// A number among the arguments, counted from the last.
  func number(last index: Int) -> Int? {
    let arguments = rest.split(separator: ",").map { $0.drop { $0 == " " } }
    guard arguments.count > index else { return nil }
    return Int(arguments[arguments.count - 1 - index].prefix { $0.isNumber })
  }

  /// The path in angle brackets behind the first descriptor.
  private static func annotation(_ rest: [UInt8]) -> String? {
    guard let open = rest.firstIndex(of: UInt8(ascii: "<")),
      let close = rest[open...].firstIndex(of: UInt8(ascii: ">"))
    else { return nil }
    let path = String(decoding: decoded(rest[(open + 1)..<close]), as: UTF8.self)
    return path.hasSuffix(" (deleted)") ? String(path.dropLast(10)) : path
  }

  /// The bytes of `\x41\x42`; anything else is taken as it is.
  private static func decoded(_ text: ArraySlice<UInt8>) -> [UInt8] {
    guard text.starts(with: Array("\\x".utf8)) else { return Array(text) }
    var bytes: [UInt8] = []
    bytes.reserveCapacity(text.count / 4)
    var place = text.startIndex
    while place + 3 < text.endIndex, text[place] == UInt8(ascii: "\\") {
      bytes.append(nibble(text[place + 2]) << 4 | nibble(text[place + 3]))
      place += 4
    }
    return bytes
  }

  private static func nibble(_ digit: UInt8) -> UInt8 {
    digit >= UInt8(ascii: "a") ? digit - UInt8(ascii: "a") + 10 : digit - UInt8(ascii: "0")
  }
}
