import Diagnostics
import Microdata
import Words

extension Dataset {
  /// - Throws: `unknownColumn` with the nearest name.
  func column(_ name: String, for role: ColumnRole) throws(TabulationError) -> Column {
    if let column = self[name] { return column }
    let known = columns.map(\.name)
    throw .unknownColumn(
      name, role: role, suggestion: suggestion(for: name, among: known), known: known)
  }
}
