import Arguments
import Reports

/// The forms in which tables are written.
enum TableFormat: String, CaseIterable, ArgumentValue {
  case text, json, csv, tidy

  func writer(width: Int) -> any TableWriter {
    switch self {
    case .text: BookText(width: width)
    case .json: BookJSON()
    case .csv: BookCSV()
    case .tidy: BookTidy()
    }
  }
}
