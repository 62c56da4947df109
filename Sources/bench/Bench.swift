import Files

/// Times what users do as whole processes of the built program, and long computations by themselves.
///
/// `bench` runs every case, `bench WORD` those whose name holds the word, `--json` gives a line of
/// JSON for each; `--tables FOLDER` writes the tables of the statistics' cases for other programs,
/// `--write-sample ROWS FILE` the sample that computations are timed on. One number proves little:
/// compare runs on one machine, one after the other.
@main
enum Bench {
  static func main() async throws {
    var arguments = Array(CommandLine.arguments.dropFirst())
    if arguments.first == "--tables", let folder = arguments.dropFirst().first {
      try MadeTables.write(to: folder)
      return
    }
    let isJSON = arguments.contains("--json")
    arguments.removeAll { $0 == "--json" }
    if arguments.first == "--write-sample", arguments.count == 3, let rows = Int(arguments[1]) {
      try MadeSample(rows: rows).write(arguments[2])
      return
    }
    let word = arguments.first ?? ""
    let bench = try Workbench()
    let all: [any BenchCase] = try TaskCases.all(on: bench) + StatisticsCases.all + EntryCases.all
    let cases = all.filter { word.isEmpty || $0.name.contains(word) }
    if !isJSON { print(Measurement.heading) }
    for task in cases {
      let measurement = try await task.measure()
      print(isJSON ? measurement.json : measurement.line)
    }
    let kernels = KernelCases.all + DisclosureCases.all + ProtectionCases.all + BookCases.all
    for kernel in kernels where word.isEmpty || kernel.name.contains(word) {
      let measurement = try kernel.measure()
      print(isJSON ? measurement.json : measurement.line)
    }
  }
}
