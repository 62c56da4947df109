import Diagnostics
import SurveyStatistics
package import Tabulation

/// Renders a book as JSON of the form `percept.book/1`, whose tables are `percept.table/1`; a table that
/// was asked for by itself is a document of its own.
///
/// Keys stand in the order of the contract; numbers carry full precision; what does not exist, and what
/// is held back, is `null`; `withheld` tells the two apart.
package struct BookJSON: TableWriter {
  package init() {}

  package func beginning(of book: BookPage) -> [UInt8] { document(book).beginning }

  package func end(of book: BookPage) -> [UInt8] { document(book).end }

  package func table(_ page: TablePage, at place: Int, of book: BookPage) -> [UInt8] {
    let around = document(book).tables
    var part = book.isAlone ? around : around.part(isFirst: place == 0)
    write(page, to: &part)
    return part.drain()
  }

  /// What stands around the tables, and the writer of these.
  private func document(
    _ book: BookPage
  ) -> (beginning: [UInt8], tables: JSONText, end: [UInt8]) {
    var json = JSONText(layout: .indented)
    var tables = json
    var beginning: [UInt8] = []
    guard !book.isAlone else { return ([], json, [UInt8(ascii: "\n")]) }
    json.object { json in
      json.member("format", "percept.book/1")
      json.member("plan", book.name)
      json.member("title", book.title)
      json.key("tables")
      json.array { json in
        beginning = json.drain()
        tables = json
        if book.tableCount > 0 { json.skipElements() }
      }
      json.key("notes")
      json.array { json in for note in book.notes { json.value(note) } }
    }
    return (beginning, tables, json.drain() + [UInt8(ascii: "\n")])
  }

  private func write(_ table: TablePage, to json: inout JSONText) {
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
        for result in table.tests { write(result, of: table, to: &json) }
      }
      json.key("associations")
      json.array { json in
        for association in table.associations { write(association, of: table, to: &json) }
      }
      if !table.hypotheses.isEmpty {
        json.key("hypotheses")
        json.array { json in
          for (place, result) in table.hypotheses.enumerated() {
            json.hypothesis(result, isWithheld: table.withheldHypotheses.contains(place))
          }
        }
      }
      json.key("notes")
      json.array { json in for note in table.notes + table.fileNotes { json.value(note) } }
    }
  }

  private func writeRows(of table: TablePage, to json: inout JSONText) {
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

  private func writeColumns(of table: TablePage, to json: inout JSONText) {
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

  private func writeBase(of table: TablePage, to json: inout JSONText) {
    let total = table.columns.firstIndex { $0.group == nil }
    json.object { json in
      json.member("words", table.baseWords)
      let base = table.margin.map(\.base) ?? total.flatMap { table.bases[$0] }
      json.member("unweighted", base?.unweighted)
      json.member("weighted", base?.weighted)
      json.member("effective", base?.effective)
      json.key("excluded")
      json.object(inline: true) { json in
        for exclusion in table.excluded {
          json.member(exclusion.reason.name, exclusion.count)
        }
      }
      json.key("columns")
      json.array { json in
        for base in table.bases {
          json.object(inline: true) { json in
            json.member("unweighted", base?.unweighted)
            json.member("weighted", base?.weighted)
            json.member("effective", base?.effective)
          }
        }
      }
    }
  }

  private func writeCells(of table: TablePage, to json: inout JSONText) {
    json.object { json in
      for number in table.numbers where number != .intervalLower && number != .intervalUpper {
        matrix(number.rawValue, of: table, to: &json) { json, row in
          let values = table[number, row: row].numbers
          if number == .unweighted {
            json.value(values.map { value in value.map { Int($0) } })
          } else {
            json.value(values)
          }
        }
      }
      if table.numbers.contains(.intervalLower) {
        matrix("confidenceInterval", of: table, to: &json) { json, row in
          let (lower, upper) = (table[.intervalLower, row: row], table[.intervalUpper, row: row])
          json.array(inline: true) { json in
            for (low, high) in zip(lower.numbers, upper.numbers) {
              if let low, let high { json.value([low, high]) } else { json.null() }
            }
          }
        }
      }
      guard !table.withheldCells.isEmpty else { return }
      matrix("withheld", of: table, to: &json) { json, row in
        json.array(inline: true) { json in
          for isWithheld in table.withheldCells[row] { json.value(isWithheld) }
        }
      }
    }
  }

  private func matrix(
    _ name: String, of table: TablePage, to json: inout JSONText,
    _ line: (inout JSONText, Int) -> Void
  ) {
    json.key(name)
    json.array { json in for row in table.rows.indices { line(&json, row) } }
  }

  private func writeComparisons(of table: TablePage, to json: inout JSONText) {
    json.object { json in
      json.member("notation", table.comparisons.notation.rawValue)
      json.member("profile", table.comparisons.profile.rawValue)
      json.numbers("levels", table.comparisons.levels)
      matrix("marks", of: table, to: &json) { json, row in
        json.value(table.rows[row].marks)
      }
      json.key("pairs")
      json.array { json in
        for pair in table.pairs { write(pair.comparison, pair.row, of: table, to: &json) }
      }
    }
  }

  private func write(
    _ pair: ColumnComparison, _ row: Int, of table: TablePage, to json: inout JSONText
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
    _ result: OmnibusResult, of table: TablePage, to json: inout JSONText
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
    _ association: TablePage.Association, of table: TablePage, to json: inout JSONText
  ) {
    let result = association.result
    json.object { json in
      json.member("id", result.id.rawValue)
      json.member("group", table.groups[association.group].name)
      json.member("row", association.row)
      json.member("estimate", result.estimate)
      json.member("standardError", result.standardError)
      json.interval("confidenceInterval", result.confidenceInterval)
      json.member("level", result.level)
    }
  }
}
