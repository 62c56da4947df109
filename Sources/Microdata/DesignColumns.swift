import QuestionnaireModel

/// The columns that a questionnaire gives a part in the design of the sample.
package struct DesignColumns: Hashable, Sendable {
  package let weight: String?
  /// Stage by stage, in the questionnaire's order.
  package let strata: [String]
  package let clusters: [String]

  package init(_ columns: some Sequence<Column>) {
    var named: [DesignRole: [String]] = [:]
    for column in columns {
      if let role = column.origin.role { named[role, default: []].append(column.name) }
    }
    weight = named[.weight]?.first
    strata = named[.stratum] ?? []
    clusters = named[.cluster] ?? []
  }

  package var isEmpty: Bool { weight == nil && strata.isEmpty && clusters.isEmpty }

  /// Says which of them an analysis leaves unused; nil where there are none.
  ///
  /// - Parameters:
  ///   - used: the columns that it takes as its weight and its design.
  ///   - remedy: how they would be used.
  package func note(besides used: [String], remedy: String) -> String? {
    var parts: [String] = []
    func add(_ kind: String, _ names: [String]) {
      let unused = names.filter { !used.contains($0) }
      guard !unused.isEmpty else { return }
      parts.append("\(kind) (\(unused.map { "'\($0)'" }.joined(separator: ", ")))")
    }
    add("a weight", weight.map { [$0] } ?? [])
    add("strata", strata)
    add("clusters", clusters)
    guard let last = parts.popLast() else { return nil }
    let list = parts.isEmpty ? last : parts.joined(separator: ", ") + " and " + last
    return
      "The questionnaire names \(list) that \(parts.isEmpty && last.hasPrefix("a ") ? "is" : "are") "
      + "not used here; \(remedy)."
  }
}
