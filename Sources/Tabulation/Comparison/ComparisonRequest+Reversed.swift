import Microdata

extension ComparisonRequest {
  /// Notes of what is declared reversed among the answers compared, which stay as they were given.
  func asAnswered(of dataset: Dataset) -> [ComparisonNote] {
    var items = [outcome]
    if case .pairs(let pair) = design { items.append(pair) }
    return items.filter { dataset[$0]?.origin.reversal != nil }.map(ComparisonNote.asAnswered)
  }
}
