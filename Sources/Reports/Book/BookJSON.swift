import Diagnostics
import SurveyStatistics
package import Tabulation

/// Renders a book as JSON of the form `percept.book/1`, whose tables are `percept.table/1` with banners.
///
/// Keys stand in the order of the contract; numbers carry full precision; what does not exist, and what
/// is held back, is `null`; `withheld` tells the two apart.
package struct BookJSON: Sendable {
  package init() {}

  package func render(_ book: FinishedBook) -> String {
    blocks(of: book).reduce(into: "") { $0 += String(decoding: $1, as: UTF8.self) }
  }

  /// The bytes of the text, part after part; some tables at a time are written side by side.
  package func blocks(of book: FinishedBook) -> AnySequence<[UInt8]> {
    var json = JSONText(layout: .indented)
    var opened = json
    var beginning: [UInt8] = []
    json.object { json in
      json.member("format", "percept.book/1")
      json.member("plan", book.plan.name)
      json.member("title", book.plan.title)
      json.key("tables")
      json.array { json in
        beginning = json.drain()
        opened = json
        if !book.tables.isEmpty { json.skipElements() }
      }
      json.key("notes")
      json.array { json in for note in book.notes { json.value(note) } }
    }
    let end = json.drain() + [UInt8(ascii: "\n")]
    let tables = book.tables.inParallelBlocks { [opened] place, table in
      var part = opened.part(isFirst: place == 0)
      write(table, to: &part)
      return part.drain()
    }
    return AnySequence([AnySequence([beginning]), tables, AnySequence([end])].lazy.joined())
  }

  private func write(_ table: FinishedTable, to json: inout JSONText) {
    json.object { json in
      json.member("format", "percept.table/1")
      json.member("name", table.name)
      json.member("title", table.title)
      json.key("rows")
      writeRows(of: table, to: &json)
      json.key("columns")
      writeColumns(of: table, to: &json)
      json.key("base")
      writeBase(of: table, to: &json)
      json.key("cells")
      writeCells(of: table, to: &json)
      json.key("comparisons")
      writeComparisons(of: table, to: &json)
      json.key("tests")
      json.array { json in
        for result in published(table) { write(result, of: table, to: &json) }
      }
      json.key("associations")
      json.array { json in
        for result in published(table) {
          if let effect = result.effect { write(effect, result, of: table, to: &json) }
        }
      }
      if !table.hypotheses.isEmpty {
        json.key("hypotheses")
        json.array { json in
          for result in table.hypotheses {
            json.hypothesis(result, isWithheld: table.isWithheld(result))
          }
        }
      }
      json.key("notes")
      json.array { json in for note in table.notes { json.value(note) } }
    }
  }

  private func published(_ table: FinishedTable) -> [OmnibusResult] {
    table.withheld.tests ? [] : table.omnibus
  }

  private func writeRows(of table: FinishedTable, to json: inout JSONText) {
    json.object { json in
      json.member("item", table.stub.name)
      json.member("label", table.stub.label)
      json.key("categories")
      json.array { json in
        for row in table.rows {
          json.object(inline: true) { json in
            json.member("code", row.code)
            json.member("label", row.label)
            json.member("kind", row.kind.name)
          }
        }
      }
    }
  }

  private func writeColumns(of table: FinishedTable, to json: inout JSONText) {
    json.object { json in
      json.member("item", table.groups.map(\.name).joined(separator: ", "))
      json.member("label", table.groups.map(\.label).joined(separator: ", "))
      json.key("groups")
      json.array { json in
        for group in table.groups {
          json.object(inline: true) { json in
            json.member("name", group.name)
            json.member("label", group.label)
            json.member("overlaps", group.overlaps)
          }
        }
      }
      json.key("categories")
      json.array { json in
        for column in table.columns {
          json.object(inline: true) { json in
            json.member("code", column.code)
            json.member("label", column.label)
            json.member("group", column.group.map { table.groups[$0].name })
            json.member("letter", column.letter)
            json.member("flag", column.flag.rawValue)
          }
        }
      }
    }
  }

  private func writeBase(of table: FinishedTable, to json: inout JSONText) {
    let total = table.columns.firstIndex { $0.group == nil }
    json.object { json in
      json.member("words", table.baseWords)
      let base = total.flatMap(table.publishedBase)
      json.member("unweighted", base?.unweighted)
      json.member("weighted", base?.weighted)
      json.member("effective", base?.effective)
      json.key("excluded")
      json.object(inline: true) { json in
        for (place, exclusion) in table.excluded.enumerated() {
          json.member(exclusion.reason.name, table.publishedExclusion(place))
        }
      }
      json.key("columns")
      json.array { json in
        for column in table.columns.indices {
          let base = table.publishedBase(column)
          json.object(inline: true) { json in
            json.member("unweighted", base?.unweighted)
            json.member("weighted", base?.weighted)
            json.member("effective", base?.effective)
          }
        }
      }
    }
  }

  private func writeCells(of table: FinishedTable, to json: inout JSONText) {
    let shown = table.shownNumbers.filter { $0 != .intervalLower && $0 != .intervalUpper }
    json.object { json in
      for number in shown {
        matrix(number.rawValue, of: table, to: &json) { json, row in
          let values = table.published(number, row: row)
          if number == .unweighted {
            json.value(values.map { value in value.map { Int($0) } })
          } else {
            json.value(values)
          }
        }
      }
      if table.shownNumbers.contains(.intervalLower) {
        matrix("confidenceInterval", of: table, to: &json) { json, row in
          json.array(inline: true) { json in
            for column in table.columns.indices {
              json.ends(table.publishedInterval(row, column))
            }
          }
        }
      }
      guard !table.withheld.cells.isEmpty else { return }
      matrix("withheld", of: table, to: &json) { json, row in
        json.array(inline: true) { json in
          for column in table.columns.indices { json.value(table.isWithheld(row, column)) }
        }
      }
    }
  }

  private func matrix(
    _ name: String, of table: FinishedTable, to json: inout JSONText,
    _ line: (inout JSONText, Int) -> Void
  ) {
    json.key(name)
    json.array { json in for row in table.rows.indices { line(&json, row) } }
  }

  private func writeComparisons(of table: FinishedTable, to json: inout JSONText) {
    json.object { json in
      json.member("notation", table.tests.notation.rawValue)
      json.member("profile", table.tests.profile.rawValue)
      json.numbers("levels", table.tests.levels)
      matrix("marks", of: table, to: &json) { json, row in
        json.value(table.columns.indices.map { table.publishedMark(row, $0) })
      }
      json.key("pairs")
      json.array { json in
        for (place, row) in table.rows.enumerated() {
          for pair in row.comparisons where table.publishes(pair, place) {
            write(pair, place, of: table, to: &json)
          }
        }
      }
    }
  }

  private func write(
    _ pair: ColumnComparison, _ row: Int, of table: FinishedTable, to json: inout JSONText
  ) {
    json.object(inline: true) { json in
      json.member("row", table.rows[row].code)
      json.member("first", table.columns[pair.first].code)
      json.member("second", table.columns[pair.second].code)
      json.member("difference", pair.difference)
      json.member("statistic", pair.statistic.value)
      json.numbers("df", pair.statistic.degreesOfFreedom)
      json.member("p", pair.p)
      json.member("adjustedP", pair.adjustedP)
    }
  }

  private func write(
    _ result: OmnibusResult, of table: FinishedTable, to json: inout JSONText
  ) {
    json.object { json in
      json.member("id", result.test.id.rawValue)
      json.member("group", table.groups[result.group].name)
      json.member("row", result.row)
      json.member("statistic", result.test.statistic)
      json.numbers("df", result.test.degreesOfFreedom)
      json.member("p", result.test.p.value)
      json.member("method", result.test.p.origin.method)
      json.member("joined", result.joined)
      json.member("respondents", result.respondents)
      if let small = result.smallExpected {
        json.member("expectedUnderFive", small.cells)
        json.member("expectedCells", small.of)
      }
      if let family = result.family {
        json.key("family")
        json.object(inline: true) { json in
          json.member("name", family.name)
          json.member("size", family.size)
          json.member("adjustment", family.adjustment.rawValue)
          json.member("adjustedP", family.adjustedP)
        }
      }
    }
  }

  private func write(
    _ effect: AssociationResult, _ result: OmnibusResult, of table: FinishedTable,
    to json: inout JSONText
  ) {
    json.object { json in
      json.member("id", effect.id.rawValue)
      json.member("group", table.groups[result.group].name)
      json.member("row", result.row)
      json.member("estimate", effect.estimate)
      json.member("standardError", effect.standardError)
      json.interval("confidenceInterval", effect.confidenceInterval)
      json.member("level", effect.level)
    }
  }
}
