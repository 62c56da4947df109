import Interchange
import SurveyStatistics
import Tabulation

/// What the options of a command say of how a sample was drawn.
struct DesignOptions {
  var strata: [String] = []
  var clusters: [String] = []
  var populations: [String] = []
  var nested = false
  var lonely = CrosstabCommand.Lonely.fail
  var replicates: String?
  var seed: Int?
  var margins: String?

  /// - Throws: where replicates are not understood, or the margins cannot be read.
  func request() throws -> DesignRequest {
    var request = DesignRequest()
    request.strata = strata
    request.clusters = clusters
    request.populations = populations
    request.nested = nested
    request.lonelyStrata = LonelyStratumPolicy(lonely)
    if let replicates {
      do {
        request.replication = try ReplicationMethod(
          parsing: replicates, seed: UInt64(bitPattern: Int64(seed ?? 1)))
      } catch {
        throw OptionMisuse("\(error)")
      }
    }
    if let margins { request.margins = try WeightingRequest.Margin.all(in: margins) }
    return request
  }
}

extension WeightingRequest.Margin {
  /// Reads a file of margins, in the order of its variables.
  static func all(in path: String) throws -> [WeightingRequest.Margin] {
    var order: [String] = []
    var shares: [String: [WeightingRequest.Share]] = [:]
    for entry in try MarginsFile(path).entries {
      if shares[entry.variable] == nil { order.append(entry.variable) }
      shares[entry.variable, default: []].append(
        .init(
          category: entry.category, share: entry.share, source: entry.source, date: entry.date))
    }
    return order.map { WeightingRequest.Margin(item: $0, shares: shares[$0] ?? []) }
  }
}

extension LonelyStratumPolicy {
  init(_ option: CrosstabCommand.Lonely) {
    switch option {
    case .fail: self = .fail
    case .certainty: self = .certainty
    case .adjust: self = .adjust
    case .average: self = .average
    }
  }
}
