package import Diagnostics
import SurveyStatistics
package import Tabulation

/// Renders a cross-tabulation as JSON of the form `percept.table/1`.
///
/// Keys stand in the order of the contract; numbers carry full precision; what does not exist, and
/// an infinite end of an interval, is `null`.
package struct TableJSON: Sendable {
  package init() {}

  package func render(_ table: CrossTabulation) -> String {
    var json = JSONText(layout: .indented)
    write(table, to: &json)
    return json.text + "\n"
  }

  /// Writes the table as one value of a larger document.
  package func write(_ table: CrossTabulation, to json: inout JSONText) {
    json.object { json in
      json.member("format", "percept.table/1")
      json.key("rows")
      write(table.rows, to: &json)
      json.key("columns")
      write(table.columns, to: &json)
      json.key("base")
      write(table.base, to: &json)
      json.key("cells")
      writeCells(of: table, to: &json)
      json.key("tests")
      json.array { json in for test in table.tests { write(test, to: &json) } }
      json.key("associations")
      json.array { json in
        for association in table.associations { write(association, to: &json) }
      }
      json.key("notes")
      json.array { json in for note in table.notes { json.value(note.description) } }
    }
  }

  private func write(_ item: TableItem, to json: inout JSONText) {
    json.object { json in
      json.member("item", item.name)
      json.member("label", item.label)
      json.key("categories")
      json.array { json in
        for category in item.categories {
          json.object(inline: true) { json in
            json.member("code", category.code)
            json.member("label", category.label)
          }
        }
      }
    }
  }

  private func write(_ base: TableBase, to json: inout JSONText) {
    json.object { json in
      json.member("unweighted", base.total.unweighted)
      json.member("weighted", base.total.weighted)
      json.member("effective", base.total.effective)
      json.key("excluded")
      json.object(inline: true) { json in
        for exclusion in base.excluded { json.member(exclusion.reason.name, exclusion.count) }
      }
    }
  }

  private func writeCells(of table: CrossTabulation, to json: inout JSONText) {
    json.object { json in
      matrix("unweighted", of: table, to: &json) { $0.value(table.unweighted[$1, $2]) }
      matrix("weighted", of: table, to: &json) { $0.value(table.weighted[$1, $2]) }
      matrix("columnPercent", of: table, to: &json) { $0.value(table.columnPercent($1, $2)) }
      matrix("rowPercent", of: table, to: &json) { $0.value(table.rowPercent($1, $2)) }
      matrix("totalPercent", of: table, to: &json) { $0.value(table.totalPercent($1, $2)) }
      matrix("expected", of: table, to: &json) { $0.value(table.expected($1, $2)) }
      matrix("adjustedResidual", of: table, to: &json) {
        $0.value(table.adjustedResidual($1, $2))
      }
      matrix("standardError", of: table, to: &json) { $0.value(table.standardError($1, $2)) }
      matrix("confidenceInterval", of: table, to: &json) {
        $0.ends(table.confidenceInterval($1, $2))
      }
    }
  }

  /// Writes one array for each row, on a line of its own.
  private func matrix(
    _ name: String, of table: CrossTabulation, to json: inout JSONText,
    _ cell: (inout JSONText, Int, Int) -> Void
  ) {
    json.key(name)
    json.array { json in
      for row in table.rows.categories.indices {
        json.array(inline: true) { json in
          for column in table.columns.categories.indices { cell(&json, row, column) }
        }
      }
    }
  }

  private func write(_ test: TestResult, to json: inout JSONText) {
    json.object { json in
      json.member("id", test.id.rawValue)
      json.member("statistic", test.statistic)
      json.numbers("df", test.degreesOfFreedom)
      json.member("p", test.p.value)
      json.member("method", test.p.origin.method)
    }
  }

  private func write(_ association: AssociationResult, to json: inout JSONText) {
    json.object { json in
      json.member("id", association.id.rawValue)
      json.member("estimate", association.estimate)
      json.member("standardError", association.standardError)
      json.interval("confidenceInterval", association.confidenceInterval)
      json.member("level", association.level)
    }
  }
}
