package import Files
package import Formats
package import StudyStorage

/// Why a file could not be imported at all; nothing of it was stored.
package enum ImportError: Error, Hashable, Sendable, CSVReadingFailure, CustomStringConvertible {
  case file(FileError)
  case csv(CSVError)
  case study(StudyError)
  case format(FormatError)
  /// Every row was checked, and what was stored for that is taken back.
  case rehearsed
  /// A label that stands for one code in a file and for another in the questionnaire.
  case codesDiffer(ItemColumn, file: String, questionnaire: String)
  case unknownColumn(name: String, suggestion: String?)
  case itemsWithoutColumn([String])
  /// Columns of which nothing shows whether they hold codes or labels.
  case codesOrLabels([ItemColumn])
  /// Something stands where rejected rows would be listed, and it is no such list.
  case rejectsFileTaken(path: String)

  /// An item and the column that its answers stand in.
  package struct ItemColumn: Hashable, Sendable {
    package let item: String
    package let column: String
  }

  package init(_ error: CSVError) {
    self = .csv(error)
  }

  package var description: String {
    switch self {
    case .file(let error): "\(error)"
    case .csv(let error): "\(error)"
    case .study(let error): "\(error)"
    case .format(let error): "\(error)"
    case .rehearsed: "nothing was stored, as the import was only tried"
    case .codesDiffer(let place, let file, let questionnaire):
      "the file gives a label of '\(place.item)' the code \(file), and the questionnaire gives it the"
        + " code \(questionnaire); mend the labels of the file, or the codes of the questionnaire"
    case .unknownColumn(let name, let suggestion):
      "the file has no column '\(name)'" + (suggestion.map { "; did you mean '\($0)'?" } ?? "")
    case .itemsWithoutColumn(let items):
      "the file has no column for \(items.joined(separator: ", ")); name the columns in a mapping,"
        + " or list these items under 'absent' in it"
    case .codesOrLabels(let places): Self.codesOrLabels(places)
    case .rejectsFileTaken(let path):
      "\(path) exists and is no list of rejected rows; name another file with --rejects"
    }
  }

  private static func codesOrLabels(_ places: [ItemColumn]) -> String {
    let items = places.map { "'\($0.item)'" }.joined(separator: ", ")
    let ways = places.map { place in
      "\(place.item): {column: \(place.column), holds: labels}"
    }
    return
      "a label of \(items) is another option's code or name, and nothing in the file shows whether it"
      + " holds codes or labels; say so in a mapping, under 'items', as"
      + " '\(ways.joined(separator: "' and '"))', or with 'holds: codes'"
  }
}
