import SurveyStatistics

/// How a sample was drawn, as a note tells it.
package struct DesignSummary: Hashable, Sendable {
  package let request: DesignRequest
  package let strata: Int
  package let units: Int
  package let degreesOfFreedom: Int
  package let lonelyCount: Int
  package let level: Double
  /// Nil where errors are linearized.
  var replicates: Int?
  var outside: FittedSample.Outside?
}

extension DesignSummary: CustomStringConvertible {
  package var description: String {
    var parts = [
      request.strata.isEmpty
        ? "no strata" : "\(strata) strata (\(used(request.strata)))",
      request.clusters.isEmpty
        ? "\(units) respondents drawn singly"
        : "\(units) clusters (\(used(request.clusters)))",
    ]
    if !request.populations.isEmpty {
      parts.append("finite populations (\(used(request.populations)))")
    }
    parts.append("\(degreesOfFreedom) degrees of freedom")
    if !request.margins.isEmpty {
      parts.append("weights raked to \(Self.listed(request.margins.map(\.item)))")
    }
    return
      "Design: \(parts.joined(separator: ", ")); lonely strata: \(lonely). Standard errors are "
      + "\(method).\(leftOut)"
  }

  private var leftOut: String {
    guard let outside else { return "" }
    return " \(outside.count) respondents outside the condition weigh nothing, as the margins do "
      + "not have their \(Self.listed(outside.items))."
  }

  private var method: String {
    let isFitted = !request.margins.isEmpty
    guard let replication = request.replication, let replicates else {
      return isFitted ? "linearized, of residuals from the margins" : "linearized"
    }
    return "from \(replicates) \(replication.phrase) replicates"
      + (isFitted ? ", each raked anew" : "") + laterStages
  }

  /// What was drawn in later stages, which replicates of the first do not know apart.
  private var laterStages: String {
    let unused = [request.strata, request.clusters, request.populations].flatMap { $0.dropFirst() }
    return unused.isEmpty
      ? "" : " of the first stage, to which \(Self.listed(unused)) add nothing"
  }

  /// The columns that errors depend on: of all stages where they are linearized, else of the first.
  private func used(_ names: [String]) -> String {
    Self.listed(request.replication == nil ? names : Array(names.prefix(1)))
  }

  private var lonely: String {
    switch request.lonelyStrata {
    case .fail: "none, they would stop the table"
    case .certainty: "\(lonelyCount), which add nothing (certainty)"
    case .adjust: "\(lonelyCount), compared with the whole sample (adjust)"
    case .average: "\(lonelyCount), which add what others do (average)"
    }
  }

  private static func listed(_ names: [String]) -> String { names.joined(separator: ", ") }
}
