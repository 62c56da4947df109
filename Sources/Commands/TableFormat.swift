import Arguments
import Reports

/// The forms in which tables are written.
enum TableFormat: String, OutputFormat {
  case text, json, csv, tidy

  static let usual = text

  func writer(width: Int) -> any TableWriter {
    switch self {
    case .text: BookText(width: width)
    case .json: BookJSON()
    case .csv: BookCSV()
    case .tidy: BookTidy()
    }
  }
}
