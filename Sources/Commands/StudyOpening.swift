import Files
import Interchange
import QuestionnaireModel
import StudyStorage

/// Opens a study for reading, once what a killed program left half written is undone.
///
/// SQLite undoes it by itself, but not through a connection that may only read.
func openForReading(_ path: String) throws(StudyError) -> Study {
  do throws(StudyError) {
    return try Study.open(path, for: .reading)
  } catch {
    guard case .database = error else { throw error }
    try undoUnfinished(path, else: error)
    return try Study.open(path, for: .reading)
  }
}

/// Opens data for reading, once what a killed program left half written is undone.
func openData(
  _ path: String, options: DataSource.Options
) throws(DataSourceError) -> DataSource {
  do throws(DataSourceError) {
    return try DataSource.open(path, options: options)
  } catch {
    guard case .study(.database(let reason)) = error else { throw error }
    do throws(StudyError) {
      try undoUnfinished(path, else: .database(reason))
    } catch {
      throw .study(error)
    }
    return try DataSource.open(path, options: options)
  }
}

/// Has SQLite undo what was left half written; where that is impossible, the first error stands.
private func undoUnfinished(_ path: String, else error: StudyError) throws(StudyError) {
  do throws(StudyError) {
    _ = try Study.open(path, for: .writing)
  } catch .database {
    throw error
  }
}

/// A language that a questionnaire is not written in.
struct UnknownLanguage: Error, CustomStringConvertible {
  let language: String
  let questionnaire: Questionnaire

  var description: String {
    let known = questionnaire.languages.map(\.rawValue).joined(separator: ", ")
    return "\(questionnaire.id) is not written in '\(language)'; its languages are \(known)"
  }
}

extension Questionnaire {
  /// The language of that name.
  func language(named name: String) throws(UnknownLanguage) -> Language {
    let language = Language(name)
    guard languages.contains(language) else {
      throw UnknownLanguage(language: name, questionnaire: self)
    }
    return language
  }
}
