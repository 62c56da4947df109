import QuestionnaireModel

/// Whether the columns of a file hold codes or labels, where a label is another option's code or name.
///
/// Such a column is never read code by code in silence: either all its cells are labels, and one of
/// them is no code, or the mapping must say what they are. Where a label is another option's name,
/// cells are labels, unless one of them can be nothing but a name.
struct OptionReadings {
  /// By item; nil where either may stand, because no text can mean both.
  private(set) var readings: [OptionReading?]

  /// - Throws: where a cell can be read both ways and nothing shows which is meant.
  init(
    _ plan: ColumnPlan, of questionnaire: Questionnaire, mapping: ImportMapping,
    in reader: borrowing CSVReader
  ) throws(ImportError) {
    readings = questionnaire.items.map { mapping.readings[$0.id] }
    var columns: [EquivocalColumn] = []
    for (item, place) in plan.places.enumerated() {
      guard case .column(let column)? = place, readings[item] == nil else { continue }
      let equivocal = EquivocalColumn(
        item: item, column: column,
        codes: CellReader(
          item, of: questionnaire, source: plan.sources[item], mapping: mapping, kinds: [.codes]),
        names: CellReader(
          item, of: questionnaire, source: plan.sources[item], mapping: mapping, kinds: [.names]),
        labels: CellReader(
          item, of: questionnaire, source: plan.sources[item], mapping: mapping, kinds: [.labels]))
      if equivocal.isPossible(for: questionnaire) { columns.append(equivocal) }
    }
    guard !columns.isEmpty else { return }
    try reader.forEachRecord { record throws(ImportError) in
      guard !record.isRagged else { return }
      for index in columns.indices {
        record.withBytes(at: columns[index].column) { columns[index].meet($0) }
      }
    }
    let undecided = columns.filter { !$0.isDecided }
    guard undecided.isEmpty else {
      throw .codesOrLabels(
        undecided.map { column in
          .init(
            item: questionnaire.items[column.item].id.rawValue,
            column: reader.columns[column.column])
        })
    }
    for column in columns where column.isOfLabels { readings[column.item] = .labels }
  }
}

extension OptionReading? {
  /// What may stand in the cells of a column that is read so.
  var kinds: Set<Spellings.Kind> {
    switch self {
    case nil: [.codes, .names, .labels]
    case .codes?: [.codes, .names]
    case .labels?: [.names, .labels]
    }
  }
}

/// A column of which a text may be one option's code or name and another one's label.
private struct EquivocalColumn {
  let item: Int
  let column: Int
  let codes: CellReader
  let names: CellReader
  let labels: CellReader
  private var table = ByteTable()
  private var holdsEquivocal = false
  private var holdsNameOrLabel = false
  private var holdsNames = false
  private var holdsCodes = false
  private var holdsLabels = false

  init(
    item: Int, column: Int, codes: CellReader, names: CellReader, labels: CellReader
  ) {
    self.item = item
    self.column = column
    self.codes = codes
    self.names = names
    self.labels = labels
  }

  /// Whether some label of the item can be read as a code or a name.
  func isPossible(for questionnaire: Questionnaire) -> Bool {
    let options = questionnaire.items[item].type.optionList?.options ?? []
    return options.contains { option in
      option.label.texts.values.flatMap(TextTemplate.variants).contains(where: isEquivocal)
    }
  }

  var isOfLabels: Bool { holdsLabels && !holdsCodes }

  var isDecided: Bool {
    (!holdsEquivocal || isOfLabels) && !(holdsNameOrLabel && holdsNames)
  }

  mutating func meet(_ bytes: UnsafeRawBufferPointer) {
    guard table.number(of: bytes) == nil else { return }
    _ = table.insert(bytes)
    let text = String(decoding: bytes, as: UTF8.self)
    let (code, name, label) = (
      codes.choice(in: text), names.choice(in: text), labels.choice(in: text)
    )
    if let name, label == nil, name.nonanswer == nil { holdsNames = true }
    if let name, let label, name != label { holdsNameOrLabel = true }
    switch (code, label) {
    case (let code?, let label?): if code != label { holdsEquivocal = true }
    case (.some, nil): holdsCodes = true
    case (nil, .some): holdsLabels = true
    case (nil, nil): break
    }
  }

  private func isEquivocal(_ text: String) -> Bool {
    guard let label = labels.choice(in: text) else { return false }
    return [codes, names].contains { reader in
      reader.choice(in: text).map { $0 != label } ?? false
    }
  }
}

extension CellReader {
  /// What a text says, where it can be read and holds an answer or a non-answer.
  fileprivate func choice(in text: String) -> Answer? {
    guard case .answer(let answer) = meaning(of: text), answer.nonanswer != .missing else {
      return nil
    }
    return answer
  }
}
