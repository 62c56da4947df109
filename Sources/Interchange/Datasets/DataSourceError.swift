package import Files
package import Formats
package import StudyStorage

/// Why data could not be read.
package enum DataSourceError: Error, Hashable, Sendable, CustomStringConvertible {
  case file(FileError)
  case study(StudyError)
  case dataset(DatasetError)
  case format(FormatError)
  case notYetReadable(path: String, kind: String)

  package var description: String {
    switch self {
    case .file(let error): "\(error)"
    case .study(let error): "\(error)"
    case .dataset(let error): "\(error)"
    case .format(let error): "\(error)"
    case .notYetReadable(let path, let kind):
      "\(path) is \(kind), which this version does not read; save it as CSV"
    }
  }
}
