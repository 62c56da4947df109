import Arguments
import Microdata

/// Where a command takes the weight and the design of the sample from, other than its options.
enum DesignOrigin: String, CaseIterable, ArgumentValue {
  case questionnaire

  /// The columns that a questionnaire names, in place of options that name some.
  ///
  /// - Parameter written: the options that do, where they were written.
  /// - Throws: where one was written, or the data have no questionnaire.
  func columns(of data: DataOptions, insteadOf written: [(String, Bool)]) throws -> DesignColumns {
    if let option = written.first(where: \.1)?.0 {
      throw OptionMisuse(
        "--design questionnaire takes the weight, strata and clusters from the questionnaire; leave "
          + "\(option) out")
    }
    return try data.designColumns()
  }
}

/// What is said of a weight, strata and clusters that the questionnaire names and nobody uses.
enum UnusedDesign {
  /// An analysis would take them.
  case ofAnalysis
  /// Only the weight would be of use.
  case ofWeighting
  /// Nothing takes them.
  case none(command: String)

  /// - Parameter used: the columns that are used.
  func note(of named: DesignColumns, besides used: [String]) -> String? {
    switch self {
    case .ofAnalysis: named.note(besides: used, remedy: Self.remedy)
    case .ofWeighting:
      named.note(besides: used + named.strata + named.clusters, remedy: Self.remedy)
    case .none(let command):
      named.note(besides: used, remedy: "\(command) takes no weight and no design")
    }
  }

  private static let remedy = "--design questionnaire takes them"
}

extension SampleOptions {
  /// The same options with the weight, strata and clusters that the questionnaire names, where that is
  /// asked for.
  ///
  /// - Throws: where the questionnaire names none, or the options do so too.
  func designed(by data: DataOptions) throws -> SampleOptions {
    guard let design else { return self }
    let named = try design.columns(
      of: data,
      insteadOf: [
        ("--weight", weight != nil), ("--frequency", frequency != nil),
        ("--strata", !strata.isEmpty), ("--cluster", !clusters.isEmpty),
      ])
    guard !named.isEmpty else {
      throw OptionMisuse(
        "the questionnaire names no weight, strata or clusters; give items their 'role', or name them "
          + "with --weight, --strata and --cluster")
    }
    guard !nested || !named.strata.isEmpty && !named.clusters.isEmpty else {
      throw OptionMisuse.withoutEffect(
        "--nested", because: "the questionnaire names no clusters that were drawn in strata")
    }
    var options = self
    options.design = nil
    options.weight = named.weight
    options.strata = named.strata
    options.clusters = named.clusters
    return options
  }
}
