import Testing

@testable import StudyStorage

@Suite struct GateTests {
  @Test func `the gate leaves a count and its date, and nothing else`() throws {
    let folder = try StudyFolder()
    let study = try folder.writing()
    try study.gateClosed(actor: "ana")
    try study.gateClosed(actor: "ana")
    try study.gatePassed(actor: "ana")
    #expect(try study.gateCounts() == Study.GateCounts(passed: 1, closed: 2))
    let notes = try study.notes(of: [.gateClosed, .gatePassed])
    #expect(notes.allSatisfy { $0.time % 86_400_000 == 0 && $0.interview == nil })
    #expect(Set(notes.map(\.payload)).count == 1)
    #expect(try study.unfinishedInterviews(of: nil).isEmpty)
  }

  @Test func `a study with a closed gate passes its audit`() throws {
    let folder = try StudyFolder()
    let study = try folder.writing()
    try study.gateClosed(actor: "")
    #expect(try study.audit().isClean)
  }
}
