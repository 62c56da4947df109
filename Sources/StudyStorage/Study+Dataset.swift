import Diagnostics
package import Microdata
package import QuestionnaireModel
import SQLiteSupport
import Words

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
  /// Versions of the questionnaire whose changes of the items are safe, as `percept diff` judges them,
  /// are read together, as the last of them names things; the others are left out, and a note says
  /// how many interviews that are, and why. What one version keeps in the study is kept in all.
  /// - Parameter unread: versions that are left aside because another one was chosen.
  package func guardedDataset(
    of versions: [StoredQuestionnaire], leavingAside unread: [StoredQuestionnaire] = [],
    columns names: [String], in language: Language?
  ) throws(StudyError) -> GuardedDataset {
    GuardedDataset(
      try dataset(of: versions, leavingAside: unread, columns: names, in: language),
      of: versions + unread)
  }

  /// The columns of `guardedDataset` without their guard, for this module alone.
  func dataset(
    of versions: [StoredQuestionnaire], leavingAside unread: [StoredQuestionnaire] = [],
    columns names: [String], in language: Language?
  ) throws(StudyError) -> Dataset {
    let pool = try pool(of: versions, columns: names)
    return try snapshot {
      let notes = try notes(reading: pool, of: versions, leavingAside: unread)
      let columns = try read(pool, in: language)
      return Dataset(
        name: path, rowCount: columns.first?.count ?? 0, columns: columns, notes: notes)
    }
  }

  /// The columns named, and the versions that are read together for them.
  func pool(
    of versions: [StoredQuestionnaire], columns names: [String]
  ) throws(StudyError) -> VersionPool {
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
    return VersionPool(sources, of: versions, newest: newest)
  }

  private func read(_ pool: VersionPool, in language: Language?) throws -> [Column] {
    let layouts = pool.sources.map { source in
      pool.newest.index(of: source.item).flatMap { ColumnLayout(pool.newest.items[$0].type) }
    }
    try checkRows()
    let capacity = try rowCount(of: pool.read.map(\.stored))
    var assemblers = layouts.map { ColumnAssembler($0 ?? .integers, capacity: capacity) }
    for version in pool.read {
      try readChunks(of: version, into: &assemblers)
      try readOutside(of: version, into: &assemblers)
    }
    return try zip(pool.sources, assemblers).map { source, assembler in
      try column(source, of: pool.newest, in: language, assembler.values())
    }
  }

  func column(
    _ source: ColumnSource, of newest: Questionnaire, in language: Language?, _ values: ColumnValues
  ) -> Column {
    source.column(of: newest, in: language ?? newest.languages[0], values: values)
      .spelled(by: newest.spelling(of: source.item))
  }

  /// Refuses columns that hold another number of interviews than there are.
  ///
  /// Interviews are never removed and are numbered from 1 on: the last one's number is how many there
  /// are, and each of them stands in a chunk or says that it does not.
  func checkRows() throws {
    var select = try connection.prepare(
      """
      SELECT (SELECT coalesce(max(id), 0) FROM interview),
        (SELECT count(*) FROM interview WHERE chunk IS NULL),
        (SELECT coalesce(sum(length(interviews) / 8), 0) FROM chunk)
      """)
    guard try select.step() else { return }
    let (all, outside, held) = (select.integer(0), select.integer(1), select.integer(2))
    guard all == outside &+ held else {
      throw StudyError.damaged(
        "its columns hold \(held) interviews and \(outside) stand outside them, of \(all);"
          + " 'percept audit --rebuild' makes the columns anew")
    }
  }

  func readChunks(
    of version: PooledVersion, into assemblers: inout [ColumnAssembler],
    afterChunk: (inout [ColumnAssembler]) throws -> Void = { _ in }
  ) throws {
    var chunks = try connection.prepare(
      "SELECT id, rows, length(interviews) FROM chunk WHERE questionnaire = ? ORDER BY id")
    try chunks.bind(version.stored.row)
    var reader = try ChunkReader(on: connection)
    while try chunks.step() {
      let rows = chunks.integer(1)
      // The list is bytes that are there, so it bounds a number that may be anything.
      guard (0...Int(Int32.max)).contains(rows), chunks.integer(2) == rows * 8 else {
        throw MalformedChunk()
      }
      for (index, place) in version.places.enumerated() {
        let translation = place.translation
        let fits = try reader.withBytes(
          of: (chunks.integer(0), place.item, translation.part), rows: rows, on: connection
        ) {
          assemblers[index].append($0, rows: rows, through: translation)
        }
        guard fits else { throw MalformedChunk() }
      }
      try afterChunk(&assemblers)
    }
  }

  func readOutside(
    of version: PooledVersion, into assemblers: inout [ColumnAssembler]
  ) throws {
    let rows = try rowsOutsideColumns(of: version.stored)
    guard !rows.isEmpty else { return }
    let sheets = try rows.map { row in
      try finalSheet(ofRow: row, questionnaire: version.stored)
    }
    for (index, place) in version.places.enumerated() {
      var builder = ColumnBuilder(place.layout)
      for sheet in sheets {
        builder.append(
          try ColumnCell(sheet[place.item] ?? .nonanswer(.notReached), in: place.layout))
      }
      let translation = place.translation
      let fits = builder.bytes(part: translation.part).withUnsafeBytes {
        assemblers[index].append($0, rows: rows.count, through: translation)
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
}

extension Questionnaire {
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
      return ColumnCategory(code: text, label: text, value: category.value)
    }
    return Column(
      name: name, label: label, measurement: measurement, categories: dates,
      nonanswers: nonanswers, values: column.values, origin: origin)
  }
}
