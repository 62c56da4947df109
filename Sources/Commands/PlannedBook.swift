import Diagnostics
import Disclosure
import Interchange
import Microdata
import PlanLanguage
import QuestionnaireModel
import Reports
import Sealing
import StudyStorage
import Tabulation
import Words

/// A plan carried out on the data that it is for.
struct PlannedBook {
  let book: Book
  let warnings: Findings
  /// What the study notes once the book is published; nil where nothing in it is protected.
  private let release: Ledger?
  /// The digest of the plan's text, in hexadecimal, as locks have it.
  let digest: String
  /// The rows that the tables were made from, where they were kept.
  private let data: BookData?

  /// Checks the plan, reads every column that it needs once, and makes its tables.
  ///
  /// - Parameter keepingRows: whether to keep all rows, for `recomputable`.
  init(_ input: PlanInput, keepingRows: Bool = false) throws {
    let opened = try input.opened()
    warnings = opened.warnings
    let plan = opened.plan.withBaseWords(of: opened.subject, language: opened.heading.language)
    let named = DesignColumns(opened.subject.columns.map(\.column))
    let unused = named.note(
      besides: [plan.weighting.column].compactMap(\.self) + plan.design.columns,
      remedy: "'design: questionnaire' in the plan takes them")
    let groups = try SmallGroups(of: opened.data, columns: [])
    let (made, rows) = try Self.made(
      plan, of: opened.data, beside: groups.publishedColumns, keepingRows: keepingRows,
      notes: unused.map { [$0] } ?? [])
    data = keepingRows ? rows : nil
    digest = Digest(of: opened.source.bytes).description
    let stamped = made.stamped(by: try Self.lock(of: plan, in: input, opened.subject))
    let guarded = try groups.protected(stamped)
    book = guarded.book
    release = guarded.release
  }

  /// The book with what it takes to compute it again.
  ///
  /// - Precondition: its rows were kept.
  var recomputable: RecomputableBook {
    get throws {
      guard let data else { preconditionFailure("a book is computed again from rows that it kept") }
      return try RecomputableBook(book, of: data)
    }
  }

  /// Notes in the study that the book is published, so that later ones reveal nothing with it.
  ///
  /// - Throws: where nothing of it is protected, so that there is nothing to note.
  func publish(in path: String, actor: String) throws {
    guard let release else {
      throw OptionMisuse.withoutEffect(
        "--publish", because: "nothing of this book is protected, and no later book has to mind it")
    }
    try Study.open(path, for: .writing).notePublished(release.encoded, actor: actor)
  }

  /// Reads every column that the plan needs once: block by block from a study, where that will do.
  ///
  /// - Parameter published: columns that earlier books looked at, which the book is held against.
  private static func made(
    _ plan: BookPlan, of data: borrowing DataSource, beside published: Set<String>,
    keepingRows: Bool, notes: [String]
  ) throws -> (Book, BookData?) {
    let others = published.subtracting(plan.dataColumns).intersection(try data.columnNames())
    let columns = plan.dataColumns + others.sorted()
    switch data {
    case .study(let study):
      if !keepingRows, let counted = try counted(plan, of: study, columns, notes: notes) {
        return (counted, nil)
      }
    case .table: break
    case .labeled: break
    }
    let read = try data.dataset(columns: columns, numbers: Set(plan.numberColumns))
      .opened().described(by: plan.items).adding(plan.derived)
      .adding(notes: notes)
    var records: [String: Dataset] = [:]
    for set in plan.records { records[set.name] = try read.records(set) }
    let rows = BookData(
      respondents: read.adding(notes: read.suspectNotes(of: plan)), records: records)
    return (try Book(plan, of: rows), rows)
  }

  /// The book counted block by block; nil where it needs all rows at once.
  private static func counted(
    _ plan: BookPlan, of study: borrowing StudySource, _ columns: [String], notes: [String]
  ) throws -> Book? {
    let prototype = try study.prototype(columns: columns).adding(plan.derived)
    guard !columns.isEmpty, !plan.needsAllRows(of: prototype) else { return nil }
    var assembly = try BookAssembly(
      plan, columns: prototype, expectedRows: try study.rowEstimate())
    var failure: (any Error)?
    let read = try study.eachBlock(columns: columns, rows: BookAssembly.blockRows) { block in
      do {
        try assembly.add(try block.opened().adding(plan.derived))
      } catch {
        failure = error
      }
      return failure == nil
    }
    if let failure { throw failure }
    return assembly.finished(notes: read + notes)
  }

  /// The plan of that name that was locked last; nil where the data are no study or hold none.
  private static func lock(
    of plan: BookPlan, in input: PlanInput, _ subject: PlanSubject
  ) throws -> PlanLock? {
    guard isDatabase(input.data) else { return nil }
    let study = try Study.open(input.data, for: .reading)
    guard let locked = try study.lockedPlans().last(where: { $0.name == plan.name }) else {
      return nil
    }
    return PlanLock(
      plan: PlanReader.read(locked.source, subject: subject, isAccepted: true).plan,
      time: iso8601Seconds(milliseconds: Int64(locked.time)),
      digest: String(locked.digest.prefix(16)))
  }
}

extension BookPlan {
  /// The same plan where tables say whom their question was asked, as its route says it.
  fileprivate func withBaseWords(of subject: PlanSubject, language: String?) -> BookPlan {
    guard let questionnaire = subject.questionnaire else { return self }
    let known = questionnaire.languages.first { $0.rawValue == language }
    let words = BaseWords(questionnaire, in: known ?? questionnaire.languages[0])
    var plan = self
    for place in plan.tables.indices where plan.tables[place].base == nil {
      plan.tables[place].base = words.text(
        ofColumns: dataColumns(of: plan.tables[place].stubColumns))
    }
    return plan
  }
}
