/// For each cell, the least and the greatest number in books that agree with what is published.
///
/// A book that agrees keeps agreeing when more is held back, so what was seen stays true while
/// cells are being suppressed.
struct SeenBounds {
  private(set) var lower: [Double]
  private(set) var upper: [Double]

  init(_ layer: Layer) {
    lower = layer.values
    upper = layer.values
  }

  mutating func see(_ value: Double, in cell: Int) {
    lower[cell] = min(lower[cell], value)
    upper[cell] = max(upper[cell], value)
  }

  func meet(_ need: Layer.Need, of cell: Int, tolerance: Double) -> Bool {
    upper[cell] >= need.upper - tolerance
      && upper[cell] - lower[cell] >= need.width - tolerance
  }
}
