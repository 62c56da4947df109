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
  /// What is said, and what is written where, when a study is taken away with its folder or disk.
  @Suite struct VanishedStudy {
    @Test func `nothing is said to be stored when the folder is gone`() throws {
      let place = try StudyPlace()
      var session = try place.interview()
      #expect(session.asked("1") == "sex")
      #expect(rename(place.folder, place.beside("elsewhere")) == 0)
      #expect(session.asked("2") == nil)
      #expect(session.shown.contains("The answer to sex is NOT SAVED"))
      session.type("!")
      session.type("")
      #expect(session.hear() == .ended)
      let ending = session.finish()
      #expect(ending.code == 2)
      #expect(!ending.output.contains("everything before it is saved"))
      #expect(ending.output.contains("NOT SAVED, and the study is not where it was"))
      #expect(!ending.error.contains("Everything before it is stored"))
      #expect(ending.error.contains("is not where it was"))
      #expect(ending.error.contains("No copy was made."))
    }

    @Test func `a study of a disk that went away is copied to no other without asking`() throws {
      #if os(Linux)
        let place = try StudyPlace()
        let folder = place.beside("disk")
        guard let disk = SmallDisk(at: folder, kibibytes: 4096) else { return }
        let study = disk.path + "/study.percept"
        #expect(try ChildProgram.run(["init", study, "-q", RealProgram.wellbeing]).code == 0)
        for wishesCopy in [false, true] {
          var session = InterviewSession(try ChildProgram(["interview", study]))
          #expect(session.hear() == .asks)
          #expect(session.asked("1") == "sex")
          if !wishesCopy {
            // What is mounted over it hides the disk as its going away does.
            #expect(mount("tmpfs", folder, "tmpfs", 0, "size=4m") == 0)
          } else {
            #expect(umount2(folder, Int32(MNT_DETACH)) == 0)
          }
          #expect(session.asked("2") == nil)
          #expect(try listFolder(folder) == [])
          session.type("!")
          if wishesCopy { session.type(place.beside("copy.percept")) }
          let ending = session.finish()
          #expect(ending.code == 2)
          #expect(try listFolder(folder) == [])
          #expect(ending.output.contains("NOT encrypted"))
          #expect(!ending.error.contains("is stored in interview"))
          if !wishesCopy {
            #expect(ending.error.contains("No copy was made."))
            #expect(umount2(folder, Int32(MNT_DETACH)) == 0)
          } else {
            #expect(ending.error.contains("a plain copy: protect that disk"))
            let audit = try ChildProgram.run(["audit", place.beside("copy.percept")])
            #expect(audit.code == 0)
          }
        }
      #endif
    }

    @Test func `a key that hides, a passphrase and a stop make no copy of a study that is gone`()
      throws
    {
      for typed in [["\u{1B}[24~geheim1234", "geheim1234", "--", ""], ["!"], ["!!", "!"]] {
        let place = try StudyPlace()
        var session = try place.interview()
        #expect(session.asked("1") == "sex")
        #expect(rename(place.folder, place.beside("elsewhere")) == 0)
        #expect(session.asked("2") == nil)
        session.type("!")
        for line in typed { session.type(line) }
        let ending = session.finish()
        #expect(ending.code == 2)
        #expect(ending.error.contains("No copy was made."))
        #expect(!ending.error.contains("a plain copy: protect"))
      }
    }

    @Test func `where only the stop was not stored, no answer is called lost`() throws {
      let place = try StudyPlace()
      var session = try place.interview()
      #expect(session.asked("1") == "sex")
      #expect(session.asked("2") == "age")
      #expect(rename(place.folder, place.beside("elsewhere")) == 0)
      // The end of the input stops the interview.
      let ending = session.finish()
      #expect(ending.code == 2)
      #expect(!ending.error.contains("write it on paper"))
      #expect(ending.error.contains("that the interview was left was NOT stored"))
      #expect(ending.output.contains("That the interview stops was NOT SAVED"))
    }

    @Test func `a linked study is rescued beside itself`() throws {
      let place = try StudyPlace()
      let link = place.beside("link.percept")
      #expect(symlink(place.study, link) == 0)
      var session = InterviewSession(try ChildProgram(["interview", link]))
      #expect(session.hear() == .asks)
      #expect(session.asked("1") == "sex")
      try remove(place.study)
      #expect(session.asked("2") == nil)
      session.type("!")
      let ending = session.finish()
      #expect(ending.error.contains("\(place.study).rescued, a plain copy"))
      #expect(try listFolder(place.folder) == ["study.percept.rescued"])
    }
  }

  /// No copy of the memory, which holds answers, reaches a disk.
  @Suite struct CoreFiles {
    @Test(arguments: [SIGQUIT, SIGABRT, SIGSEGV])
    func `an interview that is ended by a fault leaves no core file`(signal: Int32) throws {
      #if os(Linux)
        let place = try StudyPlace()
        var session = InterviewSession(
          try ChildProgram(
            [
              "-c",
              "cd \(place.folder) && ulimit -c unlimited; exec \(ChildProgram.percept) interview"
                + " study.percept",
            ], of: "/bin/bash"))
        #expect(session.hear() == .asks)
        #expect(session.asked("1") == "sex")
        let limits = try ChildProgram(["/proc/\(session.process)/limits"], of: "/bin/cat").finish()
        let core = limits.output.split(separator: "\n").first { $0.hasPrefix("Max core file size") }
        #expect(core?.split(separator: " ").suffix(3) == ["0", "0", "bytes"])
        session.send(signal)
        let ending = session.finish()
        #expect(ending.code == nil)
        #expect(try listFolder(place.folder).allSatisfy { !$0.hasPrefix("core") })
      #endif
    }

    @Test(.enabled(if: OtherUser.isAvailable))
    func `the memory of a command is nobody's to read, not even its user's`() throws {
      #if os(Linux)
        let place = try StudyPlace()
        try place.give(to: OtherUser.id)
        var session = InterviewSession(try OtherUser.start(["interview", place.study]))
        #expect(session.hear() == .asks)
        var status = stat()
        #expect(stat("/proc/\(session.process)/mem", &status) == 0)
        // The system gives what a process that may not be dumped has in memory to root.
        #expect(status.st_uid == 0)
        session.send(SIGKILL)
        _ = session.finish()
      #endif
    }
  }
}
