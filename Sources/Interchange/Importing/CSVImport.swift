import Files
import Formats
import QuestionnaireModel
import Sealing
package import StudyStorage

/// The import of a table of separated values into a study.
package struct CSVImport: Sendable {
  package let path: String
  package private(set) var mapping: ImportMapping
  /// Where rows that do not fit are listed; no file is made where every row fits.
  package let rejectsPath: String
  package let actor: String
  /// Whether rows are checked alone, and none is stored.
  package var isRehearsal = false

  package init(path: String, mapping: ImportMapping, rejectsPath: String, actor: String) {
    self.path = path
    self.mapping = mapping
    self.rejectsPath = rejectsPath
    self.actor = actor
  }

  /// What became of the file.
  package struct Summary: Hashable, Sendable {
    package internal(set) var rows = 0
    package internal(set) var stored = 0
    package internal(set) var alreadyStored = 0
    package internal(set) var rejected = 0
    /// Rows whose identifier is a whole number that they, or an earlier file, write otherwise.
    package internal(set) var respelled = 0
    /// Rows in which nothing stands; they are no respondents, and left out.
    package internal(set) var blankRows = 0
    package internal(set) var ignoredColumns: [String] = []
    /// Columns whose names differ from those asked for in letters' case alone.
    package internal(set) var columnsFoundByCase: [String] = []
    /// What a reader should know of how a labeled file was read.
    package internal(set) var notes: [String] = []
  }

  /// Reads every row, stores those that fit in one transaction, and lists the others.
  ///
  /// - Parameter progress: told the bytes read of the bytes there are, every so often.
  package func run(
    into study: borrowing Study, questionnaire: StoredQuestionnaire,
    progress: (_ done: Int, _ total: Int) -> Void
  ) throws(ImportError) -> Summary {
    let labeled = try labeledData()
    let file: MappedFile
    do { file = try MappedFile(path) } catch { throw .file(error) }
    var rejects = try RejectsFile(path: rejectsPath)
    do throws(ImportError) {
      if let labeled {
        let text = LabeledText(data: labeled, questionnaire: questionnaire.questionnaire)
        return try text.bytes().withUnsafeBufferPointer { buffer throws(ImportError) in
          var work = self
          // Numbers and days are no texts there, and stand as this program writes them.
          work.mapping.usesDecimalComma = false
          work.mapping.dates = .iso8601
          var summary = try work.run(
            UnsafeRawBufferPointer(buffer), into: study, questionnaire, &rejects, progress)
          summary.notes = labeled.notes
          return summary
        }
      }
      return try file.withBytes { bytes throws(ImportError) in
        try run(bytes, into: study, questionnaire, &rejects, progress)
      }
    } catch {
      rejects.discard()
      throw error
    }
  }

  /// The content of a file of SPSS or Stata; nil where it is text.
  private func labeledData() throws(ImportError) -> LabeledData? {
    do throws(FormatError) {
      return try DataFormats.reader(of: path)?.read(path, ReadingRequest())
    } catch {
      throw .format(error)
    }
  }

  private func run(
    _ bytes: UnsafeRawBufferPointer, into study: borrowing Study,
    _ questionnaire: StoredQuestionnaire, _ rejects: inout RejectsFile,
    _ progress: (Int, Int) -> Void
  ) throws(ImportError) -> Summary {
    let reader = try Self.reader(bytes)
    let plan = try ColumnPlan(
      columns: reader.columns, questionnaire: questionnaire.questionnaire, mapping: mapping)
    let readings = try OptionReadings(
      plan, of: questionnaire.questionnaire, mapping: mapping, in: reader)
    var summary = Summary()
    summary.ignoredColumns = plan.ignored
    summary.columnsFoundByCase = plan.foundByCase
    do throws(ImportError) {
      try study.importing(
        file: fileName, digest: Digest(of: bytes).bytes, into: questionnaire, actor: actor,
        mapping: { ImportError.study($0) }
      ) { session, name throws(ImportError) in
        var rows = RowReader(
          questionnaire.questionnaire, plan: plan, mapping: mapping, columns: reader.columns,
          readings: readings)
        try reader.forEachRecord { record throws(ImportError) in
          // In a table of one column an empty line is an answer left out.
          guard reader.columns.count == 1 || !record.isBlank else {
            summary.blankRows += 1
            return
          }
          summary.rows += 1
          if summary.rows.isMultiple(of: 8192) {
            progress(record.byteRange.upperBound, bytes.count)
          }
          try offer(record, fileName: name, &rows, &session, &summary, &rejects)
        }
        summary.respelled = session.respelledCount
        do throws(FileError) { try rejects.close() } catch { throw ImportError.file(error) }
        // Thrown inside the transaction, it takes everything back.
        if isRehearsal { throw ImportError.rehearsed }
        return summary.rejected
      }
    } catch {
      guard isRehearsal, error == .rehearsed else { throw error }
    }
    return summary
  }

  private static func reader(_ bytes: UnsafeRawBufferPointer) throws(ImportError) -> CSVReader {
    do {
      return try CSVReader(bytes, namingByPlace: true)
    } catch {
      throw .csv(error)
    }
  }

  private func offer(
    _ record: borrowing CSVRecord, fileName: String, _ rows: inout RowReader,
    _ session: inout ImportSession, _ summary: inout Summary, _ rejects: inout RejectsFile
  ) throws(ImportError) {
    var faults = try rows.read(record, &session)
    if faults.isEmpty {
      let identity =
        rows.respondent(of: record)
        ?? .content(file: fileName, position: record.number, bytes: record.withBytes { Array($0) })
      do throws(StudyError) {
        switch try session.append(
          row: record.number, identity: identity, answers: rows.answers,
          declined: rows.isDeclined)
        {
        case .stored: summary.stored += 1
        case .alreadyStored: summary.alreadyStored += 1
        case .differs:
          faults = [RowFault(column: "", item: nil, valueClass: .row, fault: .differsFromStored)]
        case .spelledOtherwise:
          faults = [
            RowFault(
              column: "", item: nil, valueClass: .row, fault: .respondentSpelledOtherwise)
          ]
        }
      } catch {
        throw .study(error)
      }
    }
    guard !faults.isEmpty else { return }
    summary.rejected += 1
    do { try rejects.append(record, faults) } catch { throw .file(error) }
  }

  /// The file's own name, without the folders it stands in.
  private var fileName: String {
    String(path[(path.lastIndex(of: "/").map(path.index(after:)) ?? path.startIndex)...])
  }
}
