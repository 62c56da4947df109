/// A claim fixed before the data are looked at.
package struct Hypothesis: Hashable, Sendable {
  package let name: String
  /// The claim in words.
  package let statement: String
  /// The item that is compared, or the battery's row; a column's name.
  package let item: String
  package let measure: Measure
  /// The item whose categories are compared, with the codes of the two compared.
  package let groups: ItemSelection
  package let direction: Direction
  /// The smallest difference that matters: percentage points of a share, units of a mean.
  package let margin: Double
  /// The family that its test belongs to; it stands alone where nil.
  package let family: String?

  package init(
    name: String, statement: String, item: String, measure: Measure, groups: ItemSelection,
    direction: Direction, margin: Double, family: String?
  ) {
    self.name = name
    self.statement = statement
    self.item = item
    self.measure = measure
    self.groups = groups
    self.direction = direction
    self.margin = margin
    self.family = family
  }

  /// What of the item is compared.
  package enum Measure: Hashable, Sendable {
    case mean
    /// The share of those who hold one of the codes.
    case share(codes: [String])
  }

  /// How the first group is claimed to stand to the second.
  package enum Direction: String, CaseIterable, Hashable, Sendable {
    /// More than the second group by more than the margin.
    case greater
    /// Less than the second group by more than the margin.
    case less
    /// Further from the second group than the margin, whichever way.
    case different
    /// Within the margin of the second group.
    case equivalent
  }
}
