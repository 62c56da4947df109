import QuestionnaireModel

/// How a column of one version of an item is read as a column of another one.
struct ColumnTranslation: Hashable {
  /// The part of the item's columns to read in the version it is read from.
  let part: Int
  /// What each value becomes; nil where values stay as they are.
  let values: [UInt16]?
  /// Whether values are two bytes each where they are read.
  let isWide: Bool

  /// Finds how a part of the new layout is read from the old one; nil where it holds other things.
  ///
  /// An option that the old version did not have was not chosen there, and not ranked.
  init?(of newPart: Int, in new: ColumnLayout, from old: ColumnLayout) {
    isWide = old.isWide
    switch (old, new) {
    case (.integers, .integers), (.decimals, .decimals):
      (part, values) = (newPart, nil)
    case (.coded(let before), .coded(let after)):
      var answers: [UInt16] = []
      for code in before {
        guard let place = after.firstIndex(of: code) else { return nil }
        answers.append(UInt16(place))
      }
      part = newPart
      values = before == after ? nil : answers + Self.nonanswers(in: new)
    case (.spread(let before), .spread(let after)):
      let held = before.firstIndex(of: after[newPart])
      part = held ?? 0
      values = held == nil ? [0, 0] + Self.nonanswers(in: new) : nil
    case (.ranked(let before, let oldDepth), .ranked(let after, let newDepth)):
      guard oldDepth <= newDepth else { return nil }
      let held = before.firstIndex(of: after[newPart])
      part = held ?? 0
      let ranks = (0...oldDepth).map { held == nil ? 0 : UInt16($0) }
      values = held != nil && oldDepth == newDepth ? nil : ranks + Self.nonanswers(in: new)
    case (.coded, _), (.spread, _), (.ranked, _), (.integers, _), (.decimals, _): return nil
    }
  }

  private static func nonanswers(in layout: ColumnLayout) -> [UInt16] {
    Nonanswer.allCases.indices.map { UInt16(layout.answers + $0) }
  }
}
