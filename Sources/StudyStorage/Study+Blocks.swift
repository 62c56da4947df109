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
  ///   - rows: how many rows a block has.
  ///   - body: works on a block, and tells whether to go on.
  /// - Returns: what a reader should know of how the data were read.
  package func eachBlock(
    of versions: [StoredQuestionnaire], columns names: [String], rows: Int,
    in language: Language?, _ body: (Dataset) -> Bool
  ) throws(StudyError) -> [String] {
    precondition(rows > 0, "a block has rows")
    let (newest, sources, readable) = try readableColumns(of: versions, columns: names)
    return try snapshot {
      var blocks = BlockAssembly(sources, of: newest, rows: rows)
      func give(_ count: Int, _ assemblers: inout [ColumnAssembler]) throws -> Bool {
        var columns: [Column] = []
        for (place, source) in sources.enumerated() {
          let values = try assemblers[place].take(count)
          columns.append(column(source, of: newest, in: language, values))
        }
        return body(Dataset(name: path, rowCount: count, columns: columns))
      }
      func giveFull(_ assemblers: inout [ColumnAssembler]) throws {
        while !blocks.isStopped, let held = assemblers.first?.rowCount, held >= rows {
          blocks.isStopped = try !give(rows, &assemblers)
        }
      }
      for version in readable where !blocks.isStopped {
        try readChunks(of: version, sources, into: &blocks.assemblers, afterChunk: giveFull)
        try readOutside(of: version, sources, into: &blocks.assemblers)
        try giveFull(&blocks.assemblers)
      }
      if !blocks.isStopped, let rest = blocks.assemblers.first?.rowCount, rest > 0 {
        _ = try give(rest, &blocks.assemblers)
      }
      return try notes(reading: readable, of: versions, newest: newest)
    }
  }
}

/// The columns of a block that is being put together.
private struct BlockAssembly {
  var assemblers: [ColumnAssembler]
  var isStopped = false

  init(_ sources: [ColumnSource], of questionnaire: Questionnaire, rows: Int) {
    assemblers = sources.map { source in
      let layout = questionnaire.index(of: source.item).flatMap {
        ColumnLayout(questionnaire.items[$0].type)
      }
      return ColumnAssembler(layout ?? .integers, capacity: rows)
    }
  }
}
