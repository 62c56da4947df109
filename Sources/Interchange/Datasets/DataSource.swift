package import Microdata
package import QuestionnaireModel
import StudyStorage

/// Where a command's data come from: a study, or a file without a questionnaire.
package enum DataSource: ~Copyable {
  case study(StudySource)
  case table(CSVDataset)

  /// How data are to be read.
  package struct Options: Hashable, Sendable {
    /// Which questionnaire of a study is meant, where it holds several.
    package var questionnaire: String?
    /// The language of the labels; the questionnaire's first where nil.
    package var language: Language?
    /// The texts that mean missing in a file without a questionnaire, besides the empty one.
    package var missing: Set<String> = ["NA"]

    package init() {}
  }

  /// Opens the data that a path names, by what the file is and not by its ending.
  package static func open(
    _ path: String, options: Options
  ) throws(DataSourceError) -> DataSource {
    switch try FileKind(of: path) {
    case .sqlite: return .study(try StudySource(path, options: options))
    case .spss: throw .notYetReadable(path: path, kind: "an SPSS file")
    case .stata: throw .notYetReadable(path: path, kind: "a Stata file")
    case .text:
      do throws(DatasetError) {
        return .table(try CSVDataset(path, missing: options.missing))
      } catch {
        throw .dataset(error)
      }
    }
  }

  /// The names of the columns that it can give.
  package borrowing func columnNames() throws(DataSourceError) -> [String] {
    switch self {
    case .study(let study): return try study.columnNames()
    case .table(let table):
      do throws(DatasetError) { return try table.columnNames() } catch { throw .dataset(error) }
    }
  }

  /// Reads some of the columns.
  ///
  /// - Parameter numbers: those that must hold numbers, such as weights.
  package borrowing func dataset(
    columns: [String], numbers: Set<String>
  ) throws(DataSourceError) -> Dataset {
    switch self {
    case .study(let study): return try study.dataset(columns: columns)
    case .table(let table):
      do throws(DatasetError) {
        return try table.read(columns: columns, numbers: numbers)
      } catch {
        throw .dataset(error)
      }
    }
  }
}

/// One questionnaire of a study as a source of data.
package struct StudySource: ~Copyable {
  private let study: Study
  private let options: DataSource.Options

  init(_ path: String, options: DataSource.Options) throws(DataSourceError) {
    do throws(StudyError) {
      study = try Study.open(path, for: .reading)
    } catch {
      throw .study(error)
    }
    self.options = options
  }

  borrowing func columnNames() throws(DataSourceError) -> [String] {
    do throws(StudyError) {
      return try study.columns(of: options.questionnaire, in: options.language).columns.map(\.name)
    } catch {
      throw .study(error)
    }
  }

  borrowing func dataset(columns: [String]) throws(DataSourceError) -> Dataset {
    do throws(StudyError) {
      return try study.dataset(of: options.questionnaire, columns: columns, in: options.language)
    } catch {
      throw .study(error)
    }
  }
}
