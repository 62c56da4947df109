import Words

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

extension FileError: CustomStringConvertible {
  /// The file and the reason in plain words; control characters in the path are escaped.
  package var description: String {
    // To map a file is the program's way to read it, and no word of its user's.
    let deed = operation == .map ? Operation.read : operation
    return "'\(DisplayText.escaped(path))': cannot \(deed.rawValue): \(reasonInWords)"
  }

  /// The reason alone, for a message that names the file itself.
  package var reasonInWords: String {
    switch reason {
    case .isFolder: "is a folder; name a file"
    case .isPipe: "is a pipe, not a file; save its content first"
    case .isDevice: "is a device, not a file"
    case .isSocket: "is a socket, not a file"
    case .tooLarge(let limit): "is larger than the limit of \(limit) bytes"
    case .shrank: "became shorter while it was read; try again when nobody writes to it"
    case .system(let code): Self.words(for: code)
    }
  }

  private static func words(for code: Int32) -> String {
    switch code {
    case ENOENT: "no such file or folder"
    case EACCES, EPERM: "permission denied"
    case EISDIR: "is a folder; name a file"
    case ENOTDIR: "a part of the path is not a folder"
    case EEXIST: "exists already"
    case ENOTEMPTY: "the folder is not empty"
    case ENOSPC: "no space left on the disk"
    case EDQUOT: "the disk quota is used up"
    case EFBIG: "the file may not grow any more; see the limit of the size of files (ulimit -f)"
    case EROFS: "the disk is read-only"
    case ENAMETOOLONG: "the name is too long"
    case ELOOP: "too many symbolic links, or a link where none is allowed"
    case EMFILE, ENFILE: "too many files are open"
    case EIO: "the disk reports an input or output error"
    case EPIPE: "the reader has gone"
    case EINVAL: "the system does not accept the name or the request"
    default: "system error \(code)"
    }
  }
}
