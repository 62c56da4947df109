import Disclosure
import Interchange
import Microdata
import QuestionnaireModel
import StudyStorage
import Tabulation

/// What a study holds back of tables, whoever asks for them.
struct StudyProtection {
  /// The path of the data; a bare file knows of no item that it is sensitive.
  let data: String
  var questionnaire: String?

  /// The rules for a table that no plan describes.
  ///
  /// - Parameter columns: those of the table and of its condition, which know their class.
  func rules(for columns: [Column]) throws -> SuppressionRules {
    guard isDatabase(data) else { return SuppressionRules() }
    let study = try Study.open(data, for: .reading)
    var rules = SuppressionRules.usual(
      survivors: try study.questionnaire(named: questionnaire).questionnaire.asksOnlySensitive)
    for column in columns where column.origin.confidentiality != .open {
      rules.classes[column.name] = column.origin.confidentiality
    }
    return rules
  }

  /// Holds back what may not be published, together with what was published before.
  func protected(_ book: Book) throws -> ProtectedBook {
    guard isDatabase(data), book.needsProtection else {
      // Where nothing is noted any key will do.
      return try book.protected(after: Ledger(), key: Array(repeating: 0, count: 32))
    }
    let study = try Study.open(data, for: .reading)
    return try book.protected(after: try ledger(of: study), key: study.releaseKey)
  }

  /// The columns that published books looked at, without which a book cannot be held against them.
  func publishedColumns() throws -> Set<String> {
    guard isDatabase(data) else { return [] }
    let study = try Study.open(data, for: .reading)
    return Set(try ledger(of: study).sums.factors.flatMap(\.columns))
  }

  private func ledger(of study: borrowing Study) throws -> Ledger {
    var ledger = Ledger()
    for release in try study.releases() {
      ledger = ledger.joined(with: try Ledger(decoding: release))
    }
    return ledger
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

  /// Notes in the study that a book is looked at, and gives it.
  ///
  /// - Throws: where nothing of it is held back anyway, or the study cannot be written.
  func open(_ book: Book, of data: String) throws -> Book {
    guard isDatabase(data), book.needsProtection else {
      throw OptionMisuse("nothing of this table is held back; leave --unprotected out")
    }
    let items = book.tables.map(\.title).joined(separator: ", ")
    try Study.open(data, for: .writing)
      .noteSmallCountsShown(of: items, because: reason, actor: actor)
    return book.unprotected(because: reason)
  }
}
