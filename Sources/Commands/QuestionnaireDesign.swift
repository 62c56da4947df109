import Arguments
import Microdata

/// Where a command takes the weight and the design of the sample from, other than its options.
enum DesignOrigin: String, CaseIterable, ArgumentValue {
  case questionnaire

  static let help = "Take the weight, strata and clusters that the questionnaire names."
}

/// A command that takes a weight.
protocol WeightedCommand {
  var design: DesignOrigin? { get }
  var weight: String? { get set }
  /// Where its data are, and how they are read.
  var analysisData: AnalysisData { get }
}

extension WeightedCommand {
  /// The same command with the weight that the questionnaire names, where that is asked for.
  ///
  /// - Throws: where the questionnaire names none, or the options do so too.
  func weightedAsDesigned() throws -> Self {
    guard design != nil else { return self }
    try refuse(weight != nil, "--weight")
    guard let weight = try analysisData.designColumns().weight else {
      throw OptionMisuse(
        "the questionnaire names no weight; give an item 'role: weight', or name it with --weight")
    }
    var command = self
    command.weight = weight
    return command
  }

  fileprivate func refuse(_ isGiven: Bool, _ option: String) throws(OptionMisuse) {
    if isGiven {
      throw OptionMisuse(
        "--design questionnaire takes the weight, strata and clusters from the questionnaire; leave "
          + "\(option) out")
    }
  }
}

/// A command that takes a weight and a design.
protocol DesignedCommand: WeightedCommand {
  var strata: [String] { get set }
  var clusters: [String] { get set }
}

extension DesignedCommand {
  /// The same command with the weight, strata and clusters that the questionnaire names, where that is
  /// asked for.
  ///
  /// - Throws: where the questionnaire names none, or the options do so too.
  func designed() throws -> Self {
    guard design != nil else { return self }
    try refuse(weight != nil, "--weight")
    try refuse(!strata.isEmpty, "--strata")
    try refuse(!clusters.isEmpty, "--cluster")
    let named = try analysisData.designColumns()
    guard !named.isEmpty else {
      throw OptionMisuse(
        "the questionnaire names no weight, strata or clusters; give items their 'role', or name them "
          + "with --weight, --strata and --cluster")
    }
    var command = self
    command.weight = named.weight
    command.strata = named.strata
    command.clusters = named.clusters
    return command
  }
}
