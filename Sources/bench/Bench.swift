import Files

/// Times what users do, each as a whole process of the built program, and some computations alone.
///
/// `bench` runs every case, `bench WORD` those whose name holds the word, `--json` gives a line of
/// JSON for each, `--write-sample ROWS FILE` the sample that computations are timed
/// on. One number proves little: compare runs on one machine, one after the other.
@main
enum Bench {
  static func main() throws {
    var arguments = Array(CommandLine.arguments.dropFirst())
    let isJSON = arguments.contains("--json")
    arguments.removeAll { $0 == "--json" }
    if arguments.first == "--write-sample", arguments.count == 3, let rows = Int(arguments[1]) {
      try MadeSample(rows: rows).write(arguments[2])
      return
    }
    let word = arguments.first ?? ""
    let bench = try Workbench()
    let cases = try TaskCases.all(on: bench).filter { word.isEmpty || $0.name.contains(word) }
    if !isJSON { print(Measurement.heading) }
    for task in cases {
      let measurement = try task.measure()
      print(isJSON ? measurement.json : measurement.line)
    }
    for kernel in KernelCases.all where word.isEmpty || kernel.name.contains(word) {
      let measurement = try kernel.measure()
      print(isJSON ? measurement.json : measurement.line)
    }
  }
}
