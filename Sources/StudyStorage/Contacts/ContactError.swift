/// Why the contacts of a study could not be read or written; never with an identifier in it.
package enum ContactError: Error, Hashable, CustomStringConvertible {
  case study(StudyError)
  case database(path: String, StudyError)
  case notFound(path: String)
  case foreign(path: String)
  case ofAnotherStudy(path: String)
  /// The contacts stand beside the study under the name that the study had.
  case underAnotherName(path: String, found: String)

  package var description: String {
    switch self {
    case .study(let error): error.description
    case .database(let path, .diskFull):
      "the disk is full; nothing was stored in \(path): free some space and repeat it"
    case .database(let path, .busy): "another program is writing to \(path); repeat it"
    case .database(let path, .readOnly): "\(path) cannot be written; see who owns it"
    case .database(let path, _): "\(path) cannot be read; take it from a backup"
    case .notFound(let path):
      "there are no contacts at \(path); they stay on the computer that took in the sample"
    case .foreign(let path):
      "\(path) is no book of contacts, or a program changed it; move it away or use a backup"
    case .underAnotherName(let path, let found):
      "the contacts of this study are in \(found): it was renamed or copied; rename them to \(path), or"
        + " go on with the study that they stand beside"
    case .ofAnotherStudy(let path):
      "\(path) holds the contacts of another study; move it away"
    }
  }
}
