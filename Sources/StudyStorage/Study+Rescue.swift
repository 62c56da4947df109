import Files
import SQLiteSupport

extension Study {
  /// Copies what the open study holds beside the place that its file was taken from.
  ///
  /// - Returns: the copy's path; nil where none could be made.
  func rescued() -> String? {
    for number in 1...9 {
      let copy = path + (number == 1 ? ".rescued" : ".rescued-\(number)")
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
}
