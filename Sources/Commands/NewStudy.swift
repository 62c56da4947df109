import Files
import StudyStorage

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// Why a study could not be made; no file of its name was left.
enum NewStudyError: Error, CustomStringConvertible {
  case noName
  case noFolder(path: String)
  case study(StudyError)
  case file(FileError)

  var description: String {
    switch self {
    case .noName: "the study's name is empty; give it one"
    case .noFolder(let path): "there is no folder '\(path)' to make the study in; make it first"
    case .study(let error): "\(error)"
    case .file(let error): "\(error)"
    }
  }
}

/// Makes a study under its name only once it is whole.
///
/// It is begun under a hidden name beside, so that whatever ends the program early leaves no study
/// half made. What a killed program leaves behind is that hidden file, which holds no answers.
func makeStudy(
  at path: String, filling: (borrowing Study) throws(StudyError) -> Void
) throws(NewStudyError) {
  if path.isEmpty { throw .noName }
  if exists(path) { throw .study(.alreadyExists(path: path)) }
  let folder = parentFolder(of: path)
  guard isFolder(folder) else { throw .noFolder(path: folder) }
  let begun = folder + "/.percept-" + hexadecimal(randomBytes(8)) + ".new"
  do throws(StudyError) {
    let study = try Study.create(at: begun)
    try filling(study)
  } catch {
    removeBegun(begun)
    throw .study(error)
  }
  guard giveName(path, to: begun) else {
    let code = errno
    removeBegun(begun)
    throw code == EEXIST
      ? .study(.alreadyExists(path: path)) : .file(FileError(.rename, path, .system(code: code)))
  }
  do { try synchronizeFolder(of: path) } catch { throw .file(error) }
}

/// Gives a file its name and never another's: a study made meanwhile stays.
private func giveName(_ path: String, to begun: String) -> Bool {
  if link(begun, path) == 0 {
    unlink(begun)
    return true
  }
  // A memory stick's file system has no second names; there the name was free a moment ago.
  guard errno == EPERM || errno == EOPNOTSUPP || errno == ENOSYS, !exists(path) else {
    return false
  }
  return rename(begun, path) == 0
}

private func removeBegun(_ path: String) {
  unlink(path)
  unlink(path + "-journal")
}

private func hexadecimal(_ bytes: [UInt8]) -> String {
  bytes.map { String($0 >> 4, radix: 16) + String($0 & 15, radix: 16) }.joined()
}
