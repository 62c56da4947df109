import CrashTesting
import Files
import TestSupport
import Testing

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

extension RealProgram {
  /// What happens to an interview when the world around it does not hold still.
  @Suite struct BadCircumstances {
    @Test(.enabled(if: FaultShim.isAvailable))
    func `a disk that is full for a while loses nothing`() throws {
      let place = try StudyPlace()
      let shim = try FaultShim()
      let full = place.beside("full")
      let environment = shim.environment(failingWhile: full, .noSpace, in: place.folder)
      var session = try place.interview(environment: environment)
      #expect(session.asked("1") == "sex")
      try writeFile(full, [])
      #expect(session.asked("2") == nil)
      #expect(session.shown.contains("The answer to sex is NOT SAVED"))
      #expect(session.shown.contains("the disk is full; nothing of this step was stored"))
      #expect(session.asked("") == nil)
      try remove(full)
      #expect(session.asked("") == "age")
      session.finishInterview()
      #expect(session.finish().code == 0)
      #expect(try place.audit() == "6 events, 1 interview (1 completed)")
    }

    @Test func `a file system that is really full loses nothing`() throws {
      let place = try StudyPlace()
      guard let disk = SmallDisk(at: place.beside("disk"), kibibytes: 400) else { return }
      let study = disk.path + "/study.percept"
      #expect(try ChildProgram.run(["init", study, "-q", RealProgram.wellbeing]).code == 0)
      var session = InterviewSession(try ChildProgram(["interview", study]))
      #expect(session.hear() == .asks)
      #expect(session.asked("1") == "sex")
      disk.fill()
      #expect(session.asked("2") == nil)
      #expect(session.shown.contains("the disk is full; nothing of this step was stored"))
      disk.free()
      #expect(session.asked("") == "age")
      session.finishInterview()
      #expect(session.finish().code == 0)
      let audit = try ChildProgram.run(["audit", study])
      #expect(audit.output.contains("is whole: 6 events, 1 interview (1 completed)\n"))
    }

    @Test func `a file that may not grow is a full disk`() throws {
      let place = try StudyPlace()
      let size = (sizeOfFile(place.study) ?? 0) / 1024 + 1
      var session = InterviewSession(
        try ChildProgram(
          [
            "-c",
            "cd \(place.folder) && ulimit -f \(size); exec \(ChildProgram.percept) interview"
              + " study.percept",
          ], of: "/bin/bash"))
      var hearings = 0
      var isTold = session.hear() != .asks || InterviewSession.isUnsaved(session.shown)
      while !isTold, hearings < 40 {
        hearings += 1
        session.type("# " + String(repeating: "a long remark ", count: 60))
        isTold = session.hear() != .asks || InterviewSession.isUnsaved(session.shown)
      }
      #expect(session.shown.contains("the disk is full; nothing of this step was stored"))
      session.send(SIGKILL)
      #expect(session.finish().code == nil)
      #expect(try place.audit().hasSuffix("1 interview (0 completed)"))
    }

    @Test func `a study that is removed during an interview is copied and told`() throws {
      let place = try StudyPlace()
      var session = try place.interview()
      #expect(session.asked("1") == "sex")
      try remove(place.study)
      #expect(session.asked("2") == nil)
      #expect(session.shown.contains("The answer to sex is NOT SAVED"))
      #expect(session.shown.contains("was removed, renamed or replaced while it was open"))
      #expect(session.shown.contains("everything before it is in \(place.study).rescued"))
      #expect(session.asked("") == nil)
      session.type("!")
      #expect(session.hear() == .ended)
      #expect(session.finish().code == 2)
      #expect(try listFolder(place.folder) == ["study.percept.rescued"])
      #expect(rename(place.study + ".rescued", place.study) == 0)
      #expect(try place.audit() == "3 events, 1 interview (0 completed)")
      #expect(try place.resumed() == "sex")
    }

    @Test func `a study that is put back goes on where it was`() throws {
      let place = try StudyPlace()
      var session = try place.interview()
      #expect(session.asked("1") == "sex")
      #expect(rename(place.study, place.study + ".away") == 0)
      #expect(session.asked("2") == nil)
      #expect(rename(place.study + ".away", place.study) == 0)
      #expect(session.asked("") == "age")
      session.finishInterview()
      #expect(session.finish().code == 0)
      #expect(try place.audit() == "6 events, 1 interview (1 completed)")
    }

    @Test(.enabled(if: OtherUser.isAvailable))
    func `a study that became read-only is told and goes on once it is writable`() throws {
      let place = try StudyPlace()
      try place.give(to: OtherUser.id)
      var session = InterviewSession(try OtherUser.start(["interview", place.study]))
      #expect(session.hear() == .asks)
      #expect(session.asked("1") == "sex")
      #expect(chmod(place.study, 0o400) == 0 && chmod(place.folder, 0o500) == 0)
      #expect(session.asked("2") == nil)
      #expect(session.shown.contains("The answer to sex is NOT SAVED"))
      #expect(session.shown.contains("cannot be written; nothing of this step was stored"))
      let refused = try OtherUser.start(["interview", place.study]).finish()
      #expect(refused.code == 2)
      #expect(refused.output.contains("NOT") || refused.error.contains("cannot be written"))
      #expect(chmod(place.study, 0o600) == 0 && chmod(place.folder, 0o700) == 0)
      #expect(session.asked("") == "age")
      session.finishInterview()
      #expect(session.finish().code == 0)
      #expect(try place.audit() == "6 events, 1 interview (1 completed)")
    }

    @Test(.enabled(if: FaultShim.isAvailable))
    func `a clock set back a day changes neither order nor answers`() throws {
      let place = try StudyPlace()
      let shim = try FaultShim()
      let behind = place.beside("behind")
      var session = try place.interview(environment: shim.environment(clockBehindWhile: behind))
      #expect(session.asked("1") == "sex")
      try writeFile(behind, [])
      #expect(session.asked("2") == "age")
      #expect(session.asked("=sex") == "sex")
      #expect(session.asked("1") == "age")
      session.send(SIGKILL)
      _ = session.finish()
      #expect(try place.audit() == "5 events, 1 interview (0 completed)")
      #expect(try place.resumed() == "age")
    }

    @Test(arguments: [SIGHUP, SIGTERM])
    func `a closed terminal loses nothing that was acknowledged`(signal: Int32) throws {
      let place = try StudyPlace()
      var session = try place.interview()
      #expect(session.asked("1") == "sex")
      session.send(signal)
      #expect(session.hear() == .ended)
      _ = session.finish()
      #expect(try place.audit().hasSuffix(" events, 1 interview (0 completed)"))
      #expect(try place.resumed() == "sex")
    }

    @Test func `a suspended interview hinders nobody and goes on`() throws {
      let place = try StudyPlace()
      var session = try place.interview()
      #expect(session.asked("1") == "sex")
      session.send(SIGSTOP)
      var other = try place.interview()
      #expect(other.asked("3") == "sex")
      #expect(other.asked("1") == "age")
      session.send(SIGCONT)
      #expect(session.asked("2") == "age")
      session.finishInterview()
      #expect(session.finish().code == 0)
      other.finishInterview()
      #expect(other.finish().code == 0)
      #expect(try place.audit() == "11 events, 2 interviews (2 completed)")
    }

    @Test func `the second terminal at an interview is told who has it`() throws {
      let place = try StudyPlace()
      var first = try place.interview(actor: "Ana")
      #expect(first.asked("1") == "sex")
      let name = try place.unfinished()
      let refused = try ChildProgram.run(["interview", place.study, "--resume", name])
      #expect(refused.code == 2)
      #expect(refused.error.contains("interview \(name) is open elsewhere: Ana, process"))
      var second = InterviewSession(
        try ChildProgram(["interview", place.study, "--resume", name, "--take-over"]))
      #expect(second.hear() == .asks)
      #expect(second.asked("2") == "age")
      #expect(first.asked("1") == nil)
      #expect(first.shown.contains("The answer to sex is NOT SAVED"))
      #expect(first.shown.contains("went on elsewhere since it was read"))
      first.type("!")
      #expect(first.finish().code == 2)
      second.finishInterview()
      #expect(second.finish().code == 0)
      #expect(try place.audit() == "7 events, 1 interview (1 completed)")
    }
  }
}

extension InterviewSession {
  /// Types a line and names the item that is then asked; nil where nothing new is.
  mutating func asked(_ line: String) -> String? {
    type(line)
    guard hear() == .asks else { return nil }
    return Self.isUnsaved(shown) ? nil : Self.item(askedIn: shown)
  }

  /// Answers the last question and completes the interview.
  fileprivate mutating func finishInterview() {
    type("40")
    _ = hear()
    type("")
    _ = hear()
  }
}
