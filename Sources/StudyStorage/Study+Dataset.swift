import Diagnostics
package import Microdata
package import QuestionnaireModel
import SQLiteSupport

extension Study {
  /// The columns that a questionnaire gives, without their rows: what names and conditions refer to.
  package func columns(of stored: StoredQuestionnaire, in language: Language?) -> Dataset {
    let questionnaire = stored.questionnaire
    let language = language ?? questionnaire.languages[0]
    let columns = ColumnSource.all(of: questionnaire).map { source in
      source.column(of: questionnaire, in: language, values: .narrow([]))
    }
    return Dataset(name: path, rowCount: 0, columns: columns)
  }

  /// Reads the columns named of every completed interview, and nothing else.
  ///
  /// Versions of the questionnaire in which the items have the same answers are read together, as
  /// the last of them names them; a version in which one of them has others is left out, and a note
  /// says so.
  package func guardedDataset(
    of versions: [StoredQuestionnaire], columns names: [String], in language: Language?
  ) throws(StudyError) -> GuardedDataset {
    GuardedDataset(
      try dataset(of: versions, columns: names, in: language), of: versions)
  }

  /// The columns of `guardedDataset` without their guard, for this module alone.
  func dataset(
    of versions: [StoredQuestionnaire], columns names: [String], in language: Language?
  ) throws(StudyError) -> Dataset {
    let (newest, sources, readable) = try readableColumns(of: versions, columns: names)
    return try snapshot {
      let notes = try notes(reading: readable, of: versions, newest: newest)
      let columns = try read(sources, of: readable, as: newest, in: language)
      return Dataset(
        name: path, rowCount: columns.first?.count ?? 0, columns: columns, notes: notes)
    }
  }

  /// The columns named, and the versions whose items for them have the same answers.
  func readableColumns(
    of versions: [StoredQuestionnaire], columns names: [String]
  ) throws(StudyError) -> (Questionnaire, [ColumnSource], [StoredQuestionnaire]) {
    guard let newest = versions.last?.questionnaire else { throw .noQuestionnaire }
    let known = ColumnSource.all(of: newest)
    var sources: [ColumnSource] = []
    for name in names {
      guard let source = known.first(where: { $0.name == name }) else {
        let near = suggestion(for: name, among: known.map(\.name))
        throw .unknownItem(name: name, suggestion: near)
      }
      sources.append(source)
    }
    return (
      newest, sources, versions.filter { newest.hasSameItems(as: $0.questionnaire, for: sources) }
    )
  }

  private func read(
    _ sources: [ColumnSource], of versions: [StoredQuestionnaire], as newest: Questionnaire,
    in language: Language?
  ) throws -> [Column] {
    let layouts = sources.map { source in
      newest.index(of: source.item).flatMap { ColumnLayout(newest.items[$0].type) }
    }
    let capacity = try rowCount(of: versions)
    var assemblers = layouts.map { ColumnAssembler($0 ?? .integers, capacity: capacity) }
    for version in versions {
      try readChunks(of: version, sources, into: &assemblers)
      try readOutside(of: version, sources, into: &assemblers)
    }
    return try zip(sources, assemblers).map { source, assembler in
      try column(source, of: newest, in: language, assembler.values())
    }
  }

  func column(
    _ source: ColumnSource, of newest: Questionnaire, in language: Language?, _ values: ColumnValues
  ) -> Column {
    source.column(of: newest, in: language ?? newest.languages[0], values: values)
      .spelled(by: newest.spelling(of: source.item))
  }

  /// What a reader of the data should know of how they were read.
  func notes(
    reading readable: [StoredQuestionnaire], of versions: [StoredQuestionnaire],
    newest: Questionnaire
  ) throws -> [String] {
    let left = try versions.filter { version in
      try !readable.contains(version) && holdsCompleted(version)
    }
    return try (newest.isSynthetic ? [Self.noteOnSynthetic] : [])
      + left.map { Self.noteLeavingOut($0) } + noteOnUnfinished(versions)
  }

  private static let noteOnSynthetic =
    "SYNTHETIC: these answers were made up by 'percept simulate'; they are nobody's."

  func readChunks(
    of version: StoredQuestionnaire, _ sources: [ColumnSource],
    into assemblers: inout [ColumnAssembler],
    afterChunk: (inout [ColumnAssembler]) throws -> Void = { _ in }
  ) throws {
    var chunks = try connection.prepare(
      "SELECT id, rows, length(interviews) FROM chunk WHERE questionnaire = ? ORDER BY id")
    try chunks.bind(version.row)
    var reader = try ChunkReader(on: connection)
    while try chunks.step() {
      let rows = chunks.integer(1)
      // The list is bytes that are there, so it bounds a number that may be anything.
      guard (0...Int(Int32.max)).contains(rows), chunks.integer(2) == rows * 8 else {
        throw MalformedChunk()
      }
      for (index, source) in sources.enumerated() {
        let item = version.questionnaire.index(of: source.item) ?? -1
        let fits = try reader.withBytes(
          of: (chunks.integer(0), item, source.part), rows: rows, on: connection
        ) {
          assemblers[index].append($0, rows: rows)
        }
        guard fits else { throw MalformedChunk() }
      }
      try afterChunk(&assemblers)
    }
  }

  func readOutside(
    of version: StoredQuestionnaire, _ sources: [ColumnSource],
    into assemblers: inout [ColumnAssembler]
  ) throws {
    let rows = try rowsOutsideColumns(of: version)
    guard !rows.isEmpty else { return }
    let sheets = try rows.map { row in
      try finalSheet(ofRow: row, questionnaire: version)
    }
    for (index, source) in sources.enumerated() {
      guard let item = version.questionnaire.index(of: source.item),
        let layout = ColumnLayout(version.questionnaire.items[item].type)
      else { throw MalformedChunk() }
      var builder = ColumnBuilder(layout)
      for sheet in sheets {
        builder.append(try ColumnCell(sheet[item] ?? .nonanswer(.notReached), in: layout))
      }
      let fits = builder.bytes(part: source.part).withUnsafeBytes {
        assemblers[index].append($0, rows: rows.count)
      }
      guard fits else { throw MalformedChunk() }
    }
  }

  /// About how many rows the chunks hold: room to reserve, bounded by what the file can hold.
  func rowCount(of versions: [StoredQuestionnaire]) throws(SQLiteError) -> Int {
    var total = 0
    var lengths = try connection.prepare(
      "SELECT length(interviews) FROM chunk WHERE questionnaire = ?")
    for version in versions {
      try lengths.bind(version.row)
      while try lengths.step() { total += lengths.integer(0) / 8 }
      lengths.reset()
    }
    return total
  }

  /// Whether a version has completed interviews.
  private func holdsCompleted(_ version: StoredQuestionnaire) throws(SQLiteError) -> Bool {
    var select = try connection.prepare(
      """
      SELECT EXISTS (SELECT 1 FROM chunk WHERE questionnaire = ?1)
        OR EXISTS (SELECT 1 FROM interview
          WHERE chunk IS NULL AND questionnaire = ?1 AND status = ?2)
      """)
    try select.bind(version.row, InterviewStatus.completed.rawValue)
    return try select.step() && select.integer(0) == 1
  }

  private static func noteLeavingOut(_ version: StoredQuestionnaire) -> String {
    "interviews of version \(version.questionnaire.version) are left out: its items differ"
  }

  private func noteOnUnfinished(
    _ versions: [StoredQuestionnaire]
  ) throws(SQLiteError) -> [String] {
    var count = 0
    var select = try connection.prepare(
      """
      SELECT count(*) FROM interview
      WHERE chunk IS NULL AND questionnaire = ? AND status NOT IN (?, ?)
      """)
    for version in versions {
      try select.bind(
        version.row, InterviewStatus.completed.rawValue, InterviewStatus.verification.rawValue)
      if try select.step() { count += select.integer(0) }
      select.reset()
    }
    return count == 0 ? [] : ["interviews not completed and left out: \(count)"]
  }
}

extension Questionnaire {
  /// Whether the items of some columns take the same answers in another version.
  fileprivate func hasSameItems(as other: Questionnaire, for sources: [ColumnSource]) -> Bool {
    sources.allSatisfy { source in
      guard let mine = index(of: source.item), let theirs = other.index(of: source.item) else {
        return false
      }
      return items[mine].type.hasSameAnswers(as: other.items[theirs].type)
    }
  }

  /// How the whole numbers of an item are written, where they stand for dates or times.
  fileprivate func spelling(of id: ItemID) -> ((Int) -> String?)? {
    guard let index = index(of: id) else { return nil }
    switch items[index].type {
    case .date: return { CalendarDate(daysSince1970: $0)?.description }
    case .time: return { ClockTime(minutes: $0)?.description }
    case .single, .multiple, .ranking, .integer, .decimal, .text, .scale, .differential,
      .computed, .assigned, .drawn, .consent, .note:
      return nil
    }
  }
}

extension Column {
  /// Turns days and minutes into categories named as dates and times are written.
  fileprivate func spelled(by spelling: ((Int) -> String?)?) -> Column {
    guard let spelling else { return self }
    let column = categorized()
    let dates = column.categories.map { category in
      let text =
        category.value.flatMap { Int(exactly: $0) }.flatMap { spelling($0) } ?? category.code
      return Microdata.Category(code: text, label: text, value: category.value)
    }
    return Column(
      name: name, label: label, measurement: measurement, categories: dates,
      nonanswers: nonanswers, values: column.values, origin: origin)
  }
}
