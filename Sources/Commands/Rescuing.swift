import Arguments
import Files
import InterviewScreens
import Interviewing
import QuestionnaireModel
import StudyStorage
import Words

extension Streams {
  /// Says where what was recorded before the last fault can be found, as it is found now.
  ///
  /// Where the study is not in its place and no copy stands beside it, whoever sits there is asked where
  /// a copy is to go: it would be plain, on a disk that nobody has chosen for answers.
  func tellWhereRecorded(_ recorder: borrowing StudyRecorder, of study: String, in name: String) {
    let shown = DisplayText.escaped(study)
    switch recorder.place {
    case .study: report("Everything before it is stored in interview \(name)")
    case .copy(let copy):
      report(
        "Everything before it is in \(DisplayText.escaped(copy)), a plain copy beside the study's place"
      )
    case .nowhere:
      report(
        "\(shown) is not where it was: the file, its folder or its disk was taken away. Nothing was"
          + " written anywhere else.")
      guard let copy = askedCopy(recorder) else {
        report(
          "No copy was made. Whether what was recorded before is kept is known once \(shown) is found:"
            + " look for its disk, and for interview \(name) with 'percept interview --list'")
        return
      }
      report(
        "Everything before it is in \(DisplayText.escaped(copy)), a plain copy: protect that disk")
    }
  }

  /// Where a copy was made; nil where none is wanted, or nobody is there to say.
  private func askedCopy(_ recorder: borrowing StudyRecorder) -> String? {
    while true {
      output.write(
        "Type the path of a new file for a copy, which is NOT encrypted; Enter makes none. > ")
      guard output.flush(), let line = input.readLine(refusing: tellUnreadable) else { return nil }
      let path: String
      switch CopyPath(typed: line) {
      case .none: return nil
      case .notAPath:
        report(
          "percept: error: that is no path of a copy; type one with its folder or its ending,"
            + " such as copy.percept, or Enter")
        continue
      case .path(let typed): path = typed
      }
      do throws(StudyError) {
        try recorder.copyRecorded(to: path)
        return path
      } catch {
        report("percept: error: \(DisplayText.escaped(error.description))")
      }
    }
  }

  private func tellUnreadable(_ reason: InputLine.Reason) {
    let wording = UnreadableWording(in: Language("en"))
    switch reason {
    case .notUTF8: report(wording.notUTF8)
    case .tooLong(let limit): report(wording.tooLong(bytes: limit))
    }
  }
}
