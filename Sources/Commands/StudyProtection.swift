import Disclosure
import Interchange
import Microdata
import QuestionnaireModel
import StudyStorage
import Tabulation

extension SmallGroups {
  /// What a study holds back of few respondents; of a bare file nothing, which knows of no item that
  /// it is sensitive.
  ///
  /// - Parameter columns: those that may be looked at, which know their class.
  init(of data: borrowing DataSource, columns: [Column]) throws {
    guard let publishing = try data.publishing() else {
      self = .unprotected
      return
    }
    var ledger = Ledger()
    for release in publishing.releases {
      ledger = ledger.joined(with: try Ledger(decoding: release))
    }
    self.init(
      rules: .usual(survivors: publishing.asksSurvivors, of: columns), ledger: ledger,
      key: publishing.key)
  }
}

extension Study {
  /// What holds of one of its questionnaires where no plan says otherwise.
  func usualRules(named questionnaire: String?) throws(StudyError) -> SuppressionRules {
    .usual(
      survivors: try versions(named: questionnaire).contains {
        $0.questionnaire.asksOnlySensitive
      })
  }
}

/// An analyst's wish to see small counts on the terminal.
struct UnprotectedLook {
  let reason: String
  let actor: String

  /// Nil where nobody asks for it.
  ///
  /// - Throws: where it is asked for without a reason, or for a file.
  init?(_ isAsked: Bool, reason: String, actor: String, output: String) throws {
    guard isAsked else {
      guard reason.isEmpty else {
        throw OptionMisuse("--reason says why small counts are shown; it goes with --unprotected")
      }
      return nil
    }
    guard reason.contains(where: { !$0.isWhitespace }) else {
      throw OptionMisuse(
        "--unprotected shows small counts of a study, and its log says why; give a --reason")
    }
    guard output.isEmpty else {
      throw OptionMisuse(
        "--unprotected is for looking on the terminal; a file gets the protected table, so leave "
          + "--output or --unprotected out")
    }
    self.reason = reason
    self.actor = actor
  }

  /// Makes an analysis with its small counts, and notes in the study that they are looked at.
  ///
  /// - Parameters:
  ///   - items: what it is about, for the log.
  ///   - isProtected: whether anything of it would be held back.
  /// - Throws: where nothing is held back anyway, it cannot be made, or the study cannot be written.
  func open<Result>(
    _ items: String, of data: String, isProtected: Bool, _ make: () throws -> Result
  ) throws -> Result {
    guard isProtected else {
      throw OptionMisuse("nothing of this table is held back; leave --unprotected out")
    }
    let made = try make()
    try Study.open(data, for: .writing)
      .noteSmallCountsShown(of: items, because: reason, actor: actor)
    return made
  }
}

extension UnprotectedLook {
  /// Opens a book with its small counts.
  ///
  /// - Throws: where nothing of it is held back anyway, or the study cannot be written.
  func open(_ book: Book, of data: String) throws -> Book {
    try open(
      book.tables.map(\.title).joined(separator: ", "), of: data, isProtected: book.needsProtection
    ) { book.unprotected(because: reason) }
  }
}

extension UnprotectedLook? {
  /// Makes an analysis under what a study holds back, or with its small counts where that is asked for.
  func analysis<Result>(
    of items: [String], _ input: AnalysisInput, in data: String,
    _ make: (SmallGroups) throws -> Result
  ) throws -> Result {
    guard let self else { return try make(input.groups) }
    return try self.open(
      items.joined(separator: ", "), of: data,
      isProtected: input.groups.protects(items, of: input.sample)
    ) {
      var groups = input.groups
      groups.shownBecause = self.reason
      return try make(groups)
    }
  }
}
