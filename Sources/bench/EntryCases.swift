import Diagnostics
import Files
import InterviewScreens
import Interviewing
import QuestionnaireLanguage
import QuestionnaireModel
import Terminal

/// What a keyer waits for between a key and the next field, the disk and the terminal aside.
enum EntryCases {
  /// A whole form, whose keys together must take no longer than one of them may.
  static var all: [any BenchCase] { [FormCase()] }

  private struct FormCase: BenchCase {
    let name = "enter: every field of survivors, drawn on a screen"

    func measure() async throws -> Measurement {
      let path = "questionnaires/survivors.yaml"
      let source = SourceText(name: path, bytes: try readFile(path, limit: 1 << 22))
      guard let questionnaire = QuestionnaireReader.read(source).questionnaire else {
        throw FileError(.read, path, .system(code: 22))
      }
      return try await ComputationCase(name: name, runs: 21, target: 300) {
        let form = try Interview(onPaper: questionnaire, in: questionnaire.languages[0], copy: 1)
        return keyedFields(
          FullScreenEntry(
            try FormBeginning(KeyedForm(number: "1", batch: ""), of: form), on: PatientKeyer(),
            recorder: CountingRecorder()))
      }.measure()
    }
  }

  /// Keys a form to its end and says how many events that gave.
  private static func keyedFields(
    _ entry: consuming FullScreenEntry<PatientKeyer, CountingRecorder>
  ) -> Double {
    _ = entry.run()
    return Double(entry.recorder.count)
  }
}

/// Keys the first option, which most routes go on after, and where that is not taken nothing.
private struct PatientKeyer: Display {
  let size = ScreenSize(width: 80, height: 24)
  private var presses = 0

  mutating func show(_ canvas: Canvas) { presses += canvas.rows.isEmpty ? 0 : 1 }

  mutating func nextKey(within milliseconds: Int?) -> Key {
    presses.isMultiple(of: 2) ? .enter : .character("1")
  }
}

private struct CountingRecorder: InterviewRecorder {
  private(set) var count = 0

  mutating func record(_ event: InterviewEvent) { count += 1 }
}
