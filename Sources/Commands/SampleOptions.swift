import Arguments
import Interchange
import SurveyStatistics
import Tabulation

/// How the respondents of an analysis were drawn, and for how many each stands.
struct SampleOptions: Sendable {
  var weight: String?
  var design: DesignOrigin?
  var frequency: String?
  var strata: [String] = []
  var clusters: [String] = []
  var populations: [String] = []
  var nested = false
  var lonely = Lonely.fail
  var margins: String?
  var replicates: ReplicateChoice?
  var seed: Int?

  enum Lonely: String, CaseIterable, ArgumentValue { case fail, certainty, adjust, average }

  static let grammar = Grammar<SampleOptions>(
    title: "Sample",
    .always(
      .option("weight", \.weight, "ITEM", "A sampling weight."),
      .option("frequency", \.frequency, "ITEM", "How many respondents each row stands for.")),
    .onData(
      .option(
        "design", \.design, "questionnaire",
        "Take the weight, strata and clusters that the questionnaire names.")),
    .always(
      .option("strata", \.strata, "ITEM", "Groups that the sample was drawn in; repeatable."),
      .option("cluster", \.clusters, "ITEM", "Clusters that were drawn; repeatable.")),
    .only(
      when: { $0.replicates?.usesPopulations ?? true },
      because: "halves of strata and a bootstrap take no account of finite populations",
      or: "use --replicates jk1 or jkn",
      .option(
        "fpc", \.populations, "ITEM",
        "The units of each stratum in the population, or the fraction drawn; repeatable.")),
    .only(
      when: { $0.design != nil || !$0.strata.isEmpty && !$0.clusters.isEmpty },
      because: "it is of clusters that are numbered anew in each stratum",
      or: "name both with --strata and --cluster",
      .flag("nested", \.nested, "Each stratum numbers its clusters on its own.")),
    .only(
      when: { $0.design != nil || !$0.strata.isEmpty || !$0.clusters.isEmpty },
      because: "it is of strata in which one cluster was drawn",
      or: "name what was drawn with --strata or --cluster",
      .option(
        "lonely", \.lonely, "fail|certainty|adjust|average",
        "What a stratum with one cluster adds to the variance (fail).")
    ).restricted(
      when: { !($0.replicates?.isOfHalves ?? false) },
      because: "halves are made of strata with two clusters each", or: "use other replicates"),
    .always(
      .option(
        "margins", short: "m", \.margins, "FILE",
        "Rake the weights to these margins, and take it into account."),
      .option(
        "replicates", \.replicates, "METHOD",
        "Errors from jk1, jkn, brr, fay[:RHO] or bootstrap[:N] (linearized).")),
    .only(
      when: { $0.replicates?.isDrawn ?? false }, because: "nothing is drawn by chance",
      or: "draw replicates with --replicates bootstrap",
      .option("seed", short: "s", \.seed, "NUMBER", "The number that all chance comes from (1).")))

  /// Whether respondents are counted, drawn singly and alike.
  var countsPeople: Bool {
    weight == nil && design == nil && margins == nil && replicates == nil && strata.isEmpty
      && clusters.isEmpty && populations.isEmpty
  }

  /// What the options, or the questionnaire in their place, say of the sample.
  ///
  /// - Throws: where they contradict each other, the margins cannot be read, or the questionnaire says
  ///   nothing.
  func drawn(from data: DataOptions) throws -> DrawnSample {
    try designed(by: data).drawn()
  }

  private func drawn() throws -> DrawnSample {
    if weight != nil && frequency != nil {
      throw OptionMisuse(
        "--weight and --frequency exclude each other: respondents are weighted or counted;"
          + " keep one")
    }
    var design = DesignRequest()
    design.strata = strata
    design.clusters = clusters
    design.populations = populations
    design.nested = nested
    design.lonelyStrata = LonelyStratumPolicy(lonely)
    design.replication = replicates?.method(seed: UInt64(bitPattern: Int64(seed ?? 1)))
    if let margins { design.margins = try WeightingRequest.Margin.all(in: margins) }
    if frequency != nil && !design.isEmpty {
      throw OptionMisuse("\(TabulationError.designOfFrequencies)")
    }
    return DrawnSample(
      weighting: weight.map(Weighting.sampling) ?? frequency.map(Weighting.frequency) ?? .none,
      design: design)
  }
}

/// How respondents were drawn and how much each counts, before the data are looked at.
struct DrawnSample {
  var weighting = Weighting.none
  var design = DesignRequest()

  /// The columns that say so.
  var columns: [String] { [weighting.column].compactMap(\.self) + design.columns }

  /// Those of them that must hold numbers.
  var numbers: Set<String> { Set([weighting.column].compactMap(\.self) + design.populations) }

  /// Whether numbers of people are estimated from a sample, and not counted.
  var isDesignBased: Bool { weighting.isSampling || !design.isEmpty }
}

/// How replicates of a sample are made, as `jkn` or `bootstrap:1000`.
struct ReplicateChoice: ArgumentValue, Hashable {
  private let method: ReplicationMethod

  static let words = ["jk1", "jkn", "brr", "fay", "bootstrap"]
  static let expectation = "jk1, jkn, brr, fay, fay:0.3, bootstrap or bootstrap:1000"

  init?(argument: String) {
    // Whatever is wrong with it, what is expected is the same.
    guard let method = try? ReplicationMethod(parsing: argument, seed: 1) else { return nil }
    self.method = method
  }

  func method(seed: UInt64) -> ReplicationMethod {
    if case .bootstrap(let replicates, _) = method {
      return .bootstrap(replicates: replicates, seed: seed)
    }
    return method
  }

  /// Whether they are drawn by chance.
  var isDrawn: Bool { if case .bootstrap = method { true } else { false } }

  /// Whether they are halves of strata.
  var isOfHalves: Bool {
    switch method {
    case .balancedHalves, .fay: true
    case .jackknife1, .jackknifeN, .bootstrap: false
    }
  }

  /// Whether they take account of finite populations.
  var usesPopulations: Bool {
    switch method {
    case .jackknife1, .jackknifeN: true
    case .balancedHalves, .fay, .bootstrap: false
    }
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
  fileprivate init(_ option: SampleOptions.Lonely) {
    switch option {
    case .fail: self = .fail
    case .certainty: self = .certainty
    case .adjust: self = .adjust
    case .average: self = .average
    }
  }
}
