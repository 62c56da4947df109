import Files
import SurveyStatistics

/// A computation timed within this process, on made data that are ready before the clock starts.
struct KernelCase {
  let name: String
  let runs: Int
  let target: Double?
  /// Makes the data and gives the work to time, whose result is looked at so that none is left out.
  let prepare: () throws -> () throws -> Double

  func measure() throws -> Measurement {
    let work = try prepare()
    var times: [Double] = []
    var sum = try work()
    for _ in 0..<runs {
      let start = monotonicNanoseconds()
      sum += try work()
      times.append(Double(monotonicNanoseconds() - start) / 1e6)
    }
    precondition(sum.isFinite, "a benchmark's result is a number")
    return Measurement(name: name, times: times, target: target)
  }
}

/// Computations of surveys: tables under a design, replicates and raking.
enum KernelCases {
  static var all: [KernelCase] {
    [
      KernelCase(
        name: "Rao–Scott of 20 tables of 100000 rows", runs: 21, target: 80,
        prepare: {
          let sample = MadeSample(rows: 100_000)
          return {
            let design = try sample.design()
            var sum = 0.0
            for item in sample.items {
              let cells = zip(item, sample.groups).map { $0 * 8 + $1 }
              let table = try DesignTable(design, cells: cells, rows: 5, columns: 8)
              sum += try RaoScottTest(table).pValue.value
            }
            return sum
          }
        }),
      KernelCase(
        name: "500 replicates of 20 proportions by group", runs: 11, target: 780,
        prepare: {
          let sample = MadeSample(rows: 100_000)
          return {
            let replicates = try ReplicateWeights(
              try sample.design(), by: .bootstrap(replicates: 500, seed: 1))
            var sum = 0.0
            for item in sample.items {
              // Groups first, so that a group's answers stand side by side.
              let cells = zip(item, sample.groups).map { $1 * 5 + $0 }
              let totals = replicates.cellTotals(cells, count: 40)
              for cell in 0..<40 {
                let base = cell / 5 * 5..<cell / 5 * 5 + 5
                sum += replicates.variance(ofShare: cell, among: base, replicated: totals) ?? 0
              }
            }
            return sum
          }
        }),
      KernelCase(
        name: "raking 1000000 rows to four margins", runs: 11, target: nil,
        prepare: {
          let sample = MadeSample(rows: 1_000_000)
          let targets = try CalibrationTargets(
            zip(["sex", "age", "region", "place"], sample.margins).map { name, margin in
              let shares = (0..<margin.count).map { 1 + 0.2 * Double($0 % 2) }
              let sum = shares.reduce(0, +)
              return CategoryMargin(
                name: name, categories: shares.indices.map { "\($0)" }, codes: margin.codes,
                totals: shares.map { $0 / sum * 1_000_000 })
            })
          let weights = try SamplingWeights(sample.weights)
          return { try CalibratedWeights(weights, to: targets).weights.values[0] }
        }),
    ]
  }
}

/// A sample of strata and clusters, the same on every machine, about nobody.
struct MadeSample {
  let items: [[Int32]]
  let groups: [Int32]
  let weights: [Double]
  let margins: [(codes: [Int32], count: Int)]
  private let strata: DesignLabels
  private let clusters: DesignLabels

  var clusterOfRow: [Int32] { clusters.codes }

  init(rows: Int) {
    var state: UInt64 = 20_261_124
    func draw(_ limit: Int32) -> Int32 {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int32(state >> 33) % limit
    }
    let cluster = (0..<rows).map { _ in draw(1_000) }
    clusters = DesignLabels(codes: cluster, names: (0..<1_000).map { "\($0)" })
    strata = DesignLabels(codes: cluster.map { $0 / 20 }, names: (0..<50).map { "\($0)" })
    groups = (0..<rows).map { _ in draw(8) }
    // Answers lean with the cluster, so that the design matters.
    items = (0..<20).map { item in
      cluster.map { cluster in
        let lean = (cluster &* 7 &+ Int32(item)) % 3
        return max(draw(5), draw(2) == 0 ? lean : 0)
      }
    }
    weights = (0..<rows).map { _ in 0.5 + Double(draw(1_000)) / 500 }
    margins = [2, 6, 8, 4].map { count in ((0..<rows).map { _ in draw(Int32(count)) }, count) }
  }

  func design() throws -> SurveyDesign {
    try SurveyDesign(
      weights: try SamplingWeights(weights),
      stages: [SamplingStage(strata: strata, clusters: clusters)])
  }

  /// Writes the sample for the peers, with its answers as numbers.
  func write(_ path: String) throws(FileError) {
    var output = try FileOutput(path, .replaceContent)
    let names =
      ["stratum", "cluster", "group", "weight"] + items.indices.map { "q\($0 + 1)" }
      + ["sex", "age", "region", "place"]
    try output.write(names.joined(separator: ",") + "\n")
    for row in groups.indices {
      var fields = ["\(strata.codes[row])", "\(clusters.codes[row])", "\(groups[row])"]
      fields.append("\(weights[row])")
      fields += items.map { "\($0[row])" } + margins.map { "\($0.codes[row])" }
      try output.write(fields.joined(separator: ",") + "\n")
    }
    try output.close(durably: false)
  }
}
