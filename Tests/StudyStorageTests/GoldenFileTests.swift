import Files
import Interviewing
import Microdata
import TestSupport
import Testing

@testable import StudyStorage

/// Files that earlier versions of the program wrote, kept for good.
@Suite struct GoldenFileTests {
  private static let folder = String(#filePath.dropLast("GoldenFileTests.swift".count)) + "Golden/"

  @Test(arguments: [1, 2])
  func `a study of every version opens whole`(version: Int) throws {
    let path = Self.folder + "version-\(version).percept"
    if environmentVariable("RECORD_GOLDEN") != nil, version == Migration.currentVersion {
      try Self.record(at: path)
      Issue.record("the file was made anew; run the test without RECORD_GOLDEN")
    }
    let folder = try StudyFolder(bytes: readFile(path, limit: 1 << 24))
    _ = try folder.writing()
    let report = try folder.audit()
    #expect(report.findings.isEmpty)
    #expect(report.interviews == [.completed: 15, .inProgress: 1])
    let names = ["mood", "help_1", "help_2", "help_9", "age", "hours", "rating", "day"]
    let study = try folder.reading()
    let data = try study.dataset(of: study.versions(named: nil), columns: names, in: nil)
    #expect(data.rowCount == 15)
    // The rows that were imported are known by heart.
    let imported = try StudyFolder()
    try imported.importRows(0..<12)
    let expected = try imported.reading()
    let other = try expected.dataset(of: expected.versions(named: nil), columns: names, in: nil)
    for name in ["mood", "help_1", "help_2", "help_9", "rating"] {
      guard case .narrow(let codes)? = data[name]?.values,
        case .narrow(let first)? = other[name]?.values
      else {
        Issue.record("\(name) holds codes")
        continue
      }
      #expect(Array(codes.prefix(12)) == first)
    }
    // It is still written to, and the same rows are still known.
    #expect(try folder.importRows(0..<12).allSatisfy { $0 == .alreadyStored })
    #expect(try folder.importRows([77], digest: 9) == [.stored])
    #expect(try folder.audit().isClean)
  }

  private static func record(at path: String) throws {
    let folder = try StudyFolder()
    try folder.importRows(0..<12)
    try folder.interview(seeds: 1...3)
    let study = try folder.writing()
    let stored = try study.questionnaire(named: nil)
    var recorder = StudyRecorder(beginning: stored, in: study, actor: "tester")
    try recorder.record(.started(questionnaire: "wellbeing", version: "1.0.0", language: .english))
    try writeFile(path, readFile(folder.path, limit: 1 << 24), mode: 0o644)
  }
}
