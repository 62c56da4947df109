#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// What tells a running process from every other one on the same computer.
package struct ProcessIdentity: Hashable, Sendable {
  package let host: String
  package let process: Int
  /// When the process began, in the system's own ticks; 0 where the system does not say.
  package let born: Int

  package init(host: String, process: Int, born: Int) {
    self.host = host
    self.process = process
    self.born = born
  }

  /// This process.
  package static var current: ProcessIdentity {
    let process = Int(getpid())
    return ProcessIdentity(host: hostName, process: process, born: birth(of: process) ?? 0)
  }

  /// Whether it still runs; nil on another computer, where nobody can tell.
  package var isRunning: Bool? {
    guard host == Self.hostName else { return nil }
    // Numbers below 1 mean groups of processes; greater ones would be cut to another's number.
    guard (1...Int(pid_t.max)).contains(process) else { return false }
    // A process of another user answers with EPERM and runs all the same.
    guard kill(pid_t(truncatingIfNeeded: process), 0) == 0 || errno == EPERM else { return false }
    // The number may have been given to another process since.
    return Self.birth(of: process).map { $0 == born } ?? true
  }

  private static var hostName: String {
    var name = [CChar](repeating: 0, count: 256)
    guard gethostname(&name, name.count - 1) == 0 else { return "" }
    return name.withUnsafeBufferPointer { buffer in
      String(decoding: buffer.prefix { $0 != 0 }.map(UInt8.init(bitPattern:)), as: UTF8.self)
    }
  }

  /// The 22nd field of `/proc/PID/stat`, counted after the name, which may hold anything (proc(5)).
  package static func birth(of process: Int) -> Int? {
    var bytes = [UInt8](repeating: 0, count: 1024)
    do throws(FileError) {
      // The system tells no size of these files, so they are read as far as they go.
      let file = try FileDescriptor("/proc/\(process)/stat", O_RDONLY)
      let count = try bytes.withUnsafeMutableBufferPointer { buffer throws(FileError) in
        try file.read(into: UnsafeMutableRawBufferPointer(buffer))
      }
      bytes.removeLast(bytes.count - count)
    } catch {
      return nil
    }
    guard let nameEnd = bytes.lastIndex(of: UInt8(ascii: ")")) else { return nil }
    let fields = bytes[(nameEnd + 1)...].split(separator: UInt8(ascii: " "))
    return fields.count > 19 ? Int(String(decoding: fields[19], as: UTF8.self)) : nil
  }
}
