import Files

/// Where benchmarks find the program and keep their data.
struct Workbench {
  /// The built program, which stands beside this one.
  let program: String
  /// The folder of made data, kept from run to run.
  let folder: String

  init() throws(FileError) {
    let own = CommandLine.arguments[0]
    let beside = own.contains("/") ? parentFolder(of: own) : "."
    program = "\(beside)/percept"
    folder = ".build/bench"
    guard exists(program) else {
      throw FileError(.read, program, .system(code: 2))
    }
    if !exists(".build") { try createFolder(".build") }
    if !exists(folder) { try createFolder(folder) }
  }

  func path(_ name: String) -> String { "\(folder)/\(name)" }
}
