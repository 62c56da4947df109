package import Files
package import Formats
package import StudyStorage

/// Why data could not be read.
package enum DataSourceError: Error, Hashable, Sendable, CustomStringConvertible {
  case file(FileError)
  case study(StudyError)
  case dataset(DatasetError)
  case format(FormatError)

  package var description: String {
    switch self {
    case .file(let error): "\(error)"
    case .study(let error): "\(error)"
    case .dataset(let error): "\(error)"
    case .format(let error): "\(error)"
    }
  }
}
