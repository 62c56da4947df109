import Files
import SQLiteSupport

/// Where what was recorded can be found now.
package enum RecordPlace: Hashable, Sendable {
  /// In the study, which was looked at a moment ago.
  case study
  /// In a copy that was made when the study's file was taken away.
  case copy(String)
  /// The study is not where it was, and there is no copy.
  case nowhere
}

extension Study {
  /// Whether the file that was opened still stands where it was and can be read.
  func isInPlace() -> Bool {
    guard let mark, FileMark(of: file) == mark else { return false }
    do throws(FileError) {
      return try readBeginning(file, limit: 16).count == 16
    } catch {
      return false
    }
  }

  /// Copies what the open study holds beside the place that its file was taken from.
  ///
  /// Only onto the disk that the study was on: a copy on another one, which may not be encrypted, is
  /// made where somebody says so.
  /// - Returns: the copy's path; nil where none could be made.
  func rescued() -> String? {
    guard let mark, FileMark(of: parentFolder(of: file))?.device == mark.device else { return nil }
    for number in 1...9 {
      let copy = file + (number == 1 ? ".rescued" : ".rescued-\(number)")
      guard !exists(copy) else { continue }
      do throws(SQLiteError) {
        try connection.backup(toNewFileAt: copy)
        return copy
      } catch {
        // The fault that is told is that the file is gone; it says whether there is a copy.
        return nil
      }
    }
    return nil
  }

  /// Copies what the open study holds into a new file; the copy is as plain as the study.
  func rescued(to path: String) throws(StudyError) {
    guard !exists(path) else { throw .alreadyExists(path: path) }
    do throws(SQLiteError) {
      try connection.backup(toNewFileAt: path)
    } catch {
      throw .cannotCreate(path: path, reason: error.message)
    }
  }
}
