import Foundation
import Testing

/// Holds `Package.swift` against the import lines: what is declared is imported, and nothing more.
@Suite struct StaircaseTests {
  static let root = URL(filePath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

  @Test func `each target declares what it imports and nothing more`() throws {
    let targets = try DeclaredTarget.all(of: Self.root.appending(path: "Package.swift"))
    let ours = Set(targets.map(\.name))
      .union(targets.flatMap(\.dependencies))
    let folders = try ["Sources", "Tests"].flatMap { place in
      try FileManager.default.contentsOfDirectory(
        atPath: Self.root.appending(path: place).path
      ).filter {
        try $0 != "Fuzzing"
          && !Self.swiftFiles(below: Self.root.appending(path: "\(place)/\($0)")).isEmpty
      }
      .map { "\(place)/\($0)" }
    }
    #expect(Set(folders).subtracting(targets.map(\.path)) == [], "folders without a target")
    for target in targets {
      let imported = try Self.imports(below: Self.root.appending(path: target.path))
        .intersection(ours)
      #expect(
        imported == target.dependencies,
        "\(target.name): undeclared \(imported.subtracting(target.dependencies).sorted()), unused \(target.dependencies.subtracting(imported).sorted())"
      )
    }
  }

  @Test func `a C library is imported by one module alone`() throws {
    let targets = try DeclaredTarget.all(of: Self.root.appending(path: "Package.swift"))
    let libraries = Set(targets.flatMap(\.dependencies)).filter {
      $0.wholeMatch(of: /C[A-Z]\w*/) != nil
        && FileManager.default.fileExists(
          atPath: Self.root.appending(path: "Sources/\($0)/module.modulemap").path)
    }
    #expect(libraries.count >= 8)
    for library in libraries {
      let users = targets.filter { $0.dependencies.contains(library) }.map(\.name)
      #expect(users.count == 1, "\(library) is imported by \(users)")
    }
  }

  @Test func `neither the store nor the engine of interviews stands above a screen`() throws {
    let targets = try DeclaredTarget.all(of: Self.root.appending(path: "Package.swift"))
    let below = Dictionary(targets.map { ($0.name, $0.dependencies) }) { first, _ in first }
    for module in ["Interviewing", "StudyStorage", "Interchange", "Tabulation", "Fieldwork"] {
      var reached: Set<String> = []
      var next: Set = [module]
      while let one = next.popFirst() {
        guard reached.insert(one).inserted else { continue }
        next.formUnion(below[one] ?? [])
      }
      #expect(reached.count > 1, "\(module) has dependencies")
      #expect(reached.isDisjoint(with: ["CNCurses", "Terminal", "InterviewScreens"]), "\(module)")
    }
  }

  @Test func `threads are begun in one module alone`() throws {
    let folder = Self.root.appending(path: "Sources")
    let beginnings = [
      "import Dispatch", "DispatchQueue", "pthread_create", "detachNewThread", "TaskGroup(",
      "Task {",
      "Task.detached", "async let ",
    ]
    for path in try Self.swiftFiles(below: folder) where !path.hasPrefix("Threads/") {
      let text = try String(contentsOf: folder.appending(path: path), encoding: .utf8)
      #expect(beginnings.allSatisfy { !text.contains($0) }, "\(path)")
    }
  }

  /// The modules that the Swift files below a folder name in their import lines.
  private static func imports(below folder: URL) throws -> Set<String> {
    let line =
      /^\s*(?:@\w+(?:\(\w+\))?\s+)*(?:(?:public|package|internal|private|fileprivate)\s+)?import\s+(?:(?:struct|enum|func|class|protocol|typealias|let|var)\s+)?(\w+)/
      .anchorsMatchLineEndings()
    var names: Set<String> = []
    for path in try swiftFiles(below: folder) {
      let text = try String(contentsOf: folder.appending(path: path), encoding: .utf8)
      names.formUnion(text.matches(of: line).map { String($0.output.1) })
    }
    return names
  }

  private static func swiftFiles(below folder: URL) throws -> [String] {
    var isFolder: ObjCBool = false
    guard FileManager.default.fileExists(atPath: folder.path, isDirectory: &isFolder),
      isFolder.boolValue
    else { return [] }
    return try FileManager.default.subpathsOfDirectory(atPath: folder.path)
      .filter { $0.hasSuffix(".swift") }
  }
}

/// A target as `Package.swift` writes it, with what it says stands below it.
private struct DeclaredTarget {
  let name: String
  let path: String
  let dependencies: Set<String>

  static func all(of file: URL) throws -> [DeclaredTarget] {
    let text = try String(contentsOf: file, encoding: .utf8)
    let modules = text.matches(
      of: /\b(module|tests)\(\s*"(\w+)"(?:\s*,\s*\[([^\]]*)\])?/
    ).map { match in
      let isTest = match.output.1 == "tests"
      let subject = String(match.output.2)
      let name = isTest ? subject + "Tests" : subject
      return DeclaredTarget(
        name: name, path: (isTest ? "Tests/" : "Sources/") + name,
        dependencies: quoted(match.output.3 ?? "").union(isTest ? [subject] : []))
    }
    let written = text.matches(
      of:
        /\.(target|executableTarget|testTarget)\(\s*name: "(\w+)",\s*dependencies: \[([^\]]*)\](?:,\s*path: "([^"]+)")?/
    ).map { match in
      let name = String(match.output.2)
      let place = match.output.1 == "testTarget" ? "Tests/" : "Sources/"
      return DeclaredTarget(
        name: name, path: match.output.4.map(String.init) ?? place + name,
        dependencies: quoted(match.output.3))
    }
    return modules + written
  }

  private static func quoted(_ text: Substring) -> Set<String> {
    Set(text.matches(of: /"(\w+)"/).map { String($0.output.1) })
  }
}
