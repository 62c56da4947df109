package import Formats
package import Microdata
package import QuestionnaireModel
import StudyStorage

/// The answers of a study as a data file has them: what may leave, with labels and typed non-answers.
///
/// Items that tell who a respondent is, and those that never leave, are not in it, and neither are open
/// texts, for which no consent is on record.
package struct StudyExport: Sendable {
  package private(set) var data = LabeledData()
  /// What stays in the study, and why.
  package private(set) var left: [Left] = []
  /// The codes that stand for what nobody said: not asked, left empty, not reached, withdrawn.
  package private(set) var machineCodes: [Nonanswer: Double] = [:]
  /// The columns that a data file is made of, by their names.
  let columns: [String: Column]
  package let questionnaire: Questionnaire
  package let language: Language

  /// An item that is not in the file.
  package struct Left: Hashable, Sendable {
    package let item: String
    package let reason: Reason

    package enum Reason: String, CaseIterable, Hashable, Sendable {
      case identifying = "they tell who a respondent is"
      case neverExport = "their class is never_export"
      case pairCode = "they match the questionnaires of one person"
      case text = "open texts, for which no consent to publish is on record"
      case asked = "left out by --without"
    }
  }

  /// Takes what may leave through the one door.
  ///
  /// - Parameters:
  ///   - without: items that are left out besides.
  ///   - bands: the widths of bands in which numbers are written, by item.
  /// - Throws: `DataSourceError`; `ExportError` where nothing may leave.
  package init(
    of source: borrowing StudySource, without: Set<String> = [], bands: [String: Double] = [:]
  ) throws {
    guard let questionnaire = source.questionnaires().last else {
      throw DataSourceError.study(.noQuestionnaire)
    }
    self.questionnaire = questionnaire
    let language = source.language ?? questionnaire.languages[0]
    self.language = language
    let described = questionnaire.analysisColumns(in: language)
    let guarded = try source.dataset(columns: described.map(\.column.name))
    // A class is that of all versions together, which only the guarded columns know.
    let outline = guarded.outline
    var leaving: [AnalysisColumn] = []
    for (place, column) in described.enumerated() {
      if let reason = Self.reason(outline.columns[place], column.item, without) {
        let left = Left(item: column.item.rawValue, reason: reason)
        if self.left.last != left { self.left.append(left) }
      } else {
        leaving.append(column)
      }
    }
    for item in questionnaire.items {
      if case .text = item.type { left.append(Left(item: item.id.rawValue, reason: .text)) }
    }
    try Self.check(without, of: questionnaire, described)
    guard !leaving.isEmpty else { throw ExportError.nothingLeaves }
    let dataset = try guarded.opened(for: leaving.map(\.column.name))
    columns = Dictionary(
      dataset.columns.map { ($0.name, $0) }, uniquingKeysWith: { first, _ in first })
    machineCodes = MachineCodes.free(of: dataset, questionnaire)
    data.label = TextTemplate.neutral(questionnaire.title[language])
    data.rowCount = dataset.rowCount
    data.documents = ["Questionnaire \(questionnaire.id), version \(questionnaire.version)"]
    data.documents += dataset.notes
    data.notes = dataset.notes
    for described in leaving {
      guard let column = dataset[described.column.name],
        let place = questionnaire.index(of: described.item)
      else { continue }
      let item = questionnaire.items[place]
      var variable = ExportedColumn(column, item, machineCodes).variable
      if let width = bands[variable.name] ?? bands[item.id.rawValue] {
        variable = try variable.banded(width)
      }
      data.variables.append(variable)
      if item.meaning.role == .weight { data.weight = variable.name }
    }
    for name in bands.keys.sorted()
    where !leaving.contains(where: { $0.column.name == name }) {
      throw ExportError.unknownItem(name, option: "--bands")
    }
    data.sets = Self.sets(of: questionnaire, leaving, in: language)
  }

  private static func reason(
    _ column: Column, _ item: ItemID, _ without: Set<String>
  ) -> Left.Reason? {
    switch column.origin.confidentiality {
    case .neverExport: return .neverExport
    case .identifying: return .identifying
    case .open, .sensitive: break
    }
    if column.origin.role == .pairCode { return .pairCode }
    return without.contains(item.rawValue) || without.contains(column.name) ? .asked : nil
  }

  private static func check(
    _ without: Set<String>, of questionnaire: Questionnaire, _ described: [AnalysisColumn]
  ) throws(ExportError) {
    let known = Set(questionnaire.items.map(\.id.rawValue) + described.map(\.column.name))
    for name in without.sorted() where !known.contains(name) {
      throw .unknownItem(name, option: "--without")
    }
  }

  /// The items of several choices, whose options are variables.
  private static func sets(
    of questionnaire: Questionnaire, _ leaving: [AnalysisColumn], in language: Language
  ) -> [ResponseSet] {
    questionnaire.items.compactMap { item in
      switch item.type {
      case .multiple, .drawn: break
      case .single, .ranking, .integer, .decimal, .text, .date, .time, .scale, .differential,
        .computed, .assigned, .consent, .note:
        return nil
      }
      let names = leaving.filter { $0.item == item.id }.map(\.column.name)
      guard names.count > 1 else { return nil }
      return ResponseSet(
        name: item.id.rawValue, label: TextTemplate.neutral(item.text[language]), counted: "1",
        variables: names)
    }
  }
}

/// Why a study gives no data file.
package enum ExportError: Error, Hashable, Sendable, CustomStringConvertible {
  case nothingLeaves
  case unknownItem(String, option: String)
  case notBanded(String)
  /// Respondents whom the quasi-identifiers tell apart.
  case tooSmall(ClassReport)
  case quasiUnknown
  case unknownRecords(String, known: [String])

  package var description: String {
    switch self {
    case .nothingLeaves: "no item of the study may leave it"
    case .unknownItem(let name, let option):
      "\(option) names '\(name)', which is no item that leaves the study"
    case .notBanded(let name): "'\(name)' holds no numbers, so that it has no bands"
    case .unknownRecords(let name, let known):
      "no roster or vignettes called '\(name)' leave the study; "
        + (known.isEmpty ? "it has none" : "it has \(known.joined(separator: ", "))")
    case .tooSmall(let report): report.refusal
    case .quasiUnknown:
      "the data hold sensitive items, and nothing says which others could tell who a respondent is;"
        + " name these with --quasi ITEM,ITEM, or say --quasi none"
    }
  }
}

extension StudyExport {
  /// Whether an item that can harm its respondent is in the file.
  package var holdsSensitive: Bool {
    columns.values.contains { $0.origin.confidentiality == .sensitive }
  }

  /// Why an item stays in the study; nil where it leaves, or where there is none.
  package func stays(_ name: String) -> Left.Reason? {
    left.first { $0.item == name }?.reason
  }

  /// The refusal to look at an item that is kept.
  package func kept(_ item: String) -> AnswersKept { AnswersKept(item: item) }

  /// The script that loads a table of the data into a program.
  package func script(
    for program: LoadingScript.Program, _ data: LabeledData, table: String
  ) throws(FormatError) -> String {
    try LoadingScript(data, table: table, machineCodes: Set(machineCodes.values)).text(for: program)
  }

  /// The format for an ending; nil where none has it.
  package func format(ending: String, labels: Bool, excel: Bool) -> (any WritableFormat)? {
    switch ending {
    case "sav": return SPSSFormat()
    case "dta": return StataFormat()
    case "jsonl", "ndjson": return JSONLinesFormat()
    case "csv":
      var format = DelimitedFormat(machineCodes: Set(machineCodes.values))
      format.writesLabels = labels
      format.isForExcel = excel
      return format
    default: return nil
    }
  }
}
