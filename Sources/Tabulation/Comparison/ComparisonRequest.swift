import Diagnostics
import Words

/// What a comparison is asked to show: an outcome, of whom, between whom.
package struct ComparisonRequest: Sendable {
  /// Between whom the outcome is compared.
  package enum Design: Hashable, Sendable {
    /// Between the groups that another item makes.
    case groups(by: String)
    /// With another answer of the same respondents.
    case pairs(with: String)

    package var item: String {
      switch self {
      case .groups(let item), .pairs(let item): item
      }
    }
  }

  package var outcome: String
  package var design: Design
  /// The categories of an item, by code or label, in the order wanted; the rest is dropped.
  package var categories: [String: [String]]
  /// The confidence level of all intervals, between 0 and 1.
  package var level: Double
  package var tests: ComparisonSelection

  package init(
    outcome: String, design: Design, categories: [String: [String]] = [:], level: Double = 0.95,
    tests: ComparisonSelection = .default
  ) {
    self.outcome = outcome
    self.design = design
    self.categories = categories
    self.level = level
    self.tests = tests
  }

  /// Refuses tests of groups for pairs, of a sample's design for counts, and the other ways round.
  ///
  /// - Parameter isDesignBased: whether the sample has weights or a design.
  package func checkTests(isDesignBased: Bool) throws(TabulationError) {
    let isPaired = if case .pairs = design { true } else { false }
    if case .some(let ids) = tests,
      let id = ids.first(where: { $0.isDesignBased != isDesignBased })
    {
      throw .comparisonOfOtherSample(id)
    }
    guard case .some(let ids) = tests,
      let id = ids.first(where: { $0.comparesPairs != isPaired })
    else { return }
    throw .testOfOtherDesign(id)
  }

  /// Refuses categories of an item that is not compared.
  func checkCategories() throws(TabulationError) {
    let items = [outcome, design.item]
    let absent = categories.keys.filter { !items.contains($0) }.min()
    if let absent { throw .categoriesOfAbsentItem(absent, suggestion: nil) }
  }
}

/// Which tests a comparison comes with.
package enum ComparisonSelection: Hashable, Sendable {
  /// Welch's tests and rank tests, with the comparisons of all pairs of three groups or more.
  case `default`
  /// Every one that the number of groups allows.
  case all
  case some([ComparisonTestID])

  /// Reads `all`, or ids separated by commas.
  ///
  /// - Throws: `unknownComparison` with the nearest id.
  package init(parsing text: String) throws(TabulationError) {
    switch text {
    case "all": self = .all
    case "default": self = .default
    default:
      var ids: [ComparisonTestID] = []
      for part in text.split(separator: ",", omittingEmptySubsequences: false) {
        let name = String(part.drop { $0 == " " }.reversed().drop { $0 == " " }.reversed())
        guard let id = ComparisonTestID(rawValue: name) else {
          throw .unknownComparison(
            name,
            suggestion: suggestion(for: name, among: ComparisonTestID.allCases.map(\.rawValue)))
        }
        ids.append(id)
      }
      self = .some(ids)
    }
  }

  func names(_ id: ComparisonTestID) -> Bool {
    if case .some(let ids) = self { ids.contains(id) } else { false }
  }

  /// Whether a test is wanted of so many groups (nil: of pairs).
  func wants(_ id: ComparisonTestID, groups: Int?, groupsAreOrdered: Bool) -> Bool {
    switch self {
    case .some(let ids): return ids.contains(id)
    case .all: break
    case .default:
      guard id.isUsual, !id.needsOrderedGroups || groupsAreOrdered else { return false }
      // Of two groups, tests of several say what those of two do.
      if groups == 2, id.subject == .groups { return false }
    }
    guard let groups else { return id.comparesPairs && !id.isDesignBased }
    switch id.subject {
    case .twoGroups: return groups == 2
    case .groups: return true
    case .pairsOfGroups: return groups > 2
    case .pairs, .binaryPairs, .groupsOfDesign, .pairsOfDesign: return false
    }
  }
}
