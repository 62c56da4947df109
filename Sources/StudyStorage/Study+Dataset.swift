package import Microdata
package import QuestionnaireModel
import SQLiteSupport

extension Study {
  /// The columns that the study can give, without their rows: what names and conditions refer to.
  package func columns(
    of name: String?, in language: Language?
  ) throws(StudyError) -> Dataset {
    let questionnaire = try questionnaire(named: name).questionnaire
    let language = language ?? questionnaire.languages[0]
    let columns = ColumnSource.all(of: questionnaire).map { source in
      source.column(of: questionnaire, in: language, values: .narrow([]))
    }
    return Dataset(name: path, rowCount: 0, columns: columns)
  }

  /// Reads the columns named of every completed interview, and nothing else.
  ///
  /// Versions of the questionnaire in which the items have the same answers are read together; a
  /// version in which one of them has others is left out, and a note says so.
  package func dataset(
    of name: String?, columns names: [String], in language: Language?
  ) throws(StudyError) -> Dataset {
    let versions = try versions(named: name)
    guard let newest = versions.last?.questionnaire else { throw .noQuestionnaire }
    let known = ColumnSource.all(of: newest)
    var sources: [ColumnSource] = []
    for name in names {
      guard let source = known.first(where: { $0.name == name }) else {
        throw .unknownItem(name: name, suggestion: nil)
      }
      sources.append(source)
    }
    let readable = versions.filter { newest.hasSameItems(as: $0.questionnaire, for: sources) }
    return try translating {
      let notes =
        try versions.filter { !readable.contains($0) }.map { Self.noteLeavingOut($0) }
        + noteOnUnfinished(versions)
      let columns = try read(sources, of: readable, as: newest, in: language)
      return Dataset(
        name: path, rowCount: columns.first?.count ?? 0, columns: columns, notes: notes)
    }
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
      source.column(
        of: newest, in: language ?? newest.languages[0], values: try assembler.values()
      ).spelled(by: newest.spelling(of: source.item))
    }
  }

  private func readChunks(
    of version: StoredQuestionnaire, _ sources: [ColumnSource],
    into assemblers: inout [ColumnAssembler]
  ) throws {
    var chunks = try connection.prepare(
      "SELECT id, rows FROM chunk WHERE questionnaire = ? ORDER BY id")
    try chunks.bind(version.row)
    var column = try connection.prepare(
      "SELECT data FROM chunk_column WHERE chunk = ? AND item = ? AND part = ?")
    while try chunks.step() {
      let rows = chunks.integer(1)
      for (index, source) in sources.enumerated() {
        try column.bind(
          chunks.integer(0), version.questionnaire.index(of: source.item) ?? -1, source.part)
        guard try column.step() else { throw MalformedChunk() }
        try assemblers[index].append(column.bytes(0), rows: rows)
        column.reset()
      }
    }
  }

  private func readOutside(
    of version: StoredQuestionnaire, _ sources: [ColumnSource],
    into assemblers: inout [ColumnAssembler]
  ) throws {
    let rows = try rowsOutsideColumns(of: version)
    guard !rows.isEmpty else { return }
    let sheets = try rows.map { row in
      try finalSheet(ofRow: row, questionnaire: version.questionnaire)
    }
    for (index, source) in sources.enumerated() {
      guard let item = version.questionnaire.index(of: source.item),
        let layout = ColumnLayout(version.questionnaire.items[item].type)
      else { throw MalformedChunk() }
      var builder = ColumnBuilder(layout)
      for sheet in sheets {
        builder.append(try ColumnCell(sheet[item] ?? .nonanswer(.notReached), in: layout))
      }
      try assemblers[index].append(builder.bytes(part: source.part), rows: rows.count)
    }
  }

  private func rowCount(of versions: [StoredQuestionnaire]) throws(SQLiteError) -> Int {
    var total = 0
    var sum = try connection.prepare("SELECT sum(rows) FROM chunk WHERE questionnaire = ?")
    for version in versions {
      try sum.bind(version.row)
      if try sum.step() { total += sum.integer(0) }
      sum.reset()
    }
    return total
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
      WHERE chunk IS NULL AND questionnaire = ? AND status <> ?
      """)
    for version in versions {
      try select.bind(version.row, InterviewStatus.completed.rawValue)
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
      return items[mine].type == other.items[theirs].type
    }
  }

  /// How the whole numbers of an item are written, where they stand for dates or times.
  fileprivate func spelling(of id: ItemID) -> ((Int) -> String?)? {
    guard let index = index(of: id) else { return nil }
    switch items[index].type {
    case .date: return { CalendarDate(daysSince1970: $0)?.description }
    case .time: return { ClockTime(minutes: $0)?.description }
    case .single, .multiple, .ranking, .integer, .decimal, .text, .scale, .differential,
      .computed, .consent, .note:
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
      let text = category.value.flatMap { spelling(Int($0)) } ?? category.code
      return Microdata.Category(code: text, label: text, value: category.value)
    }
    return Column(
      name: name, label: label, measurement: measurement, categories: dates,
      nonanswers: nonanswers, values: column.values)
  }
}
