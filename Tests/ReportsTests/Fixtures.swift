import Microdata
import QuestionnaireModel
import Tabulation

/// A column of a study: codes count from 1, labels as given.
func column(_ name: String, label: String = "", _ labels: [String], _ codes: [Int]) -> Column {
  Column(
    name: name, label: label, measurement: .nominal,
    categories: labels.enumerated().map {
      ColumnCategory(code: "\($0 + 1)", label: $1, value: Double($0 + 1))
    },
    nonanswers: [NonanswerCategory(kind: .refused, code: "-99", label: "No answer")],
    values: .narrow(codes.map(UInt8.init)), origin: .bare)
}

/// One respondent for each unit of a table's counts.
func expanded(_ counts: [[Int]]) -> (rows: [Int], columns: [Int]) {
  var rows: [Int] = []
  var columns: [Int] = []
  for (row, cells) in counts.enumerated() {
    for (column, count) in cells.enumerated() {
      rows += Array(repeating: row, count: count)
      columns += Array(repeating: column, count: count)
    }
  }
  return (rows, columns)
}

/// The respondents of a table of counts; the first few may be made to refuse.
func people(
  _ counts: [[Int]], rows: [String], columns: [String], rowLabel: String = "",
  columnLabel: String = "", refusals: Int = 0, weights: [Double] = []
) -> Dataset {
  var codes = expanded(counts)
  codes.rows += Array(repeating: rows.count, count: refusals)
  codes.columns += Array(repeating: 0, count: refusals)
  let count = codes.rows.count
  let weight = (0..<count).map { weights.isEmpty ? 1 : weights[$0 % weights.count] }
  return Dataset(
    name: "wellbeing", rowCount: count,
    columns: [
      column("contact", label: rowLabel, rows, codes.rows),
      column("region", label: columnLabel, columns, codes.columns),
      Column(
        name: "w", label: "", measurement: .numeric, categories: [], nonanswers: [],
        values: .numbers(weight, nonanswers: Array(repeating: 0, count: count)), origin: .bare),
    ])
}

let contactByRegion = BookPlan.single(
  CrossedItems(ItemSelection("contact"), by: ItemSelection("region")))

extension BookPlan {
  func carriedOut(on data: Dataset) throws -> Book {
    try Book(self, of: BookData(respondents: data))
  }
}

/// Agresti 2007, table 2.5.
func partyByGender() throws -> Book {
  try contactByRegion.carriedOut(
    on: people(
      [[762, 327, 468], [484, 239, 477]], rows: ["Women", "Men"],
      columns: ["Democrat", "Independent", "Republican"], rowLabel: "Gender",
      columnLabel: "Party identification"))
}
