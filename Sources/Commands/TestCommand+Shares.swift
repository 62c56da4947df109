import Reports
import SurveyStatistics
import Tabulation

extension TestCommand {
  /// What the options say of how the sample was drawn.
  var sampleDesign: DesignOptions {
    DesignOptions(
      strata: strata, clusters: clusters, populations: populations, nested: nested,
      lonely: lonely, replicates: replicates, seed: seed, margins: margins)
  }

  /// Compares the outcome with the shares that a file of margins gives.
  func shareComparison() throws -> ShareComparison {
    if outcome.isEmpty {
      throw OptionMisuse("a comparison needs the item that is compared; name it with --outcome")
    }
    guard let shares, groups == nil, pair == nil, frequency == nil else {
      throw OptionMisuse("--shares goes without --by, --pairs and --frequency; compare one thing")
    }
    guard 0 < level && level < 1 else {
      throw OptionMisuse("\(TabulationError.levelOutOfRange(level))")
    }
    let known = try WeightingRequest.Margin.all(in: shares)
    guard let margin = known.first(where: { $0.item == outcome }) else {
      throw OptionMisuse(
        "'\(shares)' has no shares of '\(outcome)'; it has those of "
          + known.map(\.item).joined(separator: ", "))
    }
    var request = ShareRequest(margin)
    request.level = level
    let look = try UnprotectedLook(unprotected, reason: reason, actor: actor, output: output)
    let input = try analysisData.input(
      [outcome], weighting: weight.map(Weighting.sampling) ?? .none,
      design: try sampleDesign.request())
    return try look.analysis(of: [outcome], input, in: data) { [request] in
      try ShareComparison(request, of: input.sample, under: $0)
    }
  }
}
