import Formats
package import Microdata
package import QuestionnaireModel
import StudyStorage

/// Where a command's data come from: a study, or a file without a questionnaire.
package enum DataSource: ~Copyable {
  case study(StudySource)
  case table(CSVDataset)
  /// A file that says itself what its codes mean.
  case labeled(LabeledDataset)

  /// How data are to be read.
  package struct Options: Hashable, Sendable {
    /// Which questionnaire of a study is meant, where it holds several.
    package var questionnaire: String?
    /// The one version of it whose interviews are read; nil for the newest, and those that may be read
    /// with it.
    package var version: String?
    /// The language of the labels; the questionnaire's first where nil.
    package var language: Language?
    /// The texts that mean missing in a file without a questionnaire, besides the empty one.
    ///
    /// Those that a user names come on top of these.
    package var missing: Set<String> = ["NA"]
    /// The columns of such a file whose cells are texts whatever they look like.
    package var texts: Set<String> = []

    package init() {}
  }

  /// Opens the data that a path names, by what the file is and not by its ending.
  package static func open(
    _ path: String, options: Options
  ) throws(DataSourceError) -> DataSource {
    do throws(FormatError) {
      if let format = try DataFormats.reader(of: path) {
        return .labeled(LabeledDataset(path, format, missing: options.missing))
      }
    } catch {
      throw .format(error)
    }
    switch try FileKind(of: path) {
    case .sqlite: return .study(try StudySource(path, options: options))
    case .numPy: throw .notYetReadable(path: path, kind: "an array of NumPy")
    case .text:
      do throws(DatasetError) {
        return .table(try CSVDataset(path, missing: options.missing, texts: options.texts))
      } catch {
        throw .dataset(error)
      }
    }
  }

  /// The names of the columns that it can give.
  package borrowing func columnNames() throws(DataSourceError) -> [String] {
    switch self {
    case .study(let study): return study.columnNames()
    case .table(let table):
      do throws(DatasetError) { return try table.columnNames() } catch { throw .dataset(error) }
    case .labeled(let file):
      do throws(FormatError) { return try file.columnNames() } catch { throw .format(error) }
    }
  }

  /// Another version of the questionnaire that has a column of that name; nil where none has.
  package borrowing func version(withColumn name: String) -> String? {
    switch self {
    case .study(let study): study.version(withColumn: name)
    case .table: nil
    case .labeled: nil
    }
  }

  /// Whether a questionnaire says what its columns are.
  package var hasQuestionnaire: Bool {
    switch self {
    case .study: true
    case .table: false
    case .labeled: false
    }
  }

  /// The columns that a study's questionnaire gives a part in the design of the sample.
  package borrowing func designColumns() -> DesignColumns {
    switch self {
    case .study(let study): study.designColumns()
    case .table: DesignColumns([])
    case .labeled: DesignColumns([])
    }
  }

  /// Reads some of the columns.
  ///
  /// - Parameters:
  ///   - numbers: those that must hold numbers, such as weights.
  ///   - declared: for a table, categories that a column has even where nobody chose them.
  package borrowing func dataset(
    columns: [String], numbers: Set<String>, declared: [String: [String]] = [:]
  ) throws(DataSourceError) -> GuardedDataset {
    switch self {
    case .study(let study): return try study.dataset(columns: columns)
    case .table(let table):
      do throws(DatasetError) {
        return GuardedDataset(
          try table.read(columns: columns, numbers: numbers, declared: declared))
      } catch {
        throw .dataset(error)
      }
    case .labeled(let file):
      return GuardedDataset(
        try file.read(columns: columns, numbers: numbers, declared: declared))
    }
  }
}

/// One questionnaire of a study as a source of data.
package struct StudySource: ~Copyable {
  private let study: Study
  /// The language of the labels; the questionnaire's first where nil.
  let language: Language?
  /// The versions of the questionnaire that may be read, the newest last.
  private let versions: [StoredQuestionnaire]
  /// The other versions, where one was chosen.
  private let unread: [StoredQuestionnaire]

  init(_ path: String, options: DataSource.Options) throws(DataSourceError) {
    do throws(StudyError) {
      let opened = try Study.open(path, for: .reading)
      (versions, unread) = try opened.versions(
        named: options.questionnaire, choosing: options.version)
      study = opened
    } catch {
      throw .study(error)
    }
    language = options.language
  }

  /// The versions of the questionnaire that may be read, the newest last.
  package borrowing func questionnaires() -> [Questionnaire] { versions.map(\.questionnaire) }

  /// The newest of the other versions that has a column of that name; nil where none has.
  borrowing func version(withColumn name: String) -> String? {
    let others = unread + versions.dropLast()
    return others.last { study.columns(of: $0, in: nil)[name] != nil }?.questionnaire.version
  }

  borrowing func columnNames() -> [String] {
    versions.last.map { study.columns(of: $0, in: language).columns.map(\.name) } ?? []
  }

  borrowing func designColumns() -> DesignColumns {
    DesignColumns(versions.last.map { study.columns(of: $0, in: language).columns } ?? [])
  }

  borrowing func dataset(columns: [String]) throws(DataSourceError) -> GuardedDataset {
    do throws(StudyError) {
      return try study.guardedDataset(
        of: versions, leavingAside: unread, columns: columns, in: language)
    } catch {
      throw .study(error)
    }
  }

  /// The columns named without their rows: what a plan is laid out over before any are read.
  package borrowing func prototype(columns names: [String]) -> Dataset {
    let known = versions.last.map { study.columns(of: $0, in: language) }
    let columns = names.compactMap { known?[$0] }
    return Dataset(name: known?.name ?? "", rowCount: 0, columns: columns)
  }

  /// About how many rows there are.
  package borrowing func rowEstimate() throws(DataSourceError) -> Int {
    do throws(StudyError) {
      return try study.rowEstimate(of: versions)
    } catch {
      throw .study(error)
    }
  }

  /// Reads the columns named block by block, until the body has seen enough.
  ///
  /// - Returns: what a reader should know of how the data were read.
  package borrowing func eachBlock(
    columns: [String], rows: Int, _ body: (GuardedDataset) -> Bool
  ) throws(DataSourceError) -> [String] {
    do throws(StudyError) {
      return try study.eachGuardedBlock(
        of: versions, leavingAside: unread, columns: columns, rows: rows, in: language, body)
    } catch {
      throw .study(error)
    }
  }
}
