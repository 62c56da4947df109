import Arguments
import Diagnostics
import Files
import Interchange
import Microdata
import Reports
import SurveyStatistics
import Tabulation

struct WeightCommand: Command {
  static let name = "weight"
  static let summary = "Weight a sample to what is known of its population."
  static let discussion = """
    The margins are a CSV file of the columns variable, category, share, source and
    date: for each variable the shares of its categories in the population, which
    sum to one. A category is named by code or label; 1|2 joins categories, and
    18..24 or 65.. are the numbers of a range. Respondents without an answer
    to one of the variables get no weight, and the report counts them.

    The report tells how far the sample was off, whether the weights converged,
    their range, their design effect and the effective base. --output writes one
    line for each row of the data: its number, the items of --keep, the weight,
    whose mean is one. To a file that ends in .npy it writes NumPy's format: one
    64-bit number for each row, NaN where a row has no weight.

    Example:
      $ percept weight answers.csv -m margins.csv --output weights.csv --keep id
      $ percept weight answers.csv -m margins.csv --trim 0.3,3
      $ percept weight answers.csv -m margins.csv --method logit --bounds 0.5,2
      $ percept weight answers.csv -m margins.csv --format csv

    Raking multiplies weights margin by margin. linear and logit calibration keep
    the factors within --bounds; linear may do without, and may then make weights
    below zero, which are written as they are and counted. Factors are ratios to the
    weights to begin with, whatever the mean of these. --trim cuts weights to
    multiples of their mean and rakes again until both hold.

    Exits with 2 if no weights meet the margins, with the margin named, and with 64
    if the options are not understood.
    """
  static let grammar = Grammar<WeightCommand>(
    .always(
      .option("margins", short: "m", \.margins, "FILE", "What is known of the population."),
      .option("weight", \.weight, "ITEM", "A sampling weight to begin with (all alike)."),
      .option("method", \.method, "raking|linear|logit", "How weights are fitted (raking).")),
    .onData(
      .option(
        "design", \.design, "questionnaire",
        "Begin with the weight that the questionnaire names.")),
    .only(
      when: { $0.method != .raking }, because: "raking knows no limits of its factors",
      or: "give --method linear or logit; raked weights are cut with --trim",
      .option("bounds", \.bounds, "LOW,HIGH", "Limits of the factors of linear and logit.")),
    .only(
      when: { $0.method == .raking }, because: "only raked weights are cut",
      or: "limit the factors of linear and logit with --bounds",
      .option("trim", \.trim, "LOW,HIGH", "Limits of raked weights as multiples of their mean.")),
    .only(
      when: { !$0.output.isEmpty }, because: "no weights are written",
      or: "name a file with --output",
      .option("keep", \.kept, "ITEM", "An item that goes along in the output; repeatable.")
    ).restricted(
      when: { !$0.writesNumPy }, because: "a .npy file holds the weights alone",
      or: "write a .csv"),
    .group(\.data, DataOptions.grammar),
    .group(\.look, LookOptions.grammar),
    .always(
      .format(\.format),
      .option("output", short: "o", \.output, "FILE", "Where to write the weights.")))

  enum Method: String, CaseIterable, ArgumentValue { case raking, linear, logit }

  var margins = ""
  var weight: String?
  var design: DesignOrigin?
  var method = Method.raking
  var bounds: String?
  var trim: String?
  var kept: [String] = []
  var data = DataOptions()
  var look = LookOptions()
  var format = TableFormat.text
  var output = ""

  init() {}

  mutating func run(_ streams: inout Streams) -> ExitCode {
    let command = self
    return streams.present(Self.name, [data.path, margins], as: format, output: "") {
      ResultPage(try command.weighting())
    }
  }

  /// Weights the sample and writes the weights where that is asked for.
  private func weighting() throws -> SampleWeighting {
    try refuseOverwriting([data.path, margins], by: "--output", output)
    let request = try request()
    let drawn = DrawnSample(weighting: try beginning().map(Weighting.sampling) ?? .none)
    let items = request.margins.map(\.item)
    let look = try look.look(output: output)
    let input = try data.input(items + kept, drawn, unused: .ofWeighting)
    let weighting = try look.analysis(of: items, input, in: data.path) {
      try SampleWeighting(request, of: input.sample, under: $0)
    }
    if !output.isEmpty {
      try write(weighting, keeping: kept.compactMap { input.sample.data[$0] })
    }
    return weighting
  }

  /// The weight to begin with, named by the options or by the questionnaire.
  ///
  /// - Throws: where the questionnaire is to name one and names none, or the options do so too.
  private func beginning() throws -> String? {
    guard let design else { return weight }
    let named = try design.columns(of: data, insteadOf: [("--weight", weight != nil)])
    guard let weight = named.weight else {
      throw OptionMisuse(
        "the questionnaire names no weight; give an item 'role: weight', or name it with --weight")
    }
    return weight
  }

  private func write(
    _ weighting: SampleWeighting, keeping columns: [Column]
  ) throws(FileError) {
    try writeFile(output, durably: false) { write throws(FileError) in
      if writesNumPy {
        try WeightsNumPy().forEachBlock(of: weighting, write)
      } else {
        try WeightsCSV(kept: columns).forEachBlock(of: weighting, write)
      }
    }
  }

  fileprivate var writesNumPy: Bool { output.hasSuffix(".npy") }
}

extension WeightCommand {
  fileprivate func request() throws -> WeightingRequest {
    if margins.isEmpty {
      throw OptionMisuse("weights need what is known of the population; name it with --margins")
    }
    let bounds = try range(bounds, option: "--bounds")
    let trimming = try range(trim, option: "--trim")
    var request = WeightingRequest(margins: try WeightingRequest.Margin.all(in: margins))
    request.trimming = trimming
    switch (method, bounds) {
    case (.raking, _): request.method = .raking
    case (.linear, _): request.method = .linear(bounds: bounds)
    case (.logit, let bounds?): request.method = .logit(bounds: bounds)
    case (.logit, nil):
      throw OptionMisuse("logit calibration needs limits of its factors; give --bounds 0.5,2")
    }
    return request
  }

  private func range(_ text: String?, option: String) throws -> ClosedRange<Double>? {
    guard let text else { return nil }
    let ends = text.split(separator: ",").compactMap { Double($0) }
    guard ends.count == 2, 0 <= ends[0], ends[0] < 1, 1 < ends[1], ends[1].isFinite else {
      throw OptionMisuse("\(option) takes two limits on both sides of 1, as \(option) 0.3,3")
    }
    return ends[0]...ends[1]
  }
}
