import Files

/// Times what users do, each as a whole process of the built program.
///
/// `bench` runs every case, `bench WORD` those whose name holds the word, `--json` gives a line of
/// JSON for each. One number proves little: compare runs on one machine, one after the other.
@main
enum Bench {
  static func main() throws {
    var arguments = Array(CommandLine.arguments.dropFirst())
    let isJSON = arguments.contains("--json")
    arguments.removeAll { $0 == "--json" }
    let word = arguments.first ?? ""
    let bench = try Workbench()
    let cases = try TaskCases.all(on: bench).filter { word.isEmpty || $0.name.contains(word) }
    if !isJSON { print(Measurement.heading) }
    for task in cases {
      let measurement = try task.measure()
      print(isJSON ? measurement.json : measurement.line)
    }
  }
}
