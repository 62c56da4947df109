package import Microdata
package import QuestionnaireModel
import SQLiteSupport

extension Study {
  /// About how many completed interviews the columns hold, for what is planned before they are read.
  package func rowEstimate(of versions: [StoredQuestionnaire]) throws(StudyError) -> Int {
    try snapshot { try rowCount(of: versions) }
  }

  /// Reads the columns named of every completed interview, block by block, in the order of `dataset`.
  ///
  /// Each block but the last has exactly so many rows, however the file stores them, and no more than
  /// a block and a stored chunk is in memory. The study is seen as it is at one moment.
  ///
  /// - Parameters:
  ///   - unread: versions that are left aside because another one was chosen.
  ///   - rows: how many rows a block has.
  ///   - body: works on a block, and tells whether to go on.
  /// - Returns: what a reader should know of how the data were read.
  package func eachGuardedBlock(
    of versions: [StoredQuestionnaire], leavingAside unread: [StoredQuestionnaire] = [],
    columns names: [String], rows: Int, in language: Language?, _ body: (GuardedDataset) -> Bool
  ) throws(StudyError) -> [String] {
    try eachBlock(
      of: versions, leavingAside: unread, columns: names, rows: rows, in: language
    ) {
      body(GuardedDataset($0, of: versions + unread))
    }
  }

  /// The blocks of `eachGuardedBlock` without their guard, for this module alone.
  func eachBlock(
    of versions: [StoredQuestionnaire], leavingAside unread: [StoredQuestionnaire] = [],
    columns names: [String], rows: Int, in language: Language?, _ body: (Dataset) -> Bool
  ) throws(StudyError) -> [String] {
    precondition(rows > 0, "a block has rows")
    let pool = try pool(of: versions, columns: names)
    let (newest, sources) = (pool.newest, pool.sources)
    return try snapshot {
      try checkRows()
      var assemblers = sources.map { $0.assembler(of: newest, capacity: rows) }
      var isStopped = false
      func give(_ count: Int, _ assemblers: inout [ColumnAssembler]) throws {
        var columns: [Column] = []
        for (place, source) in sources.enumerated() {
          let values = try assemblers[place].take(count)
          columns.append(column(source, of: newest, in: language, values))
        }
        isStopped = !body(Dataset(name: path, rowCount: count, columns: columns))
      }
      func giveFull(_ assemblers: inout [ColumnAssembler]) throws {
        while !isStopped, let held = assemblers.first?.rowCount, held >= rows {
          try give(rows, &assemblers)
        }
      }
      for version in pool.read where !isStopped {
        try readChunks(of: version, into: &assemblers, afterChunk: giveFull)
        try readOutside(of: version, into: &assemblers)
        try giveFull(&assemblers)
      }
      if !isStopped, let rest = assemblers.first?.rowCount, rest > 0 {
        try give(rest, &assemblers)
      }
      return try notes(reading: pool, of: versions, leavingAside: unread)
    }
  }
}

extension ColumnSource {
  /// What puts its chunks together, with room for so many rows.
  fileprivate func assembler(of questionnaire: Questionnaire, capacity: Int) -> ColumnAssembler {
    let layout = questionnaire.index(of: item).flatMap {
      ColumnLayout(questionnaire.items[$0].type)
    }
    return ColumnAssembler(layout ?? .integers, capacity: capacity)
  }
}
