/// What went wrong with a file: the operation, the file, and the reason.
package struct FileError: Error, Hashable, Sendable {
  package enum Operation: String, Hashable, Sendable {
    case open, read, write, map, synchronize, rename, remove, create, inspect, list
  }

  package enum Reason: Hashable, Sendable {
    /// The system refused; the code is `errno`.
    case system(code: Int32)
    case isFolder
    case isPipe
    case isDevice
    case isSocket
    case tooLarge(limit: Int)
    /// The file became shorter while it was read.
    case shrank
  }

  package let operation: Operation
  package let path: String
  package let reason: Reason

  package init(_ operation: Operation, _ path: String, _ reason: Reason) {
    self.operation = operation
    self.path = path
    self.reason = reason
  }

  /// The system's error number, where the system refused.
  package var code: Int32? {
    if case .system(let code) = reason { code } else { nil }
  }
}
